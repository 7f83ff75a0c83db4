"""What a row of a chart opens onto: quotes behind a figure, lines that say a word, lines gathered under a theme."""

from winnotes.core.insight.behind import Lines, behind, gathered_under, quoted, saying
from winnotes.desk.reporting import Told
from winnotes.exchange.report.drawing import Spot
from winnotes.exchange.report.spoken import WORD
from winnotes.gui.insights.behind_list import Shown
from winnotes.wording import common_words


def shown_behind(told: Told, spot: Spot, *, can_open: bool) -> Shown:
    """Return what is behind a row."""
    theme = next((one for one in told.themes if one.id == spot.of), None)
    lines: Lines = quoted
    if theme is not None:
        lines = gathered_under(theme)
    elif spot.of.startswith(WORD):
        lines = saying(spot.of.removeprefix(WORD), common_words())
    found = behind({lunch.interview: lunch for lunch in told.lunches}, spot.behind, lines)
    return Shown(spot.label, found, theme, [one.name for one in told.themes], can_open)

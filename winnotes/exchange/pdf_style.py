"""The family look of every PDF: the window's ink, accent and amber, and the few sizes type comes in.

Sizes are points. `styled` is how a text gets its dress: one table, no numbers at the places that write.
"""

from dataclasses import dataclass

from winnotes.exchange.glyph import ITALIC, REGULAR, SEMIBOLD
from winnotes.exchange.line_breaking import Span

INK, QUIET, ACCENT, SOFT = "#1b1f1d", "#5c6661", "#0b6e4f", "#e3f1ea"
AMBER, HAIRLINE, TRACK, PAPER = "#a8490a", "#dfe5e1", "#cfd8d3", "#ffffff"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is dressed: font, size, colour, and the height of its lines, all in points."""

    font: str = REGULAR
    size: float = 9.0
    leading: float = 13.0
    colour: str = INK
    tracking: float = 0.0


STYLES = {
    "title": Style(SEMIBOLD, 25, 31),
    "deal": Style(REGULAR, 14, 20, QUIET),
    "overline": Style(SEMIBOLD, 7, 11, ACCENT, tracking=0.9),
    "heading": Style(SEMIBOLD, 11.5, 16),
    "question": Style(SEMIBOLD, 10, 14.5),
    "lead": Style(REGULAR, 11, 16),
    "pull_quote": Style(ITALIC, 13.5, 19.5, ACCENT),
    "side_quote": Style(ITALIC, 11.5, 16.5, ACCENT),
    "quote": Style(ITALIC, 9, 13.5, ACCENT),
    "body": Style(),
    "strong": Style(SEMIBOLD),
    "todo": Style(colour=AMBER),
    "surprise": Style(SEMIBOLD),
    "quiet": Style(colour=QUIET),
    "cell": Style(size=8.5, leading=12),
    "cell_strong": Style(SEMIBOLD, 8.5, 12),
    "cell_quiet": Style(size=8, leading=11.5, colour=QUIET),
    "label": Style(size=7.5, leading=11, colour=QUIET),
    "field": Style(size=7.5, leading=13, colour=QUIET),
    "tiny": Style(size=6.5, leading=8.5, colour=QUIET),
    "choices": Style(size=8.5, leading=14.5),
    "note": Style(size=8, leading=12, colour=QUIET),
    "warning": Style(SEMIBOLD, 8, 12, AMBER),
    "figure": Style(SEMIBOLD, 21, 26),
    "figure_word": Style(SEMIBOLD, 11, 26),
}


def styled(text: str, style: str = "body", colour: str = "") -> Span:
    """Return `text` in one of STYLES, in another colour where one is given."""
    dress = STYLES[style]
    return Span(text, dress.font, dress.size, colour or dress.colour, dress.tracking)

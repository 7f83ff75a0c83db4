"""Draws themes and telling words on the insights page, in every theme of the window and on a small screen."""

import pytest
from PySide6.QtCore import Qt

from tests.hands import Hands
from tests.screens.test_insights_screens import team
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.desk.theming import gather
from winnotes.gui.theme import THEMES

__all__ = ["team"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_themes_and_telling_words_are_drawn(team: Hands, shoot, theme, size):
    team.window.set_look(THEMES[theme], 100)
    team.window.resize(*SIZES[size])
    team.press("Ctrl+4")
    page = team.window.insights
    told = [one.interview for one in page.told.lunches if one.notes.get("why_us")]
    for name, some in (("They pick up at night", told[:14]), ("Customers vouch for us", told[9:15])):
        for one in some:
            team.window.autosave.run(
                lambda store, one=one, name=name: gather(store, name, (one, "why_us")), page.show_themes
            )
    team.wait()
    view = next(one for one in page.columns.views if one.title.text() == "In their words: Why us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    view.behind._rows[0].link.setFocus()
    team.press("T")
    page.area.ensureWidgetVisible(view, 0, 8)
    page.area.ensureWidgetVisible(view.behind._rows[0].line, 0, 60)
    assert is_drawn([shoot(team, f"themes-{theme}{size}")], theme, SIZES[size])

"""Draws the insights page in every theme and on a small screen: charts, what stands behind one, two side by side."""

import pytest
from PySide6.QtCore import Qt

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.desk.demo_team import Team
from winnotes.gui.theme import THEMES, load_fallback_fonts


@pytest.fixture
def team(hands: Hands):
    """A window on an invented team's lunches."""
    load_fallback_fonts()
    notes = Team(41).notebook
    hands.window.autosave.run(lambda store: store.merge(notes), lambda _n: None)
    hands.wait()
    yield hands
    hands.window.set_look(THEMES["light"], 100)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_what_the_lunches_teach_is_drawn(team, shoot, theme, size):
    team.window.set_look(THEMES[theme], 100)
    team.window.resize(*SIZES[size])
    team.press("Ctrl+4")
    page = team.window.insights
    drawn = [shoot(team, f"insights-{theme}{size}")]
    page.columns.views[0].chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    drawn.append(shoot(team, f"behind-{theme}{size}"))
    team.press("Escape")
    page.compare.click()
    choice = page.other_bar.choices["period"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    drawn.append(shoot(team, f"compare-{theme}{size}"))
    page.compare.click()
    assert is_drawn(drawn, theme, SIZES[size])

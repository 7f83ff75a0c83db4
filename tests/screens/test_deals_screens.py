"""Draws the deals page and a list coming in, in every theme and on a small screen."""

from pathlib import Path

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.desk.demo_team import Team, write_team
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts


@pytest.fixture
def listed(hands: Hands, tmp_path: Path):
    """A window and an invented team's list of deals, without its lunches."""
    load_fallback_fonts()
    write_team(tmp_path / "team", Team(41))
    yield hands, tmp_path / "team" / "deals.csv"
    hands.window.set_look(THEMES["light"], 100)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_won_deals_are_drawn(listed, shoot, theme, size):
    hands, file = listed
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    hands.press("Ctrl+2")
    hands.window.list_coming.open_files([file])
    hands.wait()
    settle()
    drawn = [shoot(hands, f"list-{theme}{size}")]
    hands.press("Return")
    settle()
    hands.press("Down", "Return", "Ctrl+2")
    settle()
    hands.window.foot.tell("")
    drawn.append(shoot(hands, f"deals-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])

"""Draws the guide page, in every theme and on a small screen."""

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_guide_is_drawn(hands: Hands, shoot, theme, size):
    load_fallback_fonts()
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Down")
    settle()
    assert is_drawn([shoot(hands, f"guide-{theme}{size}")], theme, SIZES[size])
    hands.window.set_look(THEMES["light"], 100)

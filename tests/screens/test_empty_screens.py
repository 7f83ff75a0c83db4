"""Draws every page as a new user meets it, with nothing there yet, in every theme and on a small screen."""

import pytest

from tests.hands import Hands
from tests.screens.test_screens import SIZES, is_drawn
from winnotes.gui.keyboard import settle
from winnotes.gui.theme import THEMES, load_fallback_fonts

PAGES = {"deals": "Ctrl+2", "rounds": "Ctrl+3", "insights": "Ctrl+4", "model": "Ctrl+6", "content": "Ctrl+7"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_pages_with_nothing_on_them_yet_are_drawn(hands: Hands, shoot, theme, size):
    load_fallback_fonts()
    hands.window.set_look(THEMES[theme], 100)
    hands.window.resize(*SIZES[size])
    drawn = []
    for name, keys in PAGES.items():
        hands.press(keys)
        settle()
        drawn.append(shoot(hands, f"{name}-empty-{theme}{size}"))
    assert is_drawn(drawn, theme, SIZES[size])
    hands.press("F9")
    shoot(hands, f"curtain-{theme}{size}")
    hands.press("Escape")
    hands.window.set_look(THEMES["light"], 100)

"""What the tests of the window share."""

import pytest

from tests.hands import Hands


@pytest.fixture
def lunch(hands: Hands) -> Hands:
    """A person whose name is known, at a new lunch."""
    hands.press("Ctrl+N")
    hands.window.lunch.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    return hands

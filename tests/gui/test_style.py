"""What the style promises at every zoom: round ends, arrows on what opens, amber under what was not read."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from winnotes.gui.theme import LIGHT, THEMES, ZOOMS, dress
from winnotes.gui.widgets import Choice, Number, button, set_role


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""

    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def dressed(qapp):
    """Dresses and shows a widget, and draws it."""
    shown = []

    def draw(widget: QWidget, theme=LIGHT, zoom=100):
        dress(theme, zoom)
        widget.show()
        shown.append(widget)
        return widget.grab().toImage()

    yield draw
    for widget in shown:
        widget.close()
    dress(LIGHT)


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize(
    ("role", "words"), [("pill", "Why us"), ("chip", "Sales relationship"), ("chip", "1")]
)
def test_pills_and_chips_keep_their_round_ends_at_every_zoom(dressed, role, words, zoom):
    made = button(words, lambda: None, role)
    picture = dressed(made, zoom=zoom)
    edge = [y for y in range(picture.height()) if picture.pixelColor(0, y).name() != LIGHT.paper]
    assert edge and min(edge) >= picture.height() * 0.2
    assert picture.height() >= 22 * zoom // 100 + 4


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("zoom", [100, 200])
def test_what_opens_or_counts_has_an_arrow_that_can_be_seen(dressed, theme, zoom):
    choice, number = Choice("How they know"), Number("Minutes", 10, 240)
    choice.addItem("How do they know?")
    for box in (choice, number):
        box.resize(box.sizeHint())
        picture = dressed(box, theme, zoom)
        right = [
            contrast(picture.pixelColor(x, y), QColor(theme.paper))
            for x in range(picture.width() - 30, picture.width() - 6)
            for y in range(6, picture.height() - 6)
        ]
        assert max(right) >= 3, "no arrow"


@pytest.mark.parametrize("role", ["", "cell", "bare"])
def test_a_field_that_was_not_understood_is_underlined_in_amber(dressed, role):
    from winnotes.gui.lunch.typing_field import LineField

    field = LineField("Score", role=role)
    set_role(field, "unread", True)
    picture = dressed(field)
    below = {picture.pixelColor(picture.width() // 2, picture.height() - n).name() for n in (1, 2)}
    assert LIGHT.amber in below

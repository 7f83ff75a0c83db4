"""The picture the window shows first is the page that takes its place: nobody sees the one become the other."""

import pytest
from PySide6.QtGui import QImage

from tests.desk.noting import kim
from tests.hands import Hands
from winnotes.desk.home import DATABASE
from winnotes.desk.interviews import start_interview
from winnotes.desk.library import first_sight
from winnotes.gui.app import read_start
from winnotes.gui.keyboard import press, settle, settle_until, type_text
from winnotes.gui.lunch.autosave import Autosave
from winnotes.gui.main_window import MainWindow
from winnotes.gui.theme import THEMES
from winnotes.store.store import Store
from winnotes.wording import original_guide

LINES, HEAD_PX = 30, 70


@pytest.fixture
def many(tmp_path):
    """A folder with more interviews than the window shows at once; a name that reads like markup among them."""
    store = Store(tmp_path / "winnotes.db")
    person = kim(store)
    for number in range(LINES):
        facts = {"account": f"Account <b>{number}</b>", "interviewee": "Pat Lind", "met_on": "2026-10-29"}
        start_interview(store, person, original_guide(), facts)
    store.close()
    return tmp_path


def unlike(one: QImage, other: QImage) -> float:
    """Return the share of points whose lightness is clearly another."""
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 2)]
    far = sum(abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) > 60 for at in points)
    return far / len(points)


@pytest.mark.parametrize(
    ("theme", "zoom", "size"),
    [
        ("light", 100, (1280, 800)),
        ("dark", 100, (1024, 600)),
        ("sunlight", 150, (1280, 800)),
        ("light", 80, (1400, 900)),
    ],
)
def test_the_first_picture_looks_like_the_library_that_takes_its_place(qapp, many, theme, zoom, size):
    hands = Hands(qapp, many)
    hands.window.set_look(THEMES[theme], zoom)
    hands.window.resize(*size)
    hands.wait()
    seen = first_sight(many)
    assert seen is not None and seen.total == LINES
    pictured = MainWindow({"theme": theme, "zoom": zoom})
    pictured.resize(*size)
    pictured.show_picture(seen)
    pictured.show()
    page, picture = hands.window.grab().toImage(), pictured.grab().toImage()
    assert unlike(page, picture) < 0.015
    assert unlike(page.copy(0, 0, size[0], HEAD_PX), picture.copy(0, 0, size[0], HEAD_PX)) < 0.04
    pictured.close()
    hands.close()


def test_another_picture_would_be_noticed(qapp, many):
    hands = Hands(qapp, many)
    seen = first_sight(many)
    pictured = MainWindow({"theme": "light", "zoom": 115})
    pictured.resize(hands.window.size())
    pictured.show_picture(seen)
    pictured.show()
    assert unlike(hands.window.grab().toImage(), pictured.grab().toImage()) > 0.015
    pictured.close()
    hands.close()


def test_keys_pressed_before_the_window_works_are_pressed_once_it_does(qapp, many):
    window = MainWindow({"theme": "light", "zoom": 100})
    window.show_picture(first_sight(many))
    window.show()
    window.activateWindow()
    press(window, "Ctrl+N")
    type_text(window, "They called Us")
    start = read_start(many)
    window.wake(Autosave(many / DATABASE), start.people, start.lines)
    window.press_early_keys()
    settle_until(lambda: window.autosave.is_idle)
    assert window.lunch is not None and window.lunch.document.note("entry_path") == "They called Us"
    window.press_early_keys()
    assert window.lunch.document.note("entry_path") == "They called Us"
    window.close()
    window.deleteLater()
    settle()

"""Forgetting in the window: words found, places ticked, asked once more, and gone from every file."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.hands import Hands
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.gui.erase_sheet import EraseSheet

CANARY = "Zqorvexu"


@pytest.fixture
def noted(hands: Hands) -> Hands:
    """A window on the sample lunch and one in which an unusual name was typed."""
    hands.window.autosave.run(lambda store: store.merge(sample_notebook()[0]), lambda _n: None)
    hands.press("Ctrl+N")
    hands.turn_to("Why us")
    hands.page.pane.note.setFocus()
    hands.type(f"{CANARY} said it was the price")
    hands.press("Ctrl+F")
    hands.type(CANARY.lower())
    hands.press("Escape")
    return hands


def sheet_of(hands: Hands) -> EraseSheet:
    return next(one for one in hands.window.findChildren(EraseSheet) if one.isVisible())


def on_disk(hands: Hands) -> bool:
    files = [one for one in hands.folder.rglob("*") if one.is_file()]
    return any(CANARY.lower().encode() in one.read_bytes().lower() for one in files)


def test_what_is_ticked_is_asked_once_more_and_then_in_no_file(noted: Hands):
    assert on_disk(noted)
    noted.press("Ctrl+Shift+Del")
    noted.type(f"{CANARY}\n")
    sheet = sheet_of(noted)
    assert len(sheet.ticks) == 1 and not sheet.erase_button.isEnabled()
    noted.press("Space")
    sheet.erase_button.setFocus()
    noted.press("Space")
    assert sheet.erase_button.text() == "Really erase? Press again" and on_disk(noted)
    noted.press("Space")
    assert noted.window.pages.currentWidget() is noted.window.library
    assert any("was erased" in one.text() for one in noted.window.foot.findChildren(QLabel))
    assert not on_disk(noted)


def test_nothing_is_ticked_by_itself_and_enter_never_erases(noted: Hands):
    noted.press("Ctrl+Shift+Del")
    noted.type("the\n")
    sheet = sheet_of(noted)
    assert len(sheet.ticks) > 5 and not any(tick.isChecked() for tick in sheet.ticks)
    noted.press("Space", "Return", "Return", "Escape")
    assert noted.window.findChildren(EraseSheet) == [] or not sheet.isVisible()
    noted.window.open_interview(sample_id())
    noted.wait()
    assert noted.document.fact("account") == "Northwind Traders"


def test_what_is_nowhere_says_so(noted: Hands):
    noted.press("Ctrl+Shift+Del")
    noted.type("nowherewhatsoever\n")
    assert any(one.text() == "Nothing was found." for one in sheet_of(noted).findChildren(QLabel))

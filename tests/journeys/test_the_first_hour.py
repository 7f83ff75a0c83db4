"""What a marketer met in the first hour with WinNotes, each in the words of the complaint."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.hands import Hands
from winnotes.gui.deals.import_page import ImportPage
from winnotes.gui.keyboard import settle
from winnotes.gui.lunch.finder import QuestionFinder
from winnotes.gui.lunch.note_editor import LOCKED
from winnotes.gui.main_window import MainWindow
from winnotes.gui.widgets import Elided

UNSURE = "Account,Name,Close date,Amount\nAcme,Fleet,03/04/2026,100\nBolt,Vans,05/06/2026,200\n"


def reading(hands: Hands, folder: Path, text: str) -> ImportPage:
    path = folder / "won.csv"
    path.write_text(text, "utf-8")
    hands.press("Ctrl+2")
    hands.window.list_coming.open_files([path])
    hands.wait()
    settle()
    return hands.window.pages.currentWidget()


def finished(hands: Hands) -> Hands:
    hands.press("Ctrl+N")
    hands.type("we met at the fair")
    hands.press("F8", "Ctrl+Shift+Return", "Escape")
    return hands


def test_the_window_opens_larger_than_my_small_screen(qapp: QApplication):
    window = MainWindow(None)
    room = window.screen().availableSize()
    assert window.width() <= room.width() and window.height() <= room.height()
    window.deleteLater()


def test_the_finished_lunch_looks_open_and_swallows_what_i_type(hands: Hands):
    page = finished(hands).page
    assert LOCKED in page.pane.crumb.text()
    assert page.pane.note.placeholderText() == LOCKED
    assert page.timer_bar.finish.text() == "Review"
    hands.press("F2")
    hands.type("one more\n")
    assert page.document.scraps() == ()
    assert page.scrap_line.field.placeholderText() == LOCKED


def test_a_lunch_opened_again_takes_words_again(hands: Hands):
    finished(hands).press("F8")
    hands.window.review.strip.reason.setFocus()
    hands.type("forgot one\n")
    hands.press("Escape", "F2")
    hands.type("one more\n")
    assert [scrap.text for scrap in hands.document.scraps()] == ["one more"]
    assert LOCKED not in hands.page.pane.crumb.text()


def test_the_green_button_of_the_list_does_nothing_until_i_say_the_order_of_days(
    hands: Hands, tmp_path: Path
):
    page = reading(hands, tmp_path, UNSURE)
    hands.press("Return")
    assert page.answers[0].hasFocus()
    hands.press("Space")
    settle()
    hands.wait()
    assert page.answers == [] and page.take_button.isEnabled()
    hands.press("Return")
    assert len(hands.window.deals.model.deals) == 2


def test_one_long_account_leaves_no_room_for_the_days(hands: Hands, tmp_path: Path):
    long = "A holding whose whole legal name somebody pasted into the CRM because there was room for it there"
    rest = "Route planner second site,2026-05-12,Benjamin Achterberg,Closed won,Mid-market,Customer referral"
    page = reading(
        hands, tmp_path, f"Account,Name,Close date,Owner,Stage,Segment,Lead source\n{long},{rest}\n"
    )
    hands.window.resize(1024, 600)
    settle()
    shown = {cell.whole_text: cell.text() for cell in page.findChildren(Elided) if cell.whole_text}
    assert shown["12 May 2026"] == "12 May 2026"


def test_a_question_nobody_has_leaves_an_empty_sheet(hands: Hands):
    hands.press("Ctrl+N", "Ctrl+K")
    hands.type("99")
    found = hands.page.finder.findChild(QuestionFinder)
    assert found.list.item(0).text().startswith("No question fits")
    hands.press("Down", "Return")
    assert hands.page.finder.isVisible()


def test_back_in_the_list_enter_opens_another_lunch_than_the_one_i_left(hands: Hands):
    for account in ("First", "Second"):
        hands.press("Ctrl+N", "F7")
        hands.type(account)
        hands.press("Escape", "Alt+Left")
    hands.press("Down", "Return")
    assert hands.document.fact("account") == "First"
    hands.press("Alt+Left", "Ctrl+N", "F7")
    hands.type("Third")
    hands.press("Escape", "Alt+Left", "Return")
    assert hands.document.fact("account") == "Third"


@pytest.mark.parametrize("size", [(1024, 600), (800, 480)])
def test_with_large_letters_i_do_not_see_where_i_type(hands: Hands, size: tuple[int, int]):
    hands.window.resize(*size)
    for _time in range(3):
        hands.press("Ctrl++")
    hands.press("Ctrl+N")
    settle()
    note = hands.page.pane.note
    assert note.hasFocus()
    seen = note.visibleRegion().boundingRect()
    assert seen.contains(note.cursorRect().translated(note.viewport().pos()).center())

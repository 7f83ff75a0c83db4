"""What a marketer met in the first hour with WinNotes, each in the words of the complaint."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.hands import Hands
from winnotes.cli.lunch_text import lunch_text
from winnotes.exchange.interview_pdf import write_interview_pdf
from winnotes.gui.deals.import_page import ImportPage
from winnotes.gui.keyboard import settle
from winnotes.gui.lunch.finder import QuestionFinder
from winnotes.gui.lunch.note_editor import LOCKED
from winnotes.gui.main_window import MainWindow
from winnotes.gui.widgets import Elided

WON = "Account,Name,Close date,Amount\nKern & Söhne,Scales,2026-10-12,100\nBolt,Vans,2026-10-13,200\n"
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


def begun(hands: Hands, account: str, deal: str, note: str = "they listened") -> None:
    hands.press("Ctrl+N")
    hands.type(note)
    hands.press("F7")
    hands.type(f"{account}\n{deal}")
    hands.press("Escape")


def test_thirty_lunches_about_the_deals_of_my_list_and_none_of_them_counts(hands: Hands, tmp_path: Path):
    begun(hands, "kern & söhne", "Scales")
    reading(hands, tmp_path, WON)
    hands.press("Return")
    page = hands.window.deals
    noted = {deal.account: page.model.lunch_of(deal) != "" for deal in page.model.deals}
    assert noted == {"Kern & Söhne": True, "Bolt": False}
    hands.press("Ctrl+4")
    assert hands.window.insights.told.report().coverage.of_won.k == 1
    hands.press("Ctrl+2")
    page.show_deal(next(deal.id for deal in page.model.deals if deal.account == "Kern & Söhne"))
    hands.press("Return")
    assert hands.document.note("entry_path") == "they listened"


def test_my_pdf_calls_me_by_a_number_i_never_gave(hands: Hands):
    begun(hands, "Kern", "Scales")
    hands.press("F7")
    hands.type("Anna Bauer")
    hands.press("Escape", "F2")
    hands.type("they nearly chose another\n")
    person = hands.document.person.id
    made = write_interview_pdf(hands.document.interview(), made_on="2026-11-26")
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert "As told by Anna Bauer on" in " ".join(words.split())
    assert person not in words and person[:9] not in words
    assert person not in "".join(lunch_text(hands.document.interview()))

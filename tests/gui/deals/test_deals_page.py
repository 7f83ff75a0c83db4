"""The deals page in the real window: a list comes in, is looked through, and a lunch begins with its header filled."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.hands import Hands
from winnotes.core.deal import Deal
from winnotes.gui.deals.deals_model import DEAL, NAMES, DealsModel
from winnotes.gui.deals.deals_page import DealsPage
from winnotes.gui.deals.import_page import ImportPage
from winnotes.gui.keyboard import settle

LIST = """Opportunity ID,Account,Opportunity Name,Stage,Close date,Amount,Segment,Owner
1,Acme,Fleet,Closed Won,2026-05-02,100,Public,Dana Ruiz
2,Bolt,Cold chain,Closed Won,2026-06-02,,Public,Sam Okafor
3,Cask,Fleet,Closed Won,2026-09-02,300,Retail,Dana Ruiz
4,Dove,Fleet,Closed Lost,2026-09-02,300,Retail,Dana Ruiz
"""
UNSURE = "Account,Close date,Amount\nAcme,03/04/2026,100\nBolt,05/06/2026,200\n"
STRANGE = "Wer,Closed,Phase\nAcme,2026-05-02,Unterschrieben ✓\nBolt,2026-06-02,Weg\n"


@pytest.fixture
def deals(hands: Hands, tmp_path: Path) -> Hands:
    """A window on three won deals."""
    take_in(hands, tmp_path, LIST)
    hands.press("Return")
    settle()
    return hands


def take_in(hands: Hands, folder: Path, text: str) -> ImportPage:
    path = folder / "won.csv"
    path.write_text(text, "utf-8")
    hands.press("Ctrl+2")
    hands.window.list_coming.open_files([path])
    hands.wait()
    settle()
    page = hands.window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def page_of(hands: Hands) -> DealsPage:
    page = hands.window.deals
    assert page is not None and page.isVisible()
    return page


def accounts(hands: Hands) -> list[str]:
    model = page_of(hands).model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words_in(widget) -> list[str]:
    return [
        one.text()
        for kind in (QLabel, QPushButton)
        for one in widget.findChildren(kind)
        if one.isVisibleTo(widget)
    ]


def press_button(widget, words: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text().startswith(words)).click()


def test_with_no_deals_it_says_how_to_begin(hands: Hands):
    hands.press("Ctrl+2")
    assert any(words.startswith("No deals yet") for words in words_in(page_of(hands)))


def test_a_list_is_shown_as_it_will_be_read_and_nothing_is_taken_before_enter(hands: Hands, tmp_path: Path):
    page = take_in(hands, tmp_path, LIST)
    told = words_in(page)
    assert "4 rows, 3 won deals. Nothing is taken in yet." in told
    assert page.choices["Opportunity ID"].currentText() == "Id in the CRM"
    assert any(words.startswith("1 left out: not won (Closed Lost)") for words in told)
    hands.press("Escape")
    assert accounts(hands) == []


def test_what_is_taken_in_is_listed_the_latest_won_first_and_told(deals: Hands):
    assert accounts(deals) == ["Cask", "Bolt", "Acme"]
    assert any(words.startswith("3 new, 0 changed") for words in words_in(deals.window.foot))
    deals.press("Ctrl+Z")
    settle()
    assert accounts(deals) == []


def test_an_order_of_days_is_asked_and_never_guessed(hands: Hands, tmp_path: Path):
    page = take_in(hands, tmp_path, UNSURE)
    assert not page.take_button.isEnabled()
    assert any("03/04/2026" in words and "which comes first?" in words for words in words_in(page))
    hands.press("Return")
    assert hands.window.pages.currentWidget() is page
    press_button(page, "day, month, year")
    hands.wait()
    settle()
    assert page.take_button.isEnabled() and "3 Apr 2026" in words_in(page)
    hands.press("Return")
    assert accounts(hands) == ["Bolt", "Acme"]


def test_which_word_means_won_and_what_a_column_is_can_be_said_and_are_remembered(
    hands: Hands, tmp_path: Path
):
    page = take_in(hands, tmp_path, STRANGE)
    for column, name in (("Wer", "account"), ("Phase", "stage")):
        choice = page.choices[column]
        choice.setCurrentIndex(choice.findData(name))
        choice.activated.emit(choice.currentIndex())
        hands.wait()
        settle()
    press_button(page, "Unterschrieben")
    hands.wait()
    settle()
    hands.press("Return")
    assert accounts(hands) == ["Acme"]
    again = take_in(hands, tmp_path, STRANGE)
    assert again.choices["Wer"].currentData() == "account" and again.take_button.isEnabled()


def test_a_list_no_one_can_read_is_told_in_a_sentence_and_nothing_comes_in(hands: Hands, tmp_path: Path):
    page = take_in(hands, tmp_path, "Colour,Size\nred,3\n")
    assert not page.take_button.isEnabled() and "won.csv" in page.about.text()


def test_rows_that_were_copied_are_pasted(hands: Hands):
    QApplication.clipboard().setText(LIST.replace(",", "\t"))
    hands.press("Ctrl+2", "Ctrl+V")
    settle()
    page = hands.window.pages.currentWidget()
    assert isinstance(page, ImportPage) and page.title.text() == "Pasted rows"
    hands.press("Return")
    assert accounts(hands) == ["Cask", "Bolt", "Acme"]


def test_letters_search_everything_and_escape_shows_all_again(deals: Hands):
    deals.type("ruiz")
    assert accounts(deals) == ["Cask", "Acme"]
    deals.type(" public")
    assert accounts(deals) == ["Acme"]
    deals.press("Escape")
    assert len(accounts(deals)) == 3 and page_of(deals).table.hasFocus()


def test_a_period_and_a_segment_narrow_the_list(deals: Hands):
    page = page_of(deals)
    for choice, words, expected in (
        (page.filters.segment, "Public", ["Bolt", "Acme"]),
        (page.filters.period, "Q2 2026", ["Bolt", "Acme"]),
        (page.filters.period, "May 2026", ["Acme"]),
    ):
        choice.setCurrentIndex(
            next(at for at in range(choice.count()) if choice.itemText(at).startswith(words))
        )
        choice.activated.emit(choice.currentIndex())
        assert accounts(deals) == expected


def test_enter_begins_a_lunch_with_its_header_filled_and_later_opens_it(deals: Hands):
    deals.press("Down", "Return")
    assert deals.window.pages.currentWidget() is deals.page
    fact = deals.document.fact
    assert (fact("account"), fact("interviewee"), fact("closed_on")) == ("Bolt", "Sam Okafor", "2026-06-02")
    subject = deals.document.subject
    deals.press("Ctrl+2")
    page = page_of(deals)
    assert [page.model.index(row, NAMES.index("lunch")).data() for row in range(3)] == ["", "noted", ""]
    page.filters.without_lunch.setFocus()
    deals.press("Space")
    assert accounts(deals) == ["Cask", "Acme"]
    deals.press("Space")
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(1, 0))
    deals.press("Return")
    assert deals.document.subject == subject


def test_a_deal_that_is_found_is_shown_in_the_list(deals: Hands):
    deals.press("Ctrl+1", "Ctrl+F")
    deals.type("deal: cold")
    deals.press("Return")
    settle()
    assert page_of(deals).table.deal.account == "Bolt"


def test_a_click_on_a_heading_sorts_and_what_is_unknown_comes_last(deals: Hands):
    table = page_of(deals).table
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(NAMES.index("amount")) + 10, 8)
    orders = []
    for _click in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append(accounts(deals))
    assert sorted(orders) == [["Acme", "Cask", "Bolt"], ["Cask", "Acme", "Bolt"]]


def test_the_model_keeps_qt_s_promises_while_it_is_narrowed_sorted_and_filled():
    model = DealsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    deals = [
        Deal(f"d{n}", account=f"Account {n % 7}", amount=n if n % 3 else None, closed=f"2026-0{n % 9 + 1}-01")
        for n in range(200)
    ]
    model.show_deals(deals, {"d3": "i3"})
    assert model.rowCount() == 200
    for column in range(len(NAMES)):
        for order in Qt.SortOrder:
            model.sort(column, order)
            assert model.rowCount() == 200
    model.choose(search="account 3")
    assert 0 < model.rowCount() < 200
    model.choose(search="", without_lunch=True)
    assert model.rowCount() == 199 and model.row_of("d3") == -1
    model.show_deals([], {})
    assert model.rowCount() == 0


def test_of_two_with_the_same_amount_both_are_kept_and_the_unknown_stand_last():
    model = DealsModel()
    model.show_deals([Deal("d1", amount=5), Deal("d2"), Deal("d3", amount=5), Deal("d4", amount=1)], {})
    both = {Qt.SortOrder.AscendingOrder: [1, 5, 5, None], Qt.SortOrder.DescendingOrder: [5, 5, 1, None]}
    for order, expected in both.items():
        model.sort(NAMES.index("amount"), order)
        shown = [model.index(row, 0).data(DEAL).amount for row in range(4)]
        assert shown == expected


def test_with_no_lead_source_to_mend_the_deals_page_says_so(deals: Hands):
    deals.press("Ctrl+Shift+E")
    assert any(words.startswith("No lead source to mend") for words in words_in(deals.window.foot))

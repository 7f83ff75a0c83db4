"""What was found is gone to as it stands: the very line, field, scrap, deal, piece or stage, by typing and Enter."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from tests.hands import Hands
from winnotes.core.notebook import Notebook
from winnotes.desk.deals import import_deals, preview_list
from winnotes.desk.sales_model import set_stages
from winnotes.desk.sample import sample_id, sample_notebook, sample_person
from winnotes.gui.search.hit_row import HIT
from winnotes.gui.search.search_sheet import SearchSheet
from winnotes.store.store import Store

DEALS = b"Account,Opportunity,Stage,Amount,Close date\nFabrikam,Zeppelin hangar,Won,1000,2026-10-01\n"


@pytest.fixture
def sample(hands: Hands) -> Hands:
    """Kim's window on the sample lunch, a list of one deal, two stages, and a summary."""

    def fill(store: Store) -> None:
        store.merge(Notebook(one for one in sample_notebook()[0] if not one.field.startswith("finished")))
        store.set_setting("note_takers", [sample_person("Kim Berger")])
        import_deals(store, preview_list(store, DEALS, "deals.csv"))
        set_stages(store, [{"name": "Demo"}, {"name": "Pilot", "people": "gyroscope expert"}])

    hands.window.autosave.run(fill, lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    hands.window.open_interview(sample_id(), "customer_problem")
    hands.wait()
    hands.press("F2")
    hands.type("marmalade at the depot\n")
    hands.press("Alt+Left")
    return hands


def go(hands: Hands, typed: str) -> None:
    hands.press("Ctrl+F")
    hands.type(typed)
    sheet = hands.window.search_sheet
    assert isinstance(sheet, SearchSheet) and sheet.list.count(), typed
    hands.press("Return")
    hands.wait()


def cursor_line() -> str:
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    return field.textCursor().block().text()


@pytest.mark.parametrize("sign", ['"', ">", "!"])
def test_a_line_of_a_note_has_the_cursor(sample: Hands, sign: str):
    go(sample, f"{sign}by:kim ")
    hit = sample.window.search_sheet.list.item(0).data(HIT)
    line = cursor_line()
    assert sample.page.pane.question.key == hit.key
    assert line.startswith(sign) and hit.text.split(" @")[0] in line


def test_a_scrap_nobody_placed_waits_in_the_review_to_be_sent(sample: Hands):
    go(sample, "marmalade")
    assert sample.window.pages.currentWidget() is sample.window.review
    focused = QApplication.focusWidget()
    assert focused is not None and "marmalade at the depot" in focused.accessibleName()


def test_a_line_of_the_summary_and_the_header_are_gone_to(sample: Hands):
    sample.window.open_interview(sample_id())
    sample.wait()
    sample.press("F8")
    sample.window.review.summary_field.setFocus()
    sample.press("Ctrl+A")
    sample.type("first line\nthe kumquat line")
    sample.press("Alt+Left")
    go(sample, "kumquat")
    assert cursor_line() == "the kumquat line"
    account = sample.document.fact("account")
    go(sample, f"{account} ")
    assert sample.page.header.isVisible()


def test_a_typed_value_is_gone_to_in_its_field(sample: Hands):
    go(sample, 'in:"content shown" halvorsen')
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit) and "Halvorsen" in focused.text()


def test_a_deal_and_a_stage_are_gone_to(sample: Hands):
    go(sample, "zeppelin")
    page = sample.window.deals
    assert page is not None and sample.window.pages.currentWidget() is page
    assert "Zeppelin hangar" in [page.table.currentIndex().siblingAtColumn(n).data() for n in range(3)]
    go(sample, "gyroscope")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit) and focused.text() in ("Pilot", "gyroscope expert")


def test_a_sheet_the_box_was_opened_over_is_put_away(sample: Hands):
    sample.press("F1")
    go(sample, "marmalade")
    assert sample.window.keys_sheet is not None and not sample.window.keys_sheet.isVisible()


def test_nothing_is_found_in_sight_while_the_curtain_is_drawn(sample: Hands):
    sample.press("F9", "Ctrl+F")
    curtain, sheet = sample.window.curtain, sample.window.search_sheet
    assert curtain.isVisible()
    assert sheet is None or not sheet.isVisible() or sample.window.childAt(640, 300) is curtain

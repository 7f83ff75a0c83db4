"""The search box in the real window: words typed, lines seen at once, Enter goes to where they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.hands import Hands
from winnotes.desk.content import add_pieces
from winnotes.desk.demo_team import Team
from winnotes.desk.sales_model import set_stages
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.gui.search.hit_row import HIT, pieces
from winnotes.gui.search.search_sheet import SearchSheet
from winnotes.store.store import Store


@pytest.fixture
def sample(hands: Hands) -> Hands:
    """A window on the sample lunch."""
    hands.window.autosave.run(lambda store: store.merge(sample_notebook()[0]), lambda _n: None)
    hands.wait()
    hands.window.refresh_library()
    hands.wait()
    return hands


def sheet_of(hands: Hands) -> SearchSheet:
    sheet = hands.window.search_sheet
    assert sheet is not None and sheet.isVisible()
    return sheet


def found(hands: Hands) -> list[str]:
    sheet = sheet_of(hands)
    return [sheet.list.item(row).data(HIT).text for row in range(sheet.list.count())]


def test_words_are_found_as_they_are_typed(sample: Hands):
    sample.press("Ctrl+F")
    assert found(sample) == []
    sample.type("deck")
    some = found(sample)
    assert some and all("deck" in text.lower() for text in some if "sample" not in text)
    sample.type(" zqorvexu")
    assert found(sample) == []


def test_enter_goes_to_the_lunch_at_the_question_the_line_stands_in(sample: Hands):
    sample.press("Ctrl+F")
    sample.type('"deck')
    hit = sheet_of(sample).list.item(0).data(HIT)
    sample.press("Return")
    assert sample.window.pages.currentWidget() is sample.page
    assert sample.document.subject == sample_id() and sample.page.pane.question.key == hit.key
    assert not sample.window.search_sheet.isVisible()


def test_arrows_go_through_the_lines_while_the_cursor_stays_in_the_box(sample: Hands):
    sample.press("Ctrl+F")
    sample.type("we")
    sample.press("Down", "Down", "Up")
    sheet = sheet_of(sample)
    assert sheet.list.currentRow() == 1 and QApplication.focusWidget() is sheet.field


def test_escape_gives_the_cursor_back_to_where_it_was(sample: Hands):
    sample.press("Ctrl+N")
    note = sample.page.pane.note
    note.setFocus()
    sample.press("Ctrl+F", "Escape")
    assert QApplication.focusWidget() is note


def test_what_is_being_typed_is_found_before_it_is_sealed(sample: Hands):
    sample.press("Ctrl+N")
    sample.turn_to("Why us")
    sample.page.pane.note.setFocus()
    sample.type("the zebra clause")
    sample.press("Ctrl+F")
    sample.type("zebra")
    assert found(sample) == ["the zebra clause"]


def test_what_was_typed_last_is_still_there_and_is_typed_over(sample: Hands):
    sample.press("Ctrl+F")
    sample.type("deck")
    sample.press("Escape", "Ctrl+F")
    assert sheet_of(sample).field.selectedText() == "deck" and found(sample)
    sample.type("price")
    assert sheet_of(sample).field.text() == "price"


def test_the_most_telling_come_first_when_ticked(sample: Hands):
    sample.press("Ctrl+F")
    sample.type("we ")
    newest = found(sample)
    sheet_of(sample).by_telling.setFocus()
    sample.press("Space")
    assert sorted(found(sample)) == sorted(newest) != newest


def test_at_most_fifty_lines_are_shown_and_it_is_said(hands: Hands):
    notes = Team(30).notebook
    hands.window.autosave.run(lambda store: store.merge(notes), lambda _n: None)
    hands.press("Ctrl+F")
    hands.type("deck")
    assert len(found(hands)) == 50
    assert sheet_of(hands)._told.text() == "The first 50 lines"


def test_a_period_nobody_can_read_is_told_instead_of_a_count(sample: Hands):
    sample.press("Ctrl+F")
    sample.type("when:2026-10 deck")
    assert "line" in sheet_of(sample)._told.text()
    sample.press("Ctrl+A")
    sample.type("deck when:soon")
    assert sheet_of(sample)._told.text() == "“soon” is no year, month or day: when:2026-06"


def test_every_line_is_read_out_with_its_place(sample: Hands):
    sample.press("Ctrl+F")
    sample.type("deck")
    item = sheet_of(sample).list.item(0)
    told = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert item.data(HIT).text in told and item.data(HIT).title in told


def test_a_long_line_is_shown_from_shortly_before_what_was_found():
    line = "a very long beginning that goes on and on until at last the deck is named, and then on"
    shown = pieces(line, ("deck",))
    assert shown[0] == ("… ", False) and ("deck", True) in shown
    assert len("".join(text for text, _found in shown).split("deck")[0]) < 40
    assert pieces("a short deck", ("de",)) == [("a short ", False), ("deck", True)]


def test_content_pieces_and_stages_are_found_and_enter_goes_to_their_pages(hands: Hands):
    pieces, stages = (
        [{"name": "Gearbox story", "kind": "case study"}],
        [{"name": "Pilot", "people": "Gearbox expert"}],
    )

    def write(store: Store) -> None:
        add_pieces(store, pieces)
        set_stages(store, stages)

    hands.window.autosave.run(write, lambda _none: None)
    hands.press("Ctrl+F")
    hands.type("gearbox story")
    assert found(hands) == ["Gearbox story · case study"]
    hands.press("Return")
    assert hands.window.pages.currentWidget() is hands.window.rooms["content"].page
    assert hands.window.rooms["content"].page.line.name == "Gearbox story"
    hands.press("Ctrl+F")
    hands.type("gearbox expert")
    assert found(hands) == ["Pilot · Gearbox expert"]
    hands.press("Return")
    assert hands.window.pages.currentWidget() is hands.window.rooms["model"].page

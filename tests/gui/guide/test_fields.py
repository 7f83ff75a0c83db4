"""Fields, columns, choices and scales of a question on the guide page: typed as rows, moved, and kept once asked."""

from PySide6.QtWidgets import QLabel

from tests.gui.guide.test_guide_page import ORIGINAL, on_disk, own, room
from tests.hands import Hands
from winnotes.gui.widgets import go_to

__all__ = ["own"]


def test_the_fields_of_a_question_are_typed_as_rows_and_asked_at_the_next_lunch(own: Hands):
    page, key = room(own).page, room(own).page.key
    page.edited.emit(key, "kind", "fields")
    own.wait()
    go_to(page.question.parts.grid_rows()[0]["label"])
    page.question.parts.grid_rows()[0]["label"].selectAll()
    own.type("Discount\tnumber\t\tin %")
    go_to(page.question.parts.grid_rows()[1]["kind"])
    own.press("Ctrl+A")
    own.type("one of\tToo high; Never asked")
    discount, fair = on_disk(own).by_key[key].parts
    assert (discount.label, discount.kind, discount.hint) == ("Discount", "number", "in %")
    assert (fair.kind, dict(fair.codes)) == ("choice", {"too_high": "Too high", "never_asked": "Never asked"})
    own.press("Ctrl+N")
    own.window.lunch.show_question(key)
    assert "Discount" in [one.text() for one in own.page.pane.findChildren(QLabel)]


def test_ctrl_delete_in_a_field_takes_out_a_word_and_in_a_row_the_row_never_the_question(own: Hands):
    page = room(own).page
    own.press("Home", "Ctrl+Del")
    key = page.key
    assert on_disk(own).by_key[key].text == "the price fair?"
    page.edited.emit(key, "kind", "fields")
    own.wait()
    go_to(page.question.parts.grid_rows()[1]["label"])
    own.press("Ctrl+Del")
    assert len(on_disk(own).by_key[key].parts) == 1


def test_fields_change_places_with_alt_and_an_arrow_and_the_question_stays_where_it_is(own: Hands):
    page, key = room(own).page, room(own).page.key
    page.edited.emit(key, "kind", "fields")
    own.wait()
    places = [one.key for one in on_disk(own).in_checklist_order]
    first, second = (one.key for one in on_disk(own).by_key[key].parts)
    go_to(page.question.parts.grid_rows()[1]["label"])
    own.press("Alt+Up")
    assert page.question.parts.grid_rows()[0]["label"].hasFocus()
    assert [one.key for one in on_disk(own).by_key[key].parts] == [second, first]
    assert [one.key for one in on_disk(own).in_checklist_order] == places
    own.press("Ctrl+Z")
    assert [one.key for one in on_disk(own).by_key[key].parts] == [first, second]


def test_the_ends_of_a_scale_are_typed_and_stand_below_it_at_the_lunch(own: Hands):
    page, key = room(own).page, room(own).page.key
    page.edited.emit(key, "kind", "scale")
    own.wait()
    assert page.question.choices.toPlainText() == "1\n10"
    go_to(page.question.choices)
    own.press("Ctrl+A")
    own.type("1 fair\n5 = far too high")
    (part,) = on_disk(own).by_key[key].parts
    assert (part.low, part.high, dict(part.codes)) == (1, 5, {"1": "fair", "5": "far too high"})
    own.press("Ctrl+N")
    own.window.lunch.show_question(key)
    assert "1 fair     5 far too high" in [one.text() for one in own.page.pane.findChildren(QLabel)]


def test_the_fields_of_an_asked_question_stay_until_it_is_asked_anew(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Down", "Down")
    page = room(hands).page
    go_to(page.question.columns.grid_rows()[1]["label"])
    hands.press("Ctrl+Del")
    assert "ask it anew to have others" in page.strip.text() and on_disk(hands) == ORIGINAL
    page.question.anew.click()
    assert "Not asked yet" in page.question.told.text()
    go_to(page.question.columns.grid_rows()[1]["label"])
    hands.press("Ctrl+Del")
    before, now = ORIGINAL.by_key["conversation_story"], on_disk(hands).by_key[page.key]
    assert (before.rows and len(before.rows.columns)) == (now.rows and len(now.rows.columns) + 1)

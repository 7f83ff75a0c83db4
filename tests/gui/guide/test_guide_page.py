"""The guide page: the team's own questions typed, moved, taken out and back, and lunches held by them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from tests.hands import Hands
from winnotes.core import guide_editing as edit
from winnotes.core.guide import Guide, read_guide
from winnotes.desk.exporting import export_library
from winnotes.desk.guides import team_guide, use_guide
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.person import named_note_taker
from winnotes.gui.guide.guide_list import GuideModel, Line, Place
from winnotes.gui.guide.guide_room import GuideRoom
from winnotes.gui.keyboard import press, settle_until, type_text
from winnotes.store.store import Store
from winnotes.wording import original_guide

ORIGINAL = original_guide()


def room(hands: Hands) -> GuideRoom:
    found = hands.window.rooms["guide"]
    assert isinstance(found, GuideRoom)
    return found


def on_disk(hands: Hands) -> Guide:
    room(hands).settle()
    found: list[Guide] = []
    hands.window.autosave.run(team_guide, found.append)
    hands.wait()
    return found[0]


def told(hands: Hands) -> str:
    """Return what is said to differ from the first guide to compare with."""
    room(hands).differs()
    hands.wait()
    return room(hands).page.compare.told.text()


@pytest.fixture
def own(hands: Hands) -> Hands:
    """A question of our own, added behind the first one."""
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Ins")
    hands.type("Was the price fair?")
    return hands


def test_a_question_is_added_and_stands_there_after_the_next_start(own: Hands):
    guide = on_disk(own)
    assert guide.in_checklist_order[1].text == "Was the price fair?" and len(guide.questions) == 23
    own.close()
    own.open()
    own.press("Ctrl+5")
    own.wait()
    assert room(own).page.guide == guide


def test_what_was_typed_is_written_when_the_typing_rests_though_nobody_asks_for_it(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    room(hands).rest.setInterval(0)
    hands.press("Ctrl+Ins")
    hands.type("Was the price fair?")
    hands.wait()
    found: list[Guide] = []
    hands.window.autosave.run(team_guide, found.append)
    hands.wait()
    assert found[0].in_checklist_order[1].text == "Was the price fair?"


def test_keys_pressed_before_the_page_has_read_the_disk_are_not_forgotten(hands: Hands):
    slow_disk = Event()
    hands.window.autosave.run(lambda _store: slow_disk.wait(10), lambda _done: None)
    for key in ("Ctrl+5", "Ctrl+Ins"):
        press(hands.window, key)
    type_text(hands.window, "Was the price fair?")
    slow_disk.set()
    hands.wait()
    assert "Was the price fair?" in [one.text for one in on_disk(hands).questions]


def test_what_was_typed_while_the_disk_refused_is_there_once_it_takes_again(hands: Hands):
    refused: list[object] = []
    hands.window.autosave.failed.connect(refused.append)
    hands.press("Ctrl+5")
    hands.wait()
    with closing(sqlite3.connect(hands.folder / DATABASE, isolation_level=None)) as other:
        other.execute("begin immediate")  # somebody else holds the notes
        press(hands.window, "Ctrl+Ins")
        type_text(hands.window, "Was the price fair?")
        settle_until(lambda: bool(refused))
    hands.wait()
    hands.close()
    hands.open()
    assert hands.window.guide is not None and len(hands.window.guide.questions) == 23


def test_what_was_typed_last_is_there_though_the_window_closes_at_once(own: Hands):
    own.close()
    own.open()
    own.press("Ctrl+5")
    assert on_disk(own).in_checklist_order[1].text == "Was the price fair?"


def test_the_next_lunch_asks_it_and_the_one_before_does_not(hands: Hands):
    hands.press("Ctrl+N")
    hands.type("Early")
    before = hands.window.lunch.document.subject
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Ins")
    hands.type("Was the price fair?")
    hands.press("Ctrl+N")
    assert len(hands.window.lunch.document.guide.questions) == 23
    later = hands.window.lunch.document.subject
    for subject, count in ((before, 22), (later, 23)):
        hands.window.open_interview(subject)
        hands.wait()
        assert len(hands.window.lunch.document.guide.questions) == count


def test_alt_and_an_arrow_move_it_and_ctrl_z_moves_it_back(own: Hands):
    key = room(own).page.key
    own.press("Alt+Down")
    assert on_disk(own).in_checklist_order[2].key == key
    room(own).page.list.setFocus()  # in a field Ctrl+Z takes back what was typed there
    own.press("Ctrl+Z")
    assert on_disk(own).in_checklist_order[1].key == key
    own.press("Ctrl+Z")
    assert on_disk(own).in_checklist_order[1].text == "A new question"  # all that was typed is one step
    own.press("Ctrl+Z")
    assert on_disk(own) == ORIGINAL


def test_a_question_is_taken_out_with_a_sentence_what_stays(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Del")
    assert "stay in their lunches" in room(hands).page.strip.text()
    assert "entry_path" not in on_disk(hands).by_key
    hands.press("Ctrl+Z")
    assert on_disk(hands) == ORIGINAL


def test_another_kind_of_a_question_that_was_asked_is_another_question(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    room(hands).page.edited.emit("entry_path", "kind", "tags")
    guide = on_disk(hands)
    assert "entry_path" not in guide.by_key and guide.in_checklist_order[0].parts[0].kind == "tags"


def test_a_choice_that_was_offered_stays(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    room(hands).page.edited.emit("entry_path", "choices", "Inbound")
    assert "stays among the choices" in room(hands).page.strip.text()
    assert on_disk(hands) == ORIGINAL


def test_what_differs_is_said_and_the_original_comes_back(own: Hands):
    assert told(own) == "Added: Was the price fair?"
    room(own).restore()
    assert told(own) == "Nothing differs." and on_disk(own) == ORIGINAL


def test_the_guide_is_compared_with_one_a_lunch_followed_and_with_one_in_a_file(own: Hands, tmp_path: Path):
    room(own).write_file(tmp_path / "ours.toml")
    own.press("Ctrl+N", "Ctrl+5")
    followed = on_disk(own)
    room(own).restore()
    told(own)
    page = room(own).page
    assert "1 lunch followed it" in page.compare.with_which.itemText(0)
    assert page.compare.told.text() == "Gone: Was the price fair?"
    room(own).compare_file(tmp_path / "ours.toml")
    assert page.compare.told.text() == "Gone: Was the price fair?"
    page.compare.follow.click()
    assert on_disk(own) == followed
    room(own).compare_file(tmp_path / "none.toml")
    assert "none.toml" in page.strip.text()


def test_groups_are_added_named_filled_moved_and_taken_out_by_keys(hands: Hands):
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Shift+Ins")
    hands.type("Money")
    hands.press("Escape", "Ctrl+Ins")
    hands.type("Was the price fair?")
    guide = on_disk(hands)
    (key,) = [key for key, title in guide.sections.items() if title == "Money"]
    assert list(guide.sections)[1] == key and guide.by_key[room(hands).page.key].section == key
    hands.press("Escape", "Up", "Alt+Up")
    assert next(iter(on_disk(hands).sections)) == key
    hands.press("Ctrl+Del")
    assert "Move them to another group first" in room(hands).page.strip.text()
    hands.press("Down", "Alt+PgDown", "Up", "Up", "Up", "Up", "Up", "Up", "Up")
    assert "Nothing is in it yet" in room(hands).page.name.told.text()
    hands.press("Ctrl+Del")
    guide = on_disk(hands)
    assert key not in guide.sections and guide.grouped[0][1][-1].text == "Was the price fair?"


def test_the_guide_has_a_title_of_its_own_and_the_original_keeps_its_own(own: Hands):
    assert on_disk(own).title == "Our guide"
    own.press("Escape", "Home", "Return")
    own.type("Spring blitz")
    assert on_disk(own).title == "Spring blitz"
    room(own).restore()
    assert on_disk(own) == ORIGINAL


def test_what_may_still_change_of_a_question_is_told_in_words(own: Hands):
    assert "Not asked yet" in room(own).page.question.told.text()
    own.press("Ctrl+N", "Ctrl+5")
    own.wait()
    assert room(own).page.question.told.text().startswith("Answers are read by the key was_the_price_fair_")
    own.press("Up")
    assert "read by the key entry_path and the kind" in room(own).page.question.told.text()


def test_the_key_is_made_of_the_question_while_it_is_typed_and_stays_once_it_was_asked(own: Hands):
    page = room(own).page
    assert page.key[:-4] == "was_the_price_fair_" and page.key in on_disk(own).by_key
    own.press("Ctrl+N", "Ctrl+5")
    own.wait()
    key = page.key
    own.press("Return")
    own.type("Was it cheap?")
    assert page.key == key and on_disk(own).by_key[key].text == "Was it cheap?"


def test_the_short_label_is_the_question_until_it_is_written(own: Hands):
    page = room(own).page
    assert page.question.fields["label"].text() == "Was the price fair?"
    own.press("Tab")
    own.type("Price")
    own.press("Shift+Tab", "End")
    own.type(" And when?")
    question = on_disk(own).by_key[page.key]
    assert (question.text, question.label) == ("Was the price fair? And when?", "Price")


def take_alex(hands: Hands, folder: Path) -> None:
    """Merge what Alex sends: a guide with a question reworded and another added."""
    theirs = edit.with_question(ORIGINAL, "rivals_k3f7", "Who else?")
    with closing(Store(folder / "alex" / DATABASE)) as store:
        use_guide(
            store, named_note_taker(store, "Alex"), edit.reworded(theirs, "why_us", text="Why, really?")
        )
        export_library(store, folder / "alex.winnotes")
    hands.window.autosave.run(lambda store: import_file(store, folder / "alex.winnotes"), lambda _came: None)
    hands.wait()


@pytest.fixture
def apart(own: Hands, tmp_path: Path) -> Hands:
    """We added a question; Alex, who had the guide before, edited it too."""
    on_disk(own)
    take_alex(own, tmp_path)
    own.press("Ctrl+5")
    own.wait()
    return own


def test_two_laptops_that_edited_the_guide_apart_are_told_so_and_both_are_taken(apart: Hands):
    strip = room(apart).page.apart
    assert strip.isVisible() and "Alex: Added: Who else?" in strip.told.text()
    assert [button.text() for button in strip.findChildren(QPushButton)] == [
        "Go on with mine", "Go on with Alex's", "Take both",
    ]  # fmt: skip
    strip.findChildren(QPushButton)[2].click()
    apart.wait()
    guide = on_disk(apart)
    assert {"Was the price fair?", "Who else?", "Why, really?"} <= {one.text for one in guide.questions}
    apart.press("Ctrl+5")
    apart.wait()
    assert not strip.isVisible()


def test_typing_on_top_of_a_colleagues_guide_replaces_it_though_the_window_closes_at_once(
    hands: Hands, tmp_path: Path
):
    take_alex(hands, tmp_path)
    hands.press("Ctrl+5")
    hands.wait()
    hands.press("Ctrl+Ins")
    hands.type("And who paid?")
    hands.close()
    hands.open()
    hands.press("Ctrl+5")
    hands.wait()
    assert not room(hands).page.apart.isVisible()
    assert {"And who paid?", "Who else?"} <= {one.text for one in on_disk(hands).questions}


def test_the_guide_that_was_not_chosen_can_be_followed_again(apart: Hands):
    strip = room(apart).page.apart
    strip.findChildren(QPushButton)[1].click()
    assert on_disk(apart).by_key["why_us"].text == "Why, really?"
    told(apart)
    compare = room(apart).page.compare
    ours = next(
        at for at in range(compare.with_which.count()) if "Our guide" in compare.with_which.itemText(at)
    )
    compare.with_which.setCurrentIndex(ours)
    compare.follow.click()
    assert "Was the price fair?" in [one.text for one in on_disk(apart).questions]


def test_a_guide_goes_out_as_a_file_and_comes_in_again(own: Hands, tmp_path: Path):
    guide = on_disk(own)
    room(own).write_file(tmp_path / "ours.toml")
    room(own).write_file(tmp_path / "ours.pdf")
    own.wait()
    assert read_guide((tmp_path / "ours.toml").read_text("utf-8")) == guide
    assert (tmp_path / "ours.pdf").read_bytes().startswith(b"%PDF")
    room(own).restore()
    room(own).take_file(tmp_path / "ours.toml")
    assert on_disk(own) == guide
    (tmp_path / "none.toml").write_text("x =")
    room(own).take_file(tmp_path / "none.toml")
    assert "none.toml" in room(own).page.strip.text()


def test_the_list_keeps_qt_s_promises_while_words_and_rows_change():
    model = GuideModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines = [
        Line(Place("guide"), "Ours"),
        *(Line(Place("question", f"q{n}"), f"Question {n}") for n in range(5)),
    ]
    assert model.show_lines(lines)
    assert not model.show_lines([*lines[:-1], Line(Place("question", "q_new"), "Another")])
    assert model.data(model.index(5)) == "Another" and model.row_of(Place("question", "q4")) == -1
    assert model.show_lines(lines[:2]) and model.rowCount() == 2

"""The guide page: the team's own questions typed, moved, taken out and back, and lunches held by them."""

from pathlib import Path
from threading import Event

import pytest

from tests.hands import Hands
from winnotes.core.guide import Guide, read_guide
from winnotes.desk.guides import team_guide
from winnotes.gui.guide.guide_room import GuideRoom
from winnotes.gui.keyboard import press, type_text
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
    room(own).differs()
    assert room(own).page.strip.text() == "Added: A new question"
    room(own).restore()
    room(own).differs()
    assert room(own).page.strip.text() == "Nothing differs." and on_disk(own) == ORIGINAL


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

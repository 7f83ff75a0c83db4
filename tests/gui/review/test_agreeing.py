"""Agreeing by the keyboard: digits choose, Enter agrees, and it is taken back until it left the laptop."""

import pytest

from winnotes.core.value import Value, with_said
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide, words

AT = "2026-10-29T12:00:00.000+00:00"
GUIDE = original_guide()


def value(key, **said):
    return with_said(Value(), GUIDE.by_key[key], said, words()).content()


@pytest.fixture
def reviewed(lunch):
    """Kim's lunch, which Alex noted too: a score and a list differ, a note stands beside hers."""
    lunch.turn_to("Why us")
    lunch.type("kim heard price")
    subject, kim = lunch.document.subject, lunch.window.person.writer
    typed = [
        ("palex", "name", "palex.k2", "Alex Osei"),
        (subject, "competition_fierceness", kim, value("competition_fierceness", score="7")),
        (
            subject,
            "competition_fierceness",
            "palex.k2",
            value("competition_fierceness", score="9", strongest="Acme"),
        ),
        (subject, "resources_used", kim, value("resources_used", resources="2 demos")),
        (subject, "resources_used", "palex.k2", value("resources_used", resources="SME")),
        (subject, "time_to_close", kim, value("time_to_close", days="14w")),
        (subject, "time_to_close", "palex.k2", value("time_to_close", days="98 days")),
        (subject, "why_us_note", "palex.k2", "alex heard service"),
    ]
    drafts = [Draft(one, field, writer, content, (), AT) for one, field, writer, content in typed]
    lunch.window.autosave.run(lambda store: store.seal(drafts), lambda _versions: None)
    lunch.press("Alt+Left", "Return", "F8")
    return lunch


def voices(hands):
    return hands.window.review.voices


def keys(hands):
    return [row.key for row in voices(hands).agree_rows]


def heads(hands, key):
    store = Store(hands.folder / "winnotes.db")
    subject = hands.document.subject
    found = store.notebook(subject).heads(subject, key)
    store.close()
    return found


def test_single_values_come_first_then_lists_and_equal_values_not_at_all(reviewed):
    assert keys(reviewed) == ["competition_fierceness", "resources_used"]
    first, second = voices(reviewed).agree_rows
    *people, last = [card.words[0] for card in first.cards]
    assert sorted(people) == ["AO  ·  Alex Osei", "KB  ·  Kim Berger"] and last == "Something else"
    assert "All of it" in [card.words[0] for card in second.cards]
    assert voices(reviewed).count.text() == "1 to agree"


def card_of(row, whose):
    return next(n for n, card in enumerate(row.cards, 1) if whose in card.words[0])


def test_a_digit_right_after_the_page_came_up_chooses_in_the_first_row(reviewed):
    row = voices(reviewed).agree_rows[0]
    whose = card_of(row, "Alex")
    reviewed.press(str(whose))
    assert row.hasFocus() and row.cards[whose - 1].property("chosen") == "true"
    reviewed.press("Return")
    assert keys(reviewed) == ["resources_used"]


def test_digits_choose_enter_agrees_and_the_next_row_takes_the_keys(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press(str(card_of(row, "Kim")), "Return")
    (head,) = heads(reviewed, "competition_fierceness")
    assert head.is_agreed and head.content["read"] == {"score": 7, "strongest": "Acme"}
    assert head.person == reviewed.window.person.id
    assert keys(reviewed) == ["resources_used"] and voices(reviewed).agree_rows[0].hasFocus()
    row = voices(reviewed).agree_rows[0]
    reviewed.press(str(card_of(row, "All of it")), "Return")
    (head,) = heads(reviewed, "resources_used")
    assert sorted(entry[0] for entry in head.content["read"]["resources"]) == ["demo", "sme"]


def test_enter_without_a_choice_does_nothing(reviewed):
    voices(reviewed).agree_rows[0].setFocus()
    reviewed.press("Return")
    assert len(heads(reviewed, "competition_fierceness")) == 2


def test_up_and_down_go_from_answer_to_answer_and_left_and_right_choose(reviewed):
    first, second = voices(reviewed).agree_rows
    first.setFocus()
    reviewed.press("Down")
    assert second.hasFocus()
    reviewed.press("Up", "Right", "Right")
    assert first.hasFocus() and first.cards[1].property("chosen") == "true"


def test_a_third_is_written_with_the_lunchs_own_fields(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press("3")
    assert row.third is not None and row.third.fields[0].line.hasFocus()
    reviewed.type("8")
    reviewed.press("Return")
    (head,) = heads(reviewed, "competition_fierceness")
    assert head.content["read"]["score"] == 8 and head.content["read"]["strongest"] == "Acme"
    assert len([one for one in heads(reviewed, "competition_fierceness") if one.is_agreed]) == 1


def test_escape_in_the_third_goes_back_to_the_row_and_not_to_the_lunch(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press("3", "Escape")
    assert row.hasFocus() and reviewed.window.review.isVisible()
    reviewed.press("Escape")
    assert reviewed.page.isVisible()


def test_who_agreed_and_when_is_told_and_it_is_taken_back(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press("1", "Return")
    texts = [one.text() for one in voices(reviewed).findChildren(type(voices(reviewed).count))]
    assert any("agreed by Kim Berger" in text for text in texts)
    back = next(one for one in voices(reviewed).findChildren(type(row.agree)) if one.text() == "Take it back")
    back.setFocus()
    reviewed.press("Space")
    assert len(heads(reviewed, "competition_fierceness")) == 2
    assert keys(reviewed) == ["competition_fierceness", "resources_used"]


def test_an_agreement_that_left_the_laptop_stays_and_it_is_said(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press("1", "Return")
    reviewed.window.autosave.run(lambda store: store.snapshot(), lambda _path: None)
    back = next(one for one in voices(reviewed).findChildren(type(row.agree)) if one.text() == "Take it back")
    back.setFocus()
    reviewed.press("Space")
    assert "agreement" in reviewed.window.foot.notice and len(heads(reviewed, "competition_fierceness")) == 1


def test_the_editor_shows_what_was_agreed_and_typing_there_agrees_anew(reviewed):
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press(str(card_of(row, "Alex")), "Return", "Escape")
    reviewed.turn_to("Competition")
    line = reviewed.page.pane.fields[0].line
    assert line.text() == "9"
    line.setFocus()
    line.selectAll()
    reviewed.type("6")
    reviewed.press("Alt+Left")
    store = Store(reviewed.folder / "winnotes.db")
    (subject,) = store.notebook().subjects("i")
    (head,) = store.notebook(subject).heads(subject, "competition_fierceness")
    store.close()
    assert head.is_agreed and head.content["read"]["score"] == 6


def test_agreeing_is_possible_after_finishing_for_it_changes_nobodys_notes(reviewed):
    reviewed.press("Ctrl+Shift+Return")
    row = voices(reviewed).agree_rows[0]
    row.setFocus()
    reviewed.press("1", "Return")
    assert len(heads(reviewed, "competition_fierceness")) == 1


def test_notes_stand_side_by_side_and_are_never_agreed(reviewed):
    notes = reviewed.window.review.notes
    assert notes.isVisible() and notes.count.text() == "1 question"
    notes.toggle.setFocus()
    reviewed.press("Space")
    texts = [one.text() for one in notes.findChildren(type(notes.count))]
    assert {"Kim Berger", "Alex Osei", "kim heard price", "alex heard service"} <= set(texts)
    reviewed.press("Space")
    assert "kim heard price" not in [
        one.text() for one in notes.findChildren(type(notes.count)) if one.isVisible()
    ]
    assert sorted(str(head.content) for head in heads(reviewed, "why_us_note")) == [
        "alex heard service",
        "kim heard price",
    ]


def test_the_samples_voices_are_shown_as_they_differ(sample):
    assert next(row.key for row in sample.page.voices.agree_rows) == "decision_maker"
    assert sample_notebook()[1] == sample_id()

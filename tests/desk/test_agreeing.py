"""What is settled where voices differ, and how it is taken back: nothing either said is dropped unasked."""

import pytest

from winnotes.core.value import Value, with_said
from winnotes.desk.agreeing import agree_on, both, take_back, taken, to_agree
from winnotes.desk.exporting import export_interview
from winnotes.desk.home import now
from winnotes.desk.interviews import interview, start_interview
from winnotes.desk.joining import join_interviews
from winnotes.desk.person import named_note_taker
from winnotes.store.store import Draft
from winnotes.wording import original_guide, words

GUIDE = original_guide()


def value(key, state="open", **said):
    return with_said(Value(state), GUIDE.by_key[key], said, words())


def said(key, store, person, subject, value):
    store.seal([Draft(subject, key, person.writer, value.content(), (), now())])


@pytest.fixture
def lunch(store):
    """Two people on one laptop, and a lunch both note."""
    kim, alex = named_note_taker(store, "Kim Berger"), None
    subject = start_interview(store, kim, GUIDE, {"account": "Contoso"})
    alex = named_note_taker(store, "Alex Osei")
    return store, kim, alex, subject


def disagree(lunch, key, one, other):
    store, kim, alex, subject = lunch
    said(key, store, kim, subject, one)
    said(key, store, alex, subject, other)
    return store, kim, alex, subject


def readings(store, subject, key):
    return {part: one.reading for part, one in interview(store, subject).answer(key).united.items()}


def test_taking_one_settles_what_differs_and_keeps_what_only_the_other_noted():
    question = GUIDE.by_key["competition_fierceness"]
    keys = [part.key for part in question.parts]
    kim = value(question.key, **{keys[0]: "7", keys[1]: "Acme, Globex"})
    alex = value(question.key, **{keys[0]: "9", keys[1]: "globex; Initech", keys[2]: "Initech"})
    settled = taken(question, [kim, alex], 1)
    assert settled.read[keys[0]] == 9 and settled.text(keys[2]) == "Initech"
    assert {str(one).casefold() for one in settled.read[keys[1]]} == {"acme", "globex", "initech"}
    assert both(question, [kim, alex]) is None


def test_taking_one_of_two_lists_takes_that_list_and_both_takes_all():
    question = GUIDE.by_key["resources_used"]
    part = question.parts[0].key
    kim, alex = value(question.key, **{part: "2 demos, SME"}), value(question.key, **{part: "demo, legal"})
    assert taken(question, [kim, alex], 1).read == alex.read
    together = both(question, [kim, alex])
    assert together is not None and together.read[part] == [["demo", 2], ["sme", None], ["legal", None]]


def test_both_is_not_offered_where_a_list_would_be_longer_than_it_may_be():
    question = GUIDE.by_key["why_us"]
    part = question.parts[0].key
    kim = value(question.key, **{part: "product, service"})
    alex = value(question.key, **{part: "references, integration"})
    assert both(question, [kim, alex]) is None
    short = both(question, [kim, value(question.key, **{part: "service, references"})])
    assert short is not None and short.read[part] == ["product", "service", "references"]


def test_rows_of_both_stand_in_one_list_each_thing_once():
    question = GUIDE.by_key["objections"]
    part, columns = question.parts[0].key, [one.key for one in question.parts[0].columns]
    kim = value(question.key, **{part: [{columns[0]: "Too dear", columns[1]: "price"}, {columns[0]: "Late"}]})
    alex = value(
        question.key, **{part: [{columns[0]: "too dear", columns[2]: "pilot"}, {columns[0]: "Legal"}]}
    )
    together = both(question, [kim, alex])
    assert together is not None and together.rows(part) == [
        {columns[0]: "Too dear", columns[1]: "price", columns[2]: "pilot"},
        {columns[0]: "Late"},
        {columns[0]: "Legal"},
    ]


def test_words_that_could_not_be_read_are_kept_in_both():
    question = GUIDE.by_key["resources_used"]
    part = question.parts[0].key
    kim, alex = value(question.key, **{part: "two of everything"}), value(question.key, **{part: "demo"})
    together = both(question, [kim, alex])
    assert (
        together is not None and "two of everything" in together.text(part) and "Demo" in together.text(part)
    )


def test_states_that_differ_are_agreed_on_by_taking_one():
    question = GUIDE.by_key["why_us"]
    values = [value("why_us", "not_known"), value("why_us", "skipped")]
    assert both(question, values) is None and taken(question, values, 1).state == "skipped"


def test_answers_that_must_be_agreed_come_first_and_equal_ones_not_at_all(lunch):
    disagree(
        lunch,
        "resources_used",
        value("resources_used", resources="demo"),
        value("resources_used", resources="SME"),
    )
    disagree(
        lunch, "time_to_close", value("time_to_close", days="14w"), value("time_to_close", days="98 days")
    )
    store, _, _, subject = disagree(
        lunch, "competition_fierceness", *(value("competition_fierceness", score=n) for n in ("7", "9"))
    )
    open_ = to_agree(interview(store, subject))
    assert [(one.answer.question.key, one.must) for one in open_] == [
        ("competition_fierceness", True),
        ("resources_used", False),
    ]


def test_an_agreement_replaces_both_voices_and_can_be_taken_back(lunch):
    seven, nine = (value("competition_fierceness", score=n) for n in ("7", "9"))
    store, _kim, alex, subject = disagree(lunch, "competition_fierceness", seven, nine)
    before = store.notebook()
    agree_on(store, alex, subject, "competition_fierceness", nine)
    settled = interview(store, subject).answer("competition_fierceness")
    assert not settled.differs and settled.agreed is not None and settled.agreed.person == alex.id
    assert readings(store, subject, "competition_fierceness")["score"] == 9
    assert take_back(store, subject, "competition_fierceness")
    assert store.notebook() == before
    said("competition_fierceness", store, alex, subject, seven)
    assert not interview(store, subject).answer("competition_fierceness").differs


def test_agreeing_on_ones_own_value_is_an_agreement_too(lunch):
    seven, nine = (value("competition_fierceness", score=n) for n in ("7", "9"))
    store, kim, _alex, subject = disagree(lunch, "competition_fierceness", seven, nine)
    agree_on(store, kim, subject, "competition_fierceness", seven)
    assert interview(store, subject).answer("competition_fierceness").agreed is not None


def test_what_was_written_on_top_or_left_the_laptop_is_not_taken_back(lunch, tmp_path):
    seven, nine = (value("competition_fierceness", score=n) for n in ("7", "9"))
    store, kim, _alex, subject = disagree(lunch, "competition_fierceness", seven, nine)
    agree_on(store, kim, subject, "competition_fierceness", seven)
    said("competition_fierceness", store, kim, subject, value("competition_fierceness", score="8"))
    assert readings(store, subject, "competition_fierceness")["score"] == 8
    assert take_back(store, subject, "competition_fierceness")
    assert readings(store, subject, "competition_fierceness")["score"] == 7
    export_interview(store, subject, tmp_path / "left.winnotes")
    assert not take_back(store, subject, "competition_fierceness")
    assert readings(store, subject, "competition_fierceness")["score"] == 7


def test_a_voice_that_came_unseen_stays_beside_the_agreement(lunch):
    seven, nine = (value("competition_fierceness", score=n) for n in ("7", "9"))
    store, kim, _alex, subject = disagree(lunch, "competition_fierceness", seven, nine)
    seen = [head.id for head in store.notebook(subject).heads(subject, "competition_fierceness")]
    sam = named_note_taker(store, "Sam Lee")
    said("competition_fierceness", store, sam, subject, value("competition_fierceness", score="3"))
    agree_on(store, kim, subject, "competition_fierceness", seven, seen=seen)
    found = interview(store, subject).answer("competition_fierceness")
    assert found.differs and found.agreed is None and len(found.voices) == 2


def test_joined_interviews_agree_as_one_and_stay_agreed_when_taken_apart(store):
    kim = named_note_taker(store, "Kim Berger")
    hers = start_interview(store, kim, GUIDE)
    alex = named_note_taker(store, "Alex Osei")
    his = start_interview(store, alex, GUIDE)
    seven, nine = (value("competition_fierceness", score=n) for n in ("7", "9"))
    said("competition_fierceness", store, kim, hers, seven)
    said("competition_fierceness", store, alex, his, nine)
    join_interviews(store, kim, hers, his)
    assert interview(store, hers).answer("competition_fierceness").differs
    agree_on(store, kim, hers, "competition_fierceness", nine)
    assert not interview(store, his).answer("competition_fierceness").differs
    assert take_back(store, his, "competition_fierceness")
    assert interview(store, hers).answer("competition_fierceness").differs

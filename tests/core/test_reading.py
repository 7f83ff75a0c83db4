"""What hurried people type, and what it is read as; what cannot be read is kept and read as nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.guide import Part
from winnotes.core.stopwatch import Stopwatch, stopwatch_of
from winnotes.core.text import normalise
from winnotes.core.value import Value, read_part, value_of, with_said
from winnotes.wording import original_guide, show, words

GUIDE = original_guide()
PARTS = [part for question in GUIDE.questions for part in question.fields]


def part(question: str, key: str) -> Part:
    return next(one for one in GUIDE.by_key[question].parts if one.key == key)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("14w", [98, False]), ("3 months", [91.3125, False]), ("~90d", [90, True]), ("about 6 wks", [42, True]),
        ("2-3 weeks", [17.5, True]), ("half a year", [182.625, False]), ("six weeks", [42, False]),
        ("a year and a half", [547.875, False]), ("10 business days", [14, False]), ("3 mo", [91.3125, False]),
        ("Q3", None), ("45", None), ("a while", None), ("", None),
    ],
)  # fmt: skip
def test_a_duration_is_read_in_days(typed, days):
    assert read_part(part("time_to_close", "days"), typed, words()) == days


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", [7, False]), ("about 7", [7, True]), ("6-8", [7, True]), ("a dozen", [12, False]), ("1 200", [1200, False]),
     ("dunno, lots", None)],
)  # fmt: skip
def test_a_number_may_be_a_guess(typed, number):
    assert read_part(part("buying_group_size", "count"), typed, words()) == number


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("84 000 EUR", [84000, "EUR", False]), ("€84k", [84000, "EUR", False]), ("$1.2m", [1200000, "USD", False]),
     ("1.234,56 €", [1234.56, "EUR", False]), ("84k", [84000, "", False]), ("a fortune", None)],
)  # fmt: skip
def test_an_amount_has_its_currency(typed, amount):
    assert read_part(part("deal_bigger", "amount"), typed, words()) == amount


@pytest.mark.parametrize(
    ("typed", "score"), [("8", 8), ("8/10", 8), ("eight", 8), ("11", None), ("0", None), ("8/5", None)]
)
def test_a_scale_takes_what_lies_on_it(typed, score):
    assert read_part(part("competition_fierceness", "score"), typed, words()) == score


@pytest.mark.parametrize(
    ("typed", "code"),
    [("custmer referal", "customer_referral"), ("outb", "outbound"), ("RFP", "rfp"), ("zzz", None)],
)
def test_a_choice_forgives_spelling(typed, code):
    assert read_part(part("entry_path", "path"), typed, words()) == code


def test_counts_are_read_before_or_after_the_word():
    read = read_part(part("resources_used", "resources"), "2 demos, SME, poc x3", words())
    assert read == [["demo", 2], ["sme", None], ["poc_trial", 3]]


@given(st.sampled_from(PARTS), st.text(max_size=40))
def test_any_text_is_read_the_same_twice_and_never_raises(one, typed):
    reading = read_part(one, normalise(typed), words())
    assert reading == read_part(one, normalise(typed), words())
    assert isinstance(show(one, reading), str)


@given(st.sampled_from(GUIDE.questions), st.data())
def test_what_was_said_is_kept_and_comes_back_from_its_content(question, data):
    said = {one.key: normalise(data.draw(st.text(max_size=20))) for one in question.fields}
    value = with_said(Value(), question, said, words())
    assert {key: text for key, text in said.items() if text.strip()} == value.said
    assert value_of(value.content()) == value


@given(st.text())
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(
    st.lists(
        st.tuples(st.sampled_from(["talk", "bite", "pause", ""]), st.integers(-5000, 60_000)), max_size=12
    )
)
def test_the_clocks_come_back_after_a_restart_and_gaps_are_not_counted(steps):
    watch, now = Stopwatch(question="why_us"), 1_000_000
    for clock, passed in steps:
        now += passed
        watch = watch.run(clock, now)
    assert sum(watch.elapsed_ms.values()) <= sum(
        max(0, passed) for _clock, passed in steps if passed <= 15_000
    )
    again = stopwatch_of(watch.facts("p1"), "p1")
    assert [again.seconds(clock) for clock in ("talk", "bite", "pause")] == [
        watch.seconds(clock) for clock in ("talk", "bite", "pause")
    ]


def test_the_guide_has_the_22_questions_and_9_must_asks():
    assert len(GUIDE.questions) == 22
    assert {question.key for question in GUIDE.questions if question.must_ask} == {
        "lead_source", "customer_problem", "why_us", "objections", "content_effect", "decision_maker",
        "competition_fierceness", "time_to_close", "sales_cycle_fit",
    }  # fmt: skip

"""What to ask next: untouched must-asks first, from where the talk is, and how much time each still has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.next_question import DONE, ask_next, must_asks_left, pace_s
from winnotes.wording import original_guide

GUIDE = original_guide()
ORDER = [question.key for question in GUIDE.in_checklist_order]
MUST = [question.key for question in GUIDE.in_checklist_order if question.must_ask]


def asked(status: dict[str, str], current: str = "", most: int = 3) -> list[str]:
    return [question.key for question in ask_next(GUIDE, status, current, most)]


def test_at_the_start_the_first_must_asks_of_the_checklist_come():
    assert asked({}) == MUST[:3]


def test_from_a_question_on_the_next_must_asks_come_and_it_starts_over_at_the_end():
    assert asked({}, MUST[-2], most=9)[:2] == [MUST[-1], MUST[0]]
    assert MUST[-2] not in asked({}, MUST[-2], most=99)


def test_untouched_must_asks_come_before_touched_ones():
    assert asked({MUST[0]: "touched", MUST[1]: "touched"}, most=9) == [*MUST[2:], MUST[0], MUST[1]]


@pytest.mark.parametrize("state", DONE)
def test_what_is_settled_is_not_asked_again(state: str):
    assert asked({MUST[0]: state}) == MUST[1:4]


def test_with_all_must_asks_settled_other_untouched_questions_come():
    status = dict.fromkeys(MUST, "answered")
    others = [key for key in ORDER if key not in MUST]
    assert asked(status) == others[:3]
    assert asked({**status, others[0]: "touched"}, most=99) == others[1:]


def test_with_nothing_open_nothing_is_asked():
    assert asked(dict.fromkeys(ORDER, "answered")) == []


statuses = st.dictionaries(st.sampled_from(ORDER), st.sampled_from(["open", "touched", *DONE]))


@given(statuses, st.sampled_from(["", "gone_key", *ORDER]), st.integers(0, 30))
def test_it_never_asks_what_is_settled_or_at_hand_nor_more_than_wanted(status, current, most):
    found = asked(status, current, most)
    assert len(found) <= most and len(set(found)) == len(found) and current not in found
    assert all(status.get(key, "open") not in DONE for key in found)
    open_must = [key for key in MUST if status.get(key, "open") not in DONE and key != current]
    assert set(found) <= set(open_must) if open_must else not set(found) & set(MUST)


@given(statuses)
def test_must_asks_left_are_those_nobody_settled(status):
    assert must_asks_left(GUIDE, status) == sum(status.get(key, "open") not in DONE for key in MUST)


@pytest.mark.parametrize(
    ("planned", "talked", "left", "pace"),
    [(45, 0, 9, 300), (45, 1350, 3, 450), (45, 2700, 2, 0), (45, 9999, 2, 0), (45, 0, 0, None)],
)
def test_the_pace_is_the_time_left_for_each_must_ask_left(planned, talked, left, pace):
    assert pace_s(planned, talked, left) == pace

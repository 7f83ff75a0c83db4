"""What to ask next, and how much time each must-ask still has."""

from collections.abc import Collection, Mapping

from winnotes.core.guide import Guide, Question

DONE = ("answered", "not_known", "not_applicable", "skipped")


def ask_next(
    guide: Guide, status: Mapping[str, str], current: str = "", most: int = 3, mine: Collection[str] = ()
) -> list[Question]:
    """Return up to `most` questions to rein the talk in with, best first.

    `status` maps a key to open, touched, answered … Untouched must-asks come first, then touched ones, then
    whatever else is open; within each from the current question's section on, in the checklist's order. Questions
    of `mine`, where two share them out, come before all others of their kind, must-ask or not.
    """
    order = guide.in_checklist_order
    here = next((n for n, question in enumerate(order) if question.key == current), 0)
    ranked = sorted(
        (
            question
            for question in order
            if question.key != current and status.get(question.key, "open") not in DONE
        ),
        key=lambda question: (
            question.key not in mine,
            _rank(question, status),
            (order.index(question) - here) % len(order),
        ),
    )
    wanted = [question for question in ranked if question.must_ask]
    return (wanted or [question for question in ranked if status.get(question.key, "open") == "open"])[:most]


def _rank(question: Question, status: Mapping[str, str]) -> int:
    return (0 if question.must_ask else 2) + (0 if status.get(question.key, "open") == "open" else 1)


def must_asks_left(guide: Guide, status: Mapping[str, str]) -> int:
    """Return how many must-asks are neither answered nor put aside."""
    return sum(1 for one in guide.questions if one.must_ask and status.get(one.key, "open") not in DONE)


def pace_s(planned_minutes: int, talk_s: int, left: int) -> int | None:
    """Return the seconds of planned talk left per must-ask left; None when none is left, never below 0."""
    return max(0, planned_minutes * 60 - talk_s) // left if left else None

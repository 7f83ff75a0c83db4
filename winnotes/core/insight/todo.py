"""What marketing is asked to do: whether it could have helped, and every to-do with its owner and day."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Line, Lunch
from winnotes.core.insight.tally import Breakdown, Guides, breakdown, codes_of, replies

KEY, PART = "marketing_help", "answer"


@dataclass(frozen=True, slots=True)
class Marketing:
    """Whether marketing could have helped (yes, no, unsure), and the to-do lines: open ones first, by due day."""

    could_help: Breakdown
    todos: tuple[Line, ...]


def marketing(lunches: Sequence[Lunch], guides: Guides) -> Marketing:
    """Return what marketing is asked to do."""
    lines = [line for lunch in lunches for line in lunch.lines if line.kind in ("todo", "done")]
    return Marketing(
        breakdown(replies(lunches, KEY), PART, codes_of(guides, KEY, PART)),
        tuple(
            sorted(lines, key=lambda one: (one.kind == "done", not one.due, one.due, one.place, one.number))
        ),
    )

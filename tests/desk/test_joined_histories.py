"""Random histories of two laptops, merges taken back and lunches joined and parted among them, break no law."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.laptops import OPS, played, scripts
from tests.fault.disk import scratch
from winnotes.core import joining
from winnotes.store import unmerging

HISTORIES, DRAWN = (20_000, 2_000) if os.environ.get("WINNOTES_LONG") else (40, 20)
STEP = st.tuples(st.integers(0, len(OPS) - 1), st.integers(0, 1), st.integers(0, 5))


def complaints(script) -> list[str]:
    with scratch() as folder:
        return played(folder, script)


def test_no_random_history_breaks_a_law():
    for number, script in enumerate(scripts(HISTORIES)):
        assert complaints(script) == [], (number, script)


@settings(max_examples=DRAWN)
@given(st.lists(STEP, max_size=16))
def test_no_drawn_history_breaks_a_law(script):
    assert complaints(script) == []


trace_as_it_is = unmerging._trace


def half_is_taken_back(connection):
    trace = trace_as_it_is(connection)
    return trace and replace(trace, added=trace.added[::2])


def what_was_replaced_stays_so(connection):
    trace = trace_as_it_is(connection)
    return trace and replace(trace, was=[])


def what_was_parted_is_not_said(notebook, subject, names, writer, at):
    said = sorted(name for name in names if not name.startswith("-"))
    return joining.agree(notebook, subject, joining.SAME_AS, writer, said, at=at)


def the_first_who_joined_counts(notebook, subject):
    heads = notebook.heads(subject, joining.SAME_AS)[:1]
    return {name for head in heads for name in joining._said(head) if joining._may_join(subject, name)}


def pairs_make_no_group(notebook):
    pairs = [(one, other) for one in notebook.subjects() for other in joining._named(notebook, one)]
    return {subject: min(pair) for pair in pairs for subject in pair}


@dataclass(frozen=True)
class Bug:
    """A replacement for one piece of the program, and from which script on it is looked for: it is seen soon."""

    owner: object
    piece: str
    planted: Callable
    first: int = 0


@pytest.mark.parametrize(
    "bug",
    [
        Bug(unmerging, "_is_untouched", lambda _connection, _trace: True),
        Bug(unmerging, "_is_untouched", lambda _connection, _trace: False),
        Bug(unmerging, "_trace", half_is_taken_back, 10),
        Bug(unmerging, "_trace", what_was_replaced_stays_so, 230),
        Bug(joining, "_stated", what_was_parted_is_not_said, 205),
        Bug(joining, "_named", the_first_who_joined_counts),
        Bug(joining, "canonical_ids", pairs_make_no_group),
    ],
    ids=lambda bug: f"{bug.piece} {bug.planted.__name__} {bug.first}",
)
def test_a_planted_bug_is_seen(bug: Bug, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bug.owner, bug.piece, bug.planted)
    assert any(complaints(script) for script in islice(scripts(bug.first + 40), bug.first, None))

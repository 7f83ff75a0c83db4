"""Random histories of two and three laptops break no law, and with a bug planted in them they do."""

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.remembering import OPS, Rules, played, scripts
from winnotes.core.changes import changes, merged, picked
from winnotes.core.notebook import ERASED, Notebook, agree, is_erasing, write
from winnotes.core.version import Version, replaces_all

IS_LONG = bool(os.environ.get("WINNOTES_LONG"))
HISTORIES, DRAWN = (90_000, 10_000) if IS_LONG else (400, 60)
MOST_TRIED = 4_000

STEP = st.tuples(st.integers(0, len(OPS) - 1), st.integers(0, 2), st.integers(0, 5), st.integers(0, 5))


@pytest.mark.parametrize("laptops", [2, 3])
def test_no_random_history_breaks_a_law(laptops):
    for number, script in enumerate(scripts(HISTORIES // 2, laptops)):
        assert played(script, laptops=laptops).complaints == [], (number, script)


@settings(max_examples=DRAWN)
@given(st.lists(STEP, max_size=14))
def test_no_drawn_history_breaks_a_law(script):
    assert played(script).complaints == []


def test_typing_twice_beside_ones_own_agreement_leaves_no_gap_that_makes_the_order_matter():
    bobs = Notebook([write(Notebook(), "i1", "why_us_note", "pbob.k2", "b", at="t")])
    agreed = Notebook([agree(bobs, "i1", "why_us_note", "pann.k1", "settled", at="t")])
    seen = agreed | Notebook([write(Notebook(), "i1", "why_us_note", "pann.k3", "unaware", at="t")])
    for text in ("once", "twice"):
        last = Notebook([write(seen, "i1", "why_us_note", "pann.k1", text, at="t")])
        seen = seen | last
    assert (agreed | bobs) | last == (agreed | last) | bobs == last


def the_latest_wins(mine, theirs, ticks):
    """A merge that keeps of each field what was sealed last, as a list of last edits does."""
    latest: dict[tuple[str, str], Version] = {}
    for one in sorted((*mine, *picked(theirs, ticks)), key=lambda one: one.at):
        latest[one.subject, one.field] = one
    return Notebook(latest.values())


def the_chain_is_dropped(*seen, **said):
    """Typing that names only what it saw, not what that had replaced."""
    whole = write(*seen, **said)
    heads = seen[0].heads(whole.subject, whole.field)
    direct = {one.writer: one.n for one in heads if one.is_replaced_by(whole)}
    return Version(
        whole.subject, whole.field, whole.writer, whole.n, direct, whole.content, whole.via, whole.at
    )


def everybodys_words_are_replaced(notebook, subject, name, writer, content, *, at, via):
    return agree(notebook, subject, name, writer, content, at=at)


def own_agreements_are_left_standing(notebook, subject, name, writer, content, *, at, via):
    """Typing as it was before random histories found that it makes the order of merging matter."""
    heads = notebook.heads(subject, name)
    mine = [one for one in heads if one.person == writer[:4] and not one.is_agreed]
    if any(one.field == ERASED for one in notebook.of(subject)) or not mine:
        return write(notebook, subject, name, writer, content, at=at, via=via)
    n = replaces_all(heads).get(writer, 0) + 1
    return Version(subject, name, writer, n, replaces_all(mine), content, via, at)


def numbers_are_used_again(notebook, subject, name, writer, content, *, at, via):
    """Typing in an erased field that counts on from what it can still see."""
    whole = write(notebook, subject, name, writer, content, at=at, via=via)
    line = {by: n for by, n in whole.replaces.items() if "~" not in by}
    return replace(whole, writer=writer, n=max(1, line.get(writer, 0) + 1), replaces=line, id="")


def nobody_is_held(mine, theirs):
    return tuple(replace(one, kind="new") if one.kind == "held" else one for one in changes(mine, theirs))


def only_whole_subjects_are_held(mine, theirs):
    """A door that knows erased subjects and has forgotten erased fields."""
    return tuple(
        replace(one, kind="new") if one.kind == "held" and not _is_all(mine | theirs, one.subject) else one
        for one in changes(mine, theirs)
    )


def _is_all(notebook, subject):
    return any(is_erasing(one, "any field at all") for one in notebook.heads(subject, ERASED))


def nothing_is_blanked(mine, theirs, ticks):
    """A merge that takes an erasure in and leaves standing what it erases."""
    return mine | picked(theirs, ticks)


def erasures_need_no_tick(mine, theirs, ticks):
    return merged(mine, theirs, [*ticks, *(one for one in changes(mine, theirs) if one.kind == "erases")])


def half_of_it_is_lost(mine, theirs, ticks):
    return merged(mine, theirs, ticks[::2])


@pytest.mark.parametrize(
    "bug",
    [
        Rules(merging=the_latest_wins),
        Rules(typing=the_chain_is_dropped),
        Rules(typing=everybodys_words_are_replaced),
        Rules(typing=own_agreements_are_left_standing),
        Rules(typing=numbers_are_used_again),
        Rules(comparing=nobody_is_held),
        Rules(comparing=only_whole_subjects_are_held),
        Rules(merging=nothing_is_blanked),
        Rules(merging=erasures_need_no_tick),
        Rules(merging=half_of_it_is_lost),
    ],
    ids=lambda bug: next(
        one.__name__
        for one in (bug.typing, bug.merging, bug.comparing)
        if one not in (write, merged, changes)
    ),
)
def test_a_planted_bug_is_seen(bug):
    assert any(played(script, bug).complaints for script in scripts(MOST_TRIED))

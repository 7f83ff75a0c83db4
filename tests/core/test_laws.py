"""The merge laws 1 to 6 and 12 over random histories of three laptops, and the bugs they must catch."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook, agree, heads_among, write
from winnotes.core.version import Version, replaces_all
from winnotes.wording import original_guide

WRITERS = ("pann.k1", "pbob.k2", "pann.k3")
FIELDS = ("why_us_note", "objections_note")
Step = tuple[str, int, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["type", "agree", "merge"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from("abc"),
    ),
    max_size=14,
)


def played(
    steps: Iterable[Step], typing: Callable[..., Version] = write
) -> tuple[list[Notebook], list[Version]]:
    """Return the notebooks of three laptops after `steps`, and every version ever written."""
    laptops, written = [Notebook() for _writer in WRITERS], []
    for what, here, other, text in steps:
        field = FIELDS[other % 2]
        if what == "merge":
            laptops[here] = laptops[here] | laptops[other]
            continue
        if what == "type":
            version = typing(laptops[here], "i1", field, WRITERS[here], text, at="t")
        else:
            version = agree(laptops[here], "i1", field, WRITERS[here], text, at="t")
        laptops[here] = laptops[here] | Notebook([version])
        written.append(version)
    return laptops, written


def lost(laptops: list[Notebook], written: list[Version]) -> list[Version]:
    """Return versions that stand nowhere although nothing that was written replaces them."""
    merged = laptops[0] | laptops[1] | laptops[2]
    standing = {version.id for version in merged}
    return [
        one
        for one in written
        if one.id not in standing
        and not any(one.is_replaced_by(by) for by in written if by.field == one.field and by.id != one.id)
    ]


@given(STEPS)
def test_merging_is_commutative(steps):
    (one, two, _three), _written = played(steps)
    assert one | two == two | one


@given(STEPS)
def test_merging_is_associative(steps):
    (one, two, three), _written = played(steps)
    assert (one | two) | three == one | (two | three)


@given(STEPS)
def test_merging_is_idempotent(steps):
    (one, two, _three), _written = played(steps)
    assert (one | two) | two == one | two


@given(STEPS)
def test_no_head_disappears_but_by_a_version_that_replaces_it(steps):
    assert lost(*played(steps)) == []


@given(STEPS)
def test_every_head_is_visible_in_the_interview(steps):
    (one, two, three), _written = played(steps)
    merged = one | two | three
    view = interview_in(merged, "i1", original_guide())
    shown = {note.version for answer in view.answers for note in answer.notes}
    assert shown == {version.id for version in merged}


@given(STEPS)
def test_dropping_replaced_versions_changes_no_later_merge(steps):
    laptops, written = played(steps)
    merged = laptops[0] | laptops[1] | laptops[2]
    assert merged | Notebook(written) == Notebook(written)


@given(STEPS)
def test_the_writer_of_every_version_is_kept(steps):
    laptops, written = played(steps)
    writers = {version.id: version.writer for version in written}
    assert all(writers[version.id] == version.writer for laptop in laptops for version in laptop)


def test_versions_that_replace_each_other_in_a_ring_all_stay():
    one = Version("i1", "why_us_note", "pann.k1", 1, {"pbob.k2": 1}, "a")
    two = Version("i1", "why_us_note", "pbob.k2", 1, {"pann.k1": 1}, "b")
    assert set(heads_among([one, two])) == {one, two}


def test_of_two_copies_of_one_version_the_smaller_stamp_wins_either_way_round():
    early = Version("i1", "why_us_note", "pann.k1", 1, {}, "a", "imported", "1")
    late = Version("i1", "why_us_note", "pann.k1", 1, {}, "a", "typed", "0")
    assert heads_among([early, late]) == heads_among([late, early]) == (early,)


def typing_that_replaces_everybody(notebook, subject, field, writer, content, *, at):
    return agree(notebook, subject, field, writer, content, at=at)


def typing_that_forgets_what_was_carried_on(notebook, subject, field, writer, content, *, at):
    whole = write(notebook, subject, field, writer, content, at=at)
    return Version(subject, field, writer, whole.n, {}, content, "typed", at)


HISTORY = [
    ("type", 0, 0, "a"),
    ("merge", 1, 0, "a"),
    ("type", 1, 0, "b"),
    ("merge", 0, 1, "a"),
    ("type", 0, 0, "c"),
]


def test_a_colleagues_words_survive_my_typing_and_the_bug_that_loses_them_is_seen():
    good, _written = played(HISTORY)
    assert sorted(str(head.content) for head in good[0].heads("i1", "why_us_note")) == ["b", "c"]
    bad, _written = played(HISTORY, typing_that_replaces_everybody)
    assert [head.content for head in bad[0].heads("i1", "why_us_note")] == ["c"]


def test_the_bug_that_revives_what_was_replaced_is_seen():
    good, _written = played(HISTORY)
    bad, _written = played(HISTORY, typing_that_forgets_what_was_carried_on)
    assert len(good[0].heads("i1", "why_us_note")) == 2
    assert len(bad[0].heads("i1", "why_us_note")) == 3


def test_a_last_write_wins_merge_is_seen_to_lose_words():
    _laptops, written = played(HISTORY)
    last = max(written, key=lambda version: version.n)
    with pytest.raises(AssertionError):
        assert lost([Notebook([last])] * 3, written) == []


@given(STEPS)
def test_a_chain_carries_on_what_it_replaced(steps):
    _laptops, written = played(steps)
    for version in written:
        carried = replaces_all([version])
        assert carried[version.writer] == version.n
        assert all(carried[writer] >= n for writer, n in version.replaces.items())

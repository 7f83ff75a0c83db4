"""A merge taken back leaves exactly what stood before it, and is offered until something is written on top."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.coming import ALEX, AT, KIM, LUNCH, SAMPLE, by, edited, packed, previewed
from tests.store.test_merging import notebooks
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook, agree
from winnotes.core.version import Version
from winnotes.desk.taking import Taken, take
from winnotes.desk.undoing import Merge, merge_to_undo, undo
from winnotes.store.store import Arrival, Draft, Store


def taken(store: Store, path: Path) -> Taken:
    """Merge all that needs no asking."""
    preview = previewed(store, path)
    return take(store, preview, preview.ticked_at_first())


def rows(store: Store) -> list[tuple]:
    """Every row of the notes, history, drafts and settings included."""
    return [
        row
        for table in ("version", "draft", "setting")
        for row in store.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
    ]


def test_undoing_restores_every_row_as_it_was(store: Store, tmp_path: Path):
    store.merge(edited(by(KIM), "account", "Northwind", ALEX))
    store.snapshot()
    before = rows(store)
    theirs = edited(edited(SAMPLE, "account", "Northwind Ltd", ALEX), "place", "Harbour", KIM)
    taken(store, packed(tmp_path / "alex.winnotes", theirs))
    assert rows(store) != before
    merge = merge_to_undo(store)
    assert merge is not None and merge.files == ("alex.winnotes",) and merge.changes
    assert undo(store) == merge
    assert rows(store) == before and merge_to_undo(store) is None


@given(mine=notebooks, theirs=notebooks, later=st.none() | notebooks)
def test_whatever_arrives_undoing_restores_what_stood_or_refuses(tmp_path_factory, mine, theirs, later):
    store = Store(tmp_path_factory.mktemp("notes") / "winnotes.db")
    store.merge(mine)
    store.snapshot()
    before = rows(store)
    store.merge_noted(Arrival(theirs, {"files": []}, {"guide.x": "source"}))
    if later is None:
        undo(store)
        assert rows(store) == before
    else:
        store.merge(later)
        after = rows(store)
        if store.last_merge() is None:
            with pytest.raises(WinNotesError, match="merge_stays"):
                undo(store)
            assert rows(store) == after
        else:
            undo(store)
            assert merge_to_undo(store) is None
    store.close()


@pytest.mark.parametrize("what", ["typed", "draft", "agreed", "merged"])
def test_once_something_is_written_on_top_it_is_not_offered_any_more(store: Store, tmp_path: Path, what: str):
    store.merge(by(KIM))
    taken(store, packed(tmp_path / "alex.winnotes", by(ALEX)))
    assert merge_to_undo(store)
    draft = Draft(LUNCH, "why_us_note", f"{KIM}.k1", "and another thing", (), AT)
    if what == "typed":
        store.seal([draft])
    elif what == "draft":
        store.keep_drafts([draft])
    elif what == "agreed":
        store.merge(Notebook([agree(store.notebook(LUNCH), LUNCH, "decision_maker", f"{KIM}.k1", {}, at=AT)]))
    else:
        store.merge(edited(by(ALEX), "why_us_note", "newer"))
    assert merge_to_undo(store) is None
    before = store.notebook()
    with pytest.raises(WinNotesError) as refused:
        undo(store)
    assert refused.value.code == "merge_stays" and store.notebook() == before


def test_what_is_written_elsewhere_takes_nothing_away(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    taken(store, packed(tmp_path / "alex.winnotes", by(ALEX)))
    store.seal([Draft("i1", "why_us_note", f"{KIM}.k1", "another lunch", (), AT)])
    undo(store)
    assert store.notebook() == by(KIM) | store.notebook("i1")


def test_a_merge_that_brought_nothing_leaves_the_one_before_to_be_undone(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    path = packed(tmp_path / "alex.winnotes", by(ALEX))
    taken(store, path)
    assert taken(store, path).changes == 0
    undo(store)
    assert store.notebook() == by(KIM)


def test_two_merges_are_undone_once_the_last_one(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    taken(store, packed(tmp_path / "a.winnotes", by(ALEX)))
    taken(
        store, packed(tmp_path / "b.winnotes", Notebook([Version("i1", "account", f"{ALEX}.k2", 1, {}, "C")]))
    )
    undo(store)
    assert store.notebook() == SAMPLE and merge_to_undo(store) is None


def test_what_the_setting_holds_can_be_anything_once_it_is_damaged(store: Store):
    for content in (
        None,
        1,
        [],
        {"told": 1},
        {"told": {}, "added": [1], "was": [2], "settings": [], "stand": []},
    ):
        store.set_setting("last_merge", content)
        assert merge_to_undo(store) is None


def test_a_merge_names_its_files(store: Store, tmp_path: Path):
    taken(store, packed(tmp_path / "a.winnotes", SAMPLE))
    found = merge_to_undo(store)
    assert isinstance(found, Merge) and found.at and found.files == ("a.winnotes",)

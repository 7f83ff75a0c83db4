"""A look at everything, after the window is there: what flipped in silence is found, and mended at the next start."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_damage import forget_in_index
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import check_whole, open_notes
from winnotes.desk.sample import sample_notebook
from winnotes.store.database import SCHEMA
from winnotes.store.mark import beside, is_marked, leave_mark
from winnotes.store.store import Draft, Store
from winnotes.wording import explain

KIM = "pkim.k1"
LINE = "the one sentence nobody else heard"
AT = "2026-10-30T10:00:00.000+00:00"


@pytest.fixture
def notes(folder: Path) -> Path:
    """The sample, two snapshots, a line sealed before them and one after."""
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        store.seal([Draft("i1", "why_us_note", KIM, LINE, (), AT)])
        store.snapshot()
        store.snapshot()
        store.seal([Draft("i1", "place", KIM, "after the snapshots", (), AT)])
    return folder


def stranger(folder: Path, *statements: str) -> None:
    """Another program writes into the notes, as a flipped bit would."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def flip(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def said(folder: Path) -> set[str]:
    with closing(open_notes(folder).store) as store:
        return {str(one.content) for one in store.notebook()}


def test_whole_notes_tell_nothing(notes: Path):
    assert check_whole(notes) is None
    assert not is_marked(notes / DATABASE)


def test_no_notes_at_all_are_whole(folder: Path):
    assert check_whole(folder) is None
    assert not folder.exists()


def test_a_bit_flipped_in_a_text_is_found_and_the_snapshot_gives_it_back(notes: Path):
    flip(notes / DATABASE, LINE.encode(), LINE.replace("one", "ome").encode())
    told = check_whole(notes)
    assert told is not None and told.code == "damage_found" and DATABASE in explain(told)
    assert {LINE, "after the snapshots"} <= said(notes)
    assert check_whole(notes) is None and not is_marked(notes / DATABASE)


def test_a_text_already_broken_in_the_last_snapshot_comes_from_the_one_before(notes: Path):
    broken = LINE.replace("one", "ome").encode()
    flip(notes / DATABASE, LINE.encode(), broken)
    flip(max((notes / "snapshots").glob("*.db")), LINE.encode(), broken)
    assert check_whole(notes) is not None
    assert {LINE, "after the snapshots"} <= said(notes)


SILENT: dict[str, str] = {
    "a head that is none any more": "UPDATE version SET is_head=0 WHERE field='account'",
    "a replaced version that is a head again": "UPDATE version SET is_head=1 WHERE id='{replaced}'",
    "a number": "UPDATE version SET n=n+1 WHERE field='place'",
    "another subject": "UPDATE version SET subject='i2' WHERE field='place'",
    "broken JSON": "UPDATE version SET content='\"pl' WHERE field='place'",
    "JSON that WinNotes never writes": "UPDATE version SET content='NaN' WHERE field='place'",
    "replaces that is no table": "UPDATE version SET replaces='7' WHERE field='place'",
    "half a character": "UPDATE version SET content='\"\\ud83d\"' WHERE field='place'",
    "no UTF-8": "UPDATE version SET content=CAST(x'22ff22' AS TEXT) WHERE field='place'",
    "a broken draft": "INSERT INTO draft VALUES ('i1','x','p.k','{{','[]','')",
    "a broken setting": "INSERT INTO setting VALUES ('look','{{')",
}


@pytest.mark.parametrize("name", SILENT)
def test_whatever_changed_in_silence_is_found_and_mended(notes: Path, name: str):
    replaced = Version("i1", "why_us_note", "pyou.k2", 1, {}, "older")
    with closing(Store(notes / DATABASE)) as store:
        store.merge(Notebook([replaced]))
        store.merge(Notebook([Version("i1", "why_us_note", "pyou.k2", 2, {"pyou.k2": 1}, "newer")]))
        whole = {one.id for one in store.notebook()}
    stranger(notes, SILENT[name].format(replaced=replaced.id))
    assert check_whole(notes) is not None
    opened = open_notes(notes)
    with closing(opened.store) as store:
        assert [one.code for one in opened.news] == ["database_damaged"]
        lost = whole - {one.id for one in store.notebook()}
    assert len(lost) <= ("place" in SILENT[name])
    assert check_whole(notes) is None


def test_an_index_that_lost_a_line_is_found_and_the_line_comes_back(notes: Path):
    forget_in_index(notes / DATABASE, "head_by_touch", "UPDATE version SET at='' WHERE field='place'")
    assert check_whole(notes) is not None
    assert "after the snapshots" in said(notes)


def test_damage_met_while_reading_is_mended_at_the_next_start(notes: Path):
    stranger(notes, "UPDATE version SET content='{' WHERE field='place'")
    with closing(open_notes(notes).store) as store, pytest.raises(WinNotesError) as met:
        store.notebook()
    assert met.value.code == "database_corrupt" and explain(met.value).count(".") >= 1
    assert LINE in said(notes)


def test_damage_in_what_the_window_shows_first_is_mended_at_once(notes: Path):
    stranger(notes, "UPDATE version SET content='{' WHERE field='account'")
    opened = open_notes(notes)
    with closing(opened.store) as store:
        assert opened.news[0].code == "database_damaged"
        assert {one.id for one in sample_notebook()[0]} <= {one.id for one in store.notebook()}


def test_a_mark_without_damage_goes_away_and_restores_nothing(notes: Path):
    leave_mark(notes / DATABASE)
    opened = open_notes(notes)
    opened.store.close()
    assert opened.news == [] and not is_marked(notes / DATABASE)


def test_a_mark_beside_a_foreign_file_does_not_make_it_ours(folder: Path):
    folder.mkdir()
    stranger(folder, "CREATE TABLE theirs (a)")
    before = (folder / DATABASE).read_bytes()
    leave_mark(folder / DATABASE)
    beside(folder / DATABASE).write_bytes(b"x")
    with pytest.raises(WinNotesError) as refused:
        open_notes(folder)
    assert refused.value.code == "database_foreign"
    assert check_whole(folder) is None
    assert (folder / DATABASE).read_bytes() == before


def test_notes_are_checked_while_they_are_written_to(notes: Path):
    with closing(Store(notes / DATABASE)) as store:
        store.keep_drafts([Draft("i1", "why_us_note", KIM, "half", (), AT)])
        assert check_whole(notes) is None
        store.keep_drafts([Draft("i1", "why_us_note", KIM, "half a line", (), AT)])
    assert "half a line" in said(notes)


def test_notes_in_use_by_another_program_tell_nothing(notes: Path):
    with closing(sqlite3.connect(notes / DATABASE, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert check_whole(notes) is None
    assert not is_marked(notes / DATABASE)


def test_newer_notes_are_not_judged(notes: Path):
    stranger(notes, f"PRAGMA user_version={SCHEMA + 1}", "UPDATE version SET content='{' WHERE field='place'")
    assert check_whole(notes) is None


def test_the_check_changes_nothing_but_the_mark(notes: Path):
    stranger(notes, "UPDATE version SET content='{' WHERE field='place'")
    before = (notes / DATABASE).read_bytes()
    check_whole(notes)
    assert (notes / DATABASE).read_bytes() == before


def test_what_was_typed_beside_damaged_notes_is_brought_together(notes: Path):
    with closing(Store(beside(notes / DATABASE))) as store:
        store.keep_drafts([Draft("i1", "why_us_note", KIM, LINE + ", and more", (), AT)])
    stranger(notes, "UPDATE version SET content='{' WHERE field='place'")
    opened = open_notes(notes)
    with closing(opened.store) as store:
        heads = {str(one.content) for one in store.notebook().heads("i1", "why_us_note")}
    assert LINE + ", and more" in heads and opened.news[0].code == "database_damaged"
    assert not beside(notes / DATABASE).exists()
    assert open_notes(notes).news == []


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    return tmp_path / "Dropbox" / "notes"


def test_a_synced_folder_is_told_once(synced: Path):
    for expected in (["folder_synced"], []):
        opened = open_notes(synced)
        opened.store.close()
        assert [one.code for one in opened.news] == expected
    assert "notes" in explain(WinNotesError("folder_synced", folder=synced.name))


def test_a_synced_folder_is_told_again_where_the_notes_are_moved(synced: Path, tmp_path: Path):
    open_notes(synced).store.close()
    moved = tmp_path / "OneDrive" / "notes"
    moved.parent.mkdir()
    synced.rename(moved)
    opened = open_notes(moved)
    opened.store.close()
    assert [one.code for one in opened.news] == ["folder_synced"]


def test_a_folder_of_ones_own_tells_nothing(folder: Path):
    opened = open_notes(folder)
    opened.store.close()
    assert opened.news == []


READERS: dict[str, Callable[[Store], object]] = {
    "notebook": lambda store: store.notebook(),
    "history": lambda store: store.history("i1", "place"),
    "facts": lambda store: store.facts_of("i", ["place"]),
    "drafts": lambda store: store.drafts(),
    "setting": lambda store: store.setting("look"),
    "sealing": lambda store: store.seal([Draft("i1", "place", KIM, "elsewhere", (), AT)]),
    "merging": lambda store: store.merge(Notebook([Version("i1", "place", "pyou.k2", 1, {}, "here")])),
}


@pytest.mark.parametrize("name", READERS)
def test_a_row_that_is_nothing_winnotes_wrote_is_told_as_damage(notes: Path, name: str):
    stranger(
        notes,
        "UPDATE version SET content='{', replaces='[' WHERE field='place'",
        "INSERT INTO draft VALUES ('i1','x','p.k','{','[]','')",
        "INSERT INTO setting VALUES ('look','{')",
    )
    with closing(Store(notes / DATABASE)) as store:
        with pytest.raises(WinNotesError) as met:
            READERS[name](store)
        assert met.value.code == "database_corrupt" and not store.connection.in_transaction
    assert is_marked(notes / DATABASE)

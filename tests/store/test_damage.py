"""Damage is told apart from locks, full disks and missing copies; what is typed meanwhile is kept beside."""

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from winnotes.core.errors import WinNotesError
from winnotes.store.database import is_sound
from winnotes.store.mark import beside, is_marked
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store
from winnotes.store.writing import WritingThread, open_writing

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(Store(tmp_path / "winnotes.db")) as store:
        store.seal([Draft("i1", "account", "p.k", "Northwind", (), "t")])
        store.keep_drafts([typed("before the damage")])
    return tmp_path / "winnotes.db"


@pytest.fixture
def refusing(path: Path) -> Path:
    """Notes whose drafts can be neither read nor written."""
    break_page(path, "draft")
    return path


def typed(text: str) -> Draft:
    return Draft("i1", "why_us_note", "p.k", text, (), "t")


def break_page(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (table,)).fetchone()[0]
    pages = bytearray(path.read_bytes())
    pages[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    path.write_bytes(pages)


def kept(path: Path) -> list[object]:
    with closing(Store(path)) as store:
        return [draft.content for draft in store.drafts()]


def test_a_broken_page_is_damage(refusing: Path):
    with closing(sqlite3.connect(refusing)) as connection:
        assert not is_sound(connection) and not is_sound(connection, whole=True)


def forget_in_index(path: Path, index: str, statement: str) -> None:
    """Let `statement` pass by an index, as a lost write to one of its pages would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        kept = connection.execute("SELECT * FROM sqlite_schema WHERE name=?", (index,)).fetchone()
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name=?", (index,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("INSERT INTO sqlite_schema VALUES (?,?,?,?,?)", kept)


def test_an_index_that_lacks_an_entry_is_seen_by_the_full_check_alone(path: Path):
    forget_in_index(path, "head_by_field", "UPDATE version SET field='amount'")
    with closing(sqlite3.connect(path)) as connection:
        assert is_sound(connection) and not is_sound(connection, whole=True)


def test_a_lock_is_no_damage(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(path, timeout=0.01)) as connection, pytest.raises(WinNotesError) as told:
            is_sound(connection)
    assert told.value.code == "database_locked"


def test_a_snapshot_that_cannot_be_written_is_told_and_leaves_nothing(path: Path):
    (path.parent / "snapshots").write_bytes(b"a file in the place of the folder")
    with closing(Store(path)) as store:
        with pytest.raises(WinNotesError) as told:
            store.snapshot()
        assert told.value.code == "snapshot_failed" and told.value.facts["folder"] == "snapshots"
        assert [draft.content for draft in store.drafts()] == ["before the damage"]
    assert not is_marked(path)


def test_no_snapshot_is_taken_of_damaged_notes(refusing: Path):
    with closing(Store(refusing)) as store:
        with pytest.raises(WinNotesError) as told:
            store.snapshot()
        assert told.value.code == "database_corrupt"
    assert snapshots(refusing) == [] and list((refusing.parent / "snapshots").iterdir()) == []
    assert is_marked(refusing)


class Told:
    """A writing thread and what it told."""

    def __init__(self, path: Path) -> None:
        self.saved: queue.Queue[int] = queue.Queue()
        self.failed: queue.Queue[WinNotesError] = queue.Queue()
        self.thread: WritingThread = open_writing(path, self.saved.put, self.failed.put)

    def keep(self, text: str) -> None:
        ticket = self.thread.keep(typed(text))
        while self.saved.get(timeout=10) < ticket:
            pass


@pytest.fixture
def writing(refusing: Path) -> Iterator[Told]:
    told = Told(refusing)
    yield told
    assert told.thread.close()


def test_what_is_typed_into_damaged_notes_is_kept_beside_them(refusing: Path, writing: Told):
    writing.keep("one")
    writing.keep("one, two")
    assert kept(beside(refusing)) == ["one, two"]
    assert writing.failed.get(timeout=10).code == "typed_beside" and writing.failed.empty()
    assert is_marked(refusing)


def test_jobs_still_reach_what_can_be_read_of_damaged_notes(writing: Told):
    writing.keep("one")
    found = writing.thread.do(lambda store: [one.content for one in store.notebook()])
    assert found.result(10) == ["Northwind"]
    with pytest.raises(WinNotesError):
        writing.thread.do(lambda store: store.drafts()).result(10)


def test_notes_that_cannot_even_be_opened_still_let_somebody_type(path: Path):
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 9000)
    told = Told(path)
    told.keep("kept all the same")
    assert told.failed.get(timeout=10).code == "typed_beside"
    with pytest.raises(WinNotesError):
        told.thread.do(lambda store: store.drafts()).result(10)
    assert told.thread.close()
    assert kept(beside(path)) == ["kept all the same"]


def test_settled_notes_are_one_file(path: Path):
    with closing(Store(path)) as store:
        store.keep_drafts([typed("in the journal")])
        store.settle()
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        copy = path.with_name("copy.db")
        copy.write_bytes(path.read_bytes())
    assert kept(copy) == ["in the journal"]


def test_notes_that_cannot_be_settled_say_so(path: Path):
    with closing(Store(path)) as store, closing(sqlite3.connect(path)) as reader:
        store.connection.execute("PRAGMA busy_timeout=10")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM version").fetchone()
        store.keep_drafts([typed("in the journal")])
        with pytest.raises(WinNotesError) as told:
            store.settle()
    assert told.value.code == "database_locked"
    assert kept(path) == ["in the journal"]

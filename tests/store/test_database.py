"""The file the notes live in: who may open it, who is refused, and what is promised of it."""

import sqlite3
import stat
from pathlib import Path

import pytest

from winnotes.core.errors import WinNotesError
from winnotes.store.database import APPLICATION_ID, SCHEMA, is_sound, open_database
from winnotes.store.migrations import steps
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "winnotes.db"


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_schema_number_is_the_number_of_migrations():
    assert len(steps._migrations) == SCHEMA


def test_the_promises_of_durability_are_switched_on(path: Path):
    store = Store(path)
    promised = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }
    promised |= {
        "cell_size_check": 1,
        "mmap_size": 0,
        "wal_autocheckpoint": 200,
        "application_id": APPLICATION_ID,
    }
    assert {name: pragma(store.connection, name) for name in promised} == promised
    store.close()


def test_only_the_owner_may_read_the_notes(path: Path):
    store = Store(path)
    store.keep_drafts([Draft("i1", "account", "p.k", "Northwind")])
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert modes.keys() >= {"winnotes.db", "winnotes.db-wal"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    store.close()


def test_a_foreign_database_is_refused_and_left_untouched(path: Path):
    path.parent.mkdir()
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE theirs (a)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(WinNotesError) as refused:
        open_database(path)
    assert refused.value.code == "database_foreign"
    assert path.read_bytes() == before and [one.name for one in path.parent.iterdir()] == ["winnotes.db"]


def test_a_newer_database_is_opened_for_reading_only(path: Path):
    store = Store(path)
    store.seal([Draft("i1", "account", "p.k", "Northwind", (), "t")])
    store.connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    store.close()
    newer = Store(path)
    assert newer.is_read_only and len(newer.notebook()) == 1
    with pytest.raises(WinNotesError) as refused:
        newer.seal([Draft("i1", "account", "p.k", "Contoso", (), "t")])
    assert refused.value.code == "database_newer"
    newer.close()


def test_a_locked_database_is_told_and_nothing_is_half_written(path: Path):
    store, other = Store(path), sqlite3.connect(path, isolation_level=None)
    store.connection.execute("PRAGMA busy_timeout=10")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WinNotesError) as refused:
        store.keep_drafts([Draft("i1", "account", "p.k", "Northwind")])
    assert refused.value.code == "database_locked"
    other.execute("ROLLBACK")
    other.close()
    store.keep_drafts([Draft("i1", "account", "p.k", "Northwind")])
    assert not store.connection.in_transaction and len(store.drafts()) == 1
    store.close()


def test_a_full_disk_is_told_and_what_was_there_stays(path: Path):
    store = Store(path)
    store.keep_drafts([Draft("i1", "why_us_note", "p.k", "short")])
    store.connection.execute(f"PRAGMA max_page_count={pragma(store.connection, 'page_count')}")
    with pytest.raises(WinNotesError) as refused:
        store.keep_drafts([Draft("i1", "why_us_note", "p.k", "long " * 9000)])
    assert refused.value.code == "disk_full"
    assert [draft.content for draft in store.drafts()] == ["short"]
    store.close()


def test_a_snapshot_is_a_whole_and_private_copy(path: Path):
    store = Store(path)
    store.seal([Draft("i1", "account", "p.k", "Northwind", (), "t")])
    copy = store.snapshot()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    reopened = sqlite3.connect(copy)
    assert is_sound(reopened)
    assert reopened.execute("SELECT count(*) FROM version").fetchone() == (1,)
    reopened.close()
    store.close()


def test_the_last_ten_snapshots_and_one_a_day_are_kept(path: Path):
    store = Store(path)
    store.snapshot()
    folder = path.parent / "snapshots"
    for day in range(1, 21):
        for hour in ("08", "20"):
            (folder / f"202601{day:02}T{hour}0000000.db").write_bytes(b"")
    store.snapshot()
    names = [copy.name for copy in snapshots(path)]
    assert len(names) == 10 + 14 - len({name[:8] for name in names[:10]})
    store.close()

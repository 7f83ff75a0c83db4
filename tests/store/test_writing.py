"""The writing thread: an edit leaves its queue only when the disk has it."""

import queue
import sqlite3
from pathlib import Path

import pytest

from winnotes.core.errors import WinNotesError
from winnotes.store.store import Draft, Store
from winnotes.store.writing import WritingThread, open_writing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "winnotes.db"


def typed(text: str, field: str = "why_us_note") -> Draft:
    return Draft("i1", field, "p.k", text, (), "t")


def kept(path: Path) -> list[object]:
    store = Store(path)
    found = [draft.content for draft in store.drafts()]
    store.close()
    return found


def test_saved_is_told_only_after_the_disk_has_it(path: Path):
    told: queue.Queue[list[object]] = queue.Queue()
    writing = open_writing(path, lambda _ticket: told.put(kept(path)), lambda _error: None)
    writing.keep(typed("service"))
    assert told.get(timeout=10) == ["service"]
    assert writing.close()


def test_the_newest_text_of_a_field_is_what_is_written(path: Path):
    writing = open_writing(path, lambda _ticket: None, lambda _error: None)
    for n in range(200):
        writing.keep(typed("x" * n))
    assert writing.close()
    assert kept(path) == ["x" * 199]


def test_drafts_given_together_are_written_together(path: Path):
    writing = open_writing(path, lambda _ticket: None, lambda _error: None)
    writing.keep(typed("line", "a_note"), typed("placed", "scrap.s1"))
    assert writing.close()
    assert sorted(map(str, kept(path))) == ["line", "placed"]


def test_a_job_runs_after_everything_queued_before_it(path: Path):
    writing = open_writing(path, lambda _ticket: None, lambda _error: None)
    writing.keep(typed("service"))
    assert writing.do(lambda store: [draft.content for draft in store.drafts()]).result(10) == ["service"]
    assert writing.close()


def test_a_failing_job_tells_its_asker_and_the_thread_goes_on(path: Path):
    writing = open_writing(path, lambda _ticket: None, lambda _error: None)
    failing = writing.do(lambda _store: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failing.result(10)
    writing.keep(typed("service"))
    assert writing.close()
    assert kept(path) == ["service"]


def test_while_the_disk_refuses_the_text_is_kept_and_written_as_soon_as_it_can(path: Path):
    failed: queue.Queue[WinNotesError] = queue.Queue()
    saved: queue.Queue[int] = queue.Queue()

    def open_impatient() -> Store:
        store = Store(path)
        store.connection.execute("PRAGMA busy_timeout=10")
        return store

    Store(path).close()
    writing = WritingThread(open_impatient, saved.put, failed.put)
    writing.do(lambda store: None).result(10)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    ticket = writing.keep(typed("service"))
    assert failed.get(timeout=10).code == "database_locked"
    assert [draft.content for draft in writing.unsaved] == ["service"]
    other.execute("ROLLBACK")
    other.close()
    while saved.get(timeout=10) < ticket:
        pass
    assert kept(path) == ["service"] and writing.unsaved == []
    assert writing.close()


def test_closing_while_the_disk_refuses_says_so(path: Path):
    Store(path).close()
    other = sqlite3.connect(path, isolation_level=None)

    def open_impatient() -> Store:
        store = Store(path)
        store.connection.execute("PRAGMA busy_timeout=10")
        return store

    writing = WritingThread(open_impatient, lambda _ticket: None, lambda _error: None)
    writing.do(lambda store: None).result(10)
    other.execute("BEGIN EXCLUSIVE")
    writing.keep(typed("service"))
    assert not writing.close(timeout_s=10)
    other.close()

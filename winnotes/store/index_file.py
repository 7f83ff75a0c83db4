"""The file the index of words lives in: opened by one thread at a time, thrown away when it is of no use.

It lies beside the notes and is made from them, so it may go at any time, but never under somebody's hands: a file that
another thread has open is not removed, made or looked at past SQLite (held.py tells what that does to its locks).
"""

import errno
import os
import sqlite3
import threading
from pathlib import Path

NAME = "search.db"
LAYOUT = 1
WAIT_S = 5.0  # for another program, or another thread's search
REMOVAL_WAIT_S = 60.0  # for a thread that is bringing everything in
SCHEMA = """
CREATE TABLE passage (id INTEGER PRIMARY KEY, versions TEXT NOT NULL, subject TEXT NOT NULL, key TEXT NOT NULL,
  kind TEXT NOT NULL, person TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL,
  words TEXT NOT NULL, about TEXT NOT NULL, marks TEXT NOT NULL);
CREATE INDEX passage_by_subject ON passage (subject);
CREATE TABLE subject (id TEXT PRIMARY KEY, print TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(words, about, marks, content='passage', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
"""
_PRAGMAS = (
    "journal_mode=TRUNCATE",  # no memory shared through a file, which somebody might remove
    "synchronous=OFF",
    "trusted_schema=OFF",
    "secure_delete=ON",
    "temp_store=MEMORY",
)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_TURN = threading.RLock()


class IndexConnection(sqlite3.Connection):
    """This process's one connection to the file; whoever opens the next waits in another thread until it closes."""

    has_turn = False

    def close(self) -> None:
        """Close it and let the next one in."""
        super().close()
        has_turn, self.has_turn = self.has_turn, False
        if has_turn:
            _TURN.release()


def open_index(path: Path | None) -> IndexConnection:
    """Return the index at `path`, made where there is none and anew where it is damaged or of another layout.

    In memory, for this once, where `path` is None, where nothing may be written, or while another thread or program
    keeps it for long.
    """
    if not _TURN.acquire(timeout=WAIT_S):
        return _connected(None)
    try:
        connection = _opened(path)
    except BaseException:
        _TURN.release()
        raise
    connection.has_turn = True
    return connection


def remove_index(folder: Path) -> None:
    """Remove the index beside the notes once nobody here has it open: the next search makes it anew.

    Raises OSError, TimeoutError where somebody here keeps it open.
    """
    if not _TURN.acquire(timeout=REMOVAL_WAIT_S):
        raise TimeoutError(errno.ETIMEDOUT, "the index of words stays open", NAME)
    try:
        for name in (f"{NAME}-journal", f"{NAME}-wal", f"{NAME}-shm", NAME):
            (folder / name).unlink(missing_ok=True)
    finally:
        _TURN.release()


def is_busy(error: BaseException | None) -> bool:
    """Whether an error of SQLite's says no more than that another program is at the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


def _opened(path: Path | None) -> IndexConnection:
    if path is None:
        return _connected(None)
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            return _connected(None)
    try:
        remove_index(path.parent)
        return _connected(path)
    except (OSError, sqlite3.DatabaseError):
        return _connected(None)


def _connected(path: Path | None) -> IndexConnection:
    if path is not None and not path.exists():
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise sqlite3.DatabaseError(str(error)) from error
    connection = sqlite3.connect(
        path or ":memory:", isolation_level=None, timeout=WAIT_S, factory=IndexConnection
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _lay_out(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises sqlite3.DatabaseError where the file is of another layout."""
    connection.execute("BEGIN IMMEDIATE")
    layout = connection.execute("PRAGMA user_version").fetchone()[0]
    if layout == 0:
        for statement in SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={LAYOUT}")
    elif layout != LAYOUT:
        raise sqlite3.DatabaseError("another layout")
    connection.execute("COMMIT")

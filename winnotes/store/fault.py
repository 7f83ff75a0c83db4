"""Turns what SQLite says of the world into our one kind of error."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from winnotes.core.errors import WinNotesError

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "not_writable",
    sqlite3.SQLITE_PERM: "not_writable",
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_CORRUPT: "database_corrupt",
    sqlite3.SQLITE_NOTADB: "database_corrupt",
    sqlite3.SQLITE_CANTOPEN: "not_readable",
    sqlite3.SQLITE_IOERR: "write_failed",
}


def world_error(error: sqlite3.Error, path: Path) -> WinNotesError | None:
    """Return the WinNotesError for an error of SQLite's, or None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    name = _CODES.get(code & 0xFF)
    return WinNotesError(name, file=path.name, reason=str(error)) if name else None


@contextmanager
def world_faults(path: Path) -> Iterator[None]:
    """Raise WinNotesError in place of an SQLite error that the world is to blame for."""
    try:
        yield
    except sqlite3.Error as error:
        told = world_error(error, path)
        if told is None:
            raise
        raise told from error

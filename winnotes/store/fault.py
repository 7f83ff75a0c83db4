"""Turns what SQLite and the disk say of the world into our one kind of error."""

import errno
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
    sqlite3.SQLITE_PROTOCOL: "database_locked",
    sqlite3.SQLITE_CANTOPEN: "not_readable",
    sqlite3.SQLITE_IOERR: "write_failed",
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DAMAGE_IN_WORDS = ("malformed JSON", "unsupported file format")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Unreadable(sqlite3.DatabaseError):
    """SQLite reads the row, and what stands in it is nothing WinNotes wrote."""

    def __init__(self) -> None:
        super().__init__("damaged")
        self.sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, as against locked, full, forbidden or asked something wrong."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # from Python's own reading of a text
        return str(error).startswith("Could not decode to UTF-8")
    return code & 0xFF in _DAMAGE or (
        code == sqlite3.SQLITE_ERROR and str(error).startswith(_DAMAGE_IN_WORDS)
    )


def world_error(error: sqlite3.Error, path: Path) -> WinNotesError | None:
    """Return the WinNotesError for an error of SQLite's, or None when it is a bug of ours."""
    if is_damage(error):
        return WinNotesError("database_corrupt", file=path.name)
    name = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return WinNotesError(name, file=path.name, reason=str(error)) if name else None


def disk_error(error: OSError, name: str) -> WinNotesError:
    """Return the WinNotesError for what the system says of the file called `name`."""
    if error.errno in _FULL:
        return WinNotesError("disk_full", file=name)
    if error.errno in _REFUSED:
        return WinNotesError("not_writable", file=name)
    return WinNotesError("write_failed", file=name, reason=error.strerror or type(error).__name__)


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
    except UnicodeDecodeError as error:  # SQLite names in its complaint what the damage made of a name
        raise WinNotesError("database_corrupt", file=path.name) from error


@contextmanager
def disk_faults(name: str) -> Iterator[None]:
    """Raise WinNotesError in place of what the system says of the file or folder called `name`."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, name) from error

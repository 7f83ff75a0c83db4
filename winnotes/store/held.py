"""Which databases this process has open, so that nobody reads such a file past SQLite.

On POSIX, closing any descriptor of a file drops every lock the process holds on it, SQLite's too: another process
would take the journal for abandoned and remove it, with all that is committed afterwards.
"""

import sqlite3
import threading
from collections import Counter
from pathlib import Path

Place = tuple[int, int]  # device and inode

_LOCK = threading.RLock()  # a collected generator may close a database while one is being opened
_held: Counter[Place] = Counter()


class HeldConnection(sqlite3.Connection):
    """A connection whose file counts as open until it is closed."""

    place: Place | None = None

    def close(self) -> None:
        """Close it; from then on the file may be read directly."""
        super().close()
        place, self.place = self.place, None
        if place is not None:
            with _LOCK:
                _held[place] -= 1


def connect_held(path: Path, *, is_read_only: bool = False) -> HeldConnection:
    """Return a connection to the existing database at `path`, in autocommit, usable from any thread in turn."""
    with _LOCK:
        place = _place_of(path)
        _held[place] += 1
    try:
        database = path.resolve().as_uri() + "?mode=ro" if is_read_only else str(path)
        connection = sqlite3.connect(
            database,
            timeout=2.0,
            isolation_level=None,
            check_same_thread=False,
            factory=HeldConnection,
            uri=is_read_only,
        )
    except BaseException:
        with _LOCK:
            _held[place] -= 1
        raise
    connection.place = place
    return connection


def header_of(path: Path) -> bytes | None:
    """Return the first 100 bytes of the file, or None where this process has it open. Raises OSError."""
    with _LOCK:
        if _held[_place_of(path)]:
            return None
        with path.open("rb") as file:
            return file.read(100)


def _place_of(path: Path) -> Place:
    found = path.stat()
    return (found.st_dev, found.st_ino)

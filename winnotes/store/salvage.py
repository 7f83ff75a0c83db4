"""Reads whatever can still be read from a database, row by row, and writes nothing to it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version
from winnotes.store.fault import Unreadable
from winnotes.store.row import Draft, draft_in, json_in, version_in

_LEAP_LIMIT = 2**40


@dataclass(slots=True)
class Salvaged:
    """What a damaged or old file still held, and the ids of versions that are there and not what was sealed."""

    notebook: Notebook = field(default_factory=Notebook)
    drafts: list[Draft] = field(default_factory=list)
    settings: dict[str, Json] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)


def salvage(path: Path) -> Salvaged:
    """Return every whole version, draft and setting in the database at `path`; nothing where there is none.

    Works on a copy, so that SQLite's own recovery of the journal cannot touch the file put aside. Raises OSError.
    """
    if not path.exists():
        return Salvaged()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal", "-journal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            # A broken character costs its own row (the id does not fit any more), not all rows after it.
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            return _read(connection)


def _read(connection: sqlite3.Connection) -> Salvaged:
    found = Salvaged()
    versions = []
    for row in _rows(connection, "version", by_number=True):
        version = _version(row)
        if version is None:
            found.lost.add(str(row[0]))
        else:
            versions.append(version)
    found.notebook = Notebook(versions)
    found.lost -= {version.id for version in versions}
    for row in _rows(connection, "draft"):
        try:
            found.drafts.append(draft_in(row[:6]))
        except (Unreadable, ValueError):
            continue
    for row in _rows(connection, "setting"):
        try:
            found.settings[str(row[0])] = json_in(row[1])
        except (Unreadable, IndexError):
            continue
    return found


def _rows(
    connection: sqlite3.Connection, table: str, *, by_number: bool = False
) -> Iterator[tuple[object, ...]]:
    """Yield the readable rows of a table, some perhaps twice: forwards to the first broken page, then from the end.

    Rows counted by number are also looked for between the broken pages, in leaps that double.
    """
    last = 0
    try:
        query = f"SELECT *, {'rowid' if by_number else '0'} FROM {table}"
        for row in connection.execute(query):
            last = row[-1] if isinstance(row[-1], int) else last
            yield row[:-1]
    except (sqlite3.Error, UnicodeDecodeError):
        if by_number:
            yield from _islands(connection, table, last)
    else:
        return


def _islands(connection: sqlite3.Connection, table: str, last: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows beyond `last`, each run entered behind a broken page and read in both directions."""
    leap, low = 1, last
    while leap < _LEAP_LIMIT and low < _LEAP_LIMIT:
        start = low + leap
        found = list(_run(connection, f"SELECT *, rowid FROM {table} WHERE rowid >= ? ORDER BY rowid", start))
        if not found:
            leap *= 2
            continue
        back = f"SELECT *, rowid FROM {table} WHERE rowid < ? AND rowid > {low} ORDER BY rowid DESC"
        yield from (row[:-1] for row in (*_run(connection, back, start), *found))
        low, leap = max(int(str(row[-1])) for row in found), 1
    end = f"SELECT *, rowid FROM {table} WHERE rowid > ? ORDER BY rowid DESC"
    yield from (row[:-1] for row in _run(connection, end, low))


def _run(connection: sqlite3.Connection, query: str, start: int) -> Iterator[tuple[object, ...]]:
    try:
        yield from connection.execute(query, (start,))
    except (sqlite3.Error, UnicodeDecodeError):
        return


def _version(row: tuple[object, ...]) -> Version | None:
    """Return the version in a row whose id proves it, or None."""
    try:
        version = version_in(row[:9])
        return version if version.computed_id() == version.id else None
    except (Unreadable, ValueError):
        return None

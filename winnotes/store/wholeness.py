"""Looks at everything: SQLite's full check, then that every row says what was once written, and every head is one.

A bit that flips in a stored text leaves the file sound; the id, a hash of the content, does not fit any more.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import heads_among
from winnotes.core.version import Version
from winnotes.store.database import expect_tables, is_sound
from winnotes.store.fault import world_faults
from winnotes.store.row import DRAFT_COLUMNS, VERSION_COLUMNS, draft_in, json_in, version_in
from winnotes.store.schema import SCHEMA


def is_whole(path: Path, rest: Callable[[], object] = lambda: None) -> bool:
    """Whether the notes at `path` are whole in every part, read on a connection of its own that writes nothing.

    `rest` is called after every subject, outside any transaction. Notes of a newer WinNotes count as whole.
    Raises WinNotesError where they cannot be read now (locked, a disk that refuses).
    """
    uri = path.absolute().as_uri() + "?mode=ro"
    try:
        with world_faults(path), closing(sqlite3.connect(uri, uri=True, timeout=2.0)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
                return True
            expect_tables(connection)
            return is_sound(connection, whole=True) and _rows_are_true(connection, rest)
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return False


def untrue_versions(connection: sqlite3.Connection, subject: str) -> list[str]:
    """Return the ids of the subject's versions that say something else than was sealed, or are wrongly (no) heads.

    Raises sqlite3.Error, among them Unreadable where a row is nothing WinNotes wrote.
    """
    query = f"SELECT {VERSION_COLUMNS}, is_head FROM version WHERE subject=? ORDER BY field"
    rows = [(version_in(row[:-1]), bool(row[-1])) for row in connection.execute(query, (subject,)).fetchall()]
    wrong = [version.id for version, _is_head in rows if not _is_true(version)]
    for _field, found in groupby(rows, lambda one: one[0].field):
        wrong += _wrongly_marked(list(found))
    return wrong


def wrong_in(connection: sqlite3.Connection, subject: str) -> list[str]:
    """Return the ids of the subject's versions that are untrue; the subject where a row is nothing we wrote."""
    try:
        return untrue_versions(connection, subject)
    except sqlite3.Error:
        return [subject]


def version_count(connection: sqlite3.Connection) -> int:
    """Return how many versions are kept, replaced ones included."""
    (count,) = connection.execute("SELECT count(*) FROM version").fetchone()
    return int(count)


def _is_true(version: Version) -> bool:
    try:
        return version.computed_id() == version.id
    except ValueError:  # NaN, half a character: a flipped bit made JSON that WinNotes never writes
        return False


def _rows_are_true(connection: sqlite3.Connection, rest: Callable[[], object]) -> bool:
    for subject in _subjects(connection):
        if untrue_versions(connection, subject):
            return False
        rest()
    for row in connection.execute(f"SELECT {DRAFT_COLUMNS} FROM draft").fetchall():
        draft_in(row)
    for row in connection.execute("SELECT name, content FROM setting").fetchall():
        json_in(row[1])
    return True


def _subjects(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT DISTINCT subject FROM version").fetchall()]


def _wrongly_marked(field: list[tuple[Version, bool]]) -> Iterator[str]:
    """Yield the heads that another head replaces, and the others that nothing replaces, of one field."""
    heads = [version for version, is_head in field if is_head]
    kept = {version.id for version in heads_among(heads)}
    replaced: dict[str, int] = {}
    for version, _is_head in field:
        for writer, n in version.replaces.items():
            replaced[writer] = max(n, replaced.get(writer, 0))
    for version, is_head in field:
        if version.id not in kept if is_head else replaced.get(version.writer, 0) < version.n:
            yield version.id

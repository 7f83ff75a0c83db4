"""What the window shows first, read within milliseconds: no versions are built and nothing is written.

Loads nothing but sqlite3, so that the first paint waits for no other room.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from winnotes.store.schema import SCHEMA

# The index on (subject, at) is skipped through, subject by subject: the whole table is never read.
_TOUCHED = """
WITH RECURSIVE known(subject) AS (
  SELECT min(subject) FROM version WHERE is_head AND subject >= :prefix
  UNION ALL
  SELECT (SELECT min(subject) FROM version WHERE is_head AND subject > known.subject)
    FROM known WHERE known.subject IS NOT NULL)
SELECT subject, (SELECT max(at) FROM version AS one WHERE one.subject = known.subject AND is_head)
  FROM known WHERE subject GLOB :prefix || '*'
"""
_LOOK = (
    "SELECT json_extract(content, '$.theme'), json_extract(content, '$.zoom') FROM setting WHERE name='look'"
)
_FACTS = """
SELECT field, json_extract(content, '$') FROM version
  WHERE subject=? AND field IN ({marks}) AND is_head ORDER BY field, id
"""


class Facts(NamedTuple):
    """A subject's plain facts: for each field what every head says, and the latest instant sealed in it."""

    subject: str
    fields: dict[str, list[str]]
    touched: str


def glance(
    path: Path, prefix: str, fields: Sequence[str], first: int
) -> tuple[list[Facts], int, dict[str, object]] | None:
    """Return the `first` latest facts, how many subjects there are, and the setting "look", or None.

    None where anything is out of the ordinary (no file, another schema, locked, damaged): then whoever asked
    opens the notes in full and meets what is wrong.
    """
    try:
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=0.2)
    except sqlite3.Error:
        return None
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            return None
        found = latest_facts(connection, prefix, fields, first)
        theme, zoom = connection.execute(_LOOK).fetchone() or (None, None)
        return (*found, {"theme": theme, "zoom": zoom})
    except (sqlite3.Error, UnicodeDecodeError):  # SQLite's complaint may name what the damage made of a name
        return None
    finally:
        connection.close()


def latest_facts(
    connection: sqlite3.Connection, prefix: str, fields: Sequence[str], first: int = -1
) -> tuple[list[Facts], int]:
    """Return these `fields` of subjects beginning with `prefix`, the latest touched first, and how many there are.

    Only the `first` of them are read, all if it is negative. Raises sqlite3.Error.
    """
    touched = connection.execute(_TOUCHED, {"prefix": prefix}).fetchall()
    if not all(isinstance(at, str) for _subject, at in touched):
        raise _damaged()  # a subject in one index that the other does not know
    touched.sort(key=lambda row: (row[1], row[0]), reverse=True)
    read = touched[:first] if first >= 0 else touched
    return [_facts(connection, subject, fields, at) for subject, at in read], len(touched)


def _facts(connection: sqlite3.Connection, subject: str, fields: Sequence[str], touched: str) -> Facts:
    query = _FACTS.format(marks=",".join("?" * len(fields)))
    said: dict[str, list[str]] = {}
    for field, content in connection.execute(query, (subject, *fields)):
        said.setdefault(field, []).extend([str(content)] if content else [])
    return Facts(subject, said, touched)


def _damaged() -> sqlite3.Error:
    error = sqlite3.DatabaseError("damaged")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error

"""A merge that can be undone: what it changed is kept as a setting, in the merge's own transaction.

Kept are ids and marks, never words; the next merge that adds something takes its place.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.store.erasing import blank
from winnotes.store.merging import Pulse, union_with, write_union
from winnotes.store.row import json_in

LAST_MERGE = "last_merge"
_AT_ONCE = 500
_MARKS = "id, is_head, is_seen, via, at"

Marks = tuple[str, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes in by one merge: heads, settings (guides), erasures that are new here.

    `told` is kept for whoever undoes it.
    """

    notebook: Notebook
    told: Json = None
    settings: Mapping[str, Json] = field(default_factory=dict)
    erasures: Sequence[Version] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """What a merge changed: versions added, marks as they were, settings added, the heads that then stood there."""

    told: Json
    added: list[str]
    was: list[Marks]
    settings: list[str]
    stand: list[str]

    def json(self) -> Json:
        """Return what the setting holds."""
        return {
            "told": self.told, "added": [*self.added], "was": [[*one] for one in self.was],
            "settings": [*self.settings], "stand": [*self.stand],
        }  # fmt: skip


def merge_noted(connection: sqlite3.Connection, arrival: Arrival, pulse: Pulse) -> int:
    """Merge within an open transaction and keep the trace; return how many heads are new here.

    What the erasures cover is deleted first; then nothing can be undone.
    """
    blanked = blank(connection, arrival.erasures)
    union = union_with(connection, arrival.notebook)
    ids = [*(one.id for one in union.put), *union.replaced, *union.met]
    before = _marks(connection, ids)
    write_union(connection, union, pulse)
    fresh = [name for name in arrival.settings if _setting(connection, name) is None]
    _keep(connection, {name: arrival.settings[name] for name in fresh})
    after = _marks(connection, ids)
    was = [marks for known, marks in before.items() if after[known] != marks]
    added = [known for known in after if known not in before]
    if blanked:
        forget_merge(connection)
    elif added or was or fresh:
        stand = sorted({known for known, _subject, _field in _heads_beside(connection, added)})
        _keep(connection, {LAST_MERGE: Trace(arrival.told, added, was, fresh, stand).json()})
    return union.new


def last_merge(connection: sqlite3.Connection) -> Json:
    """Return what was told of the last merge, or None where it cannot be undone (any more).

    It can until something is written on top of what came: a version, or a draft, in any field it added to.
    """
    trace = _trace(connection)
    return trace.told if trace is not None and _is_untouched(connection, trace) else None


def forget_merge(connection: sqlite3.Connection) -> None:
    """From now on the last merge cannot be undone; the names of its files are forgotten too."""
    connection.execute("DELETE FROM setting WHERE name=?", (LAST_MERGE,))


def undo_merge(connection: sqlite3.Connection) -> Json:
    """Restore within an open transaction exactly what stood before the last merge; return what was told of it.

    Raises WinNotesError `merge_stays`, where something was written on top of what came.
    """
    trace = _trace(connection)
    if trace is None or not _is_untouched(connection, trace):
        raise WinNotesError("merge_stays")
    connection.executemany("DELETE FROM version WHERE id=?", [(one,) for one in trace.added])
    connection.executemany(
        "UPDATE version SET is_head=?, is_seen=?, via=?, at=? WHERE id=?",
        [(*marks, known) for known, *marks in trace.was],
    )
    names = [(name,) for name in (*trace.settings, LAST_MERGE)]
    connection.executemany("DELETE FROM setting WHERE name=?", names)
    return trace.told


def _trace(connection: sqlite3.Connection) -> Trace | None:
    match _setting(connection, LAST_MERGE):
        case {
            "told": told, "added": list(added), "was": list(was), "settings": list(settings), "stand": list(stand),
        }:  # fmt: skip
            marks = [found for one in was if (found := _marks_in(one))]
            return Trace(told, _texts(added), marks, _texts(settings), _texts(stand))
    return None


def _marks_in(found: Json) -> Marks | None:
    match found:
        case [str(known), int(is_head), int(is_seen), str(via), str(at)]:
            return (known, is_head, is_seen, via, at)
    return None


def _texts(found: list[Json]) -> list[str]:
    return [str(one) for one in found]


def _is_untouched(connection: sqlite3.Connection, trace: Trace) -> bool:
    touched = [*trace.added, *(known for known, *_rest in trace.was)]
    if len(_marks(connection, touched)) < len(touched):
        return False  # pruned, or erased since
    heads = _heads_beside(connection, trace.added)
    if sorted({known for known, _subject, _field in heads}) != trace.stand:
        return False
    places = {(subject, name) for _known, subject, name in heads}
    drafts = connection.execute("SELECT subject, field FROM draft").fetchall()
    return not any((subject, name) in places for subject, name in drafts)


def _marks(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Marks]:
    query = f"SELECT {_MARKS} FROM version WHERE id IN "
    return {row[0]: row for row in _asked(connection, query, ids)}


def _heads_beside(connection: sqlite3.Connection, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (id, subject, field) of every head of every field that the versions `ids` stand in."""
    query = (
        "SELECT DISTINCT head.id, head.subject, head.field FROM version AS one"
        " JOIN version AS head ON head.subject=one.subject AND head.field=one.field AND head.is_head"
        " WHERE one.id IN "
    )
    return [(str(known), str(subject), str(name)) for known, subject, name in _asked(connection, query, ids)]


def _asked(connection: sqlite3.Connection, query: str, ids: Sequence[str]) -> Iterator[Any]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        yield from connection.execute(f"{query} ({','.join('?' * len(some))})", some).fetchall()


def _setting(connection: sqlite3.Connection, name: str) -> Json:
    row = connection.execute("SELECT content FROM setting WHERE name=?", (name,)).fetchone()
    return json_in(row[0]) if row else None


def _keep(connection: sqlite3.Connection, settings: Mapping[str, Json]) -> None:
    rows = [(name, canonical(content)) for name, content in settings.items()]
    connection.executemany("INSERT OR REPLACE INTO setting VALUES (?,?)", rows)

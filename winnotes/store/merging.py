"""The union, worked out in memory from the heads of the fields it touches: what is left for SQL is a few bulk writes.

It is the model's own union (core/notebook.py), so that the store's merge equals it for any versions whatever.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from winnotes.core.changes import changes, picked
from winnotes.core.notebook import ERASED, Notebook, heads_among
from winnotes.core.version import Version, canonical
from winnotes.store.row import VERSION_COLUMNS, version_in

_AT_ONCE = 500  # subjects asked for in one statement
_ROWS_AT_ONCE = 2000  # rows written between two pulses
_PUT = (
    "INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?,1,1)"
    " ON CONFLICT (id) DO UPDATE SET is_head=1, is_seen=1, via=excluded.via, at=excluded.at"
)


@dataclass(slots=True)
class Union:
    """What a merge changes: heads that come (new, or an earlier twin), that give way, that others have too."""

    put: list[Version] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    new: int = 0

    def add(self, mine: Sequence[Version], theirs: Sequence[Version]) -> None:
        """Take up one field: the heads known here, and those that arrive."""
        known = {one.id: one for one in mine}
        heads = {one.id: one for one in (heads_among((*mine, *theirs)) if mine else theirs)}
        come = [one for one in heads.values() if one is not known.get(one.id)]
        self.put += come
        self.new += sum(one.id not in known for one in come)
        self.replaced += [known_id for known_id in known if known_id not in heads]
        self.met += [one.id for one in theirs if one.id in known]


Pulse = Callable[[int, int], None]  # rows written, rows to write; whatever it raises ends the merge


def merge_into(connection: sqlite3.Connection, notebook: Notebook, *, is_own: bool = False) -> int:
    """Take the union with `notebook` within an open transaction; return how many heads are new here.

    What somebody has to be asked about stays out, unless the notebook `is_own`: these very notes, from another file.
    """
    union = union_with(connection, notebook, is_asked=is_own)
    write_union(connection, union)
    return union.new


def union_with(connection: sqlite3.Connection, notebook: Notebook, *, is_asked: bool = True) -> Union:
    """Return what the union with `notebook` would change, writing nothing.

    Unless somebody was asked, erased content that arrives is held, and so is a colleague's erasure.
    """
    union = Union()
    subjects = notebook.subjects()
    for start in range(0, len(subjects), _AT_ONCE):
        some = subjects[start : start + _AT_ONCE]
        mine = _heads(connection, some)
        arriving = notebook if is_asked else _unasked(mine, notebook.of(*some))
        for subject in some:
            for name, theirs in arriving.fields(subject).items():
                union.add(mine.get((subject, name), ()), theirs)
    return union


def _unasked(mine: dict[tuple[str, str], tuple[Version, ...]], arriving: Notebook) -> Notebook:
    """Return the part of `arriving` that comes in with nobody asked: only subjects with an erasure are looked at."""
    erased = {
        subject for subject in arriving.subjects()
        if (subject, ERASED) in mine or arriving.heads(subject, ERASED)
    }  # fmt: skip
    if not erased:
        return arriving
    here = Notebook(head for (subject, _name), heads in mine.items() if subject in erased for head in heads)
    theirs = arriving.of(*sorted(erased))
    let_in = picked(theirs, [one for one in changes(here, theirs) if not one.is_asked])
    return arriving.of(*(one for one in arriving.subjects() if one not in erased)) | let_in


def write_union(
    connection: sqlite3.Connection, union: Union, pulse: Pulse = lambda _done, _all: None
) -> None:
    """Write what a union changes within an open transaction; `pulse` tells how far it is."""
    connection.executemany("UPDATE version SET is_head=0 WHERE id=?", _each(union.replaced))
    connection.executemany("UPDATE version SET is_seen=1 WHERE id=? AND NOT is_seen", _each(union.met))
    for start in range(0, len(union.put), _ROWS_AT_ONCE):
        pulse(start, len(union.put))
        connection.executemany(_PUT, map(cells, union.put[start : start + _ROWS_AT_ONCE]))
    pulse(len(union.put), len(union.put))


def cells(version: Version) -> tuple[str | int, ...]:
    """Return a version as the cells of VERSION_COLUMNS."""
    return (
        version.id, version.subject, version.field, version.writer, version.n, canonical(version.replaces),
        canonical(version.content), version.via, version.at,
    )  # fmt: skip


def _heads(
    connection: sqlite3.Connection, subjects: Sequence[str]
) -> dict[tuple[str, str], tuple[Version, ...]]:
    """Return {(subject, field): its heads}; contents are left out but of erasures: a merge looks at no other."""
    columns = VERSION_COLUMNS.replace("content", f"CASE field WHEN '{ERASED}' THEN content ELSE 'null' END")
    query = f"SELECT {columns} FROM version WHERE is_head AND subject IN ({','.join('?' * len(subjects))})"
    found = sorted(map(version_in, connection.execute(query, subjects)), key=_place)
    return {place: tuple(heads) for place, heads in groupby(found, _place)}


def _place(version: Version) -> tuple[str, str]:
    return (version.subject, version.field)


def _each(ids: Iterable[str]) -> Iterator[tuple[str]]:
    return ((one,) for one in ids)

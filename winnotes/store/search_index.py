"""The index of all words, a file of its own beside the notes: made from them alone, and anew whenever it is gone.

It follows what was sealed subject by subject: a subject's print (how many heads, the sum of their rows, the latest
instant) tells whether anything changed, so nothing has to be written into the notes for it. Order is that of arrival:
what was sealed or came in last has the largest number. A passage keeps its number while its version stands.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from winnotes.core.notebook import Fields
from winnotes.core.search.passage import Passage, passages_of, title_of
from winnotes.core.search.query import Query, spaced
from winnotes.store.index_file import is_busy, open_index
from winnotes.store.store import Store

AT_ONCE = 200  # subjects in one transaction
FOUND = "idcm"  # interviews, deals, content pieces, the sales-cycle model
SCORED = 4000  # of many passages the newest are scored
_WEIGH = {"key_quote": 1.6, "quote": 1.4, "header": 1.5, "deal": 1.2, "surprise": 1.2}
SCORE = (
    "bm25(found, 1.0, 0.3, 0.0) * CASE kind "
    + " ".join(f"WHEN '{kind}' THEN {weight}" for kind, weight in _WEIGH.items())
    + " ELSE 1.0 END"
)
P = ParamSpec("P")
T = TypeVar("T")


class Hit(NamedTuple):
    """A passage that was found, and the title of the interview, deal or piece it stands in."""

    subject: str
    key: str
    kind: str
    person: str
    number: int
    at: str
    text: str
    title: str


class IndexGone(Exception):
    """The index cannot be used: it is damaged, or, where it `is_busy`, another program has been at it for long."""

    def __init__(self, cause: sqlite3.DatabaseError) -> None:
        super().__init__(str(cause))
        self.is_busy = is_busy(cause)


def _whole(method: Callable[P, T]) -> Callable[P, T]:
    """Let a method raise IndexGone where SQLite finds the index damaged or locked."""

    @wraps(method)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except sqlite3.DatabaseError as error:
            raise IndexGone(error) from error

    return run


class SearchIndex:
    """The index at `path`, made where there is none; None keeps it in memory. Not shared between threads.

    Until it is closed no other thread gets one (index_file.py). Whatever reads or writes it raises IndexGone where it
    turns out to be damaged, or locked by another program.
    """

    def __init__(self, path: Path | None) -> None:
        self._connection = open_index(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @_whole
    def follow(self, store: Store) -> int:
        """Bring in what changed in the notes since the last time; return how many subjects did."""
        now = {one: print_ for prefix in FOUND for one, print_ in store.prints(prefix).items()}
        known = dict(self._connection.execute("SELECT id, print FROM subject"))
        gone = [one for one in known if one not in now]
        changed = sorted(
            (one for one in now if now[one] != known.get(one)), key=lambda one: now[one].rpartition("@")[2]
        )
        for start in range(0, len(changed), AT_ONCE):
            some = changed[start : start + AT_ONCE]
            notebook = store.notebook(*some)
            with self._transaction() as connection:
                for subject in some:
                    _follow_one(connection, subject, notebook.fields(subject), now[subject])
        with self._transaction() as connection:
            for subject in gone:
                _take_out(connection, "subject=?", (subject,))
                connection.execute("DELETE FROM subject WHERE id=?", (subject,))
        return len(changed) + len(gone)

    @property
    @_whole
    def is_empty(self) -> bool:
        """Whether nothing was brought in yet."""
        return self._connection.execute("SELECT 1 FROM subject LIMIT 1").fetchone() is None

    @_whole
    def newest(self, query: Query, limit: int = 50) -> list[Hit]:
        """Return what fits, the latest sealed or arrived first."""
        asked = _expression(query)
        if asked is None:
            return []
        rows = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?"
        return self._hits(rows, (asked, limit))

    @_whole
    def best(self, query: Query, limit: int = 50) -> list[Hit]:
        """Return what fits, the most telling first: of many, the newest SCORED are scored.

        The score is FTS5's bm25 over words and title, times what its kind weighs: scoring a word that stands in every
        second line takes long, and the newest are those anybody wants to see.
        """
        asked = _expression(query)
        if asked is None:
            return []
        last = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
        row = self._connection.execute(last, (asked, SCORED - 1)).fetchone()
        rows = (
            "SELECT found.rowid FROM found JOIN passage ON passage.id=found.rowid"
            " WHERE found MATCH ? AND found.rowid>=?"
            f" ORDER BY {SCORE}, found.rowid DESC LIMIT ?"
        )
        return self._hits(rows, (asked, row[0] if row else 0, limit))

    def _hits(self, rows: str, values: Sequence[object]) -> list[Hit]:
        ids = [row[0] for row in self._connection.execute(rows, values)]
        marks = ",".join("?" * len(ids))
        found = self._connection.execute(
            "SELECT passage.id, subject, key, kind, person, number, at, text, title FROM passage"
            f" LEFT JOIN subject ON subject.id=passage.subject WHERE passage.id IN ({marks})",
            ids,
        ).fetchall()
        by_id = {row[0]: Hit._make((*row[1:8], row[8] or "")) for row in found}
        return [by_id[one] for one in ids if one in by_id]

    @_whole
    def titles(self, subjects: Iterable[str]) -> dict[str, str]:
        """Return the titles of these subjects, as far as they are known here."""
        query = "SELECT title FROM subject WHERE id=?"
        found = {one: self._connection.execute(query, (one,)).fetchone() for one in subjects}
        return {one: str(row[0]) for one, row in found.items() if row}

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # a file that is gone has nothing to roll back
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _follow_one(connection: sqlite3.Connection, subject: str, fields: Fields, print_: str) -> None:
    """Take out the passages whose versions stand no more, put in the new ones, and give all the title of now."""
    title = title_of(fields)
    told = connection.execute("SELECT title FROM subject WHERE id=?", (subject,)).fetchone()
    if told and told[0] != title:
        _take_out(connection, "subject=?", (subject,))
    kept = {
        row[0]
        for row in connection.execute("SELECT DISTINCT versions FROM passage WHERE subject=?", (subject,))
    }
    wanted: dict[str, list[Passage]] = {}
    for passage in passages_of(subject, fields):
        wanted.setdefault(" ".join(passage.versions), []).append(passage)
    for versions in kept - wanted.keys():
        _take_out(connection, "subject=? AND versions=?", (subject, versions))
    for versions, passages in wanted.items():
        if versions not in kept:
            for passage in passages:
                _put_in(connection, passage, versions, spaced(title))
    connection.execute("INSERT OR REPLACE INTO subject VALUES (?,?,?)", (subject, print_, title))


def _put_in(connection: sqlite3.Connection, one: Passage, versions: str, about: str) -> None:
    words, marks = spaced(one.text), " ".join(_marks(one))
    cursor = connection.execute(
        "INSERT INTO passage VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?)",
        (
            versions,
            one.subject,
            one.key,
            one.kind,
            one.person,
            one.number,
            one.at,
            one.text,
            words,
            about,
            marks,
        ),
    )
    connection.execute(
        "INSERT INTO found (rowid, words, about, marks) VALUES (?,?,?,?)",
        (cursor.lastrowid, words, about, marks),
    )


def _take_out(connection: sqlite3.Connection, which: str, values: Sequence[str]) -> None:
    rows = connection.execute(f"SELECT id, words, about, marks FROM passage WHERE {which}", values).fetchall()
    connection.executemany(
        "INSERT INTO found (found, rowid, words, about, marks) VALUES ('delete',?,?,?,?)", rows
    )
    connection.execute(f"DELETE FROM passage WHERE {which}", values)


def _marks(one: Passage) -> Iterator[str]:
    """Yield what is asked besides words, each as one word of letters and digits."""
    yield _mark("k", one.kind)
    if one.key:
        yield _mark("q", one.key)
    if one.person:
        yield _mark("p", one.person)
    yield from (_mark("t", tag) for tag in one.tags)
    day = one.at[:10].replace("-", "")
    if len(day) == len("20260613"):
        yield from (_mark("w", day[:length]) for length in (4, 6, 8))


def _mark(sign: str, name: str) -> str:
    return f"mark{sign}" + spaced(name).replace(" ", "")


def _expression(query: Query) -> str | None:
    """Return the query in FTS5's own words, None where it asks for nothing or nothing can fit."""
    if query.asks_nothing or () in (query.keys, query.people):
        return None
    parts = []
    if query.terms:
        terms = [f'"{term}"' for term in query.terms]
        if query.is_open:
            terms[-1] += "*"
        if len(terms) > 1:
            parts.append(f"{{words about}} : ({' AND '.join(terms)})")
        parts.append(f"words : ({' OR '.join(terms)})")
    for sign, names in (("k", query.kinds), ("q", query.keys or ()), ("p", query.people or ())):
        if names:
            parts.append(f"marks : ({' OR '.join(_mark(sign, name) for name in names)})")
    if query.periods:
        parts.append(f"marks : ({' OR '.join(_mark('w', one) for one in query.periods)})")
    parts += [f"marks : {_mark('t', tag)}" for tag in query.tags]
    return " AND ".join(f"({part})" for part in parts) or "marks : markk*"

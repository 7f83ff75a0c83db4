"""One connection to the notes: what is read from them, and each write as one transaction.

Not shared between threads at the same time: the window reads on its own Store, the writing thread has another.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook, heads_among, write
from winnotes.core.version import Json, Version, canonical
from winnotes.store.database import open_database
from winnotes.store.fault import world_faults
from winnotes.store.glance import Facts, latest_facts
from winnotes.store.snapshot import take_snapshot

_COLUMNS = "id, subject, field, writer, n, replaces, content, via, at"


@dataclass(frozen=True, slots=True)
class Draft:
    """A field being typed: its content so far, by whom, and the ids of the heads it started from."""

    subject: str
    field: str
    writer: str
    content: Json
    base: tuple[str, ...] = ()
    at: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two drafts the same field."""
        return (self.subject, self.field, self.writer)


class Store:
    """The notes at `path`. Every writing method is one transaction, on disk when it returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        opened = open_database(path)
        self.is_read_only = opened.is_read_only
        self._connection = opened.connection

    def close(self) -> None:
        """Close the connection; what was written is already on disk."""
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection, for this room's own use (snapshots, checks)."""
        return self._connection

    # reading

    def notebook(self, *subjects: str) -> Notebook:
        """Return the heads of `subjects`, or of everything when none is named."""
        with world_faults(self.path):
            if not subjects:
                rows = self._connection.execute(f"SELECT {_COLUMNS} FROM version WHERE is_head").fetchall()
                return Notebook(map(_version, rows))
            marks = ",".join("?" * len(subjects))
            query = f"SELECT {_COLUMNS} FROM version WHERE is_head AND subject IN ({marks})"
            return Notebook(map(_version, self._connection.execute(query, subjects).fetchall()))

    def fields_of(self, prefix: str, fields: Iterable[str]) -> Notebook:
        """Return the heads of these `fields` over all subjects beginning with `prefix`: the library's lines."""
        wanted = tuple(fields)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT {_COLUMNS} FROM version WHERE is_head AND field IN ({marks}) AND subject GLOB ?"
        with world_faults(self.path):
            return Notebook(
                map(_version, self._connection.execute(query, (*wanted, prefix + "*")).fetchall())
            )

    def facts_of(self, prefix: str, fields: Sequence[str]) -> list[Facts]:
        """Return what stands in these `fields` of every subject beginning with `prefix`, latest touched first."""
        with world_faults(self.path):
            return latest_facts(self._connection, prefix, fields)[0]

    def last_touched(self) -> dict[str, str]:
        """Return for every subject the latest instant anything was sealed in it (ISO, UTC)."""
        with world_faults(self.path):
            query = "SELECT subject, max(at) FROM version WHERE is_head GROUP BY subject"
            return dict(self._connection.execute(query).fetchall())

    def history(self, subject: str, field: str) -> list[Version]:
        """Return every version of a field still kept here, replaced ones too, oldest first."""
        query = f"SELECT {_COLUMNS} FROM version WHERE subject=? AND field=? ORDER BY at, n"
        with world_faults(self.path):
            return [_version(row) for row in self._connection.execute(query, (subject, field)).fetchall()]

    def drafts(self) -> list[Draft]:
        """Return every field that was being typed and is not sealed."""
        query = "SELECT subject, field, writer, content, base, at FROM draft ORDER BY subject, field, writer"
        with world_faults(self.path):
            return [
                Draft(subject, field, writer, json.loads(content), tuple(json.loads(base)), at)
                for subject, field, writer, content, base, at in self._connection.execute(query).fetchall()
            ]

    def setting(self, name: str, default: Json = None) -> Json:
        """Return a setting of this laptop, or `default`."""
        with world_faults(self.path):
            row = self._connection.execute("SELECT content FROM setting WHERE name=?", (name,)).fetchone()
        return json.loads(row[0]) if row else default

    # writing

    def keep_drafts(self, drafts: Iterable[Draft]) -> None:
        """Write down what is being typed; where a draft stands already, what it started from is kept."""
        with self._transaction() as connection:
            connection.executemany(
                "INSERT INTO draft VALUES (?,?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET content=excluded.content, at=excluded.at",
                [(*one.key, canonical(one.content), json.dumps(one.base), one.at) for one in drafts],
            )

    def seal(self, drafts: Iterable[Draft], via: str = "typed") -> list[Version]:
        """Make each draft a version (or nothing, where it changes nothing) and return the versions made.

        A version nobody else can have seen is sealed anew under its own number.
        """
        with self._transaction():
            return [version for draft in drafts if (version := self._seal(draft, via))]

    def seal_all(self, via: str = "recovered") -> list[Version]:
        """Seal whatever drafts are left, as after a crash."""
        drafts = self.drafts()
        return self.seal(drafts, via) if drafts else []

    def merge(self, notebook: Notebook) -> int:
        """Take the union with `notebook` in one transaction; return how many versions are new here."""
        with self._transaction() as connection:
            before = connection.total_changes
            new = [version for version in notebook if not self._knows(version.id)]
            for version in new:
                self._insert(version, is_seen=True)
            for subject, field in dict.fromkeys((version.subject, version.field) for version in new):
                self._mark_heads(subject, field)
            return len(new) if connection.total_changes > before else 0

    def mark_seen(self, notebook: Notebook) -> None:
        """Note that these versions left the laptop: from now on they are never sealed anew in place."""
        with self._transaction() as connection:
            connection.executemany("UPDATE version SET is_seen=1 WHERE id=?", [(one.id,) for one in notebook])

    def set_setting(self, name: str, content: Json) -> None:
        """Keep a setting of this laptop."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?,?)", (name, canonical(content)))

    def snapshot(self) -> Path:
        """Take a verified snapshot; what it holds counts as seen elsewhere from now on."""
        copy = take_snapshot(self._connection, self.path)
        with self._transaction() as connection:
            connection.execute("UPDATE version SET is_seen=1 WHERE NOT is_seen")
        return copy

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.is_read_only:
            raise WinNotesError("database_newer", file=self.path.name)
        with world_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _seal(self, draft: Draft, via: str) -> Version | None:
        self._connection.execute(
            "DELETE FROM draft WHERE subject=? AND field=? AND writer=? AND content=?",
            (*draft.key, canonical(draft.content)),
        )
        known = self.history(draft.subject, draft.field)
        seen, own = _seen_by(draft, known)
        if _changes_nothing(draft, seen):
            return None
        highest = max((version.n for version in known if version.writer == draft.writer), default=0)
        version = write(seen, *draft.key, draft.content, at=draft.at, via=via, above=highest)
        last = own[-1] if own else None
        if last and last.n == highest and not version.is_agreed and self._is_unseen(last):
            version = _in_place_of(last, version)
            self._connection.execute("DELETE FROM version WHERE id=?", (last.id,))
        self._insert(version, is_seen=False)
        self._mark_heads(draft.subject, draft.field)
        return version

    def _is_unseen(self, version: Version) -> bool:
        query = "SELECT 1 FROM version WHERE id=? AND is_head AND NOT is_seen"
        return self._connection.execute(query, (version.id,)).fetchone() is not None

    def _knows(self, version_id: str) -> bool:
        return (
            self._connection.execute("SELECT 1 FROM version WHERE id=?", (version_id,)).fetchone() is not None
        )

    def _insert(self, version: Version, *, is_seen: bool) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO version VALUES (?,?,?,?,?,?,?,?,?,1,?)",
            (
                version.id, version.subject, version.field, version.writer, version.n,
                canonical(version.replaces), canonical(version.content), version.via, version.at, int(is_seen),
            ),
        )  # fmt: skip

    def _mark_heads(self, subject: str, field: str) -> None:
        known = self.history(subject, field)
        heads = {version.id for version in heads_among(known)}
        self._connection.executemany(
            "UPDATE version SET is_head=? WHERE id=?",
            [(int(version.id in heads), version.id) for version in known],
        )


def _version(row: tuple[str, str, str, str, int, str, str, str, str]) -> Version:
    known_id, subject, field, writer, n, replaces, content, via, at = row
    return Version(subject, field, writer, n, json.loads(replaces), json.loads(content), via, at, known_id)


def _seen_by(draft: Draft, known: list[Version]) -> tuple[Notebook, list[Version]]:
    """Return what the typing had before its eyes, and the writer's own typed versions by number.

    Own versions count as seen whatever the draft started from: a writer's own history is one line.
    """
    own = sorted(
        (version for version in known if version.writer == draft.writer and not version.is_agreed),
        key=lambda version: version.n,
    )
    base = [version for version in known if version.id in draft.base]
    return Notebook([*(base or heads_among(known)), *own]), own


def _changes_nothing(draft: Draft, seen: Notebook) -> bool:
    heads = seen.heads(draft.subject, draft.field)
    person = draft.writer.split(".", 1)[0]
    shown = [head for head in heads if head.person == person and not head.is_agreed]
    shown = shown or [head for head in heads if head.is_agreed]
    if not shown:
        return _is_nothing(draft.content)
    return all(canonical(head.content) == canonical(draft.content) for head in shown)


def _in_place_of(last: Version, version: Version) -> Version:
    """Return `version` under the number of `last`, which nobody else has seen."""
    replaces = {**version.replaces, **last.replaces}
    if version.writer not in last.replaces:
        replaces.pop(version.writer, None)
    return Version(
        version.subject,
        version.field,
        version.writer,
        last.n,
        replaces,
        version.content,
        version.via,
        version.at,
    )


def _is_nothing(content: Json) -> bool:
    if isinstance(content, dict) and "said" in content:
        return content.get("state") == "open" and not content.get("said") and not content.get("provenance")
    return content in ("", None)

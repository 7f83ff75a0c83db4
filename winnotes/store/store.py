"""One connection to the notes: what is read from them, and each write as one transaction.

Not shared between threads at the same time: the window reads on its own Store, the writing thread has another.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import ERASED, Notebook, agree, heads_among, knowing, line_of, write
from winnotes.core.version import Json, Version, canonical, replaces_all
from winnotes.store.database import open_database
from winnotes.store.erasing import (
    Wanted,
    erase_rows,
    is_unfinished,
    remove_asides,
    remove_other_snapshots,
    rewrite,
    take_erasing_away,
)
from winnotes.store.fault import disk_faults, world_faults
from winnotes.store.glance import Facts, latest_facts
from winnotes.store.mark import leave_mark
from winnotes.store.merging import Pulse, cells, merge_into
from winnotes.store.pruning import prune
from winnotes.store.row import DRAFT_COLUMNS, VERSION_COLUMNS, Draft, draft_in, json_in, version_in
from winnotes.store.snapshot import take_snapshot
from winnotes.store.unmerging import Arrival, forget_merge, last_merge, merge_noted, undo_merge

__all__ = ["Arrival", "Draft", "Store"]


class Store:
    """The notes at `path`. Every writing method is one transaction, on disk when it returns.

    Whatever meets damage raises WinNotesError `database_corrupt` and leaves a mark, so that the next start looks
    at everything before it goes on (winnotes/desk/opening.py).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_read_only = False
        with self._faults():
            opened = open_database(path)
        self.is_read_only = opened.is_read_only
        self._connection = opened.connection

    def close(self) -> None:
        """Close the connection; what was written is already on disk."""
        self._connection.close()

    def settle(self) -> None:
        """Bring everything into the one file, so that it may be renamed; where that fails it is told.

        Closing would try the same and keep silent. Raises WinNotesError.
        """
        with self._faults():
            mode = self._connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        if mode != "delete":
            raise WinNotesError("database_locked", file=self.path.name)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection, for this room's own use (snapshots, checks)."""
        return self._connection

    # reading

    def notebook(self, *subjects: str) -> Notebook:
        """Return the heads of `subjects`, or of everything when none is named."""
        with self._faults():
            if not subjects:
                rows = self._connection.execute(
                    f"SELECT {VERSION_COLUMNS} FROM version WHERE is_head"
                ).fetchall()
                return Notebook(map(version_in, rows))
            marks = ",".join("?" * len(subjects))
            query = f"SELECT {VERSION_COLUMNS} FROM version WHERE is_head AND subject IN ({marks})"
            return Notebook(map(version_in, self._connection.execute(query, subjects).fetchall()))

    def fields_of(self, prefix: str, fields: Iterable[str]) -> Notebook:
        """Return the heads of these `fields` over all subjects beginning with `prefix`: the library's lines."""
        marks = ",".join("?" * len(wanted := tuple(fields)))
        query = (
            f"SELECT {VERSION_COLUMNS} FROM version WHERE is_head AND field IN ({marks}) AND subject GLOB ?"
        )
        with self._faults():
            return Notebook(
                map(version_in, self._connection.execute(query, (*wanted, prefix + "*")).fetchall())
            )

    def about(self, prefix: str, *, without: Sequence[str] = ()) -> Notebook:
        """Return the heads of every subject beginning with `prefix`: every deal, every person.

        Fields whose names begin with one of `without` are left out.
        """
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        query = f"SELECT {VERSION_COLUMNS} FROM version WHERE is_head AND subject >= ? AND subject < ?"
        query += " AND field NOT GLOB ?" * len(without)
        passed_over = [f"{name}*" for name in without]
        with self._faults():
            return Notebook(
                map(version_in, self._connection.execute(query, (prefix, after, *passed_over)).fetchall())
            )

    def facts_of(self, prefix: str, fields: Sequence[str], first: int = -1) -> list[Facts]:
        """Return what stands in these `fields` of every subject beginning with `prefix`, latest touched first.

        Only the `first` of them are read, all if it is negative.
        """
        with self._faults():
            return latest_facts(self._connection, prefix, fields, first)[0]

    def field_names(self, prefix: str) -> set[str]:
        """Return the names of all fields anybody wrote of subjects beginning with `prefix`."""
        query, asked = "SELECT DISTINCT field FROM version WHERE subject GLOB ?", (prefix + "*",)
        with self._faults():
            return {str(row[0]) for row in self._connection.execute(query, asked)}

    def last_touched(self) -> dict[str, str]:
        """Return for every subject the latest instant anything was sealed in it (ISO, UTC)."""
        with self._faults():
            query = "SELECT subject, max(at) FROM version WHERE is_head GROUP BY subject"
            return dict(self._connection.execute(query).fetchall())

    def prints(self, prefix: str) -> dict[str, str]:
        """Return for every subject beginning with `prefix` a print that changes whenever one of its heads does."""
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        query = (
            "SELECT subject, count(*) || '.' || sum(rowid) || '@' || max(at) FROM version"
            " WHERE is_head AND subject >= ? AND subject < ? GROUP BY subject"
        )
        with self._faults():
            return dict(self._connection.execute(query, (prefix, after)).fetchall())

    def history(self, subject: str, field: str) -> list[Version]:
        """Return every version of a field still kept here, replaced ones too, oldest first."""
        query = f"SELECT {VERSION_COLUMNS} FROM version WHERE subject=? AND field=? ORDER BY at, n"
        with self._faults():
            return [version_in(row) for row in self._connection.execute(query, (subject, field)).fetchall()]

    def drafts(self) -> list[Draft]:
        """Return every field that was being typed and is not sealed."""
        query = f"SELECT {DRAFT_COLUMNS} FROM draft ORDER BY subject, field, writer"
        with self._faults():
            return [draft_in(row) for row in self._connection.execute(query).fetchall()]

    def setting(self, name: str, default: Json = None) -> Json:
        """Return a setting of this laptop, or `default`."""
        with self._faults():
            row = self._connection.execute("SELECT content FROM setting WHERE name=?", (name,)).fetchone()
            return json_in(row[0]) if row else default

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

        A version nobody else can have seen is sealed anew under its own number. With `via` "agreed" each settles
        its field: it replaces every head it started from.
        """
        with self._transaction():
            return [version for draft in drafts if (version := self._seal(draft, via))]

    def unwrite(self, versions: Iterable[Version]) -> bool:
        """Take back versions nobody else can have seen, all or none; what they replaced stands again.

        False where one has left the laptop (a file, a snapshot) or something was written on top: nothing is done.
        """
        found = list(versions)
        with self._transaction() as connection:
            if not all(map(self._is_unseen, found)):
                return False
            connection.executemany("DELETE FROM version WHERE id=?", [(one.id,) for one in found])
            for place in {(one.subject, one.field) for one in found}:
                heads = [(head.id,) for head in heads_among(self.history(*place))]
                connection.executemany("UPDATE version SET is_head=1 WHERE id=?", heads)
        return True

    def seal_all(self, via: str = "recovered") -> list[Version]:
        """Seal whatever drafts are left, as after a crash."""
        drafts = self.drafts()
        return self.seal(drafts, via) if drafts else []

    def merge(self, notebook: Notebook, *, is_own: bool = False) -> int:
        """Take what `notebook` adds in one transaction; return how many of its heads are new here.

        Nobody is asked, so erased content and a colleague's erasures stay out: core's `merged`. Where `is_own`,
        the notebook is of these very notes (restored, or prepared by whoever asks), and all of it comes in.
        """
        with self._transaction() as connection:
            return merge_into(connection, notebook, is_own=is_own)

    def erase(self, wanted: Wanted, writer: str, at: str) -> list[Version]:
        """Forget `wanted` for good, in rows, history, drafts and every file WinNotes keeps; return the erased facts.

        Raises WinNotesError; `erasure_unfinished` where the rows are gone and a file could not be written anew.
        Then the next start goes on with it (`finish_erasing`).
        """
        with self._transaction() as connection:
            erasures = erase_rows(connection, wanted, writer, at)
            forget_merge(connection)
        self.finish_erasing()
        return erasures

    def finish_erasing(self) -> bool:
        """End what an erasure left to do; return whether there was one. Raises WinNotesError `erasure_unfinished`.

        Snapshots go but for a fresh one, and so do damaged sets put aside: only rows can be erased from.
        """
        if self.is_read_only:
            return False
        with self._faults():
            if not is_unfinished(self._connection):
                return False
        try:
            with self._faults(), disk_faults(self.path.name):
                rewrite(self._connection, self.path)
                remove_other_snapshots(
                    self.path, self.snapshot()
                )  # early: from now on it knows of the erasure
                remove_asides(self.path)
        except WinNotesError as error:
            if error.code == "database_corrupt":
                raise
            reason = str(error.facts.get("reason") or error.code)
            raise WinNotesError("erasure_unfinished", reason=reason) from error
        with self._transaction() as connection:
            take_erasing_away(connection)
        return True

    def everything(self) -> list[Version]:
        """Return every version kept here, replaced ones too, heads first: what a search before erasing looks at."""
        query = f"SELECT {VERSION_COLUMNS} FROM version ORDER BY is_head DESC, subject, field, at, n, id"
        with self._faults():
            return [version_in(row) for row in self._connection.execute(query).fetchall()]

    def merge_noted(self, arrival: Arrival, pulse: Pulse = lambda _done, _all: None) -> int:
        """Merge so that it can be undone (winnotes/store/unmerging.py); what `pulse` raises takes it back at once.

        Returns how many heads are new here.
        """
        with self._transaction() as connection:
            return merge_noted(connection, arrival, pulse)

    def last_merge(self) -> Json:
        """Return what was told of the last merge, or None where nothing can be undone (any more)."""
        with self._faults():
            return last_merge(self._connection)

    def undo_merge(self) -> Json:
        """Restore exactly what stood before the last merge; raises WinNotesError `merge_stays` where that is past."""
        with self._transaction() as connection:
            return undo_merge(connection)

    def mark_seen(self, notebook: Notebook) -> None:
        """Note that these versions left the laptop: from now on they are never sealed anew in place."""
        with self._transaction() as connection:
            connection.executemany("UPDATE version SET is_seen=1 WHERE id=?", [(one.id,) for one in notebook])

    def set_setting(self, name: str, content: Json) -> None:
        """Keep a setting of this laptop."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?,?)", (name, canonical(content)))

    def snapshot(self) -> Path:
        """Take a verified snapshot; what it holds counts as seen elsewhere from now on.

        Afterwards the history is pruned (winnotes/store/pruning.py). Raises WinNotesError `snapshot_failed` where
        the disk refuses; the notes themselves are not touched by that.
        """
        with self._transaction() as connection:
            connection.execute("UPDATE version SET is_seen=1 WHERE NOT is_seen")
        with self._faults():
            copy = take_snapshot(self._connection, self.path)
        with self._transaction() as connection:
            prune(connection)
        return copy

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.is_read_only:
            raise WinNotesError("database_newer", file=self.path.name)
        with self._faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with world_faults(self.path):
                yield
        except WinNotesError as error:
            if error.code == "database_corrupt" and not self.is_read_only:
                leave_mark(self.path)
            raise

    def _seal(self, draft: Draft, via: str) -> Version | None:
        self._connection.execute(
            "DELETE FROM draft WHERE subject=? AND field=? AND writer=? AND content=?",
            (*draft.key, canonical(draft.content)),
        )
        known = self.history(draft.subject, draft.field)
        erasures = Notebook(one for one in self.history(draft.subject, ERASED) if draft.field != ERASED)
        line = line_of(draft.writer, knowing(erasures, draft.subject, draft.field))
        seen, own = _seen_by(draft, known, line)
        seen |= erasures
        highest = replaces_all(known).get(line, 0)
        if via == "agreed":
            version = agree(seen, *draft.key, draft.content, at=draft.at, above=highest)
        elif _changes_nothing(draft, seen):
            return None
        else:
            version = write(seen, *draft.key, draft.content, at=draft.at, via=via, above=highest)
        last = own[-1] if own else None
        if last and last.n == highest and not version.is_agreed and self._is_unseen(last):
            version = _in_place_of(last, version)
            self._connection.execute("DELETE FROM version WHERE id=?", (last.id,))
        self._insert(version)
        self._mark_heads(draft.subject, draft.field)
        return version

    def _is_unseen(self, version: Version) -> bool:
        query = "SELECT 1 FROM version WHERE id=? AND is_head AND NOT is_seen"
        return self._connection.execute(query, (version.id,)).fetchone() is not None

    def _insert(self, version: Version) -> None:
        """Write a version of this laptop's own, which nobody else has seen."""
        self._connection.execute(
            "INSERT OR IGNORE INTO version VALUES (?,?,?,?,?,?,?,?,?,1,0)", cells(version)
        )

    def _mark_heads(self, subject: str, field: str) -> None:
        """Take from the heads what another head replaces; what was replaced once says nothing any more."""
        query = f"SELECT {VERSION_COLUMNS} FROM version WHERE subject=? AND field=? AND is_head"
        found = list(map(version_in, self._connection.execute(query, (subject, field)).fetchall()))
        heads = {version.id for version in heads_among(found)}
        self._connection.executemany(
            "UPDATE version SET is_head=0 WHERE id=?",
            [(version.id,) for version in found if version.id not in heads],
        )


def _seen_by(draft: Draft, known: list[Version], line: str) -> tuple[Notebook, list[Version]]:
    """Return what the typing had before its eyes, and the writer's own typed versions on this `line` by number.

    Own versions, agreements too, count as seen whatever the draft started from: a writer's history is one line.
    """
    own = sorted(
        (version for version in known if version.writer == line and not version.is_agreed),
        key=lambda version: version.n,
    )
    base = [version for version in known if version.id in draft.base]
    agreed = [version for version in known if version.writer == line and version.is_agreed]
    return Notebook([*(base or heads_among(known)), *own, *agreed]), own


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
    replaces = dict(last.replaces)
    for writer, n in version.replaces.items():
        if writer != version.writer:
            replaces[writer] = max(n, replaces.get(writer, 0))
    return replace(version, n=last.n, replaces=replaces, id="")


def _is_nothing(content: Json) -> bool:
    if isinstance(content, dict) and "said" in content:
        return content.get("state") == "open" and not content.get("said") and not content.get("provenance")
    return content in ("", None)

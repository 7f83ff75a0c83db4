"""Erasure in the store: what a person asked to be forgotten leaves the rows first, then every file beside them.

The rows go in one transaction that also leaves a mark; the mark goes last, so that an erasure which was cut short
is ended by the next start. The mark holds ids, never words.
"""

import shutil
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from winnotes.core.erasure import covers, erase
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook, is_erasing
from winnotes.core.version import Version, canonical
from winnotes.store.folder import sync_folder
from winnotes.store.index_file import remove_index
from winnotes.store.merging import cells
from winnotes.store.row import VERSION_COLUMNS, version_in
from winnotes.store.snapshot import FOLDER, snapshots

ERASING = "erasing"  # the setting that is there while erased words may still lie in some file
_ASIDE = ("damaged-*", "half-damaged-*", "restoring-*")

Wanted = Mapping[str, Collection[str] | None]  # {subject: its fields to erase, None for all of them}


def erase_rows(connection: sqlite3.Connection, wanted: Wanted, writer: str, at: str) -> list[Version]:
    """Write the `erased` facts and delete what they cover within an open transaction; leave the mark."""
    erasures = []
    for subject in sorted(wanted):
        query = f"SELECT {VERSION_COLUMNS} FROM version WHERE subject=? AND is_head"
        heads = Notebook(map(version_in, connection.execute(query, (subject,)).fetchall()))
        version, _rest = erase(heads, subject, wanted[subject], writer, at)
        connection.execute("INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?,1,0)", cells(version))
        erasures.append(version)
    blank(connection, erasures)
    return erasures


def blank(connection: sqlite3.Connection, erasures: Sequence[Version]) -> int:
    """Delete every version, replaced ones too, and every draft that these erasures cover; return how many versions.

    The mark is left that files may still hold the words, a draft's last text in the journal included.
    """
    gone = sum(_blank_one(connection, erasure) for erasure in erasures)
    if erasures:
        told = canonical(sorted(erasure.id for erasure in erasures))
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?,?)", (ERASING, told))
    return gone


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether the words of an erasure may still lie in some file."""
    return connection.execute("SELECT 1 FROM setting WHERE name=?", (ERASING,)).fetchone() is not None


def take_erasing_away(connection: sqlite3.Connection) -> None:
    """No file holds the erased words any more."""
    connection.execute("DELETE FROM setting WHERE name=?", (ERASING,))


def remove_asides(path: Path) -> None:
    """Remove damaged sets put aside, what a restoring cut short left, and the index of words. Raises OSError."""
    for pattern in _ASIDE:
        for found in path.parent.glob(pattern):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()
    remove_index(path.parent)
    sync_folder(path.parent)


def rewrite(connection: sqlite3.Connection, path: Path) -> None:
    """Write the database anew from what its rows hold, and empty its journal.

    Raises sqlite3.Error; WinNotesError `database_locked` where another program reads the journal.
    """
    connection.execute("PRAGMA temp_store=MEMORY")  # no word in a temporary file
    connection.execute("VACUUM")
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise WinNotesError("database_locked", file=path.name)


def remove_other_snapshots(path: Path, kept: Path) -> None:
    """Remove every snapshot but `kept`, and halves of them. Raises OSError."""
    _remove(copy for copy in snapshots(path) if copy != kept)
    _remove((path.parent / FOLDER).glob("*.part*"))
    sync_folder(path.parent / FOLDER)


def _remove(files: Iterable[Path]) -> None:
    for one in files:
        one.unlink(missing_ok=True)


def _blank_one(connection: sqlite3.Connection, erasure: Version) -> int:
    query = f"SELECT {VERSION_COLUMNS} FROM version WHERE subject=?"
    rows = connection.execute(query, (erasure.subject,)).fetchall()
    covered = [(one.id,) for one in map(version_in, rows) if covers([erasure], one)]
    connection.executemany("DELETE FROM version WHERE id=?", covered)
    drafts = connection.execute("SELECT DISTINCT field FROM draft WHERE subject=?", (erasure.subject,))
    fields = [(erasure.subject, name) for (name,) in drafts.fetchall() if is_erasing(erasure, name)]
    connection.executemany("DELETE FROM draft WHERE subject=? AND field=?", fields)
    return len(covered)

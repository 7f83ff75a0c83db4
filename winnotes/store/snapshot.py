"""Verified copies of the notes beside them: the last ten, and one a day for two weeks."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.store.database import is_sound
from winnotes.store.fault import disk_faults, world_faults
from winnotes.store.folder import sync_folder

RECENT, DAYS = 10, 14
FOLDER = "snapshots"


def take_snapshot(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the open database at `path` into `snapshots/`, checked and on disk before it gets its name.

    Older copies beyond ten and fourteen days are removed afterwards. Raises WinNotesError `snapshot_failed` where
    the disk refuses, `database_corrupt` where the notes themselves are not sound, `database_locked`.
    """
    folder = path.parent / FOLDER
    with _told(path):
        folder.mkdir(mode=0o700, exist_ok=True)
        stamp = connection.execute("SELECT strftime('%Y%m%dT%H%M%f', 'now')").fetchone()[0].replace(".", "")
        target, temporary = folder / f"{stamp}.db", folder / f"{stamp}.part"
        try:
            _copy(connection, temporary)
            temporary.replace(target)
            sync_folder(folder)
        finally:
            _remove(temporary)
        _thin_out(folder)
    return target


def snapshots(path: Path) -> list[Path]:
    """Return the snapshots of the database at `path`, newest first."""
    return sorted((path.parent / FOLDER).glob("*.db"), reverse=True)


def _copy(connection: sqlite3.Connection, temporary: Path) -> None:
    os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if not is_sound(copy):
            raise WinNotesError("database_corrupt", file=temporary.name)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise `snapshot_failed` for whatever the disk refuses; what is wrong with the notes is told as that."""
    try:
        with world_faults(path), disk_faults(FOLDER):
            yield
    except WinNotesError as error:
        if error.code in ("database_corrupt", "database_locked"):
            raise
        reason = str(error.facts.get("reason") or error.code)
        raise WinNotesError("snapshot_failed", folder=FOLDER, reason=reason) from error


def _remove(temporary: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def _thin_out(folder: Path) -> None:
    found = sorted(folder.glob("*.db"), reverse=True)
    daily = {copy.name[:8]: copy for copy in found}  # the last written wins: the day's first copy
    kept = set(found[:RECENT]) | set(sorted(daily.values(), reverse=True)[:DAYS])
    for copy in found:
        if copy not in kept:
            copy.unlink(missing_ok=True)

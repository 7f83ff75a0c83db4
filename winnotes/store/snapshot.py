"""Verified copies of the notes beside them: the last ten, and one a day for two weeks."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.store.database import is_sound

RECENT, DAYS = 10, 14


def take_snapshot(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the open database at `path` into `snapshots/`, checked and on disk before it gets its name.

    Raises WinNotesError `write_failed` when the copy is not sound. Older copies beyond ten and fourteen
    days are removed afterwards.
    """
    folder = path.parent / "snapshots"
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = connection.execute("SELECT strftime('%Y%m%dT%H%M%f', 'now')").fetchone()[0].replace(".", "")
    target, temporary = folder / f"{stamp}.db", folder / f"{stamp}.part"
    os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            if not is_sound(copy):
                raise WinNotesError("write_failed", file=target.name, reason="quick_check")
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    _thin_out(folder)
    return target


def snapshots(path: Path) -> list[Path]:
    """Return the snapshots of the database at `path`, newest first."""
    return sorted((path.parent / "snapshots").glob("*.db"), reverse=True)


def _thin_out(folder: Path) -> None:
    found = sorted(folder.glob("*.db"), reverse=True)
    daily = {copy.name[:8]: copy for copy in found}  # the last written wins: the day's first copy
    kept = set(found[:RECENT]) | set(sorted(daily.values(), reverse=True)[:DAYS])
    for copy in found:
        if copy not in kept:
            copy.unlink(missing_ok=True)

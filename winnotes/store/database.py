"""Opens the one file the notes live in, with the promises of durability switched on.

A foreign file is refused untouched, a newer one is opened for reading only; what is damaged is told apart.
"""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.store.fault import Unreadable, world_faults
from winnotes.store.held import connect_held, header_of
from winnotes.store.row import DRAFT_COLUMNS, VERSION_COLUMNS
from winnotes.store.schema import APPLICATION_ID, SCHEMA

_MAGIC = b"SQLite format 3\x00"
_SYNCED = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "mobile documents",
)


@dataclass(slots=True)
class Opened:
    """An open connection, and whether the file may only be read (it was written by a newer WinNotes)."""

    connection: sqlite3.Connection
    is_read_only: bool = False


def kind_of_file(path: Path) -> str:
    """Return `missing`, `ours`, `newer`, `foreign` or `damaged`, from the header alone, writing nothing.

    What this process has open is `ours`: reading it here would take SQLite's locks away (held.py).
    """
    try:
        header = header_of(path)
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        raise WinNotesError("not_readable", file=path.name, reason=error.strerror) from error
    if header is None:
        return "ours"
    if not header:
        return "missing"
    if header[:16] != _MAGIC or len(header) < 100:
        return "damaged" if any((path.parent / "snapshots").glob("*.db")) else "foreign"
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        return "foreign"
    return "newer" if int.from_bytes(header[60:64], "big") > SCHEMA else "ours"


def open_database(path: Path) -> Opened:
    """Return the open database at `path`, created and migrated as needed.

    Raises WinNotesError: database_foreign, database_corrupt, not_readable, not_writable, database_locked.
    """
    kind = kind_of_file(path)
    if kind == "foreign":
        raise WinNotesError("database_foreign", file=path.name)
    if kind == "damaged":
        raise WinNotesError("database_corrupt", file=path.name)
    with world_faults(path):
        if kind == "newer":
            return Opened(_read_only(path), is_read_only=True)
        if kind == "missing":
            _create_private(path)
        connection = connect_held(path)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA:
                connection.close()
                return Opened(_read_only(path), is_read_only=True)
            if version < SCHEMA:
                _migrate(connection, path, version)
            _promise(connection, path)
            expect_tables(connection)
        except BaseException:
            connection.close()
            raise
        return Opened(connection)


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise WinNotesError("not_writable", file=str(path.parent)) from error


def _promise(connection: sqlite3.Connection, path: Path) -> None:
    """Switch on what durability asks for. The tables are made before: so the header names us from the start."""
    synced = is_synced(path)
    for pragma in (
        f"journal_mode={'DELETE' if synced else 'WAL'}",
        f"synchronous={'EXTRA' if synced else 'FULL'}",
        "fullfsync=ON",
        "checkpoint_fullfsync=ON",
        "wal_autocheckpoint=200",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _read_only(path: Path) -> sqlite3.Connection:
    return connect_held(path, is_read_only=True)


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    from winnotes.store.migrations import migrate

    if version:
        from winnotes.store.snapshot import take_snapshot

        # What the snapshot holds counts as seen: it is never sealed anew in place.
        connection.execute("UPDATE version SET is_seen=1 WHERE NOT is_seen")
        take_snapshot(connection, path)
    else:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrate(connection)


def expect_tables(connection: sqlite3.Connection) -> None:
    """Raise Unreadable where the tables are not those our migrations made: their names or columns were damaged."""
    try:
        connection.execute(f"SELECT {VERSION_COLUMNS}, is_head, is_seen FROM version LIMIT 0")
        connection.execute(f"SELECT {DRAFT_COLUMNS} FROM draft LIMIT 0")
        connection.execute("SELECT name, content FROM setting LIMIT 0")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise Unreadable from error


def is_sound(connection: sqlite3.Connection, *, whole: bool = False) -> bool:
    """Whether SQLite's quick check, or where `whole` its full check with every index, finds nothing wrong.

    A locked or vanished file or a disk that cannot be read is raised as the WinNotesError it is.
    """
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    try:
        with world_faults(Path(file)):
            check = "integrity_check" if whole else "quick_check"
            return bool(connection.execute(f"PRAGMA {check}(1)").fetchone()[0] == "ok")
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return False


def is_synced(path: Path) -> bool:
    """Whether `path` lies in a folder that another program or machine syncs, where WAL is not safe."""
    real = path.resolve()
    return any(name in part.casefold() for part in real.parts for name in _SYNCED) or _on_network(real)


def _on_network(path: Path) -> bool:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return str(path).startswith("\\\\")
    best, kind = Path("/"), ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, folder, found, *_ = line.split(" ")
        mount = Path(folder.replace("\\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) >= len(best.parts):
            best, kind = mount, found
    return kind in ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "9p")

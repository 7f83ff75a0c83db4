"""Opens the notes whatever state they are in, and tells in a sentence what had to be done for it."""

from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE
from winnotes.store.database import is_sound
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Store


@dataclass(slots=True)
class Notes:
    """The open notes, and what the user should know about the opening."""

    store: Store
    news: list[WinNotesError] = field(default_factory=list)


def open_notes(folder: Path, *, check: bool = True) -> Notes:
    """Open the notes in `folder`, sealing what a crash left and restoring what was damaged or has vanished.

    Raises WinNotesError where nothing can be opened at all (foreign file, no permission, full disk).
    """
    path = folder / DATABASE
    if has_vanished(path):
        return _restored(path)
    try:
        store = Store(path)
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return _restored(path)
    if store.is_read_only:
        return Notes(store, [WinNotesError("database_newer", file=path.name)])
    try:
        if check and is_damaged(store):
            store.close()
            return _restored(path)
        store.seal_all("recovered")
    except BaseException:
        store.close()
        raise
    return Notes(store)


def is_damaged(store: Store) -> bool:
    """Whether the file itself is broken. A full disk or another program's lock is raised as what it is."""
    if is_sound(store.connection):
        return False
    try:
        store.notebook()
    except ValueError:  # what stands there is no JSON
        return True
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
    return True


def open_beside_window(folder: Path) -> Notes:
    """Open the notes a window has open too: nothing is restored, and what it is typing stays a draft."""
    store = Store(folder / DATABASE)
    return Notes(store, [WinNotesError("database_newer", file=DATABASE)] if store.is_read_only else [])


def has_vanished(path: Path) -> bool:
    """Whether the database is gone or empty though it held notes once: what lies beside it tells."""
    try:
        if path.exists() and path.stat().st_size:
            return False
        journal = path.with_name(path.name + "-wal")
        is_left = journal.exists() and journal.stat().st_size > 0
    except OSError:  # no permission: opening it will say so
        return False
    return is_left or bool(snapshots(path)) or any(path.parent.glob("damaged-*"))


def _restored(path: Path) -> Notes:
    from winnotes.desk.restoring import restore

    news = restore(path)
    return Notes(Store(path), [news])

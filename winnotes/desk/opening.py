"""Opens the notes whatever state they are in, and tells in a sentence what had to be done for it."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE, now
from winnotes.store.database import is_sound
from winnotes.store.salvage import salvage
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Store


@dataclass(slots=True)
class Notes:
    """The open notes, and what the user should know about the opening."""

    store: Store
    news: list[WinNotesError] = field(default_factory=list)


def open_notes(folder: Path, *, check: bool = True) -> Notes:
    """Open the notes in `folder`, sealing what a crash left and restoring what was damaged.

    Raises WinNotesError where nothing can be opened at all (foreign file, no permission).
    """
    path = folder / DATABASE
    try:
        store = Store(path)
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return _restored(path)
    if store.is_read_only:
        return Notes(store, [WinNotesError("database_newer", file=path.name)])
    if check and not is_sound(store.connection):
        store.close()
        return _restored(path)
    store.seal_all("recovered")
    return Notes(store)


def _restored(path: Path) -> Notes:
    """Put the damaged set aside and start afresh with the last snapshot and whatever is still readable."""
    aside = path.with_name(f"damaged-{now().replace(':', '').replace('.', '')[:21]}")
    aside.mkdir(mode=0o700)
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if part.exists():
            shutil.move(part, aside / part.name)
    store = Store(path)
    restored = 0
    for source in (*snapshots(path)[:1], aside / path.name):
        found = salvage(source)
        restored += store.merge(found.notebook)
        for name, content in found.settings.items():
            store.set_setting(name, content)
        store.keep_drafts(found.drafts)
    restored += len(store.seal_all("recovered"))
    return Notes(store, [WinNotesError("database_damaged", aside=aside.name, restored=restored)])

"""Opens the notes whatever state they are in, and tells in a sentence what had to be done for it."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.version import short_hash
from winnotes.desk.home import DATABASE
from winnotes.desk.library import AT_FIRST, SHOWN
from winnotes.store.database import is_sound, is_synced, kind_of_file
from winnotes.store.mark import beside, is_marked, leave_mark, take_mark_away
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Store


@dataclass(slots=True)
class Notes:
    """The open notes, and what the user should know about the opening."""

    store: Store
    news: list[WinNotesError] = field(default_factory=list)


def open_notes(folder: Path, *, check: bool = False) -> Notes:
    """Open the notes in `folder`, sealing what a crash left and restoring what was damaged or has vanished.

    Looked at is what the window shows first; everything, where `check` asks for it or a mark was left that damage
    was met (see `check_whole`). Raises WinNotesError where nothing can be opened at all (foreign file, no
    permission, full disk).
    """
    path = folder / DATABASE
    kind = kind_of_file(path)
    if kind != "foreign" and (has_vanished(path) or beside(path).exists()):
        return _restored(path)
    try:
        return _opened(path, check=check or is_marked(path))
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return _restored(path)


def check_whole(folder: Path, rest_s: float = 0.0) -> WinNotesError | None:
    """Look at everything in the notes, on a connection of its own; return what to tell the user, or None.

    May run on any thread while the notes are open and written to; nothing is changed. Where damage is found a mark
    is left: the next `open_notes` puts the damaged set aside and restores. `rest_s` are seconds to rest after every
    interview, so that a window in the same process stays quick. Notes in use by another program tell nothing.
    """
    path = folder / DATABASE
    try:
        if kind_of_file(path) not in ("ours", "damaged") or _is_whole(path, rest_s):
            return None
    except WinNotesError as error:
        return None if error.code == "database_locked" else error
    leave_mark(path)
    return WinNotesError("damage_found", file=path.name)


def is_damaged(store: Store) -> bool:
    """Whether the file itself is broken; then the next start looks at everything and restores."""
    if is_sound(store.connection):
        return False
    leave_mark(store.path)
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


def _opened(path: Path, *, check: bool = False) -> Notes:
    store = Store(path)
    if store.is_read_only:
        return Notes(store, [WinNotesError("database_newer", file=path.name)])
    try:
        if check and not _is_whole(path):
            raise WinNotesError("database_corrupt", file=path.name)
        store.facts_of("i", SHOWN, AT_FIRST)
        store.seal_all("recovered")
        news = [*_erased_to_the_end(store), *_news_of_place(store)]
    except BaseException:
        store.close()
        raise
    take_mark_away(path)
    return Notes(store, news)


def _erased_to_the_end(store: Store) -> list[WinNotesError]:
    """Go on with an erasure that was cut short; tell where it still cannot be ended."""
    try:
        store.finish_erasing()
    except WinNotesError as error:
        if error.code != "erasure_unfinished":
            raise
        return [error]
    return []


def _is_whole(path: Path, rest_s: float = 0.0) -> bool:
    from winnotes.store.wholeness import is_whole

    return is_whole(path, (lambda: time.sleep(rest_s)) if rest_s else lambda: None)


def _restored(path: Path) -> Notes:
    from winnotes.desk.restoring import restore

    news = restore(path)
    notes = _opened(path)
    return Notes(notes.store, [news, *notes.news])


def _news_of_place(store: Store) -> list[WinNotesError]:
    """Tell once per folder that another program syncs it: there notes may be mixed up or lost."""
    if not is_synced(store.path):
        return []
    place = short_hash(str(store.path.parent.resolve()))
    if store.setting("told_synced") == place:
        return []
    store.set_setting("told_synced", place)
    return [WinNotesError("folder_synced", folder=store.path.parent.name)]

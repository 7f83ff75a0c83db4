"""Takes the last merge back: exactly what stood before it stands again, until something is written on top of it."""

from dataclasses import dataclass

from winnotes.core.version import Json
from winnotes.store.store import Store


@dataclass(frozen=True, slots=True)
class Merge:
    """The last merge: which files, when (ISO instant), how many changes it brought."""

    files: tuple[str, ...]
    at: str
    changes: int


def merge_to_undo(store: Store) -> Merge | None:
    """Return the merge that `undo` would take back, or None where nothing can be undone (any more)."""
    return _merge(store.last_merge())


def undo(store: Store) -> Merge:
    """Take the last merge back in one transaction, after a verified snapshot; return what it was.

    Raises WinNotesError `merge_stays` where something was written on top of what came.
    """
    if store.last_merge() is not None:
        store.snapshot()
    found = _merge(store.undo_merge())
    return found or Merge((), "", 0)


def _merge(told: Json) -> Merge | None:
    if not isinstance(told, dict):
        return None
    files, changes = told.get("files"), told.get("changes")
    return Merge(
        tuple(map(str, files)) if isinstance(files, list) else (),
        str(told.get("at", "")),
        changes if isinstance(changes, int) else 0,
    )

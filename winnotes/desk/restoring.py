"""Brings damaged or vanished notes back: the damaged set is put aside whole, what can be read comes into a fresh file.

Killed at any moment, it can be begun again: the set is copied before it is removed, and the fresh file gets its
name only when it is full.
"""

import filecmp
import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from winnotes.core.erasure import blanked_by, new_erasures
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook, is_erasing
from winnotes.core.version import writer_of
from winnotes.desk.home import now
from winnotes.desk.person import installation_of
from winnotes.store.fault import disk_faults
from winnotes.store.folder import sync_folder
from winnotes.store.mark import beside
from winnotes.store.salvage import Salvaged, salvage
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store

_PARTS = ("", "-wal", "-shm", "-journal")


def restore(path: Path) -> WinNotesError:
    """Make `path` a sound database of all that can still be read, and return what to tell the user.

    Read are the last snapshot that holds anything, every set ever put aside, and what was typed beside it: the
    union cannot lose newer words. Raises WinNotesError where the disk refuses; then the next start tries again.
    """
    fresh = path.with_name(f"restoring-{path.name}")
    with disk_faults(path.name):
        asides = _put_aside(path)
        for part in _set_of(fresh):
            part.unlink()
        with closing(Store(fresh)) as store:
            restored = _fill(store, path, asides)
            store.settle()
        fresh.replace(path)
        sync_folder(path.parent)
    if asides:
        return WinNotesError("database_damaged", aside=asides[-1].name, restored=restored)
    return WinNotesError("database_vanished", file=path.name, restored=restored)


def _set_of(path: Path) -> list[Path]:
    """Return the database at `path` and what SQLite keeps beside it, as far as they exist."""
    return [part for suffix in _PARTS if (part := path.with_name(path.name + suffix)).exists()]


def _put_aside(path: Path) -> list[Path]:
    """Copy what is left of the set into a folder of its own, then remove it; return all such folders, oldest first."""
    parts = _set_of(path) + _set_of(beside(path))
    if any(part.stat().st_size for part in parts) and not _is_copied(parts, path.parent):
        stamp = "".join(letter for letter in now()[:23] if letter.isalnum())
        half = path.with_name(f"half-damaged-{stamp}")
        half.mkdir(mode=0o700)
        for part in parts:
            _copy_to_disk(part, half / part.name)
        half.rename(path.with_name(f"damaged-{stamp}"))
        sync_folder(path.parent)
    for part in parts:
        part.unlink()
    return sorted(path.parent.glob("damaged-*"))


def _is_copied(parts: list[Path], folder: Path) -> bool:
    """Whether the last set put aside holds all this: then removing it was begun and not ended."""
    last = max(folder.glob("damaged-*"), default=None)
    return last is not None and all(
        (last / part.name).exists() and filecmp.cmp(part, last / part.name, shallow=False) for part in parts
    )


def _copy_to_disk(source: Path, target: Path) -> None:
    """Copy a file and wait until the disk has it: its source is about to go."""
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _fill(store: Store, path: Path, asides: list[Path]) -> int:
    """Write everything readable into the fresh `store`; return how many entries came back."""
    broken = [salvage(aside / path.name) for aside in asides]
    copies = map(salvage, snapshots(path))  # newest first, read as far as they are asked for
    last = _first_with_anything(copies)
    latest = _first_with_anything(reversed(broken))
    notebook = last.notebook
    for found in broken:
        notebook = _together(notebook, found.notebook)
    restored = store.merge(notebook | _from_older_copies(notebook, [last, *broken], copies), is_own=True)
    for name, content in {**last.settings, **latest.settings}.items():
        store.set_setting(name, content)
    typed = salvage(asides[-1] / beside(path).name).drafts if asides else []
    left = [draft for draft in last.drafts if not _was_sealed(draft, last, latest)]
    found_in = ((left, last), (latest.drafts, latest), (typed, latest))
    kept = [
        [one for one in drafts if not _was_erased(one, source.notebook, notebook)]
        for drafts, source in found_in
    ]
    return restored + _recover(store, kept)


def _together(one: Notebook, other: Notebook) -> Notebook:
    """Return the union of two copies of these notes, each without what was erased in the other."""
    gone = {head.id for head in (*blanked_by(one, other), *blanked_by(other, one))}
    return Notebook(head for head in (*one, *other) if head.id not in gone) if gone else one | other


def _was_erased(draft: Draft, then: Notebook, later: Notebook) -> bool:
    """Whether the field of a draft was erased between these two states of the notes."""
    return any(is_erasing(one, draft.field) for one in new_erasures(then, later, draft.subject))


def _from_older_copies(known: Notebook, read: list[Salvaged], older: Iterable[Salvaged]) -> Notebook:
    """Return the versions whose content does not prove their id where they were read, from older snapshots."""
    missing = {lost for one in read for lost in one.lost} - {version.id for version in known}
    found = Notebook()
    for copy in older if missing else ():
        found |= Notebook(version for version in copy.notebook if version.id in missing)
    return found


def _recover(store: Store, lefts: list[list[Draft]]) -> int:
    """Seal the drafts, later ones over earlier ones; return how many versions they made.

    Versions of this laptop may live elsewhere that are lost here. The fresh file is another place and so gets
    another installation id: no number is given twice, and what comes back will stand beside what is typed now
    instead of being replaced unseen.
    """
    installation = installation_of(store)
    for left in lefts:
        store.keep_drafts(
            [replace(one, writer=writer_of(one.writer.split(".", 1)[0], installation)) for one in left]
        )
    return len(store.seal_all("recovered"))


def _first_with_anything(found: Iterable[Salvaged]) -> Salvaged:
    return next((one for one in found if len(one.notebook) or one.drafts or one.settings), Salvaged())


def _was_sealed(draft: Draft, then: Salvaged, later: Salvaged) -> bool:
    """Whether a draft in the snapshot `then` became a version afterwards: restoring it would bring back old words."""
    known = {head.id for head in then.notebook.heads(draft.subject, draft.field)}
    return any(
        head.writer == draft.writer and head.id not in known
        for head in later.notebook.heads(draft.subject, draft.field)
    )

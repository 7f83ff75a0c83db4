"""Brings damaged or vanished notes back: the damaged set is put aside whole, what can be read comes into a fresh file.

Killed at any moment, it can be begun again: the set is copied before it is removed, and the fresh file gets its
name only when it is full.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.version import writer_of
from winnotes.desk.home import now
from winnotes.desk.person import installation_of
from winnotes.store.salvage import Salvaged, salvage
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store

_PARTS = ("", "-wal", "-shm")


def restore(path: Path) -> WinNotesError:
    """Make `path` a sound database of all that can still be read, and return what to tell the user.

    Read are the last snapshot that holds anything and every set ever put aside: the union cannot lose newer
    words. Raises WinNotesError where the disk refuses; then the next start tries again.
    """
    fresh = path.with_name(f"restoring-{path.name}")
    with _disk_faults(path):
        asides = _put_aside(path)
        for suffix in _PARTS:
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
        with closing(Store(fresh)) as store:
            restored = _fill(store, path, asides)
        fresh.replace(path)
    if asides:
        return WinNotesError("database_damaged", aside=asides[-1].name, restored=restored)
    return WinNotesError("database_vanished", file=path.name, restored=restored)


def _put_aside(path: Path) -> list[Path]:
    """Copy what is left of the set into a folder of its own, then remove it; return all such folders, oldest first."""
    parts = [part for suffix in _PARTS if (part := path.with_name(path.name + suffix)).exists()]
    if any(part.stat().st_size for part in parts):
        stamp = "".join(letter for letter in now()[:23] if letter.isalnum())
        half = path.with_name(f"half-damaged-{stamp}")
        half.mkdir(mode=0o700)
        for part in parts:
            _copy_to_disk(part, half / part.name)
        half.rename(path.with_name(f"damaged-{stamp}"))
    for part in parts:
        part.unlink()
    return sorted(path.parent.glob("damaged-*"))


def _copy_to_disk(source: Path, target: Path) -> None:
    """Copy a file and wait until the disk has it: its source is about to go."""
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _fill(store: Store, path: Path, asides: list[Path]) -> int:
    """Write everything readable into the fresh `store`; return how many entries came back."""
    broken = [salvage(aside / path.name) for aside in asides]
    last = _first_with_anything(map(salvage, snapshots(path)))
    latest = _first_with_anything(reversed(broken))
    notebook = last.notebook
    for found in broken:
        notebook |= found.notebook
    restored = store.merge(notebook)
    for name, content in {**last.settings, **latest.settings}.items():
        store.set_setting(name, content)
    # Versions of this laptop may live elsewhere that are lost here. The fresh file is another place and so gets
    # another installation id: no number is given twice, and what comes back will stand beside what is typed now
    # instead of being replaced unseen.
    installation = installation_of(store)
    for left in ([draft for draft in last.drafts if not _was_sealed(draft, last, latest)], latest.drafts):
        store.keep_drafts(
            [replace(one, writer=writer_of(one.writer.split(".", 1)[0], installation)) for one in left]
        )
    return restored + len(store.seal_all("recovered"))


def _first_with_anything(found: Iterable[Salvaged]) -> Salvaged:
    return next((one for one in found if len(one.notebook) or one.drafts or one.settings), Salvaged())


def _was_sealed(draft: Draft, then: Salvaged, later: Salvaged) -> bool:
    """Whether a draft in the snapshot `then` became a version afterwards: restoring it would bring back old words."""
    known = {head.id for head in then.notebook.heads(draft.subject, draft.field)}
    return any(
        head.writer == draft.writer and head.id not in known
        for head in later.notebook.heads(draft.subject, draft.field)
    )


@contextmanager
def _disk_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WinNotesError(
            "write_failed", file=path.name, reason=error.strerror or type(error).__name__
        ) from error

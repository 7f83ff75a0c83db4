"""Merges what was ticked in a preview: a verified snapshot first, then one transaction that can be undone."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from winnotes.core.erasure import new_erasures
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import ERASED, Notebook
from winnotes.core.version import Json, Version
from winnotes.desk.guides import guide_setting
from winnotes.desk.home import now
from winnotes.desk.preview import FileTold, Item, Key, Preview
from winnotes.store.store import Arrival, Store

STEPS = ("sealing", "snapshot", "writing")
OnStep = Callable[[str, int, int], None]  # a step of STEPS, how much of it is done, of how much


class Cancelled(Exception):
    """Somebody did not want it any more, in time: nothing came in."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a merge did: entries new here, how many changes, and whether it can be undone.

    `unfinished` tells that erased words still lie in a file beside the notes; the next start removes them.
    """

    new: int
    changes: int
    can_be_undone: bool
    unfinished: WinNotesError | None = None


def picked(preview: Preview, ticked: Collection[Key]) -> list[Item]:
    """Return the changes that are ticked, each once though several files bring it."""
    found: dict[Key, Item] = {}
    for item in preview.items():
        if item.adds and item.key in ticked:
            found.setdefault(item.key, item)
    return list(found.values())


def take(
    store: Store,
    preview: Preview,
    ticked: Collection[Key],
    on_step: OnStep = lambda _step, _done, _all: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Taken:
    """Merge what is ticked, guides that travel with it included.

    Raises Cancelled or WinNotesError; then no word came in, whatever the moment.
    """

    def step(name: str, done: int = 0, whole: int = 1) -> None:
        on_step(name, done, whole)
        if is_cancelled():
            raise Cancelled

    items = picked(preview, ticked)
    arriving = Notebook(one for item in items for one in item.change.theirs)
    step("sealing")
    store.seal(store.drafts())
    step("snapshot")
    store.snapshot()
    step("writing")
    files = [one for one in preview.files if any(item.adds and item.key in ticked for item in one.items)]
    told: Json = {"at": now(), "files": [one.coming.path.name for one in files], "changes": len(items)}
    arrival = Arrival(arriving, told, _guides(files), _erasures(store, arriving))
    new = store.merge_noted(arrival, lambda done, whole: step("writing", done, whole))
    return Taken(new, len(items), store.last_merge() == told, _erased_to_the_end(store))


def _erased_to_the_end(store: Store) -> WinNotesError | None:
    """Take what a ticked erasure covers out of every file too; return what hindered that."""
    try:
        store.finish_erasing()
    except WinNotesError as error:
        return error
    return None


def _guides(files: Iterable[FileTold]) -> dict[str, Json]:
    """Return the settings that keep the guides which travel with these files."""
    reads = [one.coming.read for one in files if one.coming.read]
    guides = [(source, guide) for read in reads for source, guide in read.guides]
    return {name: source for source, guide in guides if (name := guide_setting(guide))}


def _erasures(store: Store, arriving: Notebook) -> list[Version]:
    subjects = [subject for subject in arriving.subjects() if arriving.heads(subject, ERASED)]
    mine = store.notebook(*subjects) if subjects else Notebook()
    return [one for subject in subjects for one in new_erasures(mine, arriving, subject)]

"""How far every interview is, for the bars of the library: only what changed since the last look is read again."""

from collections.abc import Mapping
from dataclasses import dataclass

from winnotes.core.interview import TALLIES, Interview
from winnotes.core.joining import SAME_AS, canonical_ids, joined
from winnotes.core.notebook import Notebook
from winnotes.desk.guides import guide_for
from winnotes.store.store import Store

MANY = 100  # from here on all interviews are read at once, which is quicker


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview is: questions touched or settled, of how many, and whether it is finished."""

    answered: int
    total: int
    is_finished: bool


Kept = dict[str, tuple[object, Progress]]  # what progress() found, and the print of what it read then


def progress(store: Store, kept: Kept | None = None) -> dict[str, Progress]:
    """Return how far every interview is, by id; joined ones count as one, under the id the library lists.

    `kept` is what an earlier call left in it: with it only interviews that changed since are read.
    """
    kept = {} if kept is None else kept
    together = _together(store)
    prints = _prints(store, together)
    for gone in kept.keys() - prints.keys():
        del kept[gone]
    changed = [one for one, print_ in prints.items() if one not in kept or kept[one][0] != print_]
    if changed:
        notebook = joined(_read(store, [member for one in changed for member in together[one]]))
        for one in changed:
            kept[one] = prints[one], _progress(store, one, notebook)
    return {one: found for one, (_print, found) in kept.items()}


def _together(store: Store) -> dict[str, list[str]]:
    """Return every interview under the id it is listed by, with all ids that are joined in it."""
    listed = canonical_ids(store.fields_of("i", [SAME_AS]))
    found: dict[str, list[str]] = {}
    for subject in store.prints("i"):
        found.setdefault(listed.get(subject, subject), []).append(subject)
    return found


def _prints(store: Store, together: Mapping[str, list[str]]) -> dict[str, object]:
    """Return what changes whenever one of an interview's ids does, or the guides that are known here."""
    prints, guides = store.prints("i"), tuple(store.prints("g").items())
    return {one: (guides, *(prints[member] for member in members)) for one, members in together.items()}


def _read(store: Store, subjects: list[str]) -> Notebook:
    return store.about("i", without=TALLIES) if len(subjects) > MANY else store.notebook(*subjects)


def _progress(store: Store, subject: str, notebook: Notebook) -> Progress:
    fields = notebook.fields(subject)
    view = Interview(subject, fields, guide_for(store, fields))
    answered = sum(1 for answer in view.answers if answer.status != "open")
    return Progress(answered, len(view.answers), view.is_finished)

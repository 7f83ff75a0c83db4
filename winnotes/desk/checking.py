"""Looks whether the notes are whole, and changes nothing about them."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import heads_among
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import has_vanished, is_damaged
from winnotes.store.database import kind_of_file
from winnotes.store.store import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `wrong` are the ids of versions whose content is not what was sealed, or subjects unreadable."""

    is_sound: bool
    interviews: int = 0
    versions: int = 0
    drafts: int = 0
    wrong: tuple[str, ...] = ()


def check_notes(folder: Path) -> Checked:
    """Check the database in `folder`: SQLite's quick check, then every version against its id.

    No notes at all are sound notes. Raises WinNotesError where they cannot be opened (foreign, no permission).
    """
    path = folder / DATABASE
    if has_vanished(path):
        return Checked(is_sound=False)
    if kind_of_file(path) == "missing":
        return Checked(is_sound=True)
    try:
        with closing(Store(path)) as store:
            return Checked(is_sound=False) if is_damaged(store) else _checked(store)
    except WinNotesError as error:
        if error.code != "database_corrupt":
            raise
        return Checked(is_sound=False)


def _checked(store: Store) -> Checked:
    subjects = sorted(store.last_touched())
    versions, wrong = 0, []
    for subject in subjects:
        try:
            found, untrue = _check_subject(store, subject)
        except ValueError:  # what stands there is no JSON
            wrong.append(subject)
            continue
        versions += found
        wrong += untrue
    interviews = sum(subject.startswith("i") for subject in subjects)
    return Checked(True, interviews, versions, len(store.drafts()), tuple(wrong))


def _check_subject(store: Store, subject: str) -> tuple[int, list[str]]:
    """Return how many versions the subject has, and the ids of those that are untrue or wrongly called a head."""
    count = 0
    wrong: list[str] = []
    for field, heads in store.notebook(subject).fields(subject).items():
        known = store.history(subject, field)
        count += len(known)
        wrong += [version.id for version in known if version.computed_id() != version.id]
        called, are = {one.id for one in heads}, {one.id for one in heads_among(known)}
        wrong += sorted(called ^ are)
    return count, wrong

"""Looks whether the notes are whole, and changes nothing about them; the next start mends what was found."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import has_vanished, is_damaged
from winnotes.store.database import kind_of_file
from winnotes.store.mark import leave_mark
from winnotes.store.store import Store
from winnotes.store.wholeness import version_count, wrong_in


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
    wrong = [one for subject in subjects for one in wrong_in(store.connection, subject)]
    if wrong:
        leave_mark(store.path)
    interviews = sum(subject.startswith("i") for subject in subjects)
    return Checked(True, interviews, version_count(store.connection), len(store.drafts()), tuple(wrong))

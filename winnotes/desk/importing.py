"""A colleague's file on its way in: read and verified to the end first, then one union, after a snapshot."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.changes import changes
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.guide_data import guide_toml
from winnotes.core.interview import people_in
from winnotes.core.notebook import ERASED, Notebook
from winnotes.desk.guides import guide_for_all, guides_in, keep_guide, read_foreign_guide
from winnotes.desk.unsealing import Ask, opened_bytes
from winnotes.i18n import ngettext
from winnotes.store.store import Store

if TYPE_CHECKING:
    from winnotes.exchange.sheet import Note

_PACKAGE = b'{"winnotes":'


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds: its heads, the guides that travel with them by source, and what is to be told of it.

    `remarks` are the notes as a table has them: row, column and what is the matter. `is_whole`: everything that
    stands in the file was taken, edits in a spreadsheet too.
    """

    notebook: Notebook
    guides: tuple[tuple[str, Guide], ...] = ()
    notes: tuple[str, ...] = ()
    remarks: "tuple[Note, ...]" = ()
    is_whole: bool = True

    @property
    def interviews(self) -> tuple[str, ...]:
        """The ids of the interviews it speaks of."""
        return tuple(self.notebook.subjects("i"))

    @property
    def people(self) -> tuple[str, ...]:
        """The names of everybody who wrote in it, or their ids where it names them nowhere; sorted."""
        names = people_in(self.notebook)
        return tuple(sorted({names.get(one.person) or one.person for one in self.notebook}))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: entries new here and already known, who wrote them, in which interviews, what to tell.

    `is_whole`: nothing that stands in the file was left out.
    """

    new: int
    same: int
    people: tuple[str, ...]
    interviews: tuple[str, ...]
    notes: tuple[str, ...]
    is_whole: bool = True


def import_file(store: Store, path: Path, ask: Ask | None = None) -> Imported:
    """Take the union with a `.winnotes` file or a team or tidy CSV, told apart by their content.

    Nothing is written before the file is read completely and verified. What is being typed is sealed and a
    snapshot taken before anything new comes in. `ask` gives the passphrase of a sealed file. Raises WinNotesError
    where the file or the disk refuses.
    """
    found = read_file(path, store, ask)
    for source, guide in found.guides:
        keep_guide(store, source, guide)
    new = _merge(store, found.notebook)
    held = _held(store, found.notebook)
    notes = (*found.notes, _told_held(held)) if held else found.notes
    same = len(found.notebook) - new - held
    return Imported(new, same, found.people, found.interviews, notes, found.is_whole and not held)


def read_file(path: Path, store: Store | None = None, ask: Ask | None = None) -> FileRead:
    """Return what the file holds, verified, writing nothing.

    `store` knows the team's own guides; without it answers to their questions in a CSV cannot be read.
    """
    return read_data(opened_bytes(bytes_of(path), ask, path.name), path.name, None, store)


def read_data(data: bytes, name: str, guide: Guide | None = None, store: Store | None = None) -> FileRead:
    """Return what the bytes of the file `name` hold, verified.

    The answers in a CSV are read with `guide`, else with the guide they follow as far as `store` knows it.
    """
    if data.startswith(_PACKAGE):
        from winnotes.exchange.package import read_package

        package = read_package(data, name)
        guides = tuple((source, read_foreign_guide(source, name)) for source in package.guides)
        return FileRead(package.notebook, guides)
    try:
        return _read_csv(data, name, guide, store)
    except WinNotesError as error:
        if error.facts.get("reason") != "column_missing" or name.lower().endswith(".csv"):
            raise
        raise WinNotesError("not_ours", file=name) from error


def _read_csv(data: bytes, name: str, guide: Guide | None, store: Store | None) -> FileRead:
    """The `guide` column is read under any guide and says under which one to read the rest; it may travel along."""
    from winnotes.exchange.profiles import read_mergeable_csv
    from winnotes.exchange.resolving import nothing_known
    from winnotes.wording import original_guide

    known = store.history if store else nothing_known
    found = read_mergeable_csv(data, guide or original_guide(), name, known)
    carried = guides_in(found.notebook)
    guide = guide_for_all(store, found.notebook) if carried or guide is None else guide
    if guide.id != original_guide().id:
        found = read_mergeable_csv(data, guide, name, known)
    told = (*found.notices, *found.notes)
    guides = tuple((guide_toml(one), one) for one in carried.values())
    return FileRead(found.notebook, guides, tuple(map(str, told)), found.notes, found.is_whole)


def bytes_of(path: Path) -> bytes:
    """Return what the file holds. Raises WinNotesError `not_readable`, or `not_csv` for a CSV beyond 64 MiB."""
    from winnotes.exchange.package import MAX_BYTES
    from winnotes.exchange.sealing import MAX_SEALED_BYTES, is_sealed

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            if is_sealed(data):
                return data + file.read(MAX_SEALED_BYTES - len(data) + 1)
    except OSError as error:
        raise WinNotesError("not_readable", file=path.name, reason=error.strerror) from error
    if len(data) > MAX_BYTES and not data.startswith(_PACKAGE):
        raise WinNotesError("not_csv", file=path.name, reason="too_large")
    return data


def _merge(store: Store, notebook: Notebook) -> int:
    """Return how many versions are new here; where none is, nothing is written at all."""
    if all(_is_known(store, notebook, subject) for subject in notebook.subjects()):
        return 0
    store.seal(store.drafts())
    store.snapshot()
    return store.merge(notebook)


def _held(store: Store, notebook: Notebook) -> int:
    """Return how many heads of `notebook` stay out since nobody is asked: erased here, or erased by a colleague."""
    erased = {*store.fields_of("", [ERASED]).subjects()}
    subjects = [one for one in notebook.subjects() if one in erased or notebook.heads(one, ERASED)]
    if not subjects:
        return 0
    found = changes(store.notebook(*subjects), notebook.of(*subjects))
    return sum(len(one.theirs) for one in found if one.is_asked)


def _told_held(n: int) -> str:
    return ngettext(
        "{n} entry stayed out: it was erased here, or is a colleague's erasure; the window asks about it.",
        "{n} entries stayed out: they were erased here, or are a colleague's erasure; the window asks about them.",
        n,
    ).format(n=n)


def _is_known(store: Store, notebook: Notebook, subject: str) -> bool:
    known = store.notebook(subject)
    return {one.id for one in known | notebook.of(subject)} == {one.id for one in known}

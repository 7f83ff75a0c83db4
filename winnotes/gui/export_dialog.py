"""Files in and out of the window: one dialog for format and place, each job run on the writing thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.core.interview import Interview
from winnotes.desk.exporting import export_interview, export_view, suggested_name
from winnotes.desk.importing import import_file
from winnotes.i18n import N_, _, ngettext
from winnotes.store.store import Store
from winnotes.wording import explain

FORMATS = (
    ("pdf", "", N_("PDF summary (*.pdf)")),
    ("csv", "team", N_("CSV for the team (*.csv)")),
    ("csv", "excel", N_("CSV for Excel (*.csv)")),
    ("csv", "tidy", N_("Tidy CSV for analysts (*.csv)")),
    ("csv", "plain", N_("Plain CSV (*.csv)")),
    ("winnotes", "", N_("WinNotes file, everything (*.winnotes)")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to, and in which CSV profile ("" for none)."""

    path: Path
    profile: str


def ask_where(parent: QWidget, interview: Interview, suffix: str) -> Asked | None:
    """Ask for format and place in one dialog; None when it was put away."""
    filters = [_(words) for _suffix, _profile, words in FORMATS]
    first = next(n for n, one in enumerate(FORMATS) if one[0] == suffix)
    suggested = str(Path.home() / f"{suggested_name(interview)}.{suffix}")
    chosen, used = QFileDialog.getSaveFileName(
        parent, _("Save this interview"), suggested, ";;".join(filters), filters[first]
    )
    if not chosen:
        return None
    ending, profile, _words = FORMATS[filters.index(used) if used in filters else first]
    path = Path(chosen)
    return Asked(path if path.suffix else path.with_suffix(f".{ending}"), profile)


def export_job(subject: str, asked: Asked) -> Callable[[Store], str]:
    """Return the job that writes the file and says so in a sentence."""

    def job(store: Store) -> str:
        exported = export_interview(store, subject, asked.path, asked.profile)
        told = _("Saved {file}").format(file=exported.path)
        return "  ".join([told, *map(str, exported.findings)])

    return job


def ask_files(parent: QWidget) -> list[str]:
    """Ask which files to open."""
    kinds = _("WinNotes files and team CSV (*.winnotes *.csv)")
    return QFileDialog.getOpenFileNames(parent, _("Open a colleague's file"), str(Path.home()), kinds)[0]


def import_job(path: Path) -> Callable[[Store], str]:
    """Return the job that reads a file into the notes and says what came."""

    def job(store: Store) -> str:
        imported = import_file(store, path)
        return ngettext(
            "{file}: {n} new entry. Nothing of yours was changed.",
            "{file}: {n} new entries. Nothing of yours was changed.",
            imported.new,
        ).format(file=path.name, n=imported.new)

    return job


def save_document_elsewhere(parent: QWidget, interview: Interview) -> str:
    """Write what is in the window to another place while the disk refuses; return the sentence to show."""
    asked = ask_where(parent, interview, "winnotes")
    if asked is None:
        return ""
    try:
        export_view(interview, asked.path, asked.profile)
    except WinNotesError as error:
        return explain(error)
    return _("Saved {file}").format(file=asked.path)

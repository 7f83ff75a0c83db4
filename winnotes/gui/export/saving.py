"""Where files go to and come from, and the jobs that write them, on the writing thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.core.interview import Interview
from winnotes.desk.exporting import export_interview, export_view, preview_upload
from winnotes.desk.file_name import suggested_name
from winnotes.desk.headings import Heading, change_heading, headings_of
from winnotes.desk.sharing import Sharing
from winnotes.gui.export.formats import FORMATS, Asked, Format
from winnotes.i18n import _, listed, ngettext
from winnotes.store.store import Store
from winnotes.wording import explain

MOST_TOLD = 3


def ask_place(parent: QWidget, interview: Interview, chosen: Format) -> Path | None:
    """Ask where to save; None when the dialog was put away. A name without a suffix gets the format's."""
    suggested = str(Path.home() / f"{suggested_name(interview)}.{chosen.suffix}")
    kind = f"{_(chosen.name)} (*.{chosen.suffix})"
    named = QFileDialog.getSaveFileName(parent, _("Save this interview"), suggested, kind)[0]
    if not named:
        return None
    path = Path(named)
    return path if path.suffix else path.with_suffix(f".{chosen.suffix}")


def export_job(subject: str, asked: Asked) -> Callable[[Store], str]:
    """Return the job that writes the file and says so in a sentence."""

    def job(store: Store) -> str:
        exported = export_interview(
            store,
            subject,
            asked.path,
            asked.profile,
            separator=asked.separator or ",",
            with_private=asked.with_private,
            sharing=Sharing(is_safe=asked.is_safe, passphrase=asked.passphrase),
        )
        files = listed([str(path) for path in (exported.path, *exported.more)])
        told = [_("Saved {file}").format(file=files), *exported.findings[:MOST_TOLD]]
        if (more := len(exported.findings) - MOST_TOLD) > 0:
            told.append(ngettext("{n} more finding.", "{n} more findings.", more).format(n=more))
        return "  ".join(told)

    return job


def findings_job(subject: str, profile: str, *, with_private: bool) -> Callable[[Store], list[str]]:
    """Return the job that tells what an upload would not carry whole, and the values to create in the CRM first."""

    def job(store: Store) -> list[str]:
        upload = preview_upload(store, [subject], profile, with_private=with_private)
        first = _("Create first, as values of “{field}”: {values}")
        picklists = [
            first.format(field=one.label or one.heading, values=", ".join(one.values))
            for one in upload.picklists
        ]
        return [*map(str, upload.findings), *picklists]

    return job


def headings_job(
    subject: str, profile: str, *changed: str | None
) -> Callable[[Store], tuple[list[Heading], str]]:
    """Return the job that tells an upload's headings, and why what was `changed` (key, heading) was not taken."""

    def job(store: Store) -> tuple[list[Heading], str]:
        refused = ""
        if changed:
            key, text = changed
            try:
                change_heading(store, subject, profile, str(key), text)
            except WinNotesError as error:
                refused = explain(error)
        return headings_of(store, subject, profile), refused

    return job


def ask_files(parent: QWidget) -> list[str]:
    """Ask which files to open."""
    kinds = _("WinNotes files and team CSV (*.winnotes *.csv)")
    return QFileDialog.getOpenFileNames(parent, _("Open a colleague's file"), str(Path.home()), kinds)[0]


def save_document_elsewhere(parent: QWidget, interview: Interview) -> str:
    """Write what is in the window to another place while the disk refuses; return the sentence to show."""
    path = ask_place(parent, interview, FORMATS[-1])
    if path is None:
        return ""
    try:
        export_view(interview, path, with_private=True)
    except WinNotesError as error:
        return explain(error)
    return _("Saved {file}").format(file=path)

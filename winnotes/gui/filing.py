"""What the window does with files: it asks where, hands the work to the writing thread and tells the outcome."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from winnotes.core.errors import WinNotesError
from winnotes.desk.exporting import has_private_answers
from winnotes.desk.headings import Heading
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.desk.undoing import Merge, undo
from winnotes.gui.export.export_sheet import ExportSheet
from winnotes.gui.export.saving import (
    ask_files,
    export_job,
    findings_job,
    headings_job,
    save_document_elsewhere,
)
from winnotes.i18n import _, listed
from winnotes.wording import explain

if TYPE_CHECKING:
    from winnotes.gui.exchange.preview_page import PreviewPage
    from winnotes.gui.main_window import MainWindow


def export(window: "MainWindow", suffix: str) -> None:
    """Ask how to save the interview at hand, if there is one, and save it."""
    if window.lunch is None:
        return
    document = window.lunch.document
    document.leave()
    sheet = ExportSheet(document.interview(), window)
    sheet.closed.connect(sheet.deleteLater)
    sheet.asked.connect(
        lambda asked: window.autosave.run(export_job(document.subject, asked), window.foot.tell)
    )
    sheet.upload_chosen.connect(
        lambda profile, with_private: window.autosave.run(
            findings_job(document.subject, profile, with_private=with_private),
            lambda found: sheet.show_findings(profile, found) if isValid(sheet) else None,
        )
    )
    sheet.upload_chosen.connect(lambda profile, _private: _show_headings(window, sheet, profile))
    sheet.heading_changed.connect(lambda profile, *what: _show_headings(window, sheet, profile, *what))
    window.autosave.run(
        lambda store: has_private_answers(store, document.subject),
        lambda has_private: sheet.open_for(suffix, has_private=has_private),
    )


def _show_headings(window: "MainWindow", sheet: ExportSheet, profile: str, *changed: str | None) -> None:
    """Show the headings of an upload; first remember what was `changed`: a key and its heading."""
    subject = sheet.interview.id

    def show(found: tuple[list[Heading], str]) -> None:
        if isValid(sheet):
            sheet.show_headings(profile, *found)
            if changed and not found[1]:
                sheet.upload_chosen.emit(profile, sheet.with_private)

    window.autosave.run(headings_job(subject, profile, *changed), show)


def open_files(window: "MainWindow", paths: list[str]) -> None:
    """Show on the preview page what these files and folders would change."""
    if window.lunch is not None:
        window.lunch.close_page()
    page = preview_of(window)
    window.foot.set_at_lunch(False)
    window.pages.setCurrentWidget(page)
    page.setFocus()
    page.open_files([Path(path) for path in paths])


def preview_of(window: "MainWindow") -> "PreviewPage":
    """Return the page on which files come in, made when it is first wanted."""
    if window.preview is None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.exchange.preview_page import PreviewPage

        page = window.preview = PreviewPage(window.autosave, window.theme, window.zoom)
        page.left.connect(lambda: _leave_preview(window))
        page.refused.connect(lambda error: _take_refused(window, error))
        page.changed.connect(window.refresh_library)
        add_commands(page, "preview", slots_of(window))
        window.pages.addWidget(page)
    return window.preview


def _leave_preview(window: "MainWindow") -> None:
    """Go back to where the files were dropped: the lunch as the disk has it now, or the library."""
    if window.lunch is not None:
        window.open_interview(window.lunch.document.subject)
    else:
        window.show_library()


def _take_refused(window: "MainWindow", error: WinNotesError) -> None:
    _leave_preview(window)
    window.foot.tell(explain(error))


def undo_last_merge(window: "MainWindow") -> None:
    """Take the last merge back, or say why that is past; in a line of text, undo the typing."""
    focused = window.focusWidget()
    if isinstance(focused, QLineEdit):
        focused.undo()
        return
    window.autosave.run(undo, lambda merge: _tell_undone(window, merge))


def _tell_undone(window: "MainWindow", merge: Merge) -> None:
    told = _("The merge of {files} was undone. Everything stands as it did before.")
    window.foot.tell(told.format(files=listed(merge.files)))
    window.refresh_library()


def ask_file(window: "MainWindow") -> None:
    """Open the files chosen in a dialog."""
    from winnotes.gui.exchange.dropping import load_page

    load_page()
    if paths := ask_files(window):
        open_files(window, paths)


def open_sample(window: "MainWindow") -> None:
    """Put the sample lunch into the library and open it."""
    window.autosave.run(
        lambda store: store.merge(sample_notebook()[0]), lambda _n: window.open_interview(sample_id())
    )


def save_elsewhere(window: "MainWindow") -> None:
    """Write the interview at hand to a place that still takes it."""
    if window.lunch is not None:
        window.foot.tell(save_document_elsewhere(window, window.lunch.document.interview()))

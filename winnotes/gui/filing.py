"""What the window does with files: it asks where, hands the work to the writing thread and tells the outcome."""

from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.desk.exporting import has_private_answers
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.gui.export_dialog import (
    ExportSheet,
    ask_files,
    export_job,
    import_job,
    save_document_elsewhere,
)

if TYPE_CHECKING:
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
    window.autosave.run(
        lambda store: has_private_answers(store, document.subject),
        lambda has_private: sheet.open_for(suffix, has_private=has_private),
    )


def open_files(window: "MainWindow", paths: list[str]) -> None:
    """Read these files and show the library they came into."""
    for path in paths:
        window.autosave.run(import_job(Path(path)), window.foot.tell)
    window.show_library()


def ask_file(window: "MainWindow") -> None:
    """Open the files chosen in a dialog."""
    open_files(window, ask_files(window))


def open_sample(window: "MainWindow") -> None:
    """Put the sample lunch into the library and open it."""
    window.autosave.run(
        lambda store: store.merge(sample_notebook()[0]), lambda _n: window.open_interview(sample_id())
    )


def save_elsewhere(window: "MainWindow") -> None:
    """Write the interview at hand to a place that still takes it."""
    if window.lunch is not None:
        window.foot.tell(save_document_elsewhere(window, window.lunch.document.interview()))

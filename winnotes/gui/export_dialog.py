"""Files in and out of the window: a sheet for the format, a dialog for the place, each job on the writing thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.core.interview import Interview
from winnotes.desk.exporting import export_interview, export_view
from winnotes.desk.file_name import suggested_name
from winnotes.gui.sheet import Sheet
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import button
from winnotes.i18n import N_, _
from winnotes.store.store import Store
from winnotes.wording import explain


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its suffix, CSV profile and separator ("" where it has none), and its words."""

    suffix: str
    profile: str
    separator: str
    name: str
    use: str


FORMATS = (
    Format("pdf", "", "", N_("PDF summary"), N_("two pages to read, every note behind them")),
    Format("csv", "team", "", N_("CSV for the team"), N_("a colleague edits it and it merges back")),
    Format("csv", "excel", ",", N_("CSV for Excel"), N_("cells parted by commas")),
    Format("csv", "excel", ";", N_("CSV for Excel, semicolons"), N_("where a comma is the decimal sign")),
    Format("csv", "tidy", "", N_("Tidy CSV"), N_("for analysts, one row an answer")),
    Format("csv", "plain", "", N_("Plain CSV"), N_("for other programs")),
    Format("winnotes", "", "", N_("WinNotes file"), N_("everything, to be merged on another laptop")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to, in which CSV profile and separator ("" for none), and whether private answers go too."""

    path: Path
    profile: str = ""
    separator: str = ""
    with_private: bool = False


class ExportSheet(Sheet):
    """Asks for the format; then the system's own dialog asks for the place. `asked(Asked)` once both are known."""

    asked = Signal(object)

    def __init__(self, interview: Interview, parent: QWidget) -> None:
        super().__init__(_("Save this interview"), 560, 400, parent)
        self._interview = interview
        self.formats = QListWidget()
        self.formats.setProperty("role", "bare")
        self.formats.setAccessibleName(_("Format"))
        for one in FORMATS:
            self.formats.addItem(f"{_(one.name)}  —  {_(one.use)}")
        self.private = TickBox(*[_("Answers to private questions too")] * 2)
        self.choose = button(_("Choose where"), self._choose, "primary")
        self.cancel = button(_("Cancel"), self.close_sheet)
        self.formats.itemActivated.connect(lambda _item: self._choose())
        self._lay_out()

    def open_for(self, suffix: str, *, has_private: bool) -> None:
        """Show the sheet, the first format with this suffix chosen; the tick where there is anything private."""
        self.formats.setCurrentRow(next(n for n, one in enumerate(FORMATS) if one.suffix == suffix))
        self.private.setVisible(has_private)
        self.open()
        self.formats.doItemsLayout()
        self.formats.setFocus()

    def _choose(self) -> None:
        chosen = FORMATS[self.formats.currentRow()]
        path = ask_place(self.window(), self._interview, chosen)
        if path is not None:
            with_private = not self.private.isHidden() and self.private.isChecked()
            self.asked.emit(Asked(path, chosen.profile, chosen.separator, with_private))
            self.close_sheet()

    def _lay_out(self) -> None:
        self.column.addWidget(self.formats, 1)
        self.column.addWidget(self.private)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.choose)
        self.column.addLayout(foot)


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
        )
        told = _("Saved {file}").format(file=exported.path)
        return "  ".join([told, *map(str, exported.findings)])

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

"""Saves the lead sources to mend in the CRM, for whoever keeps it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from winnotes.desk.fixes import Fix, export_fixes, fixes
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow


def save_fixes(window: "MainWindow") -> None:
    """Ask where to, and save the list; where there is nothing to mend, say so."""
    window.autosave.read(fixes, lambda found: _ask(window, found))


def _ask(window: "MainWindow", found: list[Fix]) -> None:
    if not found:
        window.foot.tell(_("No lead source to mend: the CRM has what sales people recall."))
        return
    suggested = str(Path.home() / f"{_('Lead sources to mend')}.csv")
    named = QFileDialog.getSaveFileName(window, _("Save the list"), suggested, "*.csv")[0]
    if named:
        write(window, Path(named).with_suffix(".csv"), found)


def write(window: "MainWindow", path: Path, found: list[Fix]) -> None:
    """Write the list and say how much is on it."""
    told = ngettext("Saved {file} with {n} lead source.", "Saved {file} with {n} lead sources.", len(found))
    window.autosave.read(
        lambda _store: export_fixes(path, found),
        lambda _none: window.foot.tell(told.format(file=path, n=len(found))),
    )

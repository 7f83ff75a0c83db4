"""The way of a list into the notes: chosen or pasted, read beside the window, answered, taken in, told."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from winnotes.core.errors import WinNotesError
from winnotes.desk.deals import (
    DealsTaken,
    columns_of_list,
    companions_in,
    day_of,
    import_deals,
    list_bytes,
    preview_list,
)
from winnotes.exchange.deal_mapping import Column, DealMapping
from winnotes.exchange.deal_preview import DealPreview
from winnotes.gui.deals.import_page import ImportPage
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store
from winnotes.wording import explain, show_number

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"


class ListComing:
    """One list on its way: read anew with every answer, taken in when nothing is asked any more."""

    def __init__(self, window: "MainWindow", page: ImportPage) -> None:
        self._window, self._page = window, page
        self._name, self._data, self._day = "", b"", ""
        self._companions: Mapping[str, bytes] = {}
        page.said.connect(self._read)
        page.taken.connect(self._take)
        page.left.connect(self._leave)

    def ask_files(self) -> None:
        """Take the list chosen in a dialog, and the files that go with it."""
        kinds = _("Lists of deals ({kinds})").format(kinds=KINDS)
        chosen = QFileDialog.getOpenFileNames(self._window, _("Take in a list"), str(Path.home()), kinds)[0]
        if chosen:
            self.open_files([Path(one) for one in chosen])

    def open_files(self, paths: list[Path]) -> None:
        """Look at a list in a file; of several those that go with it are known by what is in them."""
        try:
            found = {str(path): list_bytes(path) for path in paths}
        except WinNotesError as error:
            self._window.foot.tell(explain(error))
            return
        beside = companions_in(found)
        lists = [path for path in paths if str(path) not in beside] or paths
        companions = {Path(name).name: data for name, data in found.items() if name in beside}
        self._open(lists[0].name, found[str(lists[0])], day_of(lists[0]), companions)

    def open_text(self, text: str) -> None:
        """Look at pasted rows."""
        if text.strip():
            self._open(_("Pasted rows"), text.encode("utf-8", "replace"), "", {})
        else:
            self._window.foot.tell(_("There is nothing to paste: copy some rows first."))

    def _open(self, name: str, data: bytes, day: str, companions: Mapping[str, bytes]) -> None:
        self._name, self._data, self._day, self._companions = name, data, day, companions
        self._window.pages.setCurrentWidget(self._page)
        self._page.setFocus()
        self._page.show_reading(name)
        self._read(DealMapping())

    def _read(self, said: DealMapping) -> None:
        name, data, companions = self._name, self._data, self._companions
        self._window.autosave.read(lambda store: _previewed(store, data, name, said, companions), self._show)

    def _show(self, found: "DealPreview | Refused") -> None:
        if isinstance(found, Refused):
            self._page.show_refused(explain(found.error), found.columns, found.mapping)
        else:
            self._page.show_preview(found)

    def _take(self) -> None:
        preview, day = self._page.preview, self._day
        if preview is not None:
            self._page.take_button.setEnabled(False)
            self._window.autosave.run(lambda store: import_deals(store, preview, day), self._tell)

    def _tell(self, taken: DealsTaken) -> None:
        told = _("{new} new, {changed} changed, {same} as before. Ctrl+Z takes the list back.").format(
            new=show_number(taken.new), changed=show_number(taken.changed), same=show_number(taken.same)
        )
        if taken.held:
            held = ngettext(
                "{n} deal stays out: it was erased.", "{n} deals stay out: they were erased.", taken.held
            )
            told = f"{told} {held.format(n=taken.held)}"
        self._window.foot.tell(told)
        self._leave()

    def _leave(self) -> None:
        from winnotes.gui.visiting import show_deals

        self._data, self._companions = b"", {}
        show_deals(self._window)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a list cannot be read as it was said, and its columns with what stands first in each, so that they can be."""

    error: WinNotesError
    columns: Mapping[Column, str]
    mapping: DealMapping


def _previewed(
    store: Store, data: bytes, name: str, said: DealMapping, companions: Mapping[str, bytes]
) -> DealPreview | Refused:
    """Return how the list will be read, or why nobody can read it: both are shown on the page."""
    try:
        return preview_list(store, data, name, said, companions)
    except WinNotesError as error:
        try:
            return Refused(error, columns_of_list(data, name, said), said)
        except WinNotesError:
            return Refused(error, {}, said)

"""A person asks to be forgotten: words are looked for everywhere, the places ticked, and erased for good."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.desk.erasing import Place, erase, find
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.sheet import Sheet
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Scroller, button, empty, label, scaled
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store
from winnotes.wording import explain, original_guide

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

MOST = 200  # places shown at once
TICK_PX = 56  # the box, and what a scroll bar may take


class EraseSheet(Sheet):
    """Nothing is ticked by itself, and what is ticked is asked once more: there is no way back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(_("Forget what a person asks to be forgotten"), 760, 560, window)
        self._window = window
        self._places: Sequence[Place] = ()
        self._is_asked = False
        self.field = LineField(_("Words to forget"), _("A name, or words that were said"))
        self.ticks: list[TickBox] = []
        self.all_button = button(_("Tick all"), self._tick_all, "link")
        self.erase_button = button(_("Erase for good"), self._press_erase)
        self._told = label("", "quiet", wrap=True)
        self._rows = QVBoxLayout()
        self._lay_out()
        self.field.returnPressed.connect(self._look)
        self.field.textChanged.connect(lambda _text: self._show(()))

    def open(self) -> None:
        """Show the sheet with an empty line."""
        super().open()
        self.field.clear()
        self._show(())
        self.field.setFocus()

    def _look(self) -> None:
        words = self.field.text().split()
        if words:
            self._told.setText(_("Looking"))
            self._window.autosave.read(lambda store: find(store, words), self._show_found)

    def _show_found(self, places: Sequence[Place]) -> None:
        self._show(places)
        if places:
            self.ticks[0].setFocus()
        else:
            self._told.setText(_("Nothing was found."))

    def _show(self, places: Sequence[Place]) -> None:
        self._places, self.ticks = places[:MOST], []
        empty(self._rows)
        labels = {one.key: one.label for one in original_guide().questions}
        for place in self._places:
            field = _("scrap") if place.field.startswith("scrap.") else place.field
            field = labels.get(field.removesuffix("_note"), field)
            words = f"{place.title or _('Elsewhere')}  ·  {field}  ·  {place.excerpt}"
            tick = TickBox(words, self._fitting(words))
            tick.toggled.connect(lambda _is_on: self._count())
            self.ticks.append(tick)
            self._rows.addWidget(tick)
            tick.show()
        self._rows.addStretch(1)
        self._count()
        if not places:
            self._told.setText(
                _("Enter looks in all notes, what stood there before, and what is being typed.")
            )

    def _fitting(self, words: str) -> str:
        """Return as much of the words as stands beside a tick; all of them are its name."""
        room = self.field.width() - scaled(TICK_PX)
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(scaled(TICK_PX), room))

    def _count(self) -> None:
        self._is_asked = False
        n = sum(tick.isChecked() for tick in self.ticks)
        self.erase_button.setText(_("Erase {n} for good").format(n=n) if n else _("Erase for good"))
        self.erase_button.setEnabled(n > 0)
        self.all_button.setVisible(bool(self.ticks))
        if self._places:
            found = ngettext("{n} place", "{n} places", len(self._places)).format(n=len(self._places))
            self._told.setText(_("{found}. Tick what is to be forgotten.").format(found=found))

    def _tick_all(self) -> None:
        is_all = all(tick.isChecked() for tick in self.ticks)
        for tick in self.ticks:
            tick.setChecked(not is_all)

    def _press_erase(self) -> None:
        """Ask once more, then erase."""
        if not self._is_asked:
            self._is_asked = True
            self.erase_button.setText(_("Really erase? Press again"))
            self._told.setText(
                _(
                    "Gone from the notes, their history, drafts and safety copies. Files given to others still hold it."
                )
            )
            return
        places = [place for place, tick in zip(self._places, self.ticks, strict=True) if tick.isChecked()]
        self._window.close_lunch()
        self.erase_button.setEnabled(False)
        self._window.autosave.run(lambda store: _erased(store, places), self._tell)

    def _tell(self, found: "int | WinNotesError") -> None:
        self.close_sheet()
        self._window.show_library()
        if isinstance(found, WinNotesError):
            self._window.foot.tell(explain(found))
        else:
            told = ngettext(
                "{n} place was erased on this laptop.", "{n} places were erased on this laptop.", found
            )
            self._window.foot.tell(told.format(n=found))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter looks, and never erases
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        below = QHBoxLayout()
        below.addWidget(self.all_button)
        below.addStretch(1)
        below.addWidget(button(_("Leave  Esc"), self.close_sheet))
        below.addWidget(self.erase_button)
        self.column.addWidget(self.field)
        self.column.addWidget(self._told)
        self.column.addWidget(Scroller(inside), 1)
        self.column.addLayout(below)


def _erased(store: Store, places: Sequence[Place]) -> "int | WinNotesError":
    """Erase, and say how many or what is still to do: the next start goes on with it."""
    try:
        return erase(store, places)
    except WinNotesError as error:
        if error.code != "erasure_unfinished":
            raise
        return error

"""The scrap line: write now, decide later where it belongs. Enter keeps one stamped scrap."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from winnotes.core.interview import Scrap
from winnotes.gui.lunch.note_editor import LOCKED
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.widgets import button, empty, frame, label
from winnotes.i18n import N_, _, ngettext
from winnotes.wording import show_clock

HINT = N_("Write now, sort later …   F2")


class ScrapField(LineField):
    """Enter keeps the line, Escape goes back to the question."""

    kept = Signal(str)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.text().strip():
                self.kept.emit(self.text())
                self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class ScrapLine(QWidget):
    """The foot of the lunch page: the latest unsorted scraps, the line to write in, the way to bite mode."""

    bite_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = ScrapField(_("Scrap line"), _(HINT), "bare")
        self._shown = QWidget()
        self._row = QHBoxLayout(self._shown)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._to_sort = button(
            _("Bite  F3"), self.bite_asked.emit, "link", tip=_("Sort scraps while they chew")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 6)
        layout.setSpacing(10)
        layout.addWidget(label(_("Scraps"), "quiet"))
        layout.addWidget(self._shown)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._to_sort)

    def lock(self, *, is_locked: bool) -> None:
        """Take no scrap any more, or take them again."""
        self.field.setReadOnly(is_locked)
        self.field.setPlaceholderText(_(LOCKED if is_locked else HINT))

    def show_scraps(self, scraps: tuple[Scrap, ...], room: int) -> None:
        """Show up to `room` of the latest unsorted scraps."""
        empty(self._row)
        waiting = [scrap for scrap in scraps if not scrap.placed]
        for scrap in waiting[-room:] if room else []:
            card = frame("card")
            inner = QHBoxLayout(card)
            inner.setContentsMargins(10, 3, 10, 3)
            text = scrap.text if len(scrap.text) < 32 else scrap.text[:30] + "…"
            inner.addWidget(label(f"{show_clock(scrap.talk_s)}  {text}", "quiet"))
            self._row.addWidget(card)
        self._shown.setVisible(bool(waiting and room))
        count = ngettext("{n} to sort", "{n} to sort", len(waiting)).format(n=len(waiting))
        self._to_sort.setText(f"{count}  ·  " + _("Bite  F3") if waiting else _("Bite  F3"))

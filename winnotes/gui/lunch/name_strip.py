"""Asks once who is typing, in a strip above the question that can be ignored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.widgets import button, label
from winnotes.i18n import _


class NameStrip(QFrame):
    """`named(name)` on Enter; Escape or "Later" puts it away (`put_off`)."""

    named = Signal(str)
    put_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._question = label("")
        self.field = LineField(_("Name of the note taker"), _("Your name"))
        self.field.setMaximumWidth(240)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 6, 24, 6)
        layout.addWidget(self._question)
        layout.addWidget(self.field)
        layout.addWidget(button(_("Keep"), self._keep))
        layout.addWidget(button(_("Later"), self.put_off.emit, "link"))
        layout.addStretch(1)
        self.hide()

    def ask(self, question: str) -> None:
        """Show the strip with this question; the cursor stays where it is."""
        self._question.setText(question)
        self.field.clear()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.field.text().strip():
            self.named.emit(self.field.text())

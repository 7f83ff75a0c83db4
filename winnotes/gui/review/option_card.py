"""One of the things voices can be agreed on: its number, whose it is, what it says. A click chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from winnotes.gui.widgets import label, set_role
from winnotes.i18n import _

LEAST_PX = 120


class OptionCard(QFrame):
    """`pressed()` on a click. The row it stands in has the keys."""

    pressed = Signal()

    def __init__(self, number: int, whose: str, lines: list[str]) -> None:
        super().__init__()
        self.setProperty("role", "option")
        self.setProperty("chosen", "false")
        self.setMinimumWidth(LEAST_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = [whose, *lines]
        self.setAccessibleName(_("{number}: {words}").format(number=number, words=", ".join(self.words)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addWidget(label(f"{number}   {whose}", "quiet"))
        for line in lines:
            column.addWidget(label(line, wrap=True))
        column.addStretch(1)

    def set_chosen(self, is_chosen: bool) -> None:
        """Show whether this is what will be agreed on."""
        set_role(self, "chosen", "true" if is_chosen else "false")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pressed.emit()
        event.accept()

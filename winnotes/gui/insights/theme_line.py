"""Where a theme's name is typed or chosen: Enter takes it, Escape leaves everything as it was."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from winnotes.core.text import one_line


class ThemeLine(QLineEdit):
    """`named(name)` on Enter with a name in it, `left()` on Escape or Enter without one."""

    named = Signal(str)
    left = Signal()

    def __init__(self, name: str, known: Iterable[str], text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setAcceptDrops(False)
        self.selectAll()
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if name := one_line(self.text()):
                self.named.emit(name)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

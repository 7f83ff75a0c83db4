"""A sheet laid over a page: nothing pops up by itself, nothing blocks, Escape puts it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from winnotes.gui.tab_order import go_on
from winnotes.gui.widgets import frame, label, scaled


class Sheet(QWidget):
    """An empty sheet with a heading; what it shows goes into `column`. `closed()` when it is put away.

    While it lies there Tab stays in it; put away, it gives the keys back to what had them.
    """

    closed = Signal()

    def __init__(self, title: str, width_px: int, height_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._width_px, self._height_px = parent, width_px, height_px
        self._before: QWidget | None = None
        self.setAccessibleName(title)
        paper = frame("sheet")
        self.column = QVBoxLayout(paper)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, "heading"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(paper)
        self.hide()

    def open(self) -> None:
        """Show the sheet in the upper middle of its page."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()

    def close_sheet(self) -> None:
        """Put the sheet away."""
        if self.isVisible():
            before, self._before = self._before, None
            self.hide()
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus()
            self.closed.emit()

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        return go_on(self, is_forward=next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        page = self._page.size()
        width = min(scaled(self._width_px), page.width() - 32)
        height = min(scaled(self._height_px), page.height() - 16)
        self.setGeometry((page.width() - width) // 2, max(8, (page.height() - height) // 3), width, height)

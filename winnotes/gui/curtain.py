"""The curtain: one key hides everything from the other side of the table; the clock and the saving go on."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from winnotes.gui.theme import Theme, font
from winnotes.i18n import _


class Curtain(QWidget):
    """A blank cover over the window. Only Escape, F9 or a click lift it; typing behind it is not taken."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._window = parent
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Curtain. Escape lifts it."))
        self.hide()

    def toggle(self) -> None:
        """Cover the window and take the keys, or show it again with the cursor where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            return
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the window too: nothing is opened behind the curtain."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Keep the keys: Tab does not lead behind the curtain."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.toggle()

    def mousePressEvent(self, event: object) -> None:  # noqa: N802
        self.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.panel))
        painter.setPen(QColor(self.theme.quiet))
        painter.setFont(font(13))
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect().adjusted(0, 0, 0, -24), bottom, "WinNotes")
        painter.end()

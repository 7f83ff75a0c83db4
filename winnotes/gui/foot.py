"""The last line of the window: whether it is saved, what just happened, the two keys to remember."""

from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.theme import Theme
from winnotes.gui.widgets import button, frame, label
from winnotes.i18n import _


class Dot(QWidget):
    """A small disc: full when saved, a ring while not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.is_full = theme, True

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self.theme.accent if self.is_full else self.theme.amber)
        painter.setPen(colour)
        painter.setBrush(colour if self.is_full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(1, self.height() / 2 - 4, 8, 8))
        painter.end()


class Foot(QWidget):
    """Saved or not, and a notice strip above it for what the user should know."""

    find_asked = Signal()
    keys_asked = Signal()
    save_elsewhere_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._saved_at = datetime.now().astimezone()
        self._is_about_saving = False
        self.dot = Dot(theme)
        self.state = label(_("Saved on this laptop"), "reading")
        self._typist = label("", "quiet")
        self._notice = label("", wrap=True)
        self._elsewhere = button(_("Save elsewhere"), self.save_elsewhere_asked.emit)
        self._strip = self._made_strip()
        self._find = button(_("Find a question  Ctrl K"), self.find_asked.emit, "link")
        line = QFrame()
        line.setProperty("role", "panel")
        row = QHBoxLayout(line)
        row.setContentsMargins(20, 0, 14, 0)
        row.addWidget(self.dot)
        row.addWidget(self.state)
        row.addWidget(self._typist)
        row.addStretch(1)
        row.addWidget(self._find)
        row.addWidget(button(_("All keys  F1"), self.keys_asked.emit, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip)
        layout.addWidget(line)

    def show_saved(self) -> None:
        """Everything typed is on disk."""
        self._saved_at = datetime.now().astimezone()
        if self._is_about_saving:
            self._strip.hide()
        self._set(True, _("Saved on this laptop"))

    def show_not_saved(self, reason: str = "") -> None:
        """The disk has not taken what was typed since the last time it did."""
        told = _("Not saved since {time}. Your words are kept here; trying again every second.").format(
            time=self._saved_at.strftime("%H:%M:%S")
        )
        self._set(False, _("Not saved since {time}").format(time=self._saved_at.strftime("%H:%M:%S")))
        self.tell(f"{told} {reason}".strip())
        self._is_about_saving = True
        self._elsewhere.show()

    def tell(self, sentence: str) -> None:
        """Show a sentence until it is put away or replaced; saving does not put it away."""
        self._is_about_saving = False
        self._elsewhere.hide()
        self._notice.setText(sentence)
        self._notice.setAccessibleName(sentence)
        self._strip.setVisible(bool(sentence))

    def show_typist(self, name: str) -> None:
        """Say who types, or nothing."""
        self._typist.setText("·  " + _("{name} types").format(name=name) if name else "")

    @property
    def typist(self) -> str:
        """What is said of who types, or ""."""
        return self._typist.text()

    @property
    def notice(self) -> str:
        """The sentence shown, or ""."""
        return "" if self._strip.isHidden() else self._notice.text()

    def set_at_lunch(self, is_at_lunch: bool) -> None:
        """Offer to find a question only where there is one."""
        self._find.setVisible(is_at_lunch)

    def _set(self, is_saved: bool, words: str) -> None:
        self.dot.is_full = is_saved
        self.dot.update()
        if self.state.text() != words:
            self.state.setText(words)
            self.state.setAccessibleName(words)

    def _made_strip(self) -> QFrame:
        strip = frame("notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 6, 12, 6)
        row.addWidget(self._notice, 1)
        row.addWidget(self._elsewhere)
        row.addWidget(button(_("Close"), strip.hide, "link"))
        strip.hide()
        self._elsewhere.hide()
        return strip

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        self.dot.update()

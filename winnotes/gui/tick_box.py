"""A check box that is seen in every theme: the platform's own vanishes on dark paper."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

BOX_PX = 16
TICK = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.33))


class TickBox(QCheckBox):
    """A box, with words beside it or without; its accessible name says what it ticks. Colours come from the palette."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__(words)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802
        words_px = self.fontMetrics().horizontalAdvance(self.text()) + 12 if self.text() else 0
        return QSize(max(32, BOX_PX + 8 + words_px), 32)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.palette()
        box = QRectF(4.5, (self.height() - BOX_PX) / 2 + 0.5, BOX_PX - 1, BOX_PX - 1)
        if self.hasFocus():
            painter.setPen(QPen(look.color(QPalette.ColorRole.Link), 2))
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 6, 6)
        draw_tick(painter, box, look, is_ticked=self.isChecked())
        painter.setPen(look.color(QPalette.ColorRole.WindowText))
        painter.drawText(
            self.rect().adjusted(BOX_PX + 14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.end()


def draw_tick(painter: QPainter, box: QRectF, look: QPalette, *, is_ticked: bool) -> None:
    """Draw a box, ticked or not, in the colours of `look`."""
    accent, quiet = look.color(QPalette.ColorRole.Link), look.color(QPalette.ColorRole.PlaceholderText)
    painter.setPen(QPen(accent if is_ticked else quiet, 1))
    painter.setBrush(accent if is_ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if is_ticked:
        painter.setPen(QPen(look.color(QPalette.ColorRole.Base), 1.8))
        painter.drawPolyline(
            [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in TICK]
        )

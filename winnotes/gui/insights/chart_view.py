"""One chart of the page: its rows are gone through with the arrow keys or the mouse, and open onto what is behind."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from winnotes.exchange.report.drawing import Drawing, Spot, draw, height_of
from winnotes.exchange.report.section import Chart, Section
from winnotes.gui.insights.chart_paint import paint, width_of
from winnotes.gui.theme import LIGHT, Theme
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

SIDE_PX, TYPE_PX, ROUND_PX = 8, 13, 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChartView(QWidget):
    """`opened(spot)` when what is behind a row is asked for."""

    opened = Signal(object)

    def __init__(self, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.theme = theme
        self.current = -1  # the row the keys are on
        self.open_label = ""  # the row whose quotes are shown
        self._chart: Chart | None = None
        self._title = ""
        self._drawn: tuple[int, Drawing] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_section(self, section: Section) -> None:
        """Show the chart of a section; what it says in words is its accessible description."""
        if section.chart != self._chart:
            self._chart, self._drawn = section.chart, None
            self.updateGeometry()
        self._title = section.title
        self.current = min(self.current, len(section.chart.rows) - 1 if section.chart else -1)
        self.setAccessibleName(section.title)
        self.setAccessibleDescription(section.sentence)
        self.update()

    def show_open(self, label: str) -> None:
        """Mark the row whose quotes are shown, "" for none."""
        self.open_label = label
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, and the text zoom there is now."""
        self.theme, self._drawn = theme, None
        self.updateGeometry()
        self.update()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The rows from top to bottom."""
        return self.drawing(max(1, self.width())).spots

    def drawing(self, width: int) -> Drawing:
        """Return the chart laid out over a width in px."""
        if self._drawn is None or self._drawn[0] != width:
            chart = self._chart
            room = width - 2 * SIDE_PX
            made = draw(chart, room, scaled(TYPE_PX), width_of) if chart else Drawing(width, 0)
            self._drawn = (width, made)
        return self._drawn[1]

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, _width: int) -> int:  # noqa: N802
        return round(height_of(self._chart, scaled(TYPE_PX))) if self._chart else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, spot in enumerate(self.spots):
            self._paint_ground(painter, number, spot)
        painter.translate(SIDE_PX, 0)
        paint(painter, self.drawing(self.width()), self.theme)
        painter.end()

    def _paint_ground(self, painter: QPainter, number: int, spot: Spot) -> None:
        place = QRectF(1, spot.y + 1, self.width() - 2, spot.height - 2)
        has_keys = self.hasFocus() and number == self.current
        painter.setPen(QPen(QColor(self.theme.accent), 2) if has_keys else Qt.PenStyle.NoPen)
        is_marked = spot.label == self.open_label or (number == self.current and self.underMouse())
        painter.setBrush(QColor(self.theme.accent_soft) if is_marked else Qt.BrushStyle.NoBrush)
        if has_keys or is_marked:
            painter.drawRoundedRect(place, ROUND_PX, ROUND_PX)

    # the rows

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _STEPS and 0 <= self.current + _STEPS[key] < len(self.spots):
            self._go_to(self.current + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.opened.emit(self.spots[self.current])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if self.current < 0 and self.spots and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go_to(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = self._row_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at >= 0 and at != self.current:
            self._go_to(at)

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = self._row_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(at)
            self.opened.emit(self.spots[at])

    def _row_at(self, point: QPointF) -> int:
        rows = (n for n, spot in enumerate(self.spots) if spot.y <= point.y() < spot.y + spot.height)
        return next(rows, -1)

    def _go_to(self, row: int) -> None:
        self.current = row
        told = _("{title}: {row}").format(title=self._title, row=self._row_told(row))
        self.setAccessibleName(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def _row_told(self, row: int) -> str:
        """Return a row's label and figures as they stand in the chart."""
        spot = self.spots[row]
        words = self.drawing(self.width()).words
        return " ".join(word.text for word in words if spot.y <= word.y < spot.y + spot.height)

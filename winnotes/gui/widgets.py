"""Small pieces every page is laid out with."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

INTERFACE_PX = 13  # the type of the interface at 100 %


def scaled(px: int) -> int:
    """Return a length given for 100 % at the present text zoom, in px."""
    return round(px * QApplication.font().pixelSize() / INTERFACE_PX)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the theme's roles; its text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


class Elided(QLabel):
    """A one-line label that gives way: what does not fit ends in an ellipsis."""

    def __init__(self, role: str = "quiet") -> None:
        super().__init__()
        self.whole_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setMinimumWidth(40)

    def setText(self, text: str) -> None:  # noqa: N802
        self.whole_text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.fontMetrics().horizontalAdvance(self.whole_text) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.contentsRect().width())
        super().setText(self.fontMetrics().elidedText(self.whole_text, Qt.TextElideMode.ElideRight, room))


class Scroller(QScrollArea):
    """What does not fit is reached by scrolling."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._wait_for_layout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, 40)

    def _wait_for_layout(self) -> None:
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        """Whoever types sees where: what has the keys stays in view when things move."""
        inside, focused = self.widget(), QApplication.focusWidget()
        if inside is not None and focused is not None and inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 4, 8)


def go_to(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give a widget the keys and bring it into view, wherever it is scrolled to."""
    widget.setFocus(reason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 4, 8)
        around = around.parentWidget()


class Choice(QComboBox):
    """A combo box whose arrow is drawn in the theme's ink: a style sheet alone leaves it without one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        _draw_arrow(self, self.height() / 2, points_up=False)


class Number(QSpinBox):
    """A number between two limits, with arrows drawn in the theme's ink."""

    def __init__(self, name: str, low: int, high: int, *, step: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.lineEdit().setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        for part, points_up in ((0.32, True), (0.68, False)):
            _draw_arrow(self, self.height() * part, points_up=points_up)


def _draw_arrow(box: QWidget, y: float, *, points_up: bool) -> None:
    """Draw a small arrow at the end of `box`, its middle at height `y`."""
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(box.palette().color(QPalette.ColorRole.PlaceholderText), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    size = box.fontMetrics().ascent() / 3
    x = 10 + size if box.isRightToLeft() else box.width() - 10 - size
    tip, ends = (y - size / 2, y + size / 2) if points_up else (y + size / 2, y - size / 2)
    painter.drawPolyline([QPointF(x - size, ends), QPointF(x, tip), QPointF(x + size, ends)])
    painter.end()


def button(text: str, slot: Callable[[], object], role: str = "", *, tip: str = "") -> QPushButton:
    """Return a button that calls `slot`."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName(text if not tip else f"{text}: {tip}")
    made.clicked.connect(lambda _checked=False: slot())
    return made


def frame(role: str) -> QFrame:
    """Return a frame in one of the theme's roles (panel, card, rule …)."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def empty(layout: QLayout) -> None:
    """Remove every widget from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def placed_in(layout: QLayout) -> list[QWidget | QLayout]:
    """Return the widgets and layouts that stand directly in a layout, in its order.

    `itemAt` is never asked: the Python half of an item outlives the item, and whatever Qt makes at its address later
    is taken for it, which ends the program.
    """
    within = layout.parentWidget()
    around = within.children() if within is not None else []
    found = [one for one in (*around, *layout.children()) if isinstance(one, QWidget | QLayout)]
    places = [(at, one) for one in found if (at := layout.indexOf(one)) >= 0]
    return [one for _at, one in sorted(places, key=lambda place: place[0])]


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Change a styled property and have the style seen at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Flow(QLayout):
    """Lays children out like words: left to right, on as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def in_one_line(self) -> QSize:
        """Return the size all children take side by side."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * (len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, line = x + hint.width() + self._gap, max(line, hint.height())
        return y + line - rect.y()

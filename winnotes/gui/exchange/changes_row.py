"""Paints one row of the preview: the tick, the words, and at the end what kind of change it is."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from winnotes.gui.exchange.changes_model import ABOUT, GIST, NODE, SIGN, TICK, Index
from winnotes.gui.exchange.node import Node
from winnotes.gui.theme import Theme, font
from winnotes.gui.tick_box import BOX_PX
from winnotes.gui.tick_box import TICK as TICK_LINE

ROW_PX = 32
TICK_PX = 28  # what the tick takes from the row's beginning; a click there ticks
GIST_PX = 220  # where the words of the file begin, in one line below each other
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STRONG = ("file", "subject")


class ChangesRow(QStyledItemDelegate):
    """One row, painted: a hundred files cost no more widgets than one."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.set_theme(theme, zoom)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom; the view lays its rows out anew afterwards."""
        self.theme, self.zoom = theme, zoom
        self._plain, self._strong, self._quiet = font(13, zoom), font(13, zoom, bold=True), font(12, zoom)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(200, round(ROW_PX * self.zoom / 100))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._paint_ground(painter, rect, option.state)
        state = index.data(TICK)
        room = rect.adjusted(6, 0, -12, 0)
        if state is not None:
            is_held = not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
            self._paint_tick(painter, room, Qt.CheckState(state), is_held=is_held)
            room.adjust(TICK_PX, 0, 0, 0)
        self._paint_words(painter, room, node, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, node: Node, index: Index) -> None:
        theme = self.theme
        is_strong = node.role in STRONG
        end = str(index.data(SIGN) or (index.data(ABOUT) if is_strong else ""))
        is_bright = node.role == "change" and index.data(TICK) != Qt.CheckState.Unchecked
        share = room.width() * 3 // 5 if is_strong else room.width() // 3
        taken = self._write(
            painter, room, end, (self._quiet, theme.accent if is_bright else theme.quiet, RIGHT), share
        )
        room.adjust(0, 0, -taken - (16 if taken else 0), 0)
        face = self._strong if is_strong else self._plain
        colour = theme.quiet if node.role in ("quiet", "note") else theme.ink
        used = self._write(painter, room, node.words, (face, colour, LEFT), room.width())
        if node.role == "change":
            gist = node.about or str(index.data(GIST))
            rest = room.adjusted(max(used + 16, round(GIST_PX * self.zoom / 100)), 0, -12, 0)
            self._write(painter, rest, gist, (self._quiet, theme.quiet, LEFT), rest.width())

    def _write(
        self, painter: QPainter, room: QRect, text: str, how: tuple[QFont, str, Qt.AlignmentFlag], most: int
    ) -> int:
        """Write in one line, at most so wide, and return the width it took."""
        if not text or most < 20:
            return 0
        face, colour, align = how
        painter.setFont(face)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, align, shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.accent_soft if is_current else self.theme.panel))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        if is_current and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 6, 6)

    def _paint_tick(self, painter: QPainter, room: QRect, state: Qt.CheckState, *, is_held: bool) -> None:
        """Paint the box of tick_box.py; after the merge a bare tick or nothing, for it can be changed no more."""
        size = BOX_PX - 1
        box = QRectF(room.left() + 2.5, room.center().y() - size / 2 + 0.5, size, size)
        is_on = state != Qt.CheckState.Unchecked
        accent, paper = QColor(self.theme.accent), QColor(self.theme.paper)
        if not is_held:
            painter.setPen(QPen(accent if is_on else QColor(self.theme.quiet), 1))
            painter.setBrush(accent if is_on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
        if not is_on:
            return
        painter.setPen(QPen(accent if is_held else paper, 1.8))
        line = ((0.25, 0.5), (0.75, 0.5)) if state == Qt.CheckState.PartiallyChecked else TICK_LINE
        painter.drawPolyline([QPointF(box.x() + size * x, box.y() + size * y) for x, y in line])

"""Paints one line that was found: its words with what was looked for in bold, and below it where it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from winnotes.core.search.query import marked
from winnotes.gui.theme import Theme, font
from winnotes.gui.widgets import scaled

ROW_PX, SIDE_PX, BEFORE = 48, 12, 24  # letters shown before the first word found
Index = QModelIndex | QPersistentModelIndex
HIT, TERMS, PLACE = (Qt.ItemDataRole.UserRole + at for at in range(3))


def pieces(text: str, terms: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Return a line in pieces, those that were looked for marked; what lies far before the first is left out."""
    spans = marked(text, terms)
    begin = 0
    if spans and spans[0][0] > 2 * BEFORE:
        begin = text.rfind(" ", 0, spans[0][0] - BEFORE) + 1
    found: list[tuple[str, bool]] = [("… ", False)] if begin else []
    at = begin
    for start, end in spans:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]


class HitRow(QStyledItemDelegate):
    """Two lines a hit."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.set_theme(theme, zoom)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self.theme = theme
        self._plain, self._bold, self._quiet = font(14, zoom), font(14, zoom, bold=True), font(12, zoom)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(200, scaled(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent_soft if is_current else self.theme.panel))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inside = rect.adjusted(SIDE_PX, scaled(5), -SIDE_PX, -scaled(5))
        hit = index.data(HIT)
        self._paint_line(painter, inside, hit.text, index.data(TERMS) or ())
        painter.setFont(self._quiet)
        painter.setPen(QColor(self.theme.quiet))
        below = inside.adjusted(0, inside.height() // 2, 0, 0)
        place = QFontMetrics(self._quiet).elidedText(
            str(index.data(PLACE)), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, place)
        painter.restore()

    def _paint_line(self, painter: QPainter, inside: QRect, text: str, terms: tuple[str, ...]) -> None:
        painter.setPen(QColor(self.theme.ink))
        left = inside.left()
        line = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        for piece, is_found in pieces(text, tuple(terms)):
            letters = self._bold if is_found else self._plain
            room = inside.right() - left
            shown = QFontMetrics(letters).elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.setFont(letters)
            painter.drawText(
                line.adjusted(left - inside.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown
            )
            left += QFontMetrics(letters).horizontalAdvance(piece)
            if left >= inside.right():
                break

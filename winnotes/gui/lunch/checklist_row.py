"""Draws one row of the checklist: the sign of its state, its label, the gist of its answer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from winnotes.core.guide import Question
from winnotes.gui.theme import Theme, font
from winnotes.i18n import _

Index = QModelIndex | QPersistentModelIndex
QUESTION = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
GIST = Qt.ItemDataRole.UserRole + 2
LISTENERS = Qt.ItemDataRole.UserRole + 3  # (initials, whether somebody else's) where questions are shared out
SETTLED = ("answered", "not_known", "not_applicable", "skipped")
ROW_PX, HEAD_PX = (24, 29), (20, 26)  # least and most at 100 %; below the least the list scrolls
TICK = ((0.27, 0.53), (0.44, 0.7), (0.74, 0.34))
SIGNS = {"not_known": "?", "not_applicable": "–", "skipped": "›"}


class ChecklistRow(QStyledItemDelegate):
    """Paints one row; `set_room` gives all rows the height there is, and never less than can be read and hit."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.theme, self.zoom = theme, zoom
        self.row_px, self.head_px = ROW_PX[1], HEAD_PX[1]

    def set_room(self, height_px: int, questions: int, heads: int) -> None:
        """Choose the heights for a list `height_px` high with so many rows of each kind."""
        (least, most), (head_least, head_most) = (
            [self._scaled(px) for px in both] for both in (ROW_PX, HEAD_PX)
        )
        shared = (height_px - heads * head_least) // max(1, questions)
        self.row_px = max(least, min(most, shared))
        left = (height_px - questions * self.row_px) // max(1, heads)
        self.head_px = max(head_least, min(head_most, left))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, self.row_px if index.data(QUESTION) else self.head_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        question = index.data(QUESTION)
        if question is None:
            self._paint_heading(painter, rect, str(index.data()))
        else:
            self._paint_ground(painter, rect, option.state)
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_question(painter, rect, index, question, is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        face = font(11, self.zoom, bold=True)
        face.setLetterSpacing(face.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(face)
        painter.setPen(QColor(self.theme.quiet))
        room = rect.adjusted(24, 0, -12, -self._scaled(4))
        shown = painter.fontMetrics().elidedText(text.upper(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, shown)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """Draw what marks the chosen row, and the ring of the row that has the keys."""
        ground = QRectF(rect.adjusted(12, 0, -12, 0)).adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent_soft))
            painter.drawRoundedRect(ground, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_question(
        self, painter: QPainter, rect: QRect, index: Index, question: Question, chosen: bool
    ) -> None:
        status = str(index.data(STATE))
        is_due = question.must_ask and status == "open"
        size = min(self._scaled(14), self.row_px - 8)
        sign = QRectF(24, rect.center().y() - size / 2 + 1, size, size)
        paint_state(painter, sign, status, self.theme, is_due=is_due)
        words = rect.adjusted(24 + size + 10, 0, -24, 0)
        listeners = index.data(LISTENERS)
        is_others = bool(listeners and listeners[1])
        if listeners:
            words = self._paint_listeners(painter, words, *listeners)
        painter.setFont(font(13, self.zoom, bold=chosen))
        is_quiet = (status in SETTLED or is_others) and not chosen
        painter.setPen(QColor(self.theme.quiet if is_quiet else self.theme.ink))
        shown = painter.fontMetrics().elidedText(
            _(question.label), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + self._scaled(14)
        gist = str(index.data(GIST)) or (_("must ask") if is_due and not is_others else "")
        self._paint_gist(painter, words.adjusted(taken, 0, 0, 0), gist, warns=is_due or "≠" in gist)

    def _paint_listeners(self, painter: QPainter, room: QRect, initials: str, is_others: bool) -> QRect:
        """Draw who listens at the row's end, mine in the accent, and return what is left of the room."""
        width = max(self._scaled(20), painter.fontMetrics().horizontalAdvance(initials))
        painter.setFont(font(11, self.zoom, bold=not is_others))
        painter.setPen(QColor(self.theme.quiet if is_others else self.theme.accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, initials)
        return room.adjusted(0, 0, -width - self._scaled(8), 0)

    def _paint_gist(self, painter: QPainter, room: QRect, gist: str, *, warns: bool) -> None:
        """Draw the gist into what the label leaves; where that is next to nothing, nothing."""
        if room.width() < self._scaled(28):
            return
        painter.setFont(font(11, self.zoom))
        shown = painter.fontMetrics().elidedText(gist, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(self.theme.amber if warns else self.theme.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)

    def _scaled(self, px: int) -> int:
        return round(px * self.zoom / 100)


def paint_state(painter: QPainter, box: QRectF, status: str, theme: Theme, *, is_due: bool = False) -> None:
    """Draw the sign of a state into `box`: ring, half disc, tick, question mark, dash or arrow."""
    painter.save()
    colour = QColor(
        theme.amber if is_due else theme.quiet if status not in ("touched", "answered") else theme.accent
    )
    painter.setPen(QPen(colour, 1.8 if is_due else 1.4))
    painter.setBrush(colour if status == "answered" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if status == "touched":
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, 180 * 16)
    elif status == "answered":
        painter.setPen(QPen(QColor(theme.paper), 1.6))
        painter.drawPolyline(
            [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in TICK]
        )
    elif status in SIGNS:
        painter.setFont(font(round(box.height() * 0.72)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, SIGNS[status])
    painter.restore()

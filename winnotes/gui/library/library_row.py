"""Paints one interview of the library: no widget per row, so two hundred rows cost what ten cost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from winnotes.gui.library.library_model import ABOUT, PROGRESS, Index
from winnotes.gui.library.line_words import how_far
from winnotes.gui.theme import Theme, font
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.progress import Progress

ROW_PX = 64
BAR_PX = 120
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LibraryRow(QStyledItemDelegate):
    """Title and second line to the left, how far the interview is to the right."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.set_theme(theme, zoom)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom; the view lays its rows out anew afterwards."""
        self.theme, self.zoom = theme, zoom
        self._title, self._quiet, self._strong = (
            font(15, zoom, bold=True),
            font(12, zoom),
            font(12, zoom, bold=True),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(200, self._px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._paint_ground(painter, rect, option.state)
        inside = rect.adjusted(16, 0, -16, 0)
        taken = self._paint_progress(painter, inside, index.data(PROGRESS))
        self._paint_words(painter, inside.adjusted(0, 0, -taken - 24, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.accent_soft if is_current else self.theme.panel))
            painter.drawRoundedRect(rect.adjusted(0, 2, 0, -3), 8, 8)
        if not is_current:
            line = QRect(rect.left() + 16, rect.bottom(), rect.width() - 32, 1)
            painter.fillRect(line, QColor(self.theme.hairline))
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 3, -1, -4), 8, 8)

    def _paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        half = room.height() // 2
        upper, lower = room.adjusted(0, self._px(8), 0, -half), room.adjusted(0, half, 0, -self._px(10))
        self._write(painter, upper, str(index.data()), self._title, self.theme.ink)
        self._write(painter, lower, str(index.data(ABOUT)), self._quiet, self.theme.quiet)

    def _paint_progress(self, painter: QPainter, room: QRect, progress: "Progress | None") -> int:
        """Paint how far it is and return the width taken; nothing while nobody counted yet."""
        width = self._px(BAR_PX)
        if progress is None:
            return width
        box = QRect(room.right() - width, room.top(), width, room.height())
        half = box.height() // 2
        upper, lower = box.adjusted(0, self._px(8), 0, -half), box.adjusted(0, half, 0, -self._px(10))
        self._paint_bar(painter, upper, progress)
        far = how_far(progress)
        self._write(painter, lower, far, self._quiet, self.theme.quiet, align=RIGHT)
        if progress.is_finished:
            from winnotes.gui.lunch.checklist_row import paint_state  # known after the first paint only

            size = self._px(13)
            sign = QRectF(lower.left(), lower.center().y() - size / 2 + 1, size, size)
            paint_state(painter, sign, "answered", self.theme)
            self._write(
                painter, lower.adjusted(size + 6, 0, 0, 0), _("finished"), self._strong, self.theme.accent
            )
        return width

    def _paint_bar(self, painter: QPainter, box: QRect, progress: "Progress") -> None:
        bar = QRectF(box.left(), box.center().y() - 2, box.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.track))
        painter.drawRoundedRect(bar, 3, 3)
        if progress.answered:
            bar.setWidth(max(6.0, bar.width() * progress.answered / max(1, progress.total)))
            painter.setBrush(QColor(self.theme.accent_fill))
            painter.drawRoundedRect(bar, 3, 3)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        face: QFont,
        colour: str,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setFont(face)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align, shown)

    def _px(self, size: int) -> int:
        return round(size * self.zoom / 100)

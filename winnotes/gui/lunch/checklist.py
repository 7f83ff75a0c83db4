"""The checklist of all questions, always in view: a drawing of how each stands and the gist of its answer."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from winnotes.core.guide import Question
from winnotes.core.interview import NOTE
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.theme import Theme, font
from winnotes.i18n import _
from winnotes.wording import STATUS

Index = QModelIndex | QPersistentModelIndex
QUESTION = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
GIST = Qt.ItemDataRole.UserRole + 2
SETTLED = ("answered", "not_known", "not_applicable", "skipped")


class ChecklistModel(QAbstractListModel):
    """Section headings and questions as one list; a changed field repaints one row."""

    def __init__(self, document: InterviewDocument) -> None:
        super().__init__()
        self._document = document
        self._rows: list[str | Question] = []
        for section, questions in document.guide.grouped:
            self._rows += [_(document.guide.sections[section]), *questions]
        document.edited.connect(self.refresh)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(row.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _(row.text)
        if role == QUESTION:
            return row
        if role == STATE:
            return self._document.status(row.key)
        return self._document.gist(row) if role == GIST else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def row_of(self, key: str) -> int:
        """Return the row of the question with this key."""
        return next(n for n, row in enumerate(self._rows) if isinstance(row, Question) and row.key == key)

    def refresh(self, fields: list[str]) -> None:
        """Repaint the rows whose answers hold these fields."""
        for field in fields:
            key = field.removesuffix(NOTE)
            if key in self._document.guide.by_key:
                index = self.index(self.row_of(key))
                self.dataChanged.emit(index, index)

    def drawn(self) -> str:
        """Return the whole list as text, one line a row: `☑ ★ Lead source · Web` (for tests and ears)."""
        signs = {
            "open": "☐",
            "touched": "◐",
            "answered": "☑",
            "not_known": "?",
            "not_applicable": "–",
            "skipped": "↷",
        }
        lines = []
        for row in self._rows:
            if isinstance(row, str):
                lines.append(row.upper())
                continue
            star = " ★" if row.must_ask else ""
            gist = self._document.gist(row)
            lines.append(
                f"{signs[self._document.status(row.key)]}{star} {row.label}" + (f" · {gist}" if gist else "")
            )
        return "\n".join(lines)

    def _spoken(self, question: Question) -> str:
        status = self._document.status(question.key)
        told = [_(question.label), _(STATUS[status])]
        if question.must_ask and status == "open":
            told.append(_("must ask"))
        if gist := self._document.gist(question):
            told.append(gist)
        return ", ".join(told)


class ChecklistRow(QStyledItemDelegate):
    """Paints one row; `set_room` fits all rows into the height there is, down to a readable least."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.theme, self.zoom, self.row_px, self.head_px = theme, zoom, 29, 26

    def set_room(self, height_px: int, questions: int, heads: int) -> None:
        """Choose the row height for `height_px`: headings shrink to a gap before rows get tight."""
        least, most = round(17 * self.zoom / 100), round(29 * self.zoom / 100)
        full = round(26 * self.zoom / 100)
        self.head_px = full if heads * full + questions * most * 0.86 <= height_px else 7
        self.row_px = max(least, min(most, (height_px - 10 - heads * self.head_px) // max(1, questions)))

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
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_question(painter, rect, index, question, is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        if self.head_px < 16:
            return
        face = font(11, self.zoom, bold=True)
        face.setLetterSpacing(face.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(face)
        painter.setPen(QColor(self.theme.quiet))
        painter.drawText(rect.adjusted(20, 4, -12, 0), Qt.AlignmentFlag.AlignVCenter, text.upper())

    def _paint_question(
        self, painter: QPainter, rect: QRect, index: Index, question: Question, chosen: bool
    ) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent_soft))
            painter.drawRoundedRect(rect.adjusted(12, 1, -12, -1), 6, 6)
        status = str(index.data(STATE))
        is_due = question.must_ask and status == "open"
        size = min(14, self.row_px - 6)
        sign = QRectF(24, rect.center().y() - size / 2 + 1, size, size)
        paint_state(painter, sign, status, self.theme, is_due=is_due)
        right = rect.adjusted(0, 0, -24, 0)
        gist = str(index.data(GIST)) or (_("must ask") if is_due else "")
        painter.setFont(font(11, self.zoom))
        room = rect.width() // 2 - 40
        shown = painter.fontMetrics().elidedText(gist, Qt.TextElideMode.ElideRight, room)
        warn = is_due or "≠" in gist
        painter.setPen(QColor(self.theme.amber if warn else self.theme.quiet))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown)
        painter.setFont(font(13 if self.row_px > 22 else 12, self.zoom, bold=chosen))
        settled = status in SETTLED and not chosen
        painter.setPen(QColor(self.theme.quiet if settled else self.theme.ink))
        name = rect.adjusted(48, 0, -taken - 32, 0)
        text = painter.fontMetrics().elidedText(_(question.label), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, text)


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
        w, h, x, y = box.width(), box.height(), box.x(), box.y()
        painter.drawPolyline(
            [
                box.topLeft().__class__(x + w * a, y + h * b)
                for a, b in ((0.27, 0.53), (0.44, 0.7), (0.74, 0.34))
            ]
        )
    elif status in ("not_known", "not_applicable", "skipped"):
        face = font(round(box.height() * 0.72))
        painter.setFont(face)
        sign = {"not_known": "?", "not_applicable": "–", "skipped": "›"}[status]
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
    painter.restore()


class Checklist(QListView):
    """The list itself. `chosen(key)` when a question is picked by mouse or Enter."""

    chosen = Signal(str)

    def __init__(self, model: ChecklistModel, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("role", "bare")
        self.setAccessibleName(_("Checklist of questions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._row = ChecklistRow(theme, zoom)
        self.setItemDelegate(self._row)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self._row.theme, self._row.zoom = theme, zoom
        self._fit()

    def show_question(self, key: str) -> None:
        """Select the row of a question and keep it in view."""
        model = self.model()
        if isinstance(model, ChecklistModel):
            self.setCurrentIndex(model.index(model.row_of(key)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        model = self.model()
        rows = [model.index(n, 0).data(QUESTION) for n in range(model.rowCount())]
        self._row.set_room(
            self.viewport().height(), sum(1 for row in rows if row), sum(1 for row in rows if not row)
        )
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        question = index.data(QUESTION)
        if isinstance(question, Question):
            self.chosen.emit(question.key)

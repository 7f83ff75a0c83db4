"""The tree of the preview: arrows move and open, the space bar or a click on the box ticks."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from winnotes.gui.exchange.changes_model import ChangesModel, Index
from winnotes.gui.exchange.changes_row import TICK_PX, ChangesRow
from winnotes.gui.theme import Theme
from winnotes.i18n import _

OPEN_ROWS = 400  # so many rows are shown opened; more are opened file by file


class ChangesView(QTreeView):
    """`looked_at()` when another row is current."""

    looked_at = Signal()

    def __init__(self, model: ChangesModel, theme: Theme, zoom: int) -> None:
        super().__init__()
        self._model, self._row = model, ChangesRow(theme, zoom)
        self.setModel(model)
        self.setItemDelegate(self._row)
        self.setProperty("role", "bare")
        self.setAccessibleName(_("What would change"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.set_theme(theme, zoom)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self._row.set_theme(theme, zoom)
        self.setIndentation(round(20 * zoom / 100))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def open_rows(self) -> None:
        """Open what fits into one look, and go to the first row that tells something."""
        many = sum(1 for _node in self._model.root.walk()) > OPEN_ROWS
        self.collapseAll()
        if many and self._model.rowCount() > 1:
            first = self._model.index(0, 0)
        else:
            self.expandToDepth(0) if many else self.expandAll()
            first = self._model.index(0, 0, self._model.index(0, 0)) if many else self._model.first_telling()
        self.setCurrentIndex(first)
        self.scrollToTop()
        self.scrollTo(first)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.looked_at.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        """Paint the arrow before a row that can be opened, in the theme's ink, and no ground: rows have their own."""
        painter.fillRect(rect, QColor(self._row.theme.paper))
        if not self._model.rowCount(index):
            return
        middle = QPointF(rect.right() - self.indentation() / 2 + 1, rect.center().y() + 0.5)
        size = self.fontMetrics().ascent() / 3
        points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        if not self.isExpanded(index):
            points = [QPointF(one.y(), one.x()) for one in points]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._row.theme.quiet), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([one + middle for one in points])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._model.toggle(self.currentIndex())
        elif event.text().isprintable() and event.text().strip() and event.text() not in "+-*":
            event.ignore()  # a letter is no search here
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        from_start = event.position().x() - self.visualRect(index).left()
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and 0 <= from_start < TICK_PX + 4:
            self._model.toggle(index)

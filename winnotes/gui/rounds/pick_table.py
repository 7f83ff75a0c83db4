"""The table in which deals are ticked for a round: Space ticks, letters search."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from winnotes.gui.deals.deals_model import Index
from winnotes.gui.deals.deals_table import DealsTable
from winnotes.gui.rounds.pick_model import PICKED, PickModel
from winnotes.gui.tick_box import BOX_PX, draw_tick
from winnotes.i18n import _

GAP_PX = 8
GOES_TO_PX = 150


class PickTable(DealsTable):
    """`ticked()` when a tick came or went; `opened(deal)` on Enter, as in the list of deals."""

    ticked = Signal()

    def __init__(self, model: PickModel) -> None:
        super().__init__(model, lunch=GOES_TO_PX)
        self._picks = model
        self.setAccessibleName(_("Deals to choose from"))
        self.setItemDelegateForColumn(0, PickCell(self))
        self.clicked.connect(self._take_click)

    def toggle_current(self) -> None:
        """Tick the current deal, or take its tick away."""
        if self.deal is not None:
            self._picks.toggle(self.deal)
            self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self.toggle_current()
        else:
            super().keyPressEvent(event)

    def _take_click(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle_current()


class PickCell(QStyledItemDelegate):
    """A tick before the words, in the theme's ink."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = QIcon()
        option.decorationSize = QSize(BOX_PX + GAP_PX, BOX_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect = option.rect
        box = QRectF(rect.left() + 8.5, rect.center().y() - BOX_PX / 2 + 0.5, BOX_PX - 1, BOX_PX - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tick(painter, box, QGuiApplication.palette(), is_ticked=bool(index.data(PICKED)))
        painter.restore()

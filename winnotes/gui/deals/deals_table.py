"""The table of deals: arrow keys move, Enter begins or opens the lunch, any letter begins to search."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from winnotes.core.deal import Deal
from winnotes.gui.deals.deals_model import DEAL, NAMES, NEWEST_FIRST, DealsModel
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

ROW_PX = 36
STRETCHED = ("account", "name")
WIDTHS = {"amount": 130, "closed": 120, "owner": 170, "segment": 140, "lunch": 90}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DealsTable(QTableView):
    """`opened(deal)` on Enter or double click, `typed(text)` when letters are typed: they belong to the search."""

    opened = Signal(object)
    typed = Signal(str)

    def __init__(self, model: DealsModel) -> None:
        super().__init__()
        self._wanted = ""
        self.setModel(model)
        self.setProperty("role", "bare")
        self.setAccessibleName(_("Won deals"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for name in STRETCHED:
            header.setSectionResizeMode(NAMES.index(name), QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(NEWEST_FIRST, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.set_zoom()
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_PX))
        for name, width in WIDTHS.items():
            self.setColumnWidth(NAMES.index(name), scaled(width))

    def step(self, by: int) -> None:
        """Move the current row, from wherever the keys come."""
        rows = self.model().rowCount()
        if rows:
            self.setCurrentIndex(self.model().index(min(max(0, self.currentIndex().row() + by), rows - 1), 0))

    def open_current(self) -> None:
        """Begin or open the lunch of the current row."""
        self._open(self.currentIndex())

    @property
    def deal(self) -> Deal | None:
        """The deal of the current row."""
        deal = self.currentIndex().data(DEAL)
        return deal if isinstance(deal, Deal) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        text = event.text()
        if event.key() in ENTER:
            self.open_current()
        elif text == "/":
            event.ignore()
        elif (
            text.isprintable()
            and text.strip()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        deal = index.data(DEAL)
        if isinstance(deal, Deal):
            self.opened.emit(deal)

    def _remember(self) -> None:
        self._wanted = self.deal.id if self.deal else self._wanted

    def _find_again(self) -> None:
        """Keep the current deal current; where it is gone, the first row."""
        model = self.model()
        if isinstance(model, DealsModel) and model.rowCount():
            self.setCurrentIndex(model.index(max(0, model.row_of(self._wanted)), 0))

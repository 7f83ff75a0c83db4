"""A quiet table: whole rows, hairlines between them, arrow keys move; the way it looks is the same everywhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from winnotes.gui.widgets import scaled

ROW_PX = 36
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainTable(QTableView):
    """Columns by their number: the `stretched` share what the `widths` (px at 100 %) leave."""

    def __init__(
        self, model: QAbstractItemModel, name: str, stretched: Sequence[int], widths: Mapping[int, int]
    ) -> None:
        super().__init__()
        self._widths = widths
        self.setModel(model)
        self.setProperty("role", "bare")
        self.setAccessibleName(name)
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
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.set_zoom()

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_PX))
        for column, width in self._widths.items():
            self.setColumnWidth(column, scaled(width))

    def step(self, by: int) -> None:
        """Move the current row, from wherever the keys come."""
        rows = self.model().rowCount()
        if rows:
            self.setCurrentIndex(self.model().index(min(max(0, self.currentIndex().row() + by), rows - 1), 0))

"""The headings a CRM's columns get in the file, changed where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from winnotes.desk.headings import Heading
from winnotes.gui.plain_table import ROW_PX
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

KEY = Qt.ItemDataRole.UserRole


class HeadingsTable(QTableWidget):
    """A column a row: its words, its heading. `changed(key, text or None)`, None for Delete: our own again."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setAccessibleName(_("Headings in the file"))
        self.setHorizontalHeaderLabels([_("Column"), _("Heading in the file")])
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setProperty("role", "bare")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_PX))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._tell)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these; the row at hand stays at hand."""
        row = max(0, self.currentRow())
        with QSignalBlocker(self):
            self.setRowCount(len(headings))
            for number, one in enumerate(headings):
                told, heading = QTableWidgetItem(one.label), QTableWidgetItem(one.heading)
                told.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setData(KEY, one.key)
                heading.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{one.label}: {one.heading or _('left out')}"
                )
                self.setItem(number, 0, told)
                self.setItem(number, 1, heading)
            self.setCurrentCell(min(row, len(headings) - 1), 1)

    def _tell(self, item: QTableWidgetItem) -> None:
        self.changed.emit(item.data(KEY), item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # Enter ends the editing and is passed on by the line
            return
        item = self.item(self.currentRow(), 1)
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.changed.emit(item.data(KEY), None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.editItem(item)
        else:
            super().keyPressEvent(event)

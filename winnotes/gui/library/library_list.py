"""The list of the library: arrow keys move, Enter opens, any letter begins to filter."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from winnotes.desk.library import Line
from winnotes.gui.library.library_model import LINE, LibraryModel
from winnotes.gui.library.library_row import LibraryRow
from winnotes.gui.theme import Theme
from winnotes.i18n import _

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryList(QListView):
    """`opened(id)` on Enter or click, `typed(text)` when letters are typed: they belong to the filter."""

    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, model: LibraryModel, theme: Theme, zoom: int) -> None:
        super().__init__()
        self._row = LibraryRow(theme, zoom)
        self._wanted = self._left = ""
        self.setModel(model)
        self.setItemDelegate(self._row)
        self.setProperty("role", "bare")
        self.setAccessibleName(_("Interviews"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self._row.set_theme(theme, zoom)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def want(self, interview: str) -> None:
        """Make this interview current when the list is shown anew: somebody comes back from it."""
        self._left = interview

    def step(self, by: int) -> None:
        """Move the current row, from wherever the keys come."""
        rows = self.model().rowCount()
        if rows:
            self.setCurrentIndex(self.model().index(min(max(0, self.currentIndex().row() + by), rows - 1), 0))

    def open_current(self) -> None:
        """Open the interview of the current row."""
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        text = event.text()
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in ENTER and is_plain:
            self.open_current()
        elif is_plain and text.isprintable() and text.strip() and text != "/":
            self.typed.emit(text)
        elif text == "/":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line):
            self.opened.emit(line.id)

    def _remember(self) -> None:
        line = self.currentIndex().data(LINE)
        self._wanted = line.id if isinstance(line, Line) else self._wanted

    def _find_again(self) -> None:
        """Keep the current interview current; where it is gone, the first row."""
        model = self.model()
        if isinstance(model, LibraryModel) and model.rowCount():
            if model.row_of(self._left) >= 0:
                self._wanted, self._left = self._left, ""
            self.setCurrentIndex(model.index(max(0, model.row_of(self._wanted)), 0))

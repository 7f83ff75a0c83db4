"""The board as a table: arrow keys go from lunch to lunch, Enter opens it, digits hand it on."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent

from winnotes.desk.board import Sitting
from winnotes.gui.plain_table import ENTER, PlainTable
from winnotes.gui.rounds.board_model import NAMES, SITTING, BoardModel, Index
from winnotes.i18n import _

WIDTHS = {"sales_person": 170, "value": 150, "won": 150, "marketer": 150, "status": 220}


class BoardTable(PlainTable):
    """`opened(sitting)` on Enter or double click, `handed_on(n)` on a digit, `turned()` when another row is current."""

    opened = Signal(object)
    handed_on = Signal(int)
    turned = Signal()

    def __init__(self, model: BoardModel) -> None:
        widths = {NAMES.index(name): width for name, width in WIDTHS.items()}
        super().__init__(model, _("Lunches of this round"), [NAMES.index("deals")], widths)
        self._board, self._wanted = model, ""
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)

    @property
    def sitting(self) -> Sitting | None:
        """The lunch of the current row."""
        found = self.currentIndex().data(SITTING)
        return found if isinstance(found, Sitting) else None

    def open_current(self) -> None:
        """Begin or open the lunch of the current row."""
        self._open(self.currentIndex())

    def go_to_deal(self, deal: str) -> None:
        """Put the current row on the lunch about a deal, else on the first lunch."""
        rows = [row for row in range(self._board.rowCount()) if row not in self._board.heading_rows()]
        if rows:
            at = self._board.row_of(deal)
            self.setCurrentIndex(self._board.index(at if at >= 0 else rows[0], 0))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER:
            self.open_current()
        elif event.text().isdecimal() and event.text() != "0":
            self.handed_on.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        found = index.data(SITTING)
        if isinstance(found, Sitting):
            self.opened.emit(found)

    def _remember(self) -> None:
        if self.sitting:
            self._wanted = self.sitting.deals[0].id

    def _find_again(self) -> None:
        """Span the headings anew, and keep the current lunch current wherever it went."""
        self.clearSpans()
        for row in self._board.heading_rows():
            self.setSpan(row, 0, 1, len(NAMES))
        self.setColumnHidden(NAMES.index("marketer"), self._board.group == "marketer")
        self.go_to_deal(self._wanted)
        self.turned.emit()

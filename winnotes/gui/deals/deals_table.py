"""The table of deals: arrow keys move, Enter begins or opens the lunch, any letter begins to search."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from winnotes.core.deal import Deal
from winnotes.gui.deals.deals_model import DEAL, NAMES, NEWEST_FIRST, DealsModel
from winnotes.gui.plain_table import ENTER, PlainTable
from winnotes.i18n import _

STRETCHED = ("account", "name")
WIDTHS = {"amount": 130, "closed": 120, "owner": 170, "segment": 140, "lunch": 90}


class DealsTable(PlainTable):
    """`opened(deal)` on Enter or double click, `typed(text)` when letters are typed: they belong to the search."""

    opened = Signal(object)
    typed = Signal(str)

    def __init__(self, model: DealsModel, **wider: int) -> None:
        widths = {NAMES.index(name): width for name, width in {**WIDTHS, **wider}.items()}
        super().__init__(model, _("Won deals"), [NAMES.index(name) for name in STRETCHED], widths)
        self._wanted = ""
        self.horizontalHeader().setSortIndicator(NEWEST_FIRST, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)

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

"""The next deal of a lunch: the sales person's other won deals, or one that is on no list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from winnotes.core.deal import Deal
from winnotes.gui.plain_table import ENTER
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import label
from winnotes.i18n import _, show_date
from winnotes.wording import show_number


class NextDealSheet(Sheet):
    """`chosen(deal)`, None for a deal that is on no list: the header is copied then."""

    chosen = Signal(object)

    def __init__(self, deals: Sequence[Deal], rounds: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(_("The next deal of this lunch"), 680, 360, parent)
        self.list = QListWidget()
        self.list.setProperty("role", "bare")
        self.list.setAccessibleName(_("Deals of this sales person"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for deal in deals:
            self._add(_told(deal, rounds.get(deal.id, "")), deal)
        self._add(_("Another deal: the header is copied, the deal left open"), None)
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._take)
        told = _(
            "Won by the same sales person, and not told of yet. Enter goes on with the deal, Escape stays here."
        )
        self.column.addWidget(label(told, "quiet", wrap=True))
        self.column.addWidget(self.list, 1)

    def open(self) -> None:
        """Show the deals, the first of them current."""
        super().open()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER:
            self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _add(self, words: str, deal: Deal | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, deal)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _told(deal: Deal, round_: str) -> str:
    worth = f"{show_number(deal.amount)} {deal.currency}".strip() if deal.amount is not None else ""
    won = _("won {date}").format(date=show_date(deal.closed)) if deal.closed else ""
    within = _("in {round}").format(round=round_) if round_ else ""
    return "  ·  ".join(part for part in (deal.title, worth, won, within) if part)

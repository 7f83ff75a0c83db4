"""The won deals to choose from for a round: which are ticked, and who each would go to."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt

from winnotes.core.deal import Deal
from winnotes.gui.deals.deals_model import DEAL, NAMES, DealsModel, Index
from winnotes.i18n import _

PICKED = DEAL + 1
MARKETER = NAMES.index("lunch")  # where the list of deals says which had a lunch


class PickModel(DealsModel):
    """Deals with a tick each; what is narrowed away keeps its tick."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: dict[str, Deal] = {}
        self._marketers: Mapping[str, str] = {}

    @property
    def shown(self) -> list[Deal]:
        """The deals that are shown, in their order."""
        return [self.index(row, 0).data(DEAL) for row in range(self.rowCount())]

    def pick(self, deals: Iterable[Deal]) -> None:
        """Tick these deals and no others."""
        self.picked = {deal.id: deal for deal in deals}
        self._tell()

    def toggle(self, deal: Deal) -> None:
        """Tick a deal, or take its tick away."""
        if self.picked.pop(deal.id, None) is None:
            self.picked[deal.id] = deal
        self._tell()

    def show_marketers(self, marketers: Mapping[str, str]) -> None:
        """Say who each ticked deal would go to, by the deal's id."""
        self._marketers = marketers
        self._tell()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if section == MARKETER and role == Qt.ItemDataRole.DisplayRole:
            return _("Goes to")
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        deal = super().data(index, DEAL)
        if not isinstance(deal, Deal):
            return None
        is_picked = deal.id in self.picked
        if index.column() == MARKETER and role == Qt.ItemDataRole.DisplayRole:
            return self._marketers.get(deal.id, "") if is_picked else ""
        if role == PICKED:
            return is_picked
        if index.column() == 0 and role == Qt.ItemDataRole.AccessibleTextRole:
            told = _("chosen") if is_picked else _("not chosen")
            return f"{super().data(index, role)}, {told}"
        return super().data(index, role)

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, MARKETER))

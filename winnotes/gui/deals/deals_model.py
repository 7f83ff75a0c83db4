"""The won deals as a table: narrowed by what is asked, sorted by any column; says which had a lunch."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from winnotes.core.deal import Deal
from winnotes.core.deal_choice import DealChoice, DealShelf
from winnotes.i18n import N_, _, show_date
from winnotes.wording import show_number

Index = QModelIndex | QPersistentModelIndex
DEAL = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    ("account", N_("Account")), ("name", N_("Deal")), ("amount", N_("Amount")), ("closed", N_("Won on")),
    ("owner", N_("Sales person")), ("segment", N_("Segment")), ("lunch", N_("Lunch")),
)  # fmt: skip
NAMES = tuple(name for name, _heading in COLUMNS)
NEWEST_FIRST = NAMES.index("closed")


class DealsModel(QAbstractTableModel):
    """Deals in the order asked for, the latest won first until then."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = DealChoice()
        self.without_lunch = False
        self._shelf = DealShelf(())
        self._lunches: Mapping[str, str] = {}
        self._shown: list[Deal] = []
        self._by, self._is_falling = NEWEST_FIRST, True

    @property
    def deals(self) -> Sequence[Deal]:
        """Every deal, shown or not."""
        return self._shelf.deals

    def show_deals(self, deals: Sequence[Deal], lunches: Mapping[str, str]) -> None:
        """List these deals; `lunches` are interviews by the deal they are about."""
        if list(deals) != list(self._shelf.deals):
            self._shelf = DealShelf(deals)
        self._lunches = lunches
        self._narrow()

    def choose(self, *, without_lunch: bool | None = None, **asked: object) -> None:
        """List only what is asked for, in the words of DealChoice; what is not named stays as it was."""
        choice = replace(self.choice, **asked)  # type: ignore[arg-type]  # the names are DealChoice's own
        is_open = self.without_lunch if without_lunch is None else without_lunch
        if (choice, is_open) != (self.choice, self.without_lunch):
            self.choice, self.without_lunch = choice, is_open
            self._narrow()

    def lunch_of(self, deal: Deal) -> str:
        """Return the interview about a deal, "" where there is none."""
        return self._lunches.get(deal.id, "")

    def row_of(self, deal_id: str) -> int:
        """Return the row of a deal, or -1 where it is not shown."""
        return next((row for row, deal in enumerate(self._shown) if deal.id == deal_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what has nothing there comes last either way."""
        self._by, self._is_falling = column, order == Qt.SortOrder.DescendingOrder
        self._narrow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return _(COLUMNS[section][1])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if NAMES[section] == "amount" else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        deal, name = self._shown[index.row()], NAMES[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(deal, name)
        if role == DEAL:
            return deal
        if role == Qt.ItemDataRole.TextAlignmentRole and name == "amount":
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[index.column()][1])}: {self._told(deal, name) or _('unknown')}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _told(self, deal: Deal, name: str) -> str:
        if name == "lunch":
            return _("noted") if deal.id in self._lunches else ""
        if name == "amount":
            return f"{show_number(deal.amount)} {deal.currency}".strip() if deal.amount is not None else ""
        if name == "closed":
            return show_date(deal.closed)
        if name == "name":
            return deal.name or deal.product
        return str(getattr(deal, name))

    def _narrow(self) -> None:
        self.beginResetModel()
        found = self._shelf.chosen(self.choice)
        if self.without_lunch:
            found = [deal for deal in found if deal.id not in self._lunches]
        if not (self._by == NEWEST_FIRST and self._is_falling):
            found = self._sorted(found)
        self._shown = found
        self.endResetModel()

    def _sorted(self, deals: Sequence[Deal]) -> list[Deal]:
        key = self._key(NAMES[self._by])
        known = [deal for deal in deals if key(deal) not in ("", None)]
        unknown = [deal for deal in deals if key(deal) in ("", None)]
        return [*sorted(known, key=key, reverse=self._is_falling), *unknown]  # type: ignore[arg-type]

    def _key(self, name: str) -> Callable[[Deal], object]:
        if name == "amount":
            return lambda deal: deal.amount
        if name == "lunch":
            return lambda deal: self._lunches.get(deal.id, "")
        if name == "closed":
            return lambda deal: deal.closed
        return lambda deal: self._told(deal, name).casefold()

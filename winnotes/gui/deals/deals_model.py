"""The won deals as a table: narrowed by what is asked, sorted by any column; says which had a lunch."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from winnotes.core.deal import Deal
from winnotes.core.deal_choice import DealChoice, DealShelf
from winnotes.i18n import N_, _, show_date
from winnotes.wording import show_number

Index = QModelIndex | QPersistentModelIndex
DEAL = Qt.ItemDataRole.UserRole
A_DEAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    ("account", N_("Account")), ("name", N_("Deal")), ("amount", N_("Amount")), ("closed", N_("Won on")),
    ("owner", N_("Sales person")), ("segment", N_("Segment")), ("lunch", N_("Lunch")),
)  # fmt: skip
NAMES = tuple(name for name, _heading in COLUMNS)
NEWEST_FIRST = NAMES.index("closed")
AT_ONCE = 500  # deals folded in one idle moment: about 4 ms


class DealsModel(QAbstractTableModel):
    """Deals in the order asked for, the latest won first until then."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = DealChoice()
        self.without_lunch = False
        self._shelf = DealShelf(())
        self._lunches: Mapping[str, str] = {}
        self._shown: Sequence[Deal] = []
        self._orders: dict[tuple[int, bool], DealShelf] = {}
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._go_ahead)
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
        self._orders.clear()
        self._narrow()
        self._ahead.start()

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
        return A_DEAL if index.isValid() else Qt.ItemFlag.NoItemFlags

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
        found = self._order(self._by, self._is_falling).chosen(self.choice)
        if self.without_lunch:
            found = [deal for deal in found if deal.id not in self._lunches]
        self._shown = found
        self.endResetModel()

    def _go_ahead(self) -> None:
        """Lay out, a little in each idle moment, what the first key or the first click on a heading would wait for."""
        if self._shelf.fold(AT_ONCE):
            return
        for by, is_falling in product(range(len(COLUMNS)), (False, True)):
            if (by, is_falling) not in self._orders:
                self._order(by, is_falling)
                return
        self._ahead.stop()

    def _order(self, by: int, is_falling: bool) -> DealShelf:
        """Return every deal in the order of a column, which is worked out once."""
        if (by, is_falling) not in self._orders:
            is_as_they_are = by == NEWEST_FIRST and is_falling
            self._orders[by, is_falling] = (
                self._shelf if is_as_they_are else self._sorted(NAMES[by], is_falling)
            )
        return self._orders[by, is_falling]

    def _sorted(self, name: str, is_falling: bool) -> DealShelf:
        keys = list(map(self._key(name), self._shelf.deals))
        known = [place for place, key in enumerate(keys) if key not in ("", None)]
        unknown = [place for place, key in enumerate(keys) if key in ("", None)]
        known.sort(key=keys.__getitem__, reverse=is_falling)  # type: ignore[arg-type]
        return self._shelf.in_order([*known, *unknown])

    def _key(self, name: str) -> Callable[[Deal], object]:
        if name in ("amount", "closed"):
            return attrgetter(name)
        if name == "lunch":
            return lambda deal: self._lunches.get(deal.id, "")
        return lambda deal: self._told(deal, name).casefold()

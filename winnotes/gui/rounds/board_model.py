"""The lunches of a round as a table: under whoever asks, or under how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from winnotes.core.round import STATUSES
from winnotes.desk.board import Sitting
from winnotes.gui.rounds.words import counts_told, freshness, status_told, value_of
from winnotes.i18n import N_, _
from winnotes.wording import LUNCH_STATUS

Index = QModelIndex | QPersistentModelIndex
SITTING = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    ("sales_person", N_("Sales person")), ("deals", N_("Deals")), ("value", N_("Value")), ("won", N_("Won")),
    ("marketer", N_("Marketer")), ("status", N_("Status")),
)  # fmt: skip
NAMES = tuple(name for name, _heading in COLUMNS)
GROUPS = ("marketer", "status")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above the lunches of one marketer, or of one status."""

    words: str
    counts: str


class BoardModel(QAbstractTableModel):
    """Headings and lunches in turn; a heading is one cell over all columns."""

    def __init__(self) -> None:
        super().__init__()
        self.group = "marketer"
        self._sittings: Sequence[Sitting] = ()
        self._rows: list[Heading | Sitting] = []

    def show_sittings(self, sittings: Sequence[Sitting], group: str = "") -> None:
        """List these lunches, grouped by `group` where it is said."""
        self.beginResetModel()
        self._sittings, self.group = sittings, group or self.group
        self._rows = self._grouped()
        self.endResetModel()

    def heading_rows(self) -> list[int]:
        """Return the rows that are headings."""
        return [row for row, one in enumerate(self._rows) if isinstance(one, Heading)]

    def row_of(self, deal: str) -> int:
        """Return the row of the lunch about a deal, or -1."""
        return next(
            (
                row
                for row, one in enumerate(self._rows)
                if isinstance(one, Sitting) and deal in (each.id for each in one.deals)
            ),
            -1,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return _(COLUMNS[section][1])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if NAMES[section] == "value" else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        one, name = self._rows[index.row()], NAMES[index.column()]
        if isinstance(one, Heading):
            return _of_heading(one, role) if index.column() == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _told(one, name)
        if role == SITTING:
            return one
        if role == Qt.ItemDataRole.ToolTipRole and name == "deals":
            return "\n".join(deal.title for deal in one.deals)
        if role == Qt.ItemDataRole.TextAlignmentRole and name == "value":
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[index.column()][1])}: {_told(one, name) or _('unknown')}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _grouped(self) -> list[Heading | Sitting]:
        if self.group == "status":
            keys = [status for status in STATUSES if any(one.status == status for one in self._sittings)]
        else:
            keys = sorted({one.marketer for one in self._sittings})
        rows: list[Heading | Sitting] = []
        for key in keys:
            some = [one for one in self._sittings if getattr(one, self.group) == key]
            words = _(LUNCH_STATUS[key]).capitalize() if self.group == "status" else key or _("Nobody yet")
            rows += [Heading(words, counts_told(some)), *some]
        return rows


def _of_heading(heading: Heading, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{heading.words}  ·  {heading.counts}"
    if role == Qt.ItemDataRole.FontRole:
        font = QFont(QGuiApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None


def _told(one: Sitting, name: str) -> str:
    if name == "deals":
        return ", ".join(deal.title for deal in one.deals)
    if name == "value":
        return value_of(one.deals)
    if name == "won":
        return freshness(one)
    if name == "status":
        return status_told(one)
    return one.marketer if name == "marketer" else one.sales_person

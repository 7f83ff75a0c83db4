"""The content pieces as a table: how often each was named, worked, hurt, stayed in the drawer."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from winnotes.core.text import folded
from winnotes.desk.content import Line
from winnotes.i18n import N_, _

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    ("name", N_("Piece")), ("kind", N_("Kind")), ("lunches", N_("Lunches")), ("worked", N_("Worked")),
    ("made_harder", N_("Hurt")), ("neutral", N_("Neutral")), ("not_used", N_("Not used")),
)  # fmt: skip
NAMES = tuple(name for name, _heading in COLUMNS)
COUNTED = NAMES[2:]


class ContentModel(QAbstractTableModel):
    """The lines in the order they come, narrowed by words."""

    def __init__(self) -> None:
        super().__init__()
        self.marked = ""  # the name of the piece another is to be joined with
        self._lines: Sequence[Line] = ()
        self._shown: list[Line] = []
        self._words: list[str] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these."""
        self._lines = lines
        self._narrow()

    def narrow(self, typed: str) -> None:
        """List only pieces with each of these words."""
        self._words = folded(typed).split()
        self._narrow()

    def mark(self, name: str) -> None:
        """Show which piece waits to be joined; "" for none."""
        self.marked = name
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def row_of(self, name: str) -> int:
        """Return the row of a piece by any of its names or its id, -1 where it is not shown."""
        return next(
            (
                row for row, line in enumerate(self._shown)
                if name == line.name or (line.piece and (name in line.piece.members or name in line.piece.names))
            ),
            -1,
        )  # fmt: skip

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return _(COLUMNS[section][1])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if NAMES[section] in COUNTED else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line, name = self._shown[index.row()], NAMES[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(line, name)
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole and name in COUNTED:
            return RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[index.column()][1])}: {self._told(line, name) or '0'}"
        return None

    def _told(self, line: Line, name: str) -> str:
        if name == "name":
            told = [line.name] + ([_("retired")] if line.piece and line.piece.is_retired else [])
            return "  ·  ".join([*told, _("to be joined")] if line.name == self.marked else told)
        if name == "kind":
            return line.piece.kind if line.piece else ""
        count = line.lunches if name == "lunches" else line.count(name)
        return str(count) if count else ""

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._lines if self._fits(line)]
        self.endResetModel()

    def _fits(self, line: Line) -> bool:
        known = (*line.piece.names, line.piece.kind, line.piece.stage) if line.piece else (line.name,)
        words = folded(" ".join(known))
        return all(word in words for word in self._words)

"""The interviews of the library as a list model: lines as the desk lists them, narrowed by what is typed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from winnotes.core.text import folded
from winnotes.desk.library import Line
from winnotes.gui.library.line_words import about, how_far, spoken, title_of

if TYPE_CHECKING:
    from winnotes.desk.progress import Progress

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
PROGRESS = Qt.ItemDataRole.UserRole + 1
ABOUT = Qt.ItemDataRole.UserRole + 2


class LibraryModel(QAbstractListModel):
    """Lines in the order they are given (the latest touched first)."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._sought: list[str] = []
        self._shown: list[Line] = []
        self._progress: dict[str, Progress] = {}
        self._wanted = ""

    @property
    def count(self) -> int:
        """How many interviews there are, shown or not."""
        return len(self._lines)

    @property
    def lines(self) -> dict[str, Line]:
        """Every interview by its id, shown or not."""
        return {line.id: line for line in self._lines}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these interviews; the same ones again change nothing."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._sought = [folded(f"{one.account} {one.deal_name} {one.interviewee}") for one in lines]
            self._narrow()

    def show_progress(self, found: Mapping[str, "Progress"]) -> None:
        """Show how far each interview is, by id; rows that did not change are not repainted."""
        before, self._progress = self._progress, dict(found)
        for row, line in enumerate(self._shown):
            if before.get(line.id) != found.get(line.id):
                self.dataChanged.emit(self.index(row), self.index(row))

    def show_matching(self, typed: str) -> None:
        """List only interviews that hold every typed word in account, deal or sales person."""
        if folded(typed) != self._wanted:
            self._wanted = folded(typed)
            self._narrow()

    def row_of(self, subject: str) -> int:
        """Return the row of an interview, or -1 where it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.id == subject), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(line)
        if role == LINE:
            return line
        if role == PROGRESS:
            return self._progress.get(line.id)
        now = datetime.now().astimezone()
        if role == ABOUT:
            return about(line, now)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, self._progress.get(line.id), now)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def drawn(self) -> str:
        """Return the list as text, one line a row: `☑ Northwind Traders · Fleet renewal · 22 of 22`."""
        rows = []
        for line in self._shown:
            progress = self._progress.get(line.id)
            sign = "☑" if progress and progress.is_finished else "☐"
            rows.append(" · ".join(part for part in (f"{sign} {title_of(line)}", how_far(progress)) if part))
        return "\n".join(rows)

    def _narrow(self) -> None:
        words = self._wanted.split()
        self.beginResetModel()
        self._shown = [
            line
            for line, sought in zip(self._lines, self._sought, strict=True)
            if all(word in sought for word in words)
        ]
        self.endResetModel()

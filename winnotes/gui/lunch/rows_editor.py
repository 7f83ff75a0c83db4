"""Rows of parts (people, objections, content pieces …): always one empty row left to type in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Part
from winnotes.core.value import Row, read_part
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.widgets import Flow, button, empty, go_to, label, set_role
from winnotes.i18n import _
from winnotes.wording import words


class Cell(LineField):
    """One cell; Enter and the arrow keys move between rows (`asked(row step)`), Ctrl+Delete removes the row.

    `ended()` when the right arrow is pressed at the end of the text.
    """

    asked = Signal(int)
    ended = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in steps and not control and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.asked.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and control:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Right and self.cursorPosition() == len(self.text()):
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class RowsEditor(QWidget):
    """The rows part of a question. `edited(part_key, rows)` at every change."""

    edited = Signal(str, list)
    left = Signal()

    def __init__(self, part: Part, question: str, pieces: Callable[[], list[str]] | None = None) -> None:
        super().__init__()
        self.part, self._question, self._pieces = part, question, pieces
        self._rows: list[dict[str, Cell]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        last = len(part.columns) - 1
        for n, column in enumerate(part.columns):
            self._grid.addWidget(label(_(column.label), "quiet"), 0, n)
            self._grid.setColumnStretch(n, 3 if column.kind == "text" and n in (0, last) else 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._offered = Flow()
        layout.addLayout(self._offered)
        layout.addLayout(self._grid)
        self._add_row()

    def show_rows(self, rows: list[Row]) -> None:
        """Show what the document holds, and one empty row; what stood below goes."""
        while len(self._rows) <= len(rows):
            self._add_row()
        below: list[Row] = [{} for _left in range(len(self._rows) - len(rows))]
        for cells, row in zip(self._rows, [*rows, *below], strict=True):
            for key, cell in cells.items():
                cell.show_text(row.get(key, ""))
                self._mark(key, cell)
        self.offer_pieces()

    def move_row(self, by: int) -> bool:
        """Move the row that is typed in up or down, the cursor with it; return whether one is typed in."""
        typed_in = [
            (n, key) for n, row in enumerate(self._rows) for key, one in row.items() if one.hasFocus()
        ]
        if not typed_in:
            return False
        (at, key), rows = typed_in[0], [self._typed(row) for row in self._rows]
        if rows[at] and 0 <= at + by < len(self.rows()):
            cursor = self._rows[at][key].cursorPosition()
            rows[at], rows[at + by] = rows[at + by], rows[at]
            self.show_rows([row for row in rows if row])
            go_to(self._rows[at + by][key])
            self._rows[at + by][key].setCursorPosition(cursor)
            self.edited.emit(self.part.key, self.rows())
        return True

    def rows(self) -> list[Row]:
        """Return every row that says something, as typed."""
        return [row for cells in self._rows if (row := self._typed(cells))]

    def _typed(self, cells: dict[str, Cell]) -> Row:
        return {key: cell.text() for key, cell in cells.items() if cell.text().strip()}

    def first_cell(self) -> Cell:
        """Return the first cell of the first empty row: where typing goes on."""
        empty = next(
            (row for row in self._rows if not any(cell.text() for cell in row.values())), self._rows[-1]
        )
        return empty[self.part.columns[0].key]

    def grid_rows(self) -> list[dict[str, Cell]]:
        """Return the cells of every row by column, from top to bottom."""
        return list(self._rows)

    def offer_pieces(self) -> None:
        """Offer the content pieces named in the other questions of the ledger, one click each."""
        empty(self._offered)
        first = self.part.columns[0].key
        here = {row.get(first, "").casefold() for row in self.rows()}
        for piece in self._pieces() if self._pieces else []:
            if piece.casefold() not in here:
                chip = button(f"+ {piece}", partial(self.add_piece, piece), "chip")
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self._offered.addWidget(chip)

    def add_piece(self, piece: str) -> None:
        """Start a row with a piece named elsewhere."""
        self.first_cell().replace_text(piece)
        self.offer_pieces()

    def _add_row(self) -> None:
        cells: dict[str, Cell] = {}
        number = len(self._rows) + 1
        for n, column in enumerate(self.part.columns):
            name = _("{question}, row {number}: {column}").format(
                question=self._question, number=number, column=_(column.label)
            )
            choices = ", ".join(_(shown) for shown in column.codes.values())
            cell = Cell(name, _(column.hint) or choices, "cell")
            cell.setToolTip(choices)
            cell.typed.connect(lambda _text, key=column.key, cell=cell: self._take_typed(key, cell))
            cell.left.connect(self.left)
            cell.asked.connect(lambda step, cell=cell: self._move(cell, step))
            cell.removed.connect(lambda cell=cell: self._remove(cell))
            self._grid.addWidget(cell, number, n)
            cells[column.key] = cell
        self._rows.append(cells)

    def _take_typed(self, key: str, cell: Cell) -> None:
        self._mark(key, cell)
        if any(one.text() for one in self._rows[-1].values()):
            self._add_row()
        self.edited.emit(self.part.key, self.rows())

    def _mark(self, key: str, cell: Cell) -> None:
        column = next(one for one in self.part.columns if one.key == key)
        text = cell.text().strip()
        set_role(cell, "unread", bool(text) and read_part(column, text, words()) is None)

    def _place_of(self, cell: Cell) -> tuple[int, str]:
        return next((n, key) for n, row in enumerate(self._rows) for key, one in row.items() if one is cell)

    def _move(self, cell: Cell, step: int) -> None:
        n, key = self._place_of(cell)
        if cell.text() and step > 0 and n + 1 == len(self._rows):
            self._add_row()
        target = min(max(0, n + step), len(self._rows) - 1)
        if target != n:
            entered = step > 0 and not any(one.text() for one in self._rows[target].values())
            go_to(self._rows[target][self.part.columns[0].key if entered else key])

    def _remove(self, cell: Cell) -> None:
        n, key = self._place_of(cell)
        for upper, lower in zip(self._rows[n:], [*self._rows[n + 1 :], None], strict=False):
            for name, one in upper.items():
                one.setText(lower[name].text() if lower else "")
                self._mark(name, one)
        go_to(self._rows[n][key])
        self.edited.emit(self.part.key, self.rows())

"""Rows of content pieces: the names the team knows are offered while one is typed, and → takes the first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt

from winnotes.core.content_piece import ContentPiece, fitting
from winnotes.core.guide import Part
from winnotes.gui.lunch.rows_editor import Cell, RowsEditor
from winnotes.gui.widgets import button, empty
from winnotes.i18n import _

KIND = "kind"


class PieceRows(RowsEditor):
    """Offers, above the rows, pieces named elsewhere in this lunch, and those the team knows that fit what is typed."""

    def __init__(
        self,
        part: Part,
        question: str,
        pieces: Callable[[], list[str]],
        known: Callable[[], Sequence[ContentPiece]],
    ) -> None:
        self._known = known
        self.offered: list[str] = []  # names that fit what is being typed, the first is taken by →
        super().__init__(part, question, pieces)

    def _add_row(self) -> None:
        super()._add_row()
        cell = self.grid_rows()[-1][self.part.columns[0].key]
        cell.ended.connect(lambda: self._take_first(cell))
        cell.left.connect(self._offer_again)

    def _take_typed(self, key: str, cell: Cell) -> None:
        super()._take_typed(key, cell)
        if key == self.part.columns[0].key:
            self._offer(cell)

    def _offer(self, cell: Cell) -> None:
        """Offer what fits, in place of the pieces named elsewhere."""
        typed = cell.text().strip()
        found = fitting(self._known(), typed) if typed else []
        if not found and not self.offered:
            return
        self.offered = found
        if not found:
            self.offer_pieces()
            return
        empty(self._offered)
        for at, name in enumerate(found):
            chip = button(f"{name}  →" if not at else name, partial(self._take, cell, name), "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAccessibleName(_("{name}: known to the team").format(name=name))
            self._offered.addWidget(chip)

    def _offer_again(self) -> None:
        if self.offered:
            self.offered = []
            self.offer_pieces()

    def _take_first(self, cell: Cell) -> None:
        if self.offered and cell.text().strip():
            self._take(cell, self.offered[0])

    def _take(self, cell: Cell, name: str) -> None:
        """Put the piece in place of what was typed, and its kind beside it where none is."""
        cell.replace_text(name)
        cell.setFocus()
        row = self.grid_rows()[self._place_of(cell)[0]]
        piece = next((one for one in self._known() if one.name == name), None)
        if piece and piece.kind and KIND in row and not row[KIND].text():
            row[KIND].replace_text(piece.kind)
        self._offer_again()

"""The stages of the team's sales-cycle model as rows ready to be marked: a digit says how a stage went."""

from collections.abc import Sequence

from winnotes.core.guide import Part
from winnotes.core.sales_model import Expected
from winnotes.core.value import Row
from winnotes.core.voice import name_of
from winnotes.gui.lunch.rows_editor import Cell, RowsEditor
from winnotes.gui.widgets import go_to, label
from winnotes.i18n import _
from winnotes.wording import show_days

HOW, DAYS = "kept", "days"
_IN_TIME = ("as_planned", "skipped")  # after which nobody asks how long it took


def is_staged(part: Part) -> bool:
    """Whether the rows of this part are stages, and how each went."""
    return {HOW, DAYS} <= {column.key for column in part.columns}


class StageRows(RowsEditor):
    """Rows that stand ready for the model's stages. A stage nobody marked is no answer and is not kept.

    In the column that says how it went a digit types the words: 1 as planned, 2 longer … Then the cursor goes on: to
    the days it took, or to the next stage.
    """

    def __init__(self, part: Part, question: str) -> None:
        self._stages: tuple[Expected, ...] = ()
        super().__init__(part, question)
        how = next(column for column in part.columns if column.key == HOW)
        self._codes = [(code, _(shown)) for code, shown in how.codes.items()]
        self._legend = [label(f"{n}  {shown}   ", "quiet") for n, (_code, shown) in enumerate(self._codes, 1)]
        for one in self._legend:
            self._offered.addWidget(one)
            one.hide()

    def offer_stages(self, stages: Sequence[Expected]) -> None:
        """Stand ready for these stages, in their order."""
        if tuple(stages) != self._stages:
            noted = self.rows()
            self._stages = tuple(stages)
            for one in self._legend:
                one.setVisible(bool(stages))
            self.show_rows(noted)

    def offer_pieces(self) -> None:
        """Leave the keys where they stand: stages are offered as rows."""

    def show_rows(self, rows: list[Row]) -> None:
        """Show every stage, marked or not, then what was noted beside them, and one empty row."""
        noted = {name_of(row.get(self._first, "")): row for row in rows}
        staged = [noted.get(name_of(one.name), {self._first: one.name}) for one in self._stages]
        names = {name_of(one.name) for one in self._stages}
        rest = [row for row in rows if name_of(row.get(self._first, "")) not in names]
        super().show_rows([*staged, *rest])
        for at, cells in enumerate(self.grid_rows()):
            days = self._stages[at].days if at < len(self._stages) else None
            told = _("expected {days}").format(days=show_days(days)) if days else ""
            cells[DAYS].setPlaceholderText(told or self._hint)
            cells[HOW].setPlaceholderText(f"1–{len(self._codes)}" if at < len(self._stages) else "")

    def rows(self) -> list[Row]:
        """Return what was noted: a stage by its name alone says nothing."""
        names = {name_of(one.name) for one in self._stages}
        return [
            row for row in super().rows() if len(row) > 1 or name_of(row.get(self._first, "")) not in names
        ]

    def first_cell(self) -> Cell:
        """Return where marking goes on: the first stage nobody marked, else the first empty row."""
        unmarked = (cells[HOW] for cells in self.grid_rows()[: len(self._stages)] if not cells[HOW].text())
        return next(unmarked, None) or super().first_cell()

    @property
    def _first(self) -> str:
        return self.part.columns[0].key

    @property
    def _hint(self) -> str:
        return next(_(column.hint) for column in self.part.columns if column.key == DAYS)

    def _take_typed(self, key: str, cell: Cell) -> None:
        digit = cell.text().strip()
        if key == HOW and self._stages and digit.isdecimal() and 0 < int(digit) <= len(self._codes):
            code, shown = self._codes[int(digit) - 1]
            cell.replace_text(shown)  # is told as typed, and comes here again
            if code in _IN_TIME:
                self._move(cell, 1)
            else:
                go_to(self.grid_rows()[self._place_of(cell)[0]][DAYS])
            return
        super()._take_typed(key, cell)

    def _move(self, cell: Cell, step: int) -> None:
        """Go to the row above or below; from the days of a stage on to how the next one went."""
        at, key = self._place_of(cell)
        if step > 0 and key in (HOW, DAYS) and at + 1 < len(self._stages):
            go_to(self.grid_rows()[at + 1][HOW])
        else:
            super()._move(cell, step)

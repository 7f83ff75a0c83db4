"""A CSV of ours taken apart: rows by column name, and what in them could not be taken as it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.exchange.csv_text import read_csv, unguarded
from winnotes.exchange.row_seal import are_sealed
from winnotes.i18n import N_, _

WHATS = {
    "edited": N_("Row {row}, {column}: changed since it was exported; the change was not taken."),
    "emptied": N_("Row {row}, {column}: emptied; nothing was deleted."),
    "added": N_("Row {row}, {column}: filled in after the export; it was not taken."),
    "absent": N_("Row {row}, {column}: the column is missing; nothing was deleted."),
    "unknown": N_("Row {row}, {column}: this question is not in the guide here; it was not taken."),
    "unreadable": N_("Row {row}, {column}: changed beyond reading; what depends on it was not taken."),
    "refused": N_("Row {row}, {column}: not made as WinNotes makes entries; it was not taken."),
    "forged": N_("Row {row}: its seal is not from WinNotes; it was not taken."),
    "unplaced": N_("Row {row}: nothing says which interview it belongs to; it was not taken."),
    "surplus": N_("Row {row}: it has more cells than the header; they were not taken."),
}


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something in a file that was not taken as it stands. `row` counts as a spreadsheet does: the header is 1.

    `what` is a key of WHATS; `column` is a column's name, or "" for the whole row.
    """

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return _(WHATS[self.what]).format(row=self.row, column=self.column)


@dataclass(frozen=True, slots=True)
class TeamCsv:
    """What a mergeable CSV holds: every version that came through whole, and a note for everything else."""

    notebook: Notebook
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number and its cells by column name, guards taken off.

    `is_sealed` proves that nobody touched any cell since WinNotes wrote the row.
    """

    number: int
    cells: dict[str, str]
    has_surplus: bool = False
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header and the rows of the file `name`, blank lines left out."""

    name: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]

    def has(self, columns: Iterable[str]) -> bool:
        """Whether all these columns are there."""
        return set(columns) <= set(self.header)

    def require(self, columns: Iterable[str]) -> None:
        """Raise WinNotesError `not_csv` unless all these columns are there."""
        if not self.has(columns):
            raise WinNotesError("not_csv", file=self.name, reason="column_missing")


def read_sheet(data: bytes, name: str) -> Sheet:
    """Return the file `name` as a sheet.

    Raises WinNotesError `csv_refused` (broken quotes) or `not_csv` (no UTF-8, two columns of one name).
    """
    rows = read_csv(data, name)
    header = tuple(rows[0]) if rows else ()
    if len(set(header)) < len(header):
        raise WinNotesError("not_csv", file=name, reason="column_twice")
    return Sheet(name, header, tuple(_lines(header, rows)))


def _lines(header: tuple[str, ...], rows: list[list[str]]) -> Iterator[Line]:
    for number, row in enumerate(rows[1:], 2):
        if any(row):
            filled = [*row, *[""] * (len(header) - len(row))]
            cells = {name: normalise(unguarded(cell)) for name, cell in zip(header, filled, strict=False)}
            yield Line(number, cells, any(row[len(header) :]), are_sealed(row))

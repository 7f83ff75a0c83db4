"""A CSV of ours taken apart: rows by column name, and what in them did not come as it was written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.exchange.csv_reader import CsvTable, Notice, read_csv_table
from winnotes.exchange.csv_rows import Progress
from winnotes.exchange.csv_text import unguarded
from winnotes.exchange.damage import repaired
from winnotes.exchange.row_seal import are_sealed
from winnotes.exchange.told import Note

__all__ = ["Line", "Note", "Sheet", "TeamCsv", "read_sheet"]
_MISREAD = re.compile("[\x80-\x9f]")
_KNOWN = frozenset(
    {"interview", "person", "person_name", "scraps", "more", "revisions", "subject", "content"}
)


@dataclass(frozen=True, slots=True)
class TeamCsv:
    """What a mergeable CSV holds: every version that came through or was edited, and what is to be told.

    `notes` are about cells, `notices` about the shape of the file.
    """

    notebook: Notebook
    notes: tuple[Note, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything that stands in the file was taken."""
        return not any(note.is_left_out for note in self.notes)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number and its cells by column name, guards taken off.

    `is_sealed` proves that nobody touched any cell since WinNotes wrote the row; the cells of the columns
    `misread` had been read in a wrong encoding somewhere, which is undone here.
    """

    number: int
    cells: dict[str, str]
    has_surplus: bool = False
    is_sealed: bool = False
    misread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header and the rows of the file `name`, blank lines left out."""

    name: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()

    def has(self, columns: Iterable[str]) -> bool:
        """Whether all these columns are there."""
        return set(columns) <= set(self.header)

    def require(self, columns: Iterable[str]) -> None:
        """Raise WinNotesError `not_csv` unless all these columns are there."""
        if not self.has(columns):
            raise WinNotesError("not_csv", file=self.name, reason="column_missing")


def read_sheet(data: bytes, name: str, on_progress: Progress | None = None) -> Sheet:
    """Return the file `name` as a sheet, whatever a spreadsheet did to its shape (csv_reader.py)."""
    table = read_csv_table(data, known=_KNOWN, on_progress=on_progress)
    notices = tuple(one for one in table.notices if one.what not in ("short", "long"))
    return Sheet(name, table.header, tuple(_lines(table)), notices)


def _lines(table: CsvTable) -> Iterator[Line]:
    width = len(table.header)
    blank = [""] * width
    for row in table.rows:
        filled = [*row.cells[:width], *blank[len(row.cells) :]]
        misread = tuple(name for name, cell in zip(table.header, filled, strict=True) if _is_misread(cell))
        cells = {
            name: cell and normalise(unguarded(cell)) for name, cell in zip(table.header, filled, strict=True)
        }
        cells |= {
            name: normalise(unguarded(_read_rightly(filled[table.header.index(name)]))) for name in misread
        }
        yield Line(row.number, cells, any(row.cells[width:]), are_sealed(row.cells), misread)


def _is_misread(cell: str) -> bool:
    """Whether a cell holds control characters of a wrong encoding, which no text of ours does."""
    return not cell.isascii() and _MISREAD.search(cell) is not None


def _read_rightly(cell: str) -> str:
    """Return a misread cell as it was, before letting it in takes the marks of it away."""
    for _time in range(2):
        if _is_misread(cell):
            cell = next(iter(repaired(cell)), cell)
    return cell

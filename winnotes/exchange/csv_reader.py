"""Any CSV in, conserved: bytes to a header and rows, with a notice for everything that had to be guessed or odd.

Reads what spreadsheets and CRMs save, in whatever encoding, separator and line ends; nothing is judged here but
the shape. Every character that parts no cells ends in a cell or in a notice (`is_conserved`).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from winnotes.exchange.csv_encoding import decoded_text
from winnotes.exchange.csv_rows import SEPARATORS, Progress, rows_of, separator_of, stated_separator
from winnotes.i18n import N_, _

_TOTAL = re.compile(r"grand totals?\s*(?:[:(].*)?$", re.IGNORECASE)
_IMPRINT = re.compile(r"copyright\s*(?:\(c\)|©|\d{4})|©|confidential\b", re.IGNORECASE)
WHATS = {
    "encoding": N_(
        "The file is not in UTF-8; it was read as {detail}. Look whether accents and umlauts are right."
    ),
    "quotes": N_("Row {row}: a quotation mark is out of place; from there on they were read leniently."),
    "heading_twice": N_("The heading “{detail}” stands there twice; the later column is read as “{other}”."),
    "short": N_("{rows}: fewer cells than headings."),
    "long": N_("{rows}: more cells than headings."),
    "footer": N_("{rows}: a footer (“{detail}”); nothing from there on was read as data."),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the shape of a file. `row` counts as a spreadsheet does: the header is 1; 0 is the file.

    `what` is a key of WHATS, `last` the last of several rows, `detail` and `other` its names.
    """

    what: str
    row: int = 0
    last: int = 0
    detail: str = ""
    other: str = ""

    def __str__(self) -> str:
        several = _("Rows {row}–{last}") if self.last > self.row else _("Row {row}")
        rows = several.format(row=self.row, last=self.last)
        return _(WHATS[self.what]).format(row=self.row, rows=rows, detail=self.detail, other=self.other)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row that is not empty: its number as a spreadsheet counts, its cells as they stand, however many."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV taken apart: unique headings, the rows under them, a footer's rows, and what to tell of its shape.

    `head` is the row of the headings as it stands, or None where there is nothing at all.
    """

    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    notices: tuple[Notice, ...] = ()
    separator: str = ","
    head: CsvRow | None = None
    footer: tuple[CsvRow, ...] = ()

    def cells(self, row: CsvRow) -> dict[str, str]:
        """Return the cells of a row by heading, "" where the row ends early."""
        return dict(zip_longest(self.header, row.cells[: len(self.header)], fillvalue=""))


def read_csv_table(
    data: bytes,
    *,
    known: Collection[str] = (),
    has_footer: bool = False,
    on_progress: Progress | None = None,
) -> CsvTable:
    """Return what a CSV holds; nothing is raised, whatever the bytes.

    `known` are headings to recognise the separator by; `has_footer` lets a line such as "Grand Total" end the
    data. `on_progress` is told the share read, and what it raises ends the reading.
    """
    text, encoding = decoded_text(data)
    stated, start = stated_separator(text)
    text = text[start:]
    separator = stated if stated in SEPARATORS else separator_of(text, known)
    found, lenient_from = rows_of(text, separator, on_progress)
    rows = [
        CsvRow(number, tuple(cells)) for number, cells in enumerate(found, 2 if start else 1) if any(cells)
    ]
    head, rows = (rows[0], rows[1:]) if rows else (None, [])
    end = next((at for at, row in enumerate(rows) if has_footer and _is_footer(row)), len(rows))
    header, notices = _headings(_trimmed(head.cells if head else (), rows))
    notices += _ragged(rows[:end], len(header))
    if end < len(rows):
        notices.append(Notice("footer", rows[end].number, rows[-1].number, _filled(rows[end])[0]))
    notices[:0] = [Notice("encoding", detail=encoding)] * bool(encoding)
    notices[:0] = [Notice("quotes", lenient_from)] * bool(lenient_from)
    return CsvTable(header, tuple(rows[:end]), tuple(notices), separator, head, tuple(rows[end:]))


def is_conserved(data: bytes, table: CsvTable) -> bool:
    """Whether every character of the file but separators, quotes and line ends stands in a cell, in order."""
    text, _encoding = decoded_text(data)
    text = text[stated_separator(text)[1] :]
    parting = str.maketrans("", "", f'{table.separator}"\r\n')
    rows = (*((table.head,) if table.head else ()), *table.rows, *table.footer)
    return text.translate(parting) == "".join(cell for row in rows for cell in row.cells).translate(parting)


def _trimmed(head: tuple[str, ...], rows: list[CsvRow]) -> list[str]:
    """Return the headings without empty ones at the end under which nothing stands."""
    width = max((at for row in rows for at, cell in enumerate(row.cells, 1) if cell), default=0)
    names = [cell.strip() for cell in head]
    while names and not names[-1] and len(names) > width:
        names.pop()
    return names


def _headings(names: list[str]) -> tuple[tuple[str, ...], list[Notice]]:
    """Return the headings, each unlike the others: a later twin gets `_2`, an empty one is `column_3`."""
    stated, found, notices = set(names), dict[str, None](), list[Notice]()
    counts: dict[str, int] = {}
    for at, name in enumerate(names, 1):
        free = plain = name or f"column_{at}"
        while free in found or (free != name and free in stated):
            counts[plain] = counts.get(plain, 1) + 1
            free = f"{plain}_{counts[plain]}"
        if name and free != name:
            notices.append(Notice("heading_twice", 1, detail=name, other=free))
        found[free] = None
    return tuple(found), notices


def _is_footer(row: CsvRow) -> bool:
    filled = _filled(row)
    return bool(_TOTAL.match(filled[0])) or (len(filled) == 1 and bool(_IMPRINT.match(filled[0])))


def _filled(row: CsvRow) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()] or [""]


def _ragged(rows: Iterable[CsvRow], width: int) -> Iterator[Notice]:
    """Yield a notice for every stretch of rows that are shorter or, with something in it, longer than the header."""
    for what, stretch in groupby(rows, key=lambda row: _shape_of(row, width)):
        numbers = [row.number for row in stretch]
        if what:
            yield Notice(what, numbers[0], numbers[-1])


def _shape_of(row: CsvRow, width: int) -> str:
    if any(row.cells[width:]):
        return "long"
    return "short" if len(row.cells) < width else ""

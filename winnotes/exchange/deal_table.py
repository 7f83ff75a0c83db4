"""A list of deals taken apart, from any CSV, pasted rows or a spreadsheet: headings, rows, and what is none of both.

Titles may stand above the headings, totals and imprints below the rows; every cell ends in one of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from winnotes.core.text import one_line
from winnotes.exchange.csv_encoding import decoded_text
from winnotes.exchange.csv_reader import CsvRow
from winnotes.exchange.csv_rows import SEPARATORS, rows_of, separator_of, stated_separator
from winnotes.exchange.deal_notice import DealNotice
from winnotes.exchange.deal_sheet import is_workbook, read_workbook, refused
from winnotes.exchange.deal_words import bare, deal_words, known_headings

MAX_BYTES = 64 * 2**20
_LOOKED_AT = 40  # rows among which the headings are looked for
_LONGEST = 80  # characters of a heading
_NUMERIC = re.compile(r"(?:[A-Z]{3}|[A-Z]{0,2}\W)?\s*[-(]?\d[\d.,'’\s]*[)%]?\s*(?:[A-Z]{3}|\W)?")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a]")


@dataclass(frozen=True, slots=True)
class DealTable:
    """A list: unique headings and the rows under them, numbered as a spreadsheet counts, the first row 1.

    `head` is the row of the headings, None where columns go by number alone; `above` and `below` are no deals.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    head: CsvRow | None = None
    above: tuple[CsvRow, ...] = ()
    below: tuple[CsvRow, ...] = ()
    notices: tuple[DealNotice, ...] = ()

    def cells(self, column: int) -> list[tuple[int, str]]:
        """Return (row, text) of every filled cell of a column."""
        return [
            (row.number, row.cells[column])
            for row in self.rows
            if column < len(row.cells) and row.cells[column].strip()
        ]


def read_deal_table(data: bytes, name: str, said: Collection[str] = ()) -> DealTable:
    """Return the list in `data`; `said` are headings a person named, `#2` for the second column of a list without.

    Raises WinNotesError `deals_refused` where there is no table at all.
    """
    if len(data) > MAX_BYTES:
        raise refused(name, "deals_too_large")
    known = known_headings() | {bare(one) for one in said}
    rows, notices = _rows_in(data, name, known)
    if not any(any(map(str.isalnum, cell)) for row in rows for cell in row.cells):
        raise refused(name, "deals_empty")
    at = -1 if any(one.startswith("#") for one in said) else _head_at(rows, known)
    head, above, rows = (rows[at], rows[:at], rows[at + 1 :]) if at >= 0 else (None, [], rows)
    header, twins = _headings(head.cells if head else (), _width(rows, is_widest=head is None))
    end = _end_of(rows, len(header))
    if above:
        notices.append(DealNotice("above", above[0].number, above[-1].number, detail=first_in(above[0])))
    notices += twins
    if end < len(rows):
        notices.append(DealNotice("footer", rows[end].number, rows[-1].number, detail=first_in(rows[end])))
    notices += _surplus(rows[:end], len(header))
    parts = tuple(rows[:end]), head, tuple(above), tuple(rows[end:])
    return DealTable(name, header, *parts, tuple(notices))


def _rows_in(data: bytes, name: str, known: Collection[str]) -> tuple[list[CsvRow], list[DealNotice]]:
    """Return every row with something in it, and what is to be told of the file."""
    notices: list[DealNotice] = []
    start = 0
    if is_workbook(data):
        sheet = read_workbook(data, name, lambda rows: max(_score(row, known) for row in rows[:_LOOKED_AT]))
        found = sheet.rows
        if sheet.others:
            notices.append(DealNotice("sheet", detail=sheet.name, other=", ".join(sheet.others)))
    else:
        text, encoding = decoded_text(data)
        if _BINARY.search(text):
            raise refused(name, "deals_no_table")
        stated, start = stated_separator(text)
        text = text[start:]
        separator = stated if stated in SEPARATORS else _separator(text, known)
        found, lenient_from = rows_of(text, separator)
        notices += [DealNotice("encoding", detail=encoding)] * bool(encoding)
        notices += [DealNotice("quotes", lenient_from)] * bool(lenient_from)
    numbered = enumerate(found, 2 if start else 1)
    return [CsvRow(n, tuple(cells)) for n, cells in numbered if any(map(str.strip, cells))], notices


def _separator(text: str, known: Collection[str]) -> str:
    """Return what parts the cells: what gives the most headings in one of the first lines, else the shape's."""
    lines = text[:100_000].splitlines()[:_LOOKED_AT]
    scores = {
        one: max((_score([cell.strip('"') for cell in line.split(one)], known) for line in lines), default=0)
        for one in SEPARATORS
        if one in text
    }
    best = max(scores, key=lambda one: scores[one], default=",")
    return best if scores.get(best, 0) >= 2 else separator_of(text)


def _score(cells: Sequence[str], known: Collection[str]) -> int:
    """Return how many different headings stand in a row."""
    return len({found for cell in cells if 0 < len(cell) < _LONGEST and (found := bare(cell)) in known})


def _head_at(rows: Sequence[CsvRow], known: Collection[str]) -> int:
    """Return which row holds the headings: the one with the most known ones, else the first as wide as most are."""
    scores = [_score(row.cells, known) for row in rows[:_LOOKED_AT]]
    best = max(scores)
    if best >= 2 or scores[0] == best == 1:
        return scores.index(best)
    filled = [sum(map(bool, map(str.strip, row.cells))) for row in rows[:_LOOKED_AT]]
    return filled.index(max(filled))


def _width(rows: Sequence[CsvRow], *, is_widest: bool) -> int:
    """Return how many columns the rows fill: the widest of them, else most of them."""
    widths = sorted(
        max((at for at, cell in enumerate(row.cells, 1) if cell.strip()), default=0) for row in rows
    )
    return (widths[-1] if is_widest else widths[len(widths) // 2]) if widths else 0


def _headings(cells: Sequence[str], width: int) -> tuple[tuple[str, ...], list[DealNotice]]:
    """Return the headings, each unlike the others; a column without one goes by its number, `#3`."""
    names = list(map(one_line, cells))
    while names and not names[-1] and len(names) > width:
        names.pop()
    names += [""] * (width - len(names))
    found: dict[str, None] = {}
    notices: list[DealNotice] = []
    for at, name in enumerate(names, 1):
        free, count = name or f"#{at}", 1
        while free in found or (free != name and free in names):
            count += 1
            free = f"{name or '#'} ({count})"
        if name and free != name:
            notices.append(DealNotice("heading_twice", detail=name, other=free))
        found[free] = None
    return tuple(found), notices


def _surplus(rows: Sequence[CsvRow], width: int) -> Iterator[DealNotice]:
    for row in rows:
        if len(row.cells) > width and (text := next(filter(None, map(str.strip, row.cells[width:])), "")):
            yield DealNotice("long", row.number, detail=text)


def _end_of(rows: Sequence[CsvRow], width: int) -> int:
    """Return where the footer begins: at the end, rows of one cell, behind a total, an imprint or an empty line."""
    start = len(rows)
    while start and (_is_alone(rows[start - 1], width) or _is_closing(rows[start - 1], width)):
        start -= 1
    for at in range(start, len(rows)):
        is_parted = at > 0 and rows[at].number - rows[at - 1].number > 1
        if is_parted or _is_closing(rows[at], width):
            return at
    return len(rows)


def _is_closing(row: CsvRow, width: int) -> bool:
    return is_total(row) or _is_imprint(row, width)


def is_total(row: CsvRow) -> bool:
    """Whether a row adds up others: its first word says so, and beside it stand but numbers."""
    first = first_in(row)
    if not _is_sum(first):
        return False
    others = [cell.strip() for cell in row.cells if cell.strip()][1:]
    return all(_is_sum(one) or (_NUMERIC.fullmatch(one) and not _DAY.fullmatch(one)) for one in others)


@lru_cache(maxsize=10_000)
def _is_sum(cell: str) -> bool:
    word = re.split(r"[(:\d]", cell, maxsplit=1)[0].strip()
    return bool(word) and bare(word) in deal_words().total


def _is_alone(row: CsvRow, width: int) -> bool:
    return width > 2 and sum(map(bool, map(str.strip, row.cells))) == 1


def _is_imprint(row: CsvRow, width: int) -> bool:
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    return len(filled) <= (2 if width > 4 else 1) and filled[0].casefold().startswith(deal_words().imprint)


def first_in(row: CsvRow) -> str:
    """Return the first filled cell."""
    return next(cell.strip() for cell in row.cells if cell.strip())

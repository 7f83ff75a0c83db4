"""A short list of names with a few columns beside: CSV, XLSX, or rows copied from anywhere. Headings may be missing."""

import re
from collections.abc import Mapping, Sequence

from winnotes.core.errors import WinNotesError
from winnotes.core.text import folded, one_line
from winnotes.exchange.csv_encoding import decoded_text
from winnotes.exchange.csv_reader import read_csv_table
from winnotes.exchange.csv_text import csv_bytes, unguarded
from winnotes.exchange.deal_sheet import is_workbook, read_workbook

MAX_BYTES = 4 * 2**20
_BINARY = re.compile("[\x00-\x08\x0e-\x1a]")


def read_name_list(data: bytes, name: str, columns: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Return the rows of a list by column; `columns` are the words a heading may have for each, folded.

    Where no heading is known the columns go by their order. Raises WinNotesError `names_refused` where no row has
    anything in the first column.
    """
    known = {word: column for column, words in columns.items() for word in (folded(column), *words)}
    table = read_csv_table(_as_csv(data, name, known))
    headed = [known.get(folded(heading), "") for heading in table.header]
    is_headed = any(headed)
    rows = [row.cells for row in table.rows]
    if not is_headed and table.head is not None:
        rows.insert(0, table.head.cells)
    places = headed if is_headed else list(columns)
    found = [
        {column: one_line(unguarded(cell)) for column, cell in zip(places, cells, strict=False) if column}
        for cells in rows
    ]
    first = next(iter(columns))
    if not any(row.get(first) for row in found):
        raise WinNotesError("names_refused", file=name)
    return [row for row in found if row.get(first)]


def _as_csv(data: bytes, name: str, known: Mapping[str, str]) -> bytes:
    """Return a list as the bytes of a CSV; what is neither text nor a spreadsheet is refused."""
    if len(data) > MAX_BYTES:
        raise WinNotesError("names_refused", file=name)
    if not is_workbook(data):
        text = decoded_text(data)[0]
        if _BINARY.search(text):
            raise WinNotesError("names_refused", file=name)
        return (
            f"sep=\t\n{text}".encode() if "\t" in text else data
        )  # copied cells, though one row alone has two
    try:
        sheet = read_workbook(data, name, lambda rows: sum(folded(cell) in known for cell in rows[0]))
    except WinNotesError as error:
        raise WinNotesError("names_refused", file=name) from error
    return csv_bytes(sheet.rows)


def write_name_list(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Return a list as CSV, its columns in this order."""
    return csv_bytes([columns, *([row.get(column, "") for column in columns] for row in rows)])

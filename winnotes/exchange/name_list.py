"""A short list of names with a few columns beside them: CSV, or rows copied from anywhere. Headings may be missing."""

from collections.abc import Mapping, Sequence

from winnotes.core.errors import WinNotesError
from winnotes.core.text import folded, one_line
from winnotes.exchange.csv_reader import read_csv_table
from winnotes.exchange.csv_text import csv_bytes, unguarded

MAX_BYTES = 4 * 2**20


def read_name_list(data: bytes, name: str, columns: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Return the rows of a list by column; `columns` are the words a heading may have for each, folded.

    Where no heading is known the columns go by their order. Raises WinNotesError `names_refused` where no row has
    anything in the first column.
    """
    if len(data) > MAX_BYTES:
        raise WinNotesError("names_refused", file=name)
    table = read_csv_table(data)
    known = {word: column for column, words in columns.items() for word in (folded(column), *words)}
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


def write_name_list(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Return a list as CSV, its columns in this order."""
    return csv_bytes([columns, *([row.get(column, "") for column in columns] for row in rows)])

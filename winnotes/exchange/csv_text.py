"""CSV as text: cells quoted by RFC 4180, and guarded where a spreadsheet would run them."""

import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
QUOTE, TWO_QUOTES = '"', '""'
_RUNS = re.compile("[\\s'\u200b\ufeff]*[=+\\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?", re.ASCII)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run `text`: it begins with = + - @ TAB or CR and is no plain number.

    Blanks, full-width forms and `'` before the sign do not hide it.
    """
    return _RUNS.match(text) is not None and _NUMBER.fullmatch(text) is None


def guarded(text: str) -> str:
    """Return `text` with one `'` before it where it might run."""
    return f"'{text}" if is_formula(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given: exactly one `'` is taken away, and only where it stands as a guard."""
    return text[1:] if text[:1] == "'" and is_formula(text[1:]) else text


def encoded_row(cells: Sequence[str], separator: str = ",") -> str:
    """Return the cells as one row, every one quoted, without a line end."""
    between = f'"{separator}"'
    return f'"{between.join(cell.replace(QUOTE, TWO_QUOTES) for cell in cells)}"'


def csv_bytes(
    rows: Iterable[Sequence[str]],
    *,
    separator: str = ",",
    row_end: str = "\r\n",
    has_bom: bool = True,
    is_guarded: bool = True,
) -> bytes:
    """Return a CSV in UTF-8 with every cell quoted; rows end in `row_end`, lines inside cells stay as they are."""
    lines = [BOM if has_bom else ""]
    for row in rows:
        cells = [guarded(cell) if cell else cell for cell in row] if is_guarded else row
        lines.append(encoded_row(cells, separator) + row_end)
    return "".join(lines).encode()

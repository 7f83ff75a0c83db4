"""Cells out of the text of a CSV, whoever wrote it: what parts them, and quotes read strictly or else leniently.

Every character but separators, quotes and line ends comes out in a cell, in the same order.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator

SEPARATORS = (",", ";", "\t", "|")
_STATED = re.compile(r"(\"?)sep=([^\w\"\r\n])\1(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNSEEN = "\x1f\x1e\x1d\x1c"  # what ASCII meant for parting and nobody types
_LOOKED_AT = 1_000_000  # characters in which the shape of a file shows
_TOLD_EVERY = 1_000  # rows
Progress = Callable[[float], None]  # the share that is read, 0 to 1


def stated_separator(text: str) -> tuple[str, int]:
    """Return (the separator that a first line `sep=;` states, or "", and where the cells begin)."""
    match = _STATED.match(text)
    return (match[2], match.end()) if match else ("", 0)


def separator_of(text: str, known: Collection[str] = ()) -> str:
    """Return what parts the cells: what gives the most `known` names in the first line, else the steadiest shape.

    The shape is steadiest where most rows are as wide as most rows are, and so is the first; a sentence with
    commas in one cell is outvoted by the rows around it. A file of one column is parted by what is not in it.
    """
    start = text if len(text) <= _LOOKED_AT else text[: text.rfind("\n", 0, _LOOKED_AT) + 1 or _LOOKED_AT]
    present = [one for one in SEPARATORS if one in start]
    named = {one: sum(cell.strip() in known for cell in _first(start, one)) for one in present if known}
    if any(named.values()):
        return max(named, key=lambda one: named[one])
    shapes = {one: _shape([row for row in _leniently(start, one) if any(row)]) for one in present}
    steady = {one: shape for one, shape in shapes.items() if shape and shape[0] > 0.5}
    if steady:
        return max(steady, key=lambda one: steady[one])
    return next((one for one in (*SEPARATORS, *_UNSEEN) if one not in text), ",")


def _first(text: str, separator: str) -> list[str]:
    return next((row for row in _leniently(text, separator) if any(row)), [])


def _shape(rows: list[list[str]]) -> tuple[float, bool, int] | None:
    """Return (share of rows of the commonest width, whether the first has it, that width), None for one column."""
    widths = Counter(len(row) for row in rows)
    if not widths:
        return None
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    return (count / len(rows), len(rows[0]) == width, width) if width > 1 else None


def rows_of(text: str, separator: str, on_progress: Progress | None = None) -> tuple[list[list[str]], int]:
    """Return every row with its cells as they stand, and the row from which quotes are lenient (0: nowhere).

    `on_progress` is told the share read; what it raises ends the reading.
    """
    tell = on_progress or (lambda _share: None)
    rows: list[list[str]] = []
    before = csv.field_size_limit(max(len(text), 1))
    try:
        source = io.StringIO(text, newline="")
        for row in csv.reader(source, delimiter=separator, strict=True):
            rows.append(row)
            if len(rows) % _TOLD_EVERY == 0:
                tell(source.tell() / len(text))
    except csv.Error:
        return list(_leniently(text, separator)), len(rows) + 1
    finally:
        csv.field_size_limit(before)
    return rows, 0


def _leniently(text: str, separator: str) -> Iterator[list[str]]:
    """Yield rows; a quotation mark that neither opens a cell, closes one nor is doubled is taken for a character."""
    plain = re.compile(rf"[^\r\n{re.escape(separator)}]*")
    at, row, is_closable = 0, list[str](), True
    while at < len(text):
        quoted = _quoted(text, at, separator) if text[at] == '"' and is_closable else None
        if text[at] == '"' and quoted is None:
            is_closable = False  # no later one closes either
        if quoted is None:
            match = plain.match(text, at)
            cell, at = (match[0], match.end()) if match else ("", at)
        else:
            cell, at = quoted
        row.append(cell)
        if text.startswith(separator, at):
            at += 1
            if at == len(text):
                row.append("")
            continue
        end = _LINE_END.match(text, at)
        at = end.end() if end else at
        yield row if row != [""] else []
        row = []
    if row:
        yield row


def _quoted(text: str, start: int, separator: str) -> tuple[str, int] | None:
    """Return (cell, where it ends) of the quoted cell that begins at `start`, or None where nothing closes it."""
    at, pieces = start + 1, list[str]()
    while (mark := text.find('"', at)) >= 0:
        pieces.append(text[at:mark])
        follows = text[mark + 1 : mark + 2]
        if follows in ("", separator, "\r", "\n"):
            return "".join(pieces), mark + 1
        pieces.append('"')
        at = mark + (2 if follows == '"' else 1)
    return None

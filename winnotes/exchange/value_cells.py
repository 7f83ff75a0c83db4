"""A typed value as cells of a table and back, exactly: what was said in one cell, what was read in a cell per part.

The said cell holds the one-line parts joined by `; ` on its first line, then each row on a line of its own.
"""

from collections.abc import Callable, Sequence

from winnotes.core.guide import Part, Question
from winnotes.core.value import Row, Value, value_of
from winnotes.core.version import Json
from winnotes.exchange.cells import joined, reading_cells, reading_in, split, suffixes

Spelling = Callable[[Part, Json], tuple[str, ...]]


def said_cell(question: Question, value: Value) -> str:
    """Return what was said: the one-line parts on the first line, then each row on a line of its own."""
    lines = [[value.text(part.key) for part in question.fields]] if question.fields else []
    if question.rows:
        columns = question.rows.columns
        lines += [[row.get(column.key, "") for column in columns] for row in value.rows(question.rows.key)]
    return "\n".join(joined(_trimmed(line)) for line in lines)


def _trimmed(entries: list[str]) -> list[str]:
    while entries and not entries[-1]:
        entries.pop()
    return entries


def said_in(question: Question, cell: str) -> dict[str, Json]:
    """Return what a cell says per part; undoes `said_cell`."""
    lines = cell.split("\n") if cell else []
    said: dict[str, Json] = {}
    if question.fields and lines:
        said |= _filled(question.fields, lines.pop(0))
    if question.rows and lines:
        rows: list[Json] = [dict(_filled(question.rows.columns, line)) for line in lines]
        said[question.rows.key] = rows
    return said


def _filled(parts: Sequence[Part], line: str) -> Row:
    return {part.key: text for part, text in zip(parts, split(line), strict=False) if text}


def value_cells(question: Question, content: Json) -> tuple[str, ...]:
    """Return the cells of a typed value: said, then what was read per part, then state and provenance.

    Raises DoesNotFit where a reading has another shape than its part. Anything else that is odd shows when
    `value_in` gives another content.
    """
    value = value_of(content)
    cells = [said_cell(question, value)]
    for part in question.fields:
        reading = value.read.get(part.key)
        cells += [""] * len(suffixes(part.kind)) if reading is None else coded(part, reading)
    if question.rows:
        cells += rows_cells(question.rows, value.read.get(question.rows.key))
    return (*cells, "" if value.state == "open" else value.state, value.provenance)


def coded(part: Part, reading: Json) -> tuple[str, ...]:
    """Return the cells of what was read in a part, spelled with its codes. Raises DoesNotFit."""
    return reading_cells(part.kind, reading)


def rows_cells(rows: Part, readings: Json, spell: Spelling = coded) -> list[str]:
    """Return one cell per column and suffix, with an entry per row; "" where no row has any."""
    cells: list[str] = []
    found = [row if isinstance(row, dict) else {} for row in readings] if isinstance(readings, list) else []
    for column in rows.columns:
        blank = ("",) * len(suffixes(column.kind))
        read = [blank if row.get(column.key) is None else spell(column, row[column.key]) for row in found]
        entries = zip(*read, strict=True) if read else blank
        cells += [joined(column_entries) if any(column_entries) else "" for column_entries in entries]
    return cells


def value_in(question: Question, cells: Sequence[str]) -> Json:
    """Return the content that stands in the cells of a question; undoes `value_cells`."""
    said = said_in(question, cells[0])
    read: dict[str, Json] = {}
    at = 1
    for part in question.fields:
        end = at + len(suffixes(part.kind))
        if part.key in said:
            read[part.key] = reading_in(part.kind, cells[at:end])
        at = end
    rows = said.get(question.rows.key) if question.rows else None
    if question.rows and isinstance(rows, list):
        read[question.rows.key] = _rows_in(question.rows, rows, cells[at:-2])
    return {"state": cells[-2] or "open", "said": said, "read": read, "provenance": cells[-1]}


def _rows_in(part: Part, said: list[Json], cells: Sequence[str]) -> list[Json]:
    readings: list[dict[str, Json]] = [{} for _row in said]
    at = 0
    for column in part.columns:
        end = at + len(suffixes(column.kind))
        entries = [split(cell) + [""] * len(said) for cell in cells[at:end]]
        at = end
        for number, row in enumerate(said):
            if isinstance(row, dict) and column.key in row:
                readings[number][column.key] = reading_in(column.kind, [entry[number] for entry in entries])
    return list(readings)

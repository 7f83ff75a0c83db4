"""Rows over all voices: an objection two people noted is one objection, and a cell they fill unlike says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from winnotes.core.guide import Part
from winnotes.core.interview import Answer, Interview
from winnotes.core.value import Value
from winnotes.core.version import Json, canonical
from winnotes.core.voice import United, name_of, unite_part


@dataclass(frozen=True, slots=True)
class Cell:
    """What one voice put into one cell: `reading` is what was understood, None where nothing was."""

    column: Part
    person: str
    typed: str
    reading: Json


@dataclass(slots=True)
class Row:
    """One row over all voices: its `cells` by column, and the `keys` of the questions it was noted under."""

    cells: dict[str, list[Cell]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def settled(self, column: str) -> United:
        """Return the reading all voices share in a column; `differs` where they read unlike; None where none is."""
        told = [cell for cell in self.cells.get(column, ()) if cell.reading is not None]
        return unite_part(told[0].column, [cell.reading for cell in told]) if told else United()

    def spelling(self, column: str) -> str:
        """Return what was typed in a column: of several spellings the first in the alphabet, whoever's it is."""
        return min((cell.typed.strip() for cell in self.cells.get(column, ())), default="")


def rows_in(interview: Interview, keys: Iterable[str]) -> list[Row]:
    """Return the rows of these questions over all voices, united by what stands in their first column."""
    asked = interview.guide.by_key
    return rows_over([interview.answer(key) for key in keys if key in asked])


def rows_over(answers: Iterable[Answer], same: Mapping[str, str] | None = None) -> list[Row]:
    """Return the rows of these answers over all voices, united by what stands in their first column.

    `same` gives for names that are of one thing the name it goes by: a content piece that was joined with another.
    """
    found: dict[str, Row] = {}
    for answer in answers:
        if part := answer.question.rows:
            for voice, value in zip(answer.voices, answer.values, strict=True):
                for name, cells in noted(part, value, voice.person):
                    row = found.setdefault(name_of(same[name]) if same and name in same else name, Row())
                    row.keys.add(answer.question.key)
                    for cell in cells:
                        row.cells.setdefault(cell.column.key, []).append(cell)
    return list(found.values())


def noted(part: Part, value: Value, person: str) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield each row of one voice under its name; a row without one is known by all it says."""
    readings = value.read.get(part.key)
    for said, read in zip_longest(value.rows(part.key), readings if isinstance(readings, list) else []):
        typed, understood = said or {}, read if isinstance(read, dict) else {}
        cells = [
            Cell(column, person, words, reading)
            for column in part.columns
            for words, reading in ((typed.get(column.key, ""), understood.get(column.key)),)
            if words.strip() or reading not in (None, "")
        ]
        if cells:
            first = cells[0] if cells[0].column is part.columns[0] else None
            yield _name(first) if first else _nameless(cells), cells


def _name(cell: Cell) -> str:
    return name_of(cell.reading if isinstance(cell.reading, str) else cell.typed) or canonical(cell.reading)


def _nameless(cells: Sequence[Cell]) -> str:
    return "\0" + canonical(
        {one.column.key: one.typed.strip() if one.reading is None else one.reading for one in cells}
    )

"""Answers on which several voices meet in merged files: those that agree by themselves, those that are to be agreed.

Rows are compared as text first: only cells that are unlike are read.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from winnotes.core.changes import IsEqual, equal_under
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.value import Value, value_of
from winnotes.core.version import Version
from winnotes.exchange.column import LEADING, Spread, Table
from winnotes.exchange.csv_text import QUOTE, TWO_QUOTES, encoded_row, unguarded
from winnotes.exchange.team_csv import AGREED

Told = tuple[str, Sequence[str]]  # a person (or AGREED) and the raw cells of a row


class Met(NamedTuple):
    """How many answers agree by themselves, how many voices differ on."""

    agree: int = 0
    unlike: int = 0


def met_in(notebook: Notebook, guide_of: Callable[[str], Guide]) -> Met:
    """Return the answers of a notebook on which several voices meet; `guide_of` gives an interview's guide."""
    equal: dict[str, IsEqual] = {}
    found = [
        equal.setdefault(guide.id, equal_under(guide))(heads)
        for subject in notebook.subjects("i")
        for guide in [guide_of(subject)]
        for field, known in notebook.fields(subject).items()
        if len(known) > 1 and field in guide.by_key
        if len(heads := [head for head in known if _says(value_of(head.content))]) > 1
        and not any(head.is_agreed for head in heads)
    ]
    return Met(sum(found), len(found) - sum(found))


def met_in_rows(interviews: Iterable[Sequence[Told]], table: Table, guide: Guide) -> Met:
    """Return the same for rows, those of an interview together.

    What found no cells of its own, and went into `more`, is not seen.
    """
    is_equal, places = equal_under(guide), list(_places(table))
    found = [
        _agree(spread, voices, is_equal)
        for rows in interviews
        for spread, place in places
        if len(voices := _voices(rows, place)) > 1
    ]
    return Met(sum(found), len(found) - sum(found))


def _says(value: Value) -> bool:
    """Whether a voice says anything at all: one that is silent meets nobody."""
    is_read = any(reading is not None for reading in value.read.values())
    return value.state != "open" or bool(value.provenance) or any(value.said.values()) or is_read


def raw_cells(row: bytes, count: int) -> list[str]:
    """Return the `count` cells of a row we wrote, guards and doubled quotes still on: `plain` takes them off."""
    cells = row.decode()[1:-1].split('","')
    if len(cells) != count:  # one of them holds what stands between two
        return [encoded_row([cell])[1:-1] for cell in next(csv.reader([row.decode()], strict=True))]
    return cells


def plain(cell: str) -> str:
    """Return what a raw cell says."""
    return unguarded(cell.replace(TWO_QUOTES, QUOTE))


def _places(table: Table) -> Iterator[tuple[Spread, slice]]:
    at = len(LEADING)
    for spread in table.spreads:
        if spread.question is not None:
            yield spread, slice(at, at + len(spread.columns))
        at += len(spread.columns)


def _voices(rows: Sequence[Told], place: slice) -> list[tuple[str, ...]]:
    """Return what each row says in these cells, nothing where it was agreed."""
    said = [(person, tuple(cells[place])) for person, cells in rows if any(cells[place])]
    return [] if any(person == AGREED for person, _cells in said) else [cells for _person, cells in said]


def _agree(spread: Spread, voices: Sequence[tuple[str, ...]], is_equal: IsEqual) -> bool:
    if len(set(voices)) == 1:
        return True
    heads = [
        Version("i", spread.field, f"p{n}.k", 1, {}, spread.read([*map(plain, one)]))
        for n, one in enumerate(voices)
    ]
    return is_equal(heads)

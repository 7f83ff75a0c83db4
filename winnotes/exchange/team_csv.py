"""The CSV a team merges: a row per interview and person, every cell readable, every version whole.

Cells hold contents, the last column what makes them versions again (docs/team_csv.md says how). What has no cell
of its own travels as JSON in `more`, so nothing is left out and nothing is cut.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.column import LEADING, TRAILING, Spread, Table, table_of
from winnotes.exchange.csv_text import BOM, encoded_row, guarded
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.revision import revisions_cell, spelled
from winnotes.exchange.row_seal import sealed
from winnotes.exchange.scrap_line import scrap_line

AGREED = "agreed"
ROW_END = b"\r\n"
Order = tuple[bool, str, bool, str, int]  # where a row comes: order_of
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Cells(list[Json]):
    """The cells of a field as they stand in a file, in place of its content: they are moved without being read."""


class ScrapText(str):
    """The line of a scrap as it stands in a file, in place of its content."""


@dataclass(slots=True)
class Row:
    """One row: what one person (or the agreement) says of one interview, by (subject, field)."""

    home: str
    person: str
    versions: dict[tuple[str, str], Version] = field(default_factory=dict)


def write_team_csv(notebook: Notebook, guide: Guide) -> bytes:
    """Return the team CSV of everything in `notebook`, answers spread over the columns of `guide`.

    UTF-8 with BOM, RFC 4180, every cell quoted, rows end in CRLF and lines inside cells in LF; texts a
    spreadsheet would run carry one `'`, every row a seal. The same notebook gives the same bytes.
    """
    header, *rows = team_rows(notebook, guide)
    return file_of([header_bytes(header), *map(row_bytes, rows)])


def file_of(rows: Iterable[bytes]) -> bytes:
    """Return encoded rows (the header first) as a file."""
    return b"".join((BOM.encode(), *(piece for row in rows for piece in (row, ROW_END))))


def header_bytes(names: Iterable[str]) -> bytes:
    """Return the encoded header."""
    return encoded_row(list(names)).encode()


def row_bytes(cells: Iterable[str]) -> bytes:
    """Return a row of cells guarded, encoded and sealed."""
    return sealed(encoded_row([guarded(cell) if cell else cell for cell in cells]).encode())


def team_rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
    """Yield the header, then the rows, as they are before quoting and guarding."""
    table = table_of(guide).with_texts(text_fields(notebook))
    people = names_in(notebook)
    yield [*LEADING, *(column.name for column in table.columns), *TRAILING]
    for row in arranged(notebook, first_homes(notebook)):
        yield row_cells(row, table, people)


def row_cells(row: Row, table: Table, people: Mapping[str, str]) -> list[str]:
    """Return the cells of a row, as they are before quoting and guarding; `people` are names by id."""
    return [row.home, row.person, people.get(row.person, ""), *_cells(row, table)]


def text_fields(notebook: Notebook) -> Iterator[str]:
    """Yield fields of interviews that may get a column though the guide does not know them: names and texts."""
    for version in notebook.of(*notebook.subjects("i")):
        if isinstance(version.content, str) and _PLAIN_NAME.fullmatch(version.field):
            yield version.field


def first_homes(notebook: Notebook) -> dict[str, str]:
    """Return the first interview of everybody who wrote in one, by person."""
    homes: dict[str, str] = {}
    for subject in notebook.subjects("i"):
        for heads in notebook.fields(subject).values():
            for version in heads:
                homes.setdefault(row_person(version), subject)
    return homes


def row_person(version: Version) -> str:
    """Return whose row a version stands in."""
    return AGREED if version.is_agreed else version.person


def order_of(home: str, person: str, depth: int = 0) -> Order:
    """Return where a row comes in the file: interviews, then other subjects; agreements last in each."""
    return (home[:1] != "i", home, person == AGREED, person, depth)


def arranged(versions: Iterable[Version], homes: Mapping[str, str]) -> list[Row]:
    """Return the rows of a union's versions in the order of the file; `homes` are the first interviews, by person.

    What is said of a person (their name) travels in the first row of whoever said it, so that one lunch
    stays one row a person. A second head of a field opens a further row.
    """
    rows: dict[tuple[str, str, int], Row] = {}
    for version in versions:
        person, home = row_person(version), version.subject
        _place(rows, homes.get(person, home) if home.startswith("p") else home, person, version)
    return [rows[key] for key in sorted(rows, key=lambda key: order_of(*key))]


def _place(rows: dict[tuple[str, str, int], Row], home: str, person: str, version: Version) -> None:
    name, depth = (version.subject, version.field), 0
    while name in (row := rows.setdefault((home, person, depth), Row(home, person))).versions:
        depth += 1
    row.versions[name] = version


def _cells(row: Row, table: Table) -> list[str]:
    """Return the cells of a row after the leading columns."""
    left = dict(row.versions)
    cells: list[str] = []
    for spread in table.spreads:
        version = left.get((row.home, spread.field))
        found = _spread(spread, version.content) if version else None
        if found is not None:
            del left[row.home, spread.field]
        cells += found or ("",) * len(spread.columns)
    scraps = {
        name: line for name, version in left.items() if name[0] == row.home and (line := _scrap(version))
    }
    more: dict[str, Json] = {
        spelled(version, row.home): version.content for name, version in left.items() if name not in scraps
    }
    cells += ["\n".join(scraps[name] for name in sorted(scraps)), canonical(more) if more else ""]
    return [*cells, revisions_cell(row.versions.values(), row.home)]


def _spread(spread: Spread, content: Json) -> Sequence[str] | None:
    if isinstance(content, Cells):
        return [str(cell) for cell in content]
    return None if isinstance(content, ScrapText) else spread.cells(content)


def _scrap(version: Version) -> str:
    content = version.content
    return content if isinstance(content, ScrapText) else scrap_line(version.field, content)

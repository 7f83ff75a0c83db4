"""The CSV a team merges: a row per interview and person, every cell readable, every version whole.

Cells hold contents, the last column what makes them versions again (docs/team_csv.md says how). What has no cell
of its own travels as JSON in `more`, so nothing is left out and nothing is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.column import LEADING, TRAILING, Table, table_of
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.revision import revisions_cell, spelled
from winnotes.exchange.scrap_line import scrap_line

AGREED = "agreed"
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(slots=True)
class Row:
    """One row: what one person (or the agreement) says of one interview, by (subject, field)."""

    home: str
    person: str
    versions: dict[tuple[str, str], Version] = field(default_factory=dict)


def write_team_csv(notebook: Notebook, guide: Guide) -> bytes:
    """Return the team CSV of everything in `notebook`, answers spread over the columns of `guide`.

    UTF-8 with BOM, RFC 4180, every cell quoted, rows end in CRLF and lines inside cells in LF; texts a
    spreadsheet would run carry one `'`. The same notebook gives the same bytes.
    """
    return csv_bytes(team_rows(notebook, guide))


def team_rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
    """Yield the header, then the rows, as they are before quoting and guarding."""
    table = table_of(guide).with_texts(_text_fields(notebook))
    people = names_in(notebook)
    yield [*LEADING, *(column.name for column in table.columns), *TRAILING]
    for row in arranged(notebook):
        yield [row.home, row.person, people.get(row.person, ""), *_cells(row, table)]


def _text_fields(notebook: Notebook) -> Iterator[str]:
    """Yield fields of interviews that may get a column though the guide does not know them: names and texts."""
    for version in notebook.of(*notebook.subjects("i")):
        if isinstance(version.content, str) and _PLAIN_NAME.fullmatch(version.field):
            yield version.field


def arranged(notebook: Notebook) -> list[Row]:
    """Return the rows in the order of the file: interviews, then other subjects; agreements last in each.

    What is said of a person (their name) travels in the first row of whoever said it, so that one lunch
    stays one row a person. A second head of a field opens a further row.
    """
    rows: dict[tuple[str, str, int], Row] = {}
    first_home: dict[str, str] = {}
    for version in notebook:  # sorted: interviews `i…` come before people `p…`
        person = AGREED if version.is_agreed else version.person
        home = version.subject
        if home.startswith("i"):
            first_home.setdefault(person, home)
        if home.startswith("p"):
            home = first_home.get(person, home)
        _place(rows, home, person, version)
    ordered = sorted(rows, key=lambda key: (key[0][:1] != "i", key[0], key[1] == AGREED, *key[1:]))
    return [rows[key] for key in ordered]


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
        found = spread.cells(version.content) if version else None
        if found is not None:
            del left[row.home, spread.field]
        cells += found or ("",) * len(spread.columns)
    scraps = {
        name: line
        for name, version in left.items()
        if name[0] == row.home and (line := scrap_line(version.field, version.content))
    }
    more: dict[str, Json] = {
        spelled(version, row.home): version.content for name, version in left.items() if name not in scraps
    }
    cells += ["\n".join(scraps[name] for name in sorted(scraps)), canonical(more) if more else ""]
    return [*cells, revisions_cell(row.versions.values(), row.home)]

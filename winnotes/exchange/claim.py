"""What the cells of one row of a team CSV say of each field, before any revision vouches for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from winnotes.core.version import Json
from winnotes.exchange.column import Table
from winnotes.exchange.revision import named
from winnotes.exchange.scrap_line import scrap_in, scrap_line
from winnotes.exchange.sheet import Line
from winnotes.exchange.version_json import Refusal, read_json

Name = tuple[str, str]  # (subject, field)


@dataclass(frozen=True, slots=True)
class Claim:
    """A content and the (first) column it stands in.

    `is_blank`: all its cells are empty. `is_exact`: we would write that content in these very cells; anything
    else was changed by somebody.
    """

    column: str
    content: Json
    is_blank: bool = False
    is_exact: bool = True


def claims_in(line: Line, table: Table) -> Iterator[tuple[Name, Claim]]:
    """Yield what each cell or group of cells says; a field carried in `more` may be named a second time.

    Groups with a missing column say nothing. Raises Refusal where `more` cannot be read.
    """
    home = line.cells["interview"]
    for spread in table.spreads:
        names = [column.name for column in spread.columns]
        if all(name in line.cells for name in names):
            cells = tuple(line.cells[name] for name in names)
            content = spread.read(cells)
            is_blank = not any(cells)
            is_exact = line.is_sealed or is_blank or spread.cells(content) == cells
            yield (home, spread.field), Claim(names[0], content, is_blank, is_exact)
    for text in filter(None, line.cells.get("scraps", "").split("\n")):
        name, content = scrap_in(text)
        yield (home, name), Claim("scraps", content, is_exact=scrap_line(name, content) == text)
    for spelling, content in _more(line.cells["more"]).items():
        yield named(spelling, home), Claim("more", content)


def _more(cell: str) -> dict[str, Json]:
    found = read_json(cell) if cell else {}
    if isinstance(found, dict):
        return found
    raise Refusal("not_json")

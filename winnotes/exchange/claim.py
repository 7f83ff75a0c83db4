"""What the cells of one row of a team CSV say of each field, before any revision vouches for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.version import Json
from winnotes.exchange.cells import split
from winnotes.exchange.column import Column, Spread
from winnotes.exchange.revision import named
from winnotes.exchange.scrap_line import scrap_in, scrap_line
from winnotes.exchange.sheet import Line
from winnotes.exchange.undoing import origins
from winnotes.exchange.version_json import Refusal, read_json

Name = tuple[str, str]  # (subject, field)


@dataclass(frozen=True, slots=True)
class Claim:
    """The cells of one field, "" where one is empty or its column missing, and how they are read.

    `spread` says so; content that travels as JSON (`more`) has none. A scrap is spread over one cell, its line.
    """

    column: str
    cells: tuple[str, ...]
    spread: Spread | None
    content: Json
    is_absent: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any cell."""
        return self.spread is not None and not any(self.cells)

    def column_at(self, place: int) -> str:
        """Return the name of the column at a place."""
        columns = self.spread.columns if self.spread else ()
        return columns[place].name if self.column != "scraps" and place < len(columns) else self.column


def claim_of(spread: Spread, line: Line) -> Claim:
    """Return what the cells of `spread` say in a row."""
    cells = tuple([line.cells.get(column.name, "") for column in spread.columns])
    is_absent = not all(column.name in line.cells for column in spread.columns)
    return Claim(spread.columns[0].name, cells, spread, spread.read(cells), is_absent)


def scrap_claims(line: Line) -> dict[str, Claim]:
    """Return what each line of the cell `scraps` says, by field."""
    found = {}
    for text in filter(None, line.cells.get("scraps", "").split("\n")):
        field, content = scrap_in(text)
        found[field] = Claim("scraps", (text,), scrap_spread(field), content)
    return found


def scrap_spread(field: str) -> Spread:
    """Return the spread of a scrap: one cell that holds its line."""
    return Spread(
        field,
        (Column("scraps", ""),),
        lambda content: (scrap_line(field, content),),
        lambda cells: scrap_in(cells[0])[1],
    )


def has_room(claim: Claim) -> bool:
    """Whether a claim that nobody vouches for can be one: a line among the scraps must be made as a scrap's line."""
    return claim.column != "scraps" or any(split(claim.cells[0])[3:])


def more_claims(line: Line) -> dict[Name, Claim]:
    """Return what `more` says by (subject, field). Raises Refusal where it cannot be read in any spelling."""
    cell, home = line.cells["more"], line.cells["interview"]
    found = _first_object(origins(cell)) if cell else {}
    return {named(spelling, home): Claim("more", (), None, content) for spelling, content in found.items()}


def _first_object(spellings: Iterable[str]) -> Mapping[str, Json]:
    refusal = Refusal("not_json")
    for at, spelled in enumerate(spellings):
        try:
            found = read_json(spelled)
        except Refusal as error:
            refusal = error if at == 0 else refusal
        else:
            if isinstance(found, dict):
                return found
    raise refusal

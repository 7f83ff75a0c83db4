"""Takes a sealed row apart into versions whose contents are still cells: a merge moves them without reading them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from winnotes.core.version import Json, Version
from winnotes.exchange.column import LEADING, Spread, Table
from winnotes.exchange.csv_text import unguarded
from winnotes.exchange.revision import Revision, named, read_revisions
from winnotes.exchange.scrap_line import scrap_in
from winnotes.exchange.team_csv import Cells, ScrapText
from winnotes.exchange.version_json import Refusal, read_json

_SCRAPS, _MORE, _REVISIONS = -3, -2, -1  # where the trailing columns stand


def versions_moved(row: bytes, home: str, table: Table) -> Iterator[Version]:
    """Yield the versions of a sealed row of subject `home`, each with its cells in place of its content.

    Ids are believed: the seal vouches for the row. Raises Refusal, ValueError or LookupError where it was sealed
    by another hand than ours.
    """
    cells = tuple(unguarded(cell) for cell in next(csv.reader([row.decode()], strict=True)))
    taken = _Taken(home, cells, dict(_places(table)), _scraps(cells[_SCRAPS]), _more(cells[_MORE], home))
    for stated in read_revisions(cells[_REVISIONS], home):
        yield Version(
            stated.subject, stated.field, stated.writer, stated.n, stated.replaces, taken.content(stated),
            stated.via, stated.at, stated.id,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Taken:
    home: str
    cells: tuple[str, ...]
    places: dict[str, tuple[Spread, slice]]
    scraps: dict[str, str]
    more: dict[tuple[str, str], Json]

    def content(self, stated: Revision) -> Json:
        """Return what stands for the content. What may leave this row for another, said of a person, is read."""
        name = (stated.subject, stated.field)
        if name in self.more:
            return self.more[name]
        if stated.subject != self.home:
            raise Refusal("wrong_type")
        is_read = self.home.startswith("p")
        if stated.field in self.scraps:
            line = self.scraps[stated.field]
            return scrap_in(line)[1] if is_read else ScrapText(line)
        spread, place = self.places[stated.field]
        return spread.read(self.cells[place]) if is_read else Cells(self.cells[place])


def _places(table: Table) -> Iterator[tuple[str, tuple[Spread, slice]]]:
    at = len(LEADING)
    for spread in table.spreads:
        yield spread.field, (spread, slice(at, at + len(spread.columns)))
        at += len(spread.columns)


def _scraps(cell: str) -> dict[str, str]:
    return {scrap_in(line)[0]: line for line in cell.split("\n") if line}


def _more(cell: str, home: str) -> dict[tuple[str, str], Json]:
    found = read_json(cell) if cell else {}
    if not isinstance(found, dict):
        raise Refusal("not_json")
    return {named(spelling, home): content for spelling, content in found.items()}

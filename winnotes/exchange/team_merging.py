"""Merges team CSVs, moving as text what a merge does not change: the bytes are those of writing the union.

Sealed rows are untouched. One that replaces nothing of others' goes through as it is; where rows meet (a person
twice, an agreement, a name to place) core unites their revisions, with the cells themselves for contents. Files
without seals are read cell by cell.
"""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.column import LEADING, TRAILING, Table, table_of
from winnotes.exchange.csv_text import BOM, encoded_row, guarded, unguarded
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.moving import versions_moved
from winnotes.exchange.row_kinds import RowKinds, ids_by_row
from winnotes.exchange.row_seal import resealed, seal_of
from winnotes.exchange.row_spool import Place, RowSpool
from winnotes.exchange.sheet import Note
from winnotes.exchange.team_csv import (
    AGREED,
    ROW_END,
    Order,
    arranged,
    first_homes,
    header_bytes,
    order_of,
    row_bytes,
    row_cells,
    row_person,
    text_fields,
)
from winnotes.exchange.team_reading import without_rings
from winnotes.exchange.version_json import Refusal
from winnotes.exchange.voices_met import Met, met_in_rows, raw_cells

_CELL = rb'"((?:[^"]|"")*)"'
_START = re.compile(rb"%s,%s,%s," % (_CELL, _CELL, _CELL))
_LAST = b',"'


class Sealed(NamedTuple):
    """A sealed row: the interview (or other subject) and person it is of, the name it shows, where it lies.

    `is_alone`: it says nothing of people and replaces nobody else's versions. `file` and `number` say where it
    came from first; the header is row 1.
    """

    home: str
    person: str
    name: str
    seal: bytes
    place: Place
    is_alone: bool
    file: str
    number: int


Rows = dict[Order, Sealed | list[str]]


def _is_alone(home: str, person: str, row: bytes) -> bool:
    """Whether every version the row's revisions replace is its own person's, and none speaks of another subject.

    Revisions hold no quotes, and an equals sign only where a version is replaced or a token is named.
    """
    revisions = row[row.rindex(_LAST) + len(_LAST) :]
    owner = quote(person, safe="").encode()
    named_tokens = sum(revisions.count(name) for name in (b" at=", b" via=", b" seal="))
    named_tokens += revisions.startswith((b"at=", b"via="))
    own = revisions.count(b"<%s." % owner) + revisions.count(b",%s." % owner)
    may_meet = person == AGREED or home.startswith("p") or b"/" in revisions
    return not may_meet and own == revisions.count(b"=") - named_tokens


def rows_in(data: bytes, header: bytes) -> list[bytes] | None:
    """Return the rows of a team CSV with this `header`, or None where its shape is not the one we write.

    A cell of ours never holds a carriage return: wherever one stands before a line feed, a row ends.
    """
    head, *rows = data.split(ROW_END)
    return rows[:-1] if head == BOM.encode() + header and rows and not rows[-1] else None


def _text(cell: bytes) -> str:
    return unguarded(cell.decode().replace('""', '"'))


class TeamMerge:
    """Everything that files brought so far, counted by `kinds`; `rows` is what the merged file holds.

    Rows wait in a spool in `folder` (the system's place for temporary files unless given).
    """

    def __init__(self, guide: Guide, folder: Path | None = None) -> None:
        self.table = table_of(guide)
        self.header = header_bytes(_header(self.table))
        self._spool = RowSpool(folder)
        self._sealed: dict[str, dict[bytes, Sealed]] = {}
        self._loose: list[Version] = []
        self._read: set[tuple[str, str]] = set()  # whose notes of which interview are among the loose
        self.kinds = RowKinds()
        self.refused: list[tuple[str, Note]] = []
        self.voices = Met()
        self._guide = guide

    def add_file(self, data: bytes, name: str = "") -> Counter[str] | None:
        """Take the team CSV `name` as text, and return how many of its rows are of which kind.

        None, having taken nothing, where it must be read cell by cell.
        """
        rows = rows_in(data, self.header)
        seals = [seal_of(row) for row in rows or ()]
        starts = [_START.match(row) for row in rows or ()]
        if rows is None or not all(seals) or not all(starts):
            return None
        kinds: Counter[str] = Counter()
        for number, (row, seal, start) in enumerate(zip(rows, seals, starts, strict=True), 2):
            if seal and start:
                kinds[self._set_aside(row, seal, start, name, number)] += 1
        kinds.pop("", None)
        return kinds

    def _set_aside(self, row: bytes, seal: bytes, start: re.Match[bytes], file: str, number: int) -> str:
        """Put the row into the spool unless it is there; return its kind, "" where it is about no interview."""
        home, person, name = map(_text, start.groups())
        group = self._sealed.setdefault(home, {})
        if seal not in group:
            is_alone = _is_alone(home, person, row)
            group[seal] = Sealed(home, person, name, seal, self._spool.add(row), is_alone, file, number)
        if not home.startswith("i"):
            return ""
        mark = self._ids(home, row) if (home, person) in self._read else seal
        return self.kinds.kind_of(home, person, mark)

    def add(self, versions: Collection[Version]) -> Counter[str]:
        """Take versions that were read from any other file, and return how many rows they make of which kind."""
        rows = ids_by_row(versions).keys() - self._read
        for home, person in rows:
            for one in self._sealed.get(home, {}).values():
                if one.person == person:
                    self.kinds.know(home, person, self._ids(home, self._spool.row(one.place)))
        self._read |= rows
        self._loose += versions
        return self.kinds.count_versions(versions)

    def _ids(self, home: str, row: bytes) -> Hashable:
        """Return what tells a sealed row from others in any kind of file: the ids of what it says of its interview."""
        try:
            return frozenset(one.id for one in versions_moved(row, home, self.table) if one.subject == home)
        except (Refusal, ValueError, LookupError):
            return row  # sealed by another hand: it is like none, and told when rows are put together

    def close(self) -> None:
        """Give the disk its room back."""
        self._spool.close()

    def rows(self) -> Iterator[bytes]:
        """Yield the header and the rows of the merged team CSV, as they stand in the file.

        Rows that meet others and whose seal somebody forged are left out and noted in `refused`, and so are
        entries that replace each other in a ring. `voices` then counts the answers on which voices meet.
        """
        apart, notebook = self._taken_apart()
        homes = self._first_homes(notebook, apart)
        named_at = {homes.get(row_person(one), "") for one in notebook.of(*notebook.subjects("p"))}
        named_at = (named_at - apart) & set(self._sealed)
        apart |= named_at
        placed = chain(notebook, self._versions_in(named_at))  # which meet nobody, and need no union
        table, people = self.table.with_texts(text_fields(notebook)), names_in(notebook)
        rows: Rows = {
            order_of(one.home, one.person): one
            for home, group in self._sealed.items()
            if home not in apart
            for one in group.values()
        }
        rows |= _made(placed, homes, table, people)
        self.voices = met_in_rows(self._meeting(rows, len(_header(table))), table, self._guide)
        yield BOM.encode() + header_bytes(_header(table))
        for _order, one in sorted(rows.items()):
            yield self._named(one, people) if isinstance(one, Sealed) else row_bytes(one)

    def _meeting(self, rows: "Rows", count: int) -> Iterator[list[tuple[str, list[str]]]]:
        """Yield (person, cells) of the rows of every interview that several have."""
        shown = ((order[1], order[3], rows[order]) for order in sorted(rows) if not order[0])
        for _home, found in groupby(shown, key=itemgetter(0)):
            several = list(found)
            if len(several) > 1:
                yield [(person, self._cells(one, count)) for _home, person, one in several]

    def _cells(self, one: Sealed | list[str], count: int) -> list[str]:
        return raw_cells(self._spool.row(one.place) if isinstance(one, Sealed) else row_bytes(one), count)

    def _taken_apart(self) -> tuple[set[str], Notebook]:
        """Return the homes whose rows cannot stay as they are, and the union of everything in them."""
        apart = {home for home, group in self._sealed.items() if _meet(list(group.values()))}
        apart |= {one.subject for one in self._loose} & set(self._sealed)
        if set(text_fields(Notebook(self._loose))) - {spread.field for spread in self.table.spreads}:
            apart = set(self._sealed)  # more columns: every row changes
        notebook, lost = without_rings(Notebook([*self._loose, *self._versions_in(apart)]))
        for home, field in sorted(lost):
            for one in self._sealed.get(home, {}).values():
                self.refused.append((one.file, Note(one.number, field, "refused")))
        return apart, notebook

    def _first_homes(self, notebook: Notebook, apart: set[str]) -> dict[str, str]:
        """Return everybody's first interview, where rows were taken apart as far as something is left of them."""
        homes = first_homes(notebook)
        for home, group in self._sealed.items():
            for one in group.values() if home.startswith("i") and home not in apart else ():
                homes[one.person] = min(home, homes.get(one.person, home))
        return homes

    def _named(self, one: Sealed, people: Mapping[str, str]) -> bytes:
        """Return a row as it was, with the name its person has by now."""
        row, name = self._spool.row(one.place), people.get(one.person, "")
        start = _START.match(row)
        if one.name == name or start is None:
            return row
        shown = encoded_row([guarded(name) if name else name]).encode()
        return resealed(row[: start.start(3) - 1] + shown + row[start.end(3) + 1 :])

    def _versions_in(self, homes: set[str]) -> Iterator[Version]:
        for home in sorted(homes):
            for one in self._sealed[home].values():
                try:
                    versions = list(versions_moved(self._spool.row(one.place), one.home, self.table))
                except (Refusal, ValueError, LookupError):
                    self.refused.append((one.file, Note(one.number, "revisions", "forged")))
                else:
                    yield from versions


def _header(table: Table) -> list[str]:
    return [*LEADING, *(column.name for column in table.columns), *TRAILING]


def _meet(group: list[Sealed]) -> bool:
    """Whether these rows of one home have to be taken apart."""
    if len({one.person for one in group}) < len(group):
        return True
    return any(not one.is_alone for one in group)


def _made(
    versions: Iterable[Version], homes: Mapping[str, str], table: Table, people: Mapping[str, str]
) -> Iterator[tuple[Order, list[str]]]:
    """Yield (order, cells) of every row that `versions` fill."""
    depths: dict[tuple[str, str], int] = {}
    for row in arranged(versions, homes):
        depth = depths[row.home, row.person] = depths.get((row.home, row.person), -1) + 1
        yield order_of(row.home, row.person, depth), row_cells(row, table, people)

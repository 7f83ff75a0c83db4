"""An archive on some engine: rows come in by a union, erased ones leave, and what follows is worked out anew."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from winnotes.core.content_piece import pieces_in, shown_names
from winnotes.core.guide import Part
from winnotes.core.insight.lead_source import LEAD_SOURCE, PART, code_of
from winnotes.core.joining import SAME_AS, canonical_ids
from winnotes.core.notebook import Notebook
from winnotes.core.text import folded
from winnotes.core.version import Version
from winnotes.core.voice import name_of
from winnotes.team.statement import CHECKS, COVERED, HEADS, LUNCHES, VIEWS, statement
from winnotes.team.table import BY_NAME, KEPT, OF_VERSIONS, VERSION, Cell, Rows, Table


class Engine(Protocol):
    """What carries an archive: tables that rows are added to, steps worked out from them, views on both.

    `is_worked_out` tells whether steps and views are there as this WinNotes makes them.
    """

    is_worked_out: bool

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add the rows that are not there yet, told apart by the table's key."""

    def rows(self, query: str) -> list[tuple[Cell, ...]]:
        """Return what a query gives."""

    def remove(self, table: Table, column: str, found: Sequence[str]) -> None:
        """Remove the rows with one of these in `column`."""

    def empty(self, table: Table) -> None:
        """Remove all rows."""

    def settle(self) -> None:
        """Take stock of what was added, for the plans of the queries to come."""

    def work_out(self, name: str, query: str) -> None:
        """Keep what a query gives under a name, in place of what was there."""

    def show(self, name: str, query: str) -> None:
        """Let a query be read under a name."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many versions were new to an archive, how many left it erased, how many interviews it tells of now."""

    new: int
    erased: int
    interviews: int


def publish(engine: Engine, rows: Rows) -> Published:
    """Take rows into the archive by the union, and work out everything that follows from them, if anything is new."""
    before = _sizes(engine)
    erased = take(engine, rows)
    sizes = _sizes(engine)
    if erased or sizes != before or not engine.is_worked_out:
        work_out(engine)
    return Published(max(0, sizes[VERSION.name] - before[VERSION.name]), erased, _count(engine, "lunch"))


def take(engine: Engine, rows: Rows) -> int:
    """Add the rows that are new, then remove what is erased; return how many versions left."""
    for name, some in rows.items():
        engine.add(BY_NAME[name], some)
    engine.settle()
    return forget_erased(engine)


def _sizes(engine: Engine) -> dict[str, int]:
    return {table.name: _count(engine, table.name) for table in KEPT}


def work_out(engine: Engine) -> None:
    """Work out heads, lunches and all the views from what is in the archive."""
    _replace(engine, "joined", sorted(_joined(engine).items()))
    _replace(engine, "known_piece", _pieces(engine))
    _work_out(engine, HEADS)
    _work_out(engine, LUNCHES)
    _replace(engine, "source", _sources(engine))
    _work_out(engine, CHECKS)
    for name in VIEWS:
        engine.show(name, statement(name))


def _count(engine: Engine, name: str) -> int:
    return int(engine.rows(f"select count(*) from {name}")[0][0] or 0)


def forget_erased(engine: Engine) -> int:
    """Remove what erasures cover from every table; return how many versions that were."""
    covered = [str(row[0]) for row in engine.rows(statement(COVERED))]
    if covered:
        for table in OF_VERSIONS:
            engine.remove(table, "version", covered)
        engine.remove(VERSION, "id", covered)
    return len(covered)


def _work_out(engine: Engine, names: Iterable[str]) -> None:
    for name in names:
        engine.work_out(name, statement(name))


def _replace(engine: Engine, name: str, rows: Sequence[tuple[Cell, ...]]) -> None:
    engine.empty(BY_NAME[name])
    engine.add(BY_NAME[name], rows)


def _joined(engine: Engine) -> dict[str, str]:
    """Return {subject: the name its group goes by}, as core joins what the archive's `same_as` heads say."""
    return canonical_ids(_told(engine, f"v.field = '{SAME_AS}'"))


def _pieces(engine: Engine) -> list[tuple[Cell, ...]]:
    """Return for every name of a content piece the one it goes by: joined ones go by one."""
    shown = shown_names(pieces_in(_told(engine, "substr(v.subject, 1, 1) = 'c'")))
    return [(name, name_of(goes_by), goes_by) for name, goes_by in sorted(shown.items())]


def _told(engine: Engine, where: str) -> Notebook:
    """Return what the archive's versions `v` that fit say, content and all."""
    found = engine.rows(
        "select v.id, v.subject, v.field, v.writer, v.n, r.writer, r.n, c.body from version v"
        f" join content c on c.version = v.id left join replaced r on r.version = v.id where {where}"
    )
    told: dict[str, tuple[str, str, str, int, str]] = {}
    replaces: dict[str, dict[str, int]] = {}
    for id, subject, field, writer, n, by, up_to, body in found:
        told[str(id)] = (str(subject), str(field), str(writer), int(n or 0), str(body))
        if by is not None:
            replaces.setdefault(str(id), {})[str(by)] = int(up_to or 0)
    return Notebook(
        Version(subject, field, writer, n, replaces.get(id, {}), json.loads(body), id=id)
        for id, (subject, field, writer, n, body) in told.items()
    )


def _sources(engine: Engine) -> list[tuple[Cell, ...]]:
    """Return what each lead source means under each guide; `=` before a source recalled: the words of its code."""
    rows: dict[tuple[Cell, ...], tuple[Cell, ...]] = {}
    parts = _source_parts(engine)
    told = engine.rows(
        "select distinct guide, crm_lead_source, 0 from lunch union"
        " select distinct v.guide, s.words, 1 from voice v join said s on s.version = v.version"
        f" where v.question = '{LEAD_SOURCE}' and s.part = '{PART}' union"
        " select distinct l.guide, s.words, 1 from single s join lunch l on l.interview = s.interview"
        f" where s.question = '{LEAD_SOURCE}' and s.part = '{PART}'"
    )
    for guide, words, is_recalled in told:
        part, said = parts.get(str(guide)), str(words or "")
        if part and said:
            rows[guide, said] = (guide, said, folded(said), code_of(said, part))
            if is_recalled:
                rows[guide, f"={said}"] = (guide, f"={said}", folded(part.codes.get(said, said)), "")
    return list(rows.values())


def _source_parts(engine: Engine) -> dict[str, Part]:
    """Return what each guide calls the lead sources."""
    found = engine.rows(
        "select p.guide, c.code, c.words from part p left join code c"
        " on c.guide = p.guide and c.question = p.question and c.part = p.part"
        f" where p.question = '{LEAD_SOURCE}' and p.part = '{PART}' order by c.place"
    )
    codes: dict[str, dict[str, str]] = {}
    for guide, code, words in found:
        codes.setdefault(str(guide), {}).update({str(code): str(words)} if code is not None else {})
    return {guide: Part(PART, "", "choice", some) for guide, some in codes.items()}

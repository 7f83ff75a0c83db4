"""Reads a tidy CSV back: whole versions, edits of what was said or noted, and what to tell of the rest.

`content` and `revisions` make a row a version again; where `content` is damaged, what is shown may still prove it.
"""

from collections.abc import Iterator, Mapping

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.claim import Claim
from winnotes.exchange.column import Spread, table_of, text_spread
from winnotes.exchange.damage import is_damage
from winnotes.exchange.edit import edited_version
from winnotes.exchange.resolving import (
    Known,
    compared,
    contents_of,
    known_version,
    nothing_known,
    proved_version,
)
from winnotes.exchange.revision import Revision, revisions_in
from winnotes.exchange.sheet import Line, Sheet, TeamCsv, read_sheet
from winnotes.exchange.team_reading import without_rings
from winnotes.exchange.tidy_csv import COLUMNS, shown_cells
from winnotes.exchange.told import Note
from winnotes.exchange.undoing import origins
from winnotes.exchange.version_json import Refusal, read_json

REQUIRED = ("subject", "content", "revisions")
_EDITED = ("text", "said", "state", "provenance")  # what a person may change
_SHOWN = frozenset(COLUMNS) - {*_EDITED, *REQUIRED}


def read_tidy_csv(data: bytes, guide: Guide, name: str = "", known: Known = nothing_known) -> TeamCsv:
    """Return what the tidy CSV `name` holds; cells that only show are compared with what they should show.

    `known` and errors are those of `read_team_csv`.
    """
    return tidy_in(read_sheet(data, name), guide, known)


def tidy_in(sheet: Sheet, guide: Guide, known: Known = nothing_known) -> TeamCsv:
    """Return what a sheet holds; raises and tells as `read_tidy_csv` does."""
    sheet.require(REQUIRED)
    spreads = table_of(guide).by_field
    notes = [Note(line.number, "", "surplus") for line in sheet.lines if line.has_surplus]
    notes += [Note(line.number, column, "damaged") for line in sheet.lines for column in line.misread]
    taken: list[tuple[Line, Version]] = []
    edits: list[Version] = []
    for line in sheet.lines:
        found, broken = revisions_in(line.cells["revisions"], line.cells["subject"])
        if broken or len(found) != 1:
            notes.append(
                Note(line.number, "revisions" if broken else "", "unreadable" if broken else "unplaced")
            )
            continue
        version, what = _version(line, found[0], spreads.get(found[0].field), known)
        notes += [Note(line.number, "content", what)] if what else []
        if version is not None:
            taken.append((line, version))
            edits += _edits(line, found[0], version, spreads.get(version.field), notes)
    notebook, lost = without_rings(Notebook([*(one for _line, one in taken), *edits]))
    everything = Notebook(one for _line, one in taken)
    expected = shown_cells((one for _line, one in taken), everything, guide)
    for (line, version), cells in zip(taken, expected, strict=True):
        notes += _misfits(line, cells)
        if (version.subject, version.field) in lost:
            notes.append(Note(line.number, "content", "refused"))
    return TeamCsv(notebook, tuple(sorted(set(notes))), sheet.notices)


def _version(
    line: Line, revision: Revision, spread: Spread | None, known: Known
) -> tuple[Version | None, str]:
    """Return the version of a row if it can be had whole, and what to tell of its `content`."""
    cell = line.cells["content"]
    try:
        content = read_json(cell)
    except Refusal as refusal:
        why = "unreadable" if refusal.reason == "not_json" else "refused"
    else:
        why = "fixed"
        try:
            return revision.version(content), ""
        except Refusal as refusal:
            if refusal.reason != "id_wrong":
                return None, "refused"
    version = proved_version(revision, _damaged(cell)) or known_version(revision, known)
    if version is None:
        version = proved_version(revision, _as_shown(line, spread))
    is_damaged = version is not None and (why == "unreadable" or is_damage(canonical(version.content), cell))
    return version, "damaged" if is_damaged else why


def _damaged(cell: str) -> Iterator[Json]:
    for spelled in origins(cell):
        try:
            yield read_json(spelled)
        except Refusal:
            continue


def _as_shown(line: Line, spread: Spread | None) -> Iterator[Json]:
    """Yield what the readable cells of the row may have said."""
    yield from origins(line.cells.get("text", ""))
    if spread is not None and spread.question is not None:
        blanks = ("",) * (len(spread.columns) - 3)
        cells = (
            line.cells.get("said", ""),
            *blanks,
            line.cells.get("state", ""),
            line.cells.get("provenance", ""),
        )
        yield from contents_of(Claim("said", cells, spread, None))


def _edits(
    line: Line, revision: Revision, version: Version, spread: Spread | None, notes: list[Note]
) -> Iterator[Version]:
    """Yield the version by which somebody edited what was noted or said, if so, and note what came of it."""
    if isinstance(version.content, str):
        spread = spread if spread and spread.question is None else text_spread(version.field, "text", "")
        cells: tuple[str, ...] = (line.cells.get("text", ""),)
    elif spread is None or spread.question is None or (known := spread.cells(version.content)) is None:
        return
    else:
        stated = (line.cells.get("state", ""), line.cells.get("provenance", ""))
        cells = (line.cells.get("said", ""), *known[1:-2], *stated)
    outcome = compared(version, Claim("text", cells, spread, version.content, is_absent=True))
    places = (
        {0: "said", len(cells) - 2: "state", len(cells) - 1: "provenance"} if len(cells) > 1 else {0: "text"}
    )
    columns = {column.name: places.get(place, "read") for place, column in enumerate(spread.columns)}
    notes += [Note(line.number, columns.get(column, column), what) for column, what in outcome.told]
    if outcome.is_edited:
        yield edited_version(revision, version.person, outcome.content, revision.at)


def _misfits(line: Line, cells: Mapping[str, str]) -> Iterator[Note]:
    """Yield a note for every cell that only shows and shows something else, and for those that are none of ours."""
    for column, cell in line.cells.items():
        if column not in COLUMNS and cell:
            yield Note(line.number, column, "extra")
        if column in _SHOWN and cell and not is_damage(cells.get(column, ""), cell):
            yield Note(line.number, column, "shown")

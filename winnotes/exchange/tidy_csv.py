"""The CSV for analysts: one row per head, readable columns first, and the content whole as JSON.

Like the team CSV it can be merged: `content` and `revisions` make every row a version again.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.column import Spread, table_of
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.fact_text import fact_text, names_in
from winnotes.exchange.revision import read_revisions, revisions_cell
from winnotes.exchange.sheet import Line, Note, Sheet, TeamCsv, read_sheet
from winnotes.exchange.version_json import Refusal, read_json, ringed

SHOWN_FACTS = ("account", "deal_name", "interviewee", "met_on")
COLUMNS = (
    "subject", *SHOWN_FACTS, "person", "person_name", "agreed", "field", "label", "state", "provenance", "said",
    "read", "text", "via", "at", "content", "revisions",
)  # fmt: skip
REQUIRED = ("subject", "content", "revisions")
_WHY = {"id_wrong": "edited", "not_json": "unreadable"}


def write_tidy_csv(notebook: Notebook, guide: Guide) -> bytes:
    """Return the tidy CSV of everything in `notebook`: quoted, guarded and encoded as the team CSV is."""
    return csv_bytes(tidy_rows(notebook, guide))


def tidy_rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
    """Yield the header, then a row per head, as they are before quoting and guarding."""
    yield list(COLUMNS)
    for cells in _cells(notebook, notebook, guide):
        yield [cells.get(name, "") for name in COLUMNS]


def _cells(versions: Iterable[Version], notebook: Notebook, guide: Guide) -> Iterator[dict[str, str]]:
    """Yield the filled cells of each version's row; `notebook` knows the names and facts to show beside it."""
    fields, people = table_of(guide).by_field, names_in(notebook)
    for subject, group in groupby(versions, key=lambda version: version.subject):
        facts = {name: fact_text(notebook.heads(subject, name)) for name in SHOWN_FACTS}
        for version in group:
            spread = fields.get(version.field)
            shown = _readable(spread, version.content)
            yield {**facts, **shown, **_stated(version), "person_name": people.get(version.person, "")}


def _stated(version: Version) -> dict[str, str]:
    return {
        "subject": version.subject,
        "person": version.person,
        "agreed": "1" if version.is_agreed else "0",
        "field": version.field,
        "via": version.via,
        "at": version.at,
        "content": canonical(version.content),
        "revisions": revisions_cell([version], version.subject),
    }


def _readable(spread: Spread | None, content: Json) -> dict[str, str]:
    """Return the cells that only show: plain text, or what was said, and what was read as `column: value` lines."""
    label = {"label": spread.columns[0].label} if spread else {}
    if isinstance(content, str):
        return {**label, "text": content}
    cells = spread.cells(content) if spread and spread.question else None
    if spread is None or cells is None:
        return label
    read = zip(spread.columns[1:-2], cells[1:-2], strict=True)
    return {
        **label,
        "said": cells[0],
        "read": "\n".join(f"{column.name}: {cell}" for column, cell in read if cell),
        "state": cells[-2],
        "provenance": cells[-1],
    }


def read_tidy_csv(data: bytes, guide: Guide, name: str = "") -> TeamCsv:
    """Return what the tidy CSV `name` holds; cells that only show are compared with what they should show.

    Raises WinNotesError `not_csv` or `csv_refused`; everything smaller becomes a note.
    """
    return tidy_in(read_sheet(data, name), guide)


def tidy_in(sheet: Sheet, guide: Guide) -> TeamCsv:
    """Return what a sheet holds; raises and notes as `read_tidy_csv` does."""
    sheet.require(REQUIRED)
    notes = [Note(line.number, "", "surplus") for line in sheet.lines if line.has_surplus]
    taken: list[tuple[Line, Version]] = []
    for line in sheet.lines:
        version = _version(line)
        if isinstance(version, Version):
            taken.append((line, version))
        else:
            notes.append(version)
    notebook = Notebook(version for _line, version in taken)
    expected = _cells((version for _line, version in taken), notebook, guide)
    for (line, _version_of), cells in zip(taken, expected, strict=True):
        notes += [
            Note(line.number, column, "edited" if column in COLUMNS else "added")
            for column, cell in line.cells.items()
            if cell != cells.get(column, "")
        ]
    lost = ringed(notebook)
    notes += [
        Note(line.number, "content", "refused") for line, one in taken if (one.subject, one.field) in lost
    ]
    kept = Notebook(one for one in notebook if (one.subject, one.field) not in lost)
    return TeamCsv(kept, tuple(sorted(notes)))


def _version(line: Line) -> Version | Note:
    """Return the version of a row, or what is wrong with it."""
    try:
        revisions = read_revisions(line.cells["revisions"], line.cells["subject"])
    except ValueError:
        return Note(line.number, "revisions", "unreadable")
    if len(revisions) != 1:
        return Note(line.number, "", "unplaced")
    try:
        return revisions[0].version(read_json(line.cells["content"]))
    except Refusal as refusal:
        return Note(line.number, "content", _WHY.get(refusal.reason, "refused"))

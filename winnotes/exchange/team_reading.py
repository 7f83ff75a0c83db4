"""Reads a team CSV back, whatever a spreadsheet and its users did to it: whole versions, edits, and what to tell.

Each id proves its cells untouched. An absent row, column or emptied cell never deletes anything.
"""

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.exchange.column import table_of
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.resolving import Known, nothing_known
from winnotes.exchange.row_reading import Columns, RowReading
from winnotes.exchange.sheet import Sheet, TeamCsv, read_sheet
from winnotes.exchange.team_csv import AGREED
from winnotes.exchange.version_json import ringed

REQUIRED = ("interview", "more", "revisions")


def read_team_csv(data: bytes, guide: Guide, name: str = "", known: Known = nothing_known) -> TeamCsv:
    """Return what the team CSV `name` holds, read with the questions of `guide`.

    `known` gives the versions of a (subject, field) that are known here, replaced ones too: what a cell held
    before it was changed. Raises WinNotesError `not_csv`; everything smaller is told.
    """
    return team_in(read_sheet(data, name), guide, known)


def team_in(sheet: Sheet, guide: Guide, known: Known = nothing_known) -> TeamCsv:
    """Return what a sheet holds; raises and tells as `read_team_csv` does."""
    sheet.require(REQUIRED)
    asked = table_of(guide)
    columns = Columns(asked.with_texts(sheet.header).by_field, frozenset(asked.by_field))
    rows = [RowReading(line, columns, known) for line in sheet.lines]
    for row in rows:
        row.read()
    if not all(row.line.is_sealed for row in rows):
        people = {one.person for row in rows for one in row.versions} - {AGREED}
        stated = {name for row in rows for name in (*row.stated, *(one.field for one in row.versions))}
        for row in rows:
            row.take_edits(people, stated)
    notebook = Notebook(version for row in rows for version in row.versions)
    names = names_in(notebook)
    notebook, lost = without_rings(notebook)
    for row in rows:
        row.check_name(names)
        row.note_lost(lost)
    return TeamCsv(notebook, tuple(sorted({note for row in rows for note in row.notes})), sheet.notices)


def without_rings(notebook: Notebook) -> tuple[Notebook, set[tuple[str, str]]]:
    """Return the notebook without the fields whose versions replace each other in a ring, and those fields."""
    lost = ringed(notebook)
    return Notebook(
        one for one in notebook if (one.subject, one.field) not in lost
    ) if lost else notebook, lost

"""Reads a team CSV back into the versions it was made of; each id proves that its cells are untouched.

What no longer fits its revision, was added, or has no place is listed and not taken: an absent row, column or
emptied cell never deletes anything.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.claim import Claim, Name, claims_in
from winnotes.exchange.column import Table, table_of
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.revision import Revision, read_revisions
from winnotes.exchange.sheet import Line, Note, Sheet, TeamCsv, read_sheet
from winnotes.exchange.team_csv import AGREED
from winnotes.exchange.version_json import Refusal, ringed

REQUIRED = ("interview", "more", "revisions")


def read_team_csv(data: bytes, guide: Guide, name: str = "") -> TeamCsv:
    """Return what the team CSV `name` holds, read with the questions of `guide`.

    Raises WinNotesError `not_csv` or `csv_refused`; everything smaller becomes a note.
    """
    return team_in(read_sheet(data, name), guide)


def team_in(sheet: Sheet, guide: Guide) -> TeamCsv:
    """Return what a sheet holds; raises and notes as `read_team_csv` does."""
    sheet.require(REQUIRED)
    asked = table_of(guide)
    table = asked.with_texts(sheet.header)
    rows = [_RowReading(line, frozenset(asked.by_field)) for line in sheet.lines]
    for row in rows:
        row.read(table)
    notebook = Notebook(version for row in rows for version in row.versions)
    people, lost = names_in(notebook), ringed(notebook)
    for row in rows:
        row.check_person(people)
        row.note_lost(lost)
    taken = Notebook(one for one in notebook if (one.subject, one.field) not in lost)
    return TeamCsv(taken, tuple(sorted(note for row in rows for note in row.notes)))


@dataclass(slots=True)
class _RowReading:
    """One row on its way to versions. `asked` are the fields the guide itself has columns for."""

    line: Line
    asked: frozenset[str]
    versions: list[Version] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def read(self, table: Table) -> None:
        if self.line.has_surplus:
            self._note("", "surplus")
        try:
            revisions = read_revisions(self.line.cells["revisions"], self.line.cells["interview"])
        except ValueError:
            self._note("revisions", "unreadable")
            return
        if not revisions:
            self._note("", "unplaced")
            return
        claims = self._claims(table)
        for revision in revisions:
            self._take(revision, claims.pop((revision.subject, revision.field), None))
        self._note_rest(claims)

    def check_person(self, people: Mapping[str, str]) -> None:
        """Note a person or a name that is not the one the versions of the row speak of."""
        for person in {AGREED if version.is_agreed else version.person for version in self.versions}:
            if self.line.cells.get("person", person) != person:
                self._note("person", "edited")
            name = people.get(person, "")
            if self.line.cells.get("person_name", name) != name:
                self._note("person_name", "edited")

    def note_lost(self, lost: Set[Name]) -> None:
        """Note the versions of fields of which nothing is left."""
        for version in self.versions:
            if (version.subject, version.field) in lost:
                self._note(version.field, "refused")

    def _note(self, column: str, what: str) -> None:
        self.notes.append(Note(self.line.number, column, what))

    def _claims(self, table: Table) -> dict[Name, Claim]:
        claims: dict[Name, Claim] = {}
        try:
            for name, claim in claims_in(self.line, table):
                if name in claims and not claims[name].is_blank:
                    self._note(claims[name].column, "added")
                claims[name] = claim
        except Refusal:
            self._note("more", "unreadable")
        return claims

    def _take(self, revision: Revision, claim: Claim | None) -> None:
        if claim is None:
            self._note(revision.field, "absent")
            return
        try:
            self.versions.append(revision.version(claim.content))
        except Refusal as refusal:
            self._note(claim.column, self._why(refusal, revision, claim))
            return
        if not claim.is_exact:  # the version is whole, but the cell says more or the same in another spelling
            self._note(claim.column, "edited")

    def _why(self, refusal: Refusal, revision: Revision, claim: Claim) -> str:
        if refusal.reason != "id_wrong":
            return "refused"
        if claim.is_blank:
            return "emptied"
        return "unknown" if self._is_foreign(revision.field) else "edited"

    def _is_foreign(self, field_name: str) -> bool:
        """Whether the field is a question of a guide that is not here."""
        return field_name not in self.asked and f"{field_name}_state" in self.line.cells

    def _note_rest(self, claims: Mapping[Name, Claim]) -> None:
        foreign = {note.column + "_" for note in self.notes if note.what == "unknown"}
        for claim in claims.values():
            if not claim.is_blank and not claim.column.startswith(tuple(foreign)):
                self._note(claim.column, "added")

"""One row of a team CSV on its way to versions: what fits its ids, what was edited in it, and what is to be told."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from winnotes.core.version import Version
from winnotes.exchange.claim import Claim, Name, claim_of, has_room, more_claims, scrap_claims
from winnotes.exchange.column import Spread
from winnotes.exchange.damage import is_damage
from winnotes.exchange.edit import added_version, edited_version
from winnotes.exchange.resolving import Known, Outcome, filled_in, resolved
from winnotes.exchange.revision import Revision, revisions_in
from winnotes.exchange.sheet import Line
from winnotes.exchange.team_csv import AGREED
from winnotes.exchange.told import Note
from winnotes.exchange.version_json import Refusal


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields that have columns in a file, by name; `asked` are those the guide itself has."""

    spreads: Mapping[str, Spread]
    asked: frozenset[str]


@dataclass(slots=True)
class RowReading:
    """One row on its way to versions: those that came through, then what was edited in it, and what to tell."""

    line: Line
    columns: Columns
    known: Known
    versions: list[Version] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    _edits: list[tuple[Revision, Outcome]] = field(default_factory=list)
    _added: list[Claim] = field(default_factory=list)
    _failed: int = 0
    _at: str = ""

    def read(self) -> None:
        """Take every version whose cells fit its id or can be restored; keep the edits for `take_edits`."""
        if self.line.has_surplus:
            self._note("", "surplus")
        for column in self.line.misread:
            self._note(column, "damaged")
        revisions, broken = revisions_in(self.line.cells["revisions"], self.line.cells["interview"])
        if broken:
            self._note("revisions", "unreadable")
        if not revisions:
            if not broken:
                self._note("", "unplaced")
            return
        self._at = max(revision.at for revision in revisions)
        more, scraps = self._more(), scrap_claims(self.line)
        for revision in revisions:
            if not (self.line.is_sealed and self._is_untouched(revision, more)):
                self._take(revision, self._claim(revision, more, scraps))
        if not self.line.is_sealed and not broken:
            self._keep_added(revisions, more, scraps)

    def take_edits(self, people: Set[str], stated: Set[str]) -> None:
        """Make versions of what was edited, by the row's person; `people` and `stated` fields are the file's."""
        if self._is_moved():
            self._note("interview", "moved")
            return
        person = self._person(people)
        for revision, outcome in self._edits:
            whose = person or _writer_of(revision)
            if self.line.has_surplus:  # its cells may all have slid
                self._note(outcome.told[-1][0], "unreadable")
                continue
            self._note_all(outcome)
            self.versions.append(edited_version(revision, whose, outcome.content, self._at))
        for claim in self._added:
            self._take_added(claim, person, stated)

    def check_name(self, people: Mapping[str, str]) -> None:
        """Note a name that is not the one of whom the versions of the row are."""
        for person in (
            {one.person for one in self.versions if not one.is_agreed} if not self.line.is_sealed else ()
        ):
            name, shown = people.get(person, ""), self.line.cells.get("person_name", "")
            if shown and not is_damage(name, shown):
                self._note("person_name", "shown")

    def note_lost(self, lost: Set[Name]) -> None:
        """Note the versions of fields of which nothing is left."""
        for version in self.versions if lost else ():
            if (version.subject, version.field) in lost:
                self._note(version.field, "refused")

    def _note(self, column: str, what: str) -> None:
        self.notes.append(Note(self.line.number, column, what))

    def _note_all(self, outcome: Outcome) -> None:
        for column, what in outcome.told:
            self._note(column, what)

    def _more(self) -> dict[Name, Claim]:
        try:
            return more_claims(self.line)
        except Refusal:
            self._note("more", "unreadable")
            return {}

    def _claim(self, revision: Revision, more: dict[Name, Claim], scraps: dict[str, Claim]) -> Claim | None:
        if claim := more.get((revision.subject, revision.field)):
            return claim
        if revision.subject != self.line.cells["interview"]:
            return None
        if claim := scraps.get(revision.field):
            return claim
        spread = self.columns.spreads.get(revision.field)
        return claim_of(spread, self.line) if spread else None

    def _is_untouched(self, revision: Revision, more: Mapping[Name, Claim]) -> bool:
        """Whether the cells of a field fit its id as they stand; if so its version is taken."""
        cells, claim = self.line.cells, more.get((revision.subject, revision.field))
        try:
            if claim is not None:
                content = claim.content
            elif revision.subject == cells["interview"]:
                spread = self.columns.spreads[revision.field]
                content = spread.read([cells[column.name] for column in spread.columns])
            else:
                return False
            self.versions.append(revision.version(content))
        except (KeyError, Refusal):
            return False
        return True

    def _take(self, revision: Revision, claim: Claim | None) -> None:
        self.stated.append(revision.field)
        if claim is None:
            self._note(revision.field, "absent")
            return
        if self._is_foreign(revision.field):
            outcome = self._foreign(revision, claim)
        elif self.line.is_sealed:
            outcome = self._sealed(revision, claim)
        else:
            outcome = resolved(revision, claim, self.known)
        if outcome.version is not None:
            self.versions.append(outcome.version)
        elif revision.subject == self.line.cells["interview"]:
            self._failed += 1
        if outcome.is_edited:
            self._edits.append((revision, outcome))
        else:
            self._note_all(outcome)

    def _sealed(self, revision: Revision, claim: Claim) -> Outcome:
        """Return what an untouched row holds; no spreadsheet can change a cell and keep the seal fitting."""
        try:
            return Outcome(revision.version(claim.content))
        except Refusal:
            return Outcome(told=(("", "forged"),))

    def _is_foreign(self, name: str) -> bool:
        """Whether the field is a question of a guide that is not here."""
        return name not in self.columns.asked and f"{name}_state" in self.line.cells

    def _foreign(self, revision: Revision, claim: Claim) -> Outcome:
        try:
            return Outcome(revision.version(claim.content))
        except Refusal:
            return Outcome(told=((claim.column, "unknown"),))

    def _keep_added(
        self, revisions: list[Revision], more: Mapping[Name, Claim], scraps: Mapping[str, Claim]
    ) -> None:
        """Keep the cells in which something stands that no revision speaks of."""
        home = self.line.cells["interview"]
        names = {(one.subject, one.field) for one in revisions}
        in_cells = {field for subject, field in names - set(more) if subject == home}
        for spread in self.columns.spreads.values():
            if spread.field not in in_cells and any(self.line.cells.get(one.name) for one in spread.columns):
                self._added.append(claim_of(spread, self.line))
        self._added += [claim for field, claim in scraps.items() if (home, field) not in names]
        if set(more) - names:
            self._note("more", "fixed")

    def _is_moved(self) -> bool:
        """Whether nothing of several entries fits this interview: the row was copied, or its id changed."""
        home = self.line.cells["interview"]
        return self._failed > 1 and bool(self._edits) and all(one.subject != home for one in self.versions)

    def _person(self, people: Set[str]) -> str:
        """Return whose changes those in the row are: "" for whom its entries are of."""
        shown = self.line.cells.get("person", "")
        own = {AGREED if one.is_agreed else one.person for one in self.versions}
        own |= {AGREED if one.via == "agreed" else _writer_of(one) for one, _outcome in self._edits}
        if not shown or not own or any(is_damage(one, shown) for one in own):
            return ""
        is_known = shown in people and bool(self._edits or self._added)
        self._note("person", "other_person" if is_known else "shown")
        return shown if is_known else ""

    def _take_added(self, claim: Claim, person: str, stated: Set[str]) -> None:
        name = claim.spread.field if claim.spread else ""
        if claim.column != "scraps" and name not in self.columns.asked and name not in stated:
            if not claim.column.startswith(self._foreign_columns()):
                self._note(claim.column, "extra")
            return
        whose = person or next((one.person for one in self.versions if not one.is_agreed), "")
        if not whose:
            self._note(claim.column, "agreed_added")
            return
        outcome = filled_in(claim) if has_room(claim) else Outcome(told=((claim.column, "unread"),))
        self._note_all(outcome)
        if outcome.is_edited:
            home = self.line.cells["interview"]
            self.versions.append(added_version(home, name, whose, outcome.content, self._at))

    def _foreign_columns(self) -> tuple[str, ...]:
        return tuple(f"{note.column}_" for note in self.notes if note.what == "unknown")


def _writer_of(revision: Revision) -> str:
    return revision.writer.split(".", 1)[0]

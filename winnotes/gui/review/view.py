"""What every section of the review shows from: the document, its view computed once, and people's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from winnotes.core.interview import Interview
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.i18n import _, show_date


@dataclass(frozen=True, slots=True)
class View:
    """One interview as it stands now. `names` maps a person's id to a name."""

    document: InterviewDocument
    interview: Interview
    names: Mapping[str, str]

    @property
    def is_locked(self) -> bool:
        """Whether my notes are finished, so that nothing can be changed."""
        return self.document.is_finished

    def is_mine(self, person: str) -> bool:
        """Whether `person` is who types now."""
        return person == self.document.person.id

    def name_of(self, person: str) -> str:
        """Return a person's name, or a stand-in where none is known."""
        if name := self.names.get(person) or self.interview.people.get(person):
            return name
        return _("you") if self.is_mine(person) else _("a colleague")

    def label_of(self, key: str) -> str:
        """Return a question's short label."""
        return _(self.document.guide.by_key[key].label)


def view_of(document: InterviewDocument, names: Mapping[str, str]) -> View:
    """Return the view of what `document` holds at this moment, drafts included."""
    return View(document, document.interview(), names)


def show_instant(instant: str) -> str:
    """Return an ISO instant as people write it here: "29 Oct 2026, 13:05"; anything else as it stands."""
    try:
        then = datetime.fromisoformat(instant).astimezone()
    except ValueError:
        return instant
    return f"{show_date(then.date().isoformat())}, {then.strftime('%H:%M')}"

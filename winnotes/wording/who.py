"""What a note taker is called where people read it: an id of ours is no name."""

from winnotes.core.interview import Interview
from winnotes.i18n import _


def name_of(interview: Interview, person: str) -> str:
    """Return a person's name, or "somebody" where none was given; several of those are counted."""
    if name := interview.people.get(person):
        return name
    nameless = [one for one in interview.writers if not interview.people.get(one)]
    if len(nameless) > 1 and person in nameless:
        return _("somebody {n}").format(n=nameless.index(person) + 1)
    return _("somebody")


def takers_of(interview: Interview) -> list[str]:
    """Return what everybody who wrote in the interview is called; nobody where not one gave a name."""
    has_name = any(interview.people.get(person) for person in interview.writers)
    return [name_of(interview, person) for person in interview.writers] if has_name else []

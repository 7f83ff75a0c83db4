"""Starts, lists and finds interviews."""

import secrets
from collections.abc import Mapping

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.identity import interview_id, new_lunch_code, next_deal_code, read_lunch_code
from winnotes.core.interview import Interview, interview_in
from winnotes.core.joining import SAME_AS, canonical_ids, joined
from winnotes.core.text import folded
from winnotes.core.version import Json
from winnotes.desk.guides import freeze_guide, guide_for
from winnotes.desk.home import now, today
from winnotes.desk.joining import code_of, read_whole
from winnotes.desk.library import library
from winnotes.desk.person import Person
from winnotes.store.store import Draft, Store

OF_LUNCH = ("interviewee", "interviewee_email", "met_on", "place", "planned_minutes")
COPIED = ("account", *OF_LUNCH, "segment")


def start_interview(store: Store, person: Person, guide: Guide, facts: dict[str, Json] | None = None) -> str:
    """Start a new lunch (a fresh code, today's date, `facts` in the header) and return its id."""
    freeze_guide(store, person, guide)
    return _begin(store, person, {**first_facts(guide), **(facts or {})})


def first_facts(guide: Guide) -> dict[str, Json]:
    """Return what a new interview knows before anybody typed: a fresh lunch code, its guide, today's date."""
    return {"code": new_lunch_code(secrets.choice), "guide": guide.id, "met_on": today()}


def next_deal(
    store: Store, person: Person, interview: Interview, about: Mapping[str, Json] | None = None
) -> str:
    """Start the interview about the same lunch's next deal: the header is copied, the deal left open.

    With `about`, what the header says of a deal on the list, it is about that one; who is asked stays as it was typed.

    Its code follows from the one two laptops share, so both get the same; a colleague's is gone on with.
    """
    shared = code_of(interview.fields, interview.id, person.id)
    code = next_deal_code(shared) if shared else new_lunch_code(secrets.choice)
    while any(head.person == person.id for head in store.notebook(interview_id(code))):
        code = next_deal_code(code)
    facts = {
        name: heads[0].content
        for name in (COPIED if about is None else OF_LUNCH)
        if (heads := interview.fields.get(name, ())) and heads[0].content
    }
    followed = [head.content for head in interview.fields.get("guide", ())] or [interview.guide.id]
    return _begin(store, person, {"code": code, "guide": followed[0], **(about or {}), **facts})


def _begin(store: Store, person: Person, facts: dict[str, Json]) -> str:
    subject = interview_id(str(facts["code"]))
    store.seal([Draft(subject, name, person.writer, fact, (), now()) for name, fact in facts.items()])
    return subject


def interview(store: Store, subject: str, guide: Guide | None = None) -> Interview:
    """Return the view of one interview with everybody's names."""
    notebook = joined(read_whole(store, subject, "")[1])
    return interview_in(notebook, subject, guide or guide_for(store, notebook.fields(subject)))


def find_interview(store: Store, wanted: str) -> str:
    """Return the id of the interview meant by `wanted`: an id or its beginning, a lunch code, part of a title.

    "last" means the latest touched. Raises WinNotesError no_such_interview or several_interviews.
    """
    lines = library(store)
    if wanted == "last" and lines:
        return lines[0].id
    wanted = wanted.strip()
    by_code = interview_id(read_lunch_code(wanted) or wanted)
    listed = canonical_ids(store.fields_of("i", [SAME_AS]))
    wanted, by_code = listed.get(wanted, wanted), listed.get(by_code, by_code)
    found = [line.id for line in lines if line.id in (wanted, by_code)]
    found = found or [line.id for line in lines if wanted and line.id.startswith(wanted)]
    found = found or [line.id for line in lines if folded(wanted) and folded(wanted) in folded(line.title)]
    if not found:
        raise WinNotesError("no_such_interview", wanted=wanted)
    if len(found) > 1:
        raise WinNotesError("several_interviews", wanted=wanted, count=len(found))
    return found[0]

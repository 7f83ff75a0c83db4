"""One lunch as lines of plain text."""

from collections.abc import Iterator

from winnotes.core.guide import Part
from winnotes.core.interview import FACTS as FACT_NAMES
from winnotes.core.interview import Answer, Interview, Voice, initials
from winnotes.core.mark import Mark
from winnotes.core.value import Value
from winnotes.i18n import _
from winnotes.wording import FACTS, PROVENANCE, STATUS, show, show_clock, show_row
from winnotes.wording.who import name_of, takers_of

_HEAD = ("account", "deal_name", "interviewee", "met_on", "place")


def lunch_text(view: Interview) -> Iterator[str]:
    """Yield the lines: title, facts, clocks, summary, answers by section, to-dos, scraps, what stayed open."""
    yield from _header(view)
    for block in (_summary(view), _answers(view), _todos(view), _scraps(view)):
        yield from block
    still_open = [answer.question.label for answer in view.answers if answer.status == "open"]
    if still_open:
        yield ""
        yield _("Stayed open: {labels}").format(labels=", ".join(still_open))


def _header(view: Interview) -> Iterator[str]:
    title = " · ".join(fact for name in ("account", "deal_name") if (fact := view.fact(name)))
    yield title or _("An interview without a name")
    told_by, takers = view.fact("interviewee"), ", ".join(takers_of(view))
    yield _("As told by {who} to {takers}").format(who=told_by or "–", takers=takers or "–")
    yield " · ".join(fact for name in ("met_on", "place", "code") if (fact := view.fact(name)))
    yield ""
    for name in FACT_NAMES:
        if name not in _HEAD and view.fact(name):
            yield f"{_(FACTS[name])}: {view.fact(name)}"
    yield _("Talk {talk}, bites {bite}, pauses {pause}, planned {minutes} minutes").format(
        talk=show_clock(view.clock_s("talk")),
        bite=show_clock(view.clock_s("bite")),
        pause=show_clock(view.clock_s("pause")),
        minutes=view.planned_minutes,
    )
    yield _("Finished") if view.is_finished else _("Not finished")
    for person, reason in view.reopened:
        yield _("Reopened by {name}: {reason}").format(name=name_of(view, person), reason=reason)


def _summary(view: Interview) -> Iterator[str]:
    if summary := view.fact("summary"):
        yield from ("", _("Summary"), *_indented(summary))


def _answers(view: Interview) -> Iterator[str]:
    for section, questions in view.guide.grouped:
        said = [view.answer(question.key) for question in questions]
        told = [answer for answer in said if answer.status != "open" or answer.has_content]
        if told:
            yield from ("", view.guide.sections[section].upper())
        for answer in told:
            yield ""
            yield from _answer(view, answer)


def _answer(view: Interview, answer: Answer) -> Iterator[str]:
    must_ask = " *" if answer.question.must_ask else ""
    yield f"{answer.question.label}{must_ask} [{_(STATUS[answer.status])}]"
    for part in answer.question.parts:
        yield from _part(view, answer, part)
    for voice, value in zip(answer.voices, answer.values, strict=True):
        if value.provenance:
            yield f"  {_voice(view, voice)}{_(PROVENANCE[value.provenance])}"
    for note in answer.notes:
        yield from (f"  {_voice(view, note)}{line}" for line in str(note.content).split("\n") if line.strip())


def _part(view: Interview, answer: Answer, part: Part) -> Iterator[str]:
    """Yield what the voices come to; what differs or was not understood, voice by voice as it was said."""
    united = answer.united.get(part.key)
    if united and not united.differs:
        if part.kind == "rows" and isinstance(united.reading, list):
            yield f"  {part.label}:"
            yield from (
                f"  - {', '.join(show_row(part, row))}" for row in united.reading if isinstance(row, dict)
            )
        else:
            yield f"  {part.label}: {show(part, united.reading)}"
        return
    for voice, value in zip(answer.voices, answer.values, strict=True):
        if said := _said(part, value):
            why = _("not agreed") if united else _("not understood")
            yield f"  {part.label}: {_voice(view, voice)}{said} ({why})"


def _said(part: Part, value: Value) -> str:
    return value.text(part.key) or "; ".join(", ".join(row.values()) for row in value.rows(part.key))


def _voice(view: Interview, voice: Voice) -> str:
    """Return whose words follow, where more than one person took notes."""
    if voice.is_agreed:
        return _("agreed: ")
    return f"{initials(name_of(view, voice.person))}: " if len(view.writers) > 1 else ""


def _todos(view: Interview) -> Iterator[str]:
    found = view.marked("todo", "done")
    if found:
        yield from ("", _("To-dos"))
    for question, _voice_of, mark in found:
        box = "x" if mark.kind == "done" else " "
        yield f"  [{box}] {_todo(mark)} ({question.label})"


def _todo(mark: Mark) -> str:
    owner = f" @{mark.owner}" if mark.owner else ""
    due = _(" by {date}").format(date=mark.due) if mark.due else ""
    return f"{mark.text}{owner}{due}"


def _scraps(view: Interview) -> Iterator[str]:
    unplaced = [scrap for scrap in view.scraps if not scrap.placed]
    if unplaced:
        yield from ("", _("Scraps not placed yet"))
    for scrap in unplaced:
        yield f"  {show_clock(scrap.talk_s)}  {scrap.text}"


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.split("\n")]

"""One field in words: what it is called, and what a version of it says, for eyes that compare mine with theirs."""

from collections.abc import Iterator, Mapping

from winnotes.core.deal import MORE
from winnotes.core.guide import Guide, Part, Question
from winnotes.core.interview import NOTE
from winnotes.core.round import SHARE
from winnotes.core.round import STATUS as STATUS_OF
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json, Version, canonical
from winnotes.i18n import N_, _, ngettext, show_date
from winnotes.wording import FACTS, LUNCH_STATUS, PROVENANCE, STATUS, show, show_clock

OTHERS = {
    "code": N_("Lunch code"),
    "guide": N_("Guide"),
    "planned_minutes": N_("Planned minutes"),
    "summary": N_("Summary"),
    "name": N_("Name"),
    "erased": N_("Erased"),
    "same_as": N_("Joined with"),
    "sample": N_("Sample"),
    "amount": N_("Amount"),
    "currency": N_("Currency"),
    "created": N_("Created on"),
    "closed": N_("Won on"),
    "owner": N_("Sales person"),
    "stage": N_("Stage"),
    "begins": N_("First day"),
    "ends": N_("Last day"),
}
OF_ROUND = {SHARE: N_("Who takes {deal}"), STATUS_OF: N_("How far {deal} is")}
CLOCKS = {"talk": N_("Talk"), "bite": N_("Bite"), "pause": N_("Pause")}
COUNTED = ("clock.", "seconds.", "gaps.")  # what a stopwatch wrote: one row together


def label_of(field: str, guide: Guide, title: str = "") -> str:
    """Return what a field is called on screen; one nobody knows here, by its key. `title` is the deal it speaks of."""
    question = guide.by_key.get(field.removesuffix(NOTE))
    if question is not None:
        words = _(question.label)
        return _("{question}, notes").format(question=words) if field.endswith(NOTE) else words
    if field.startswith("scrap."):
        return _("Scrap")
    if field.startswith("finished."):
        return _("Finished")
    if field.startswith(COUNTED):
        return _("Clocks")
    for prefix, words in OF_ROUND.items():
        if field.startswith(prefix):
            return _(words).format(deal=title or field.removeprefix(prefix))
    if field.startswith(MORE):
        return field.removeprefix(MORE)
    return _(FACTS.get(field) or OTHERS.get(field) or field)


def place_of(field: str, guide: Guide) -> tuple[int, int]:
    """Return where a field stands among its interview's: facts, questions as the guide has them, the rest."""
    key = field.removesuffix(NOTE)
    if field in FACTS:
        return (0, list(FACTS).index(field))
    if key in guide.by_key:
        order = [question.key for question in guide.in_checklist_order]
        return (1, 2 * order.index(key) + field.endswith(NOTE))
    return (3 if field.startswith(COUNTED) else 2, 0)


def said(version: Version, guide: Guide) -> str:
    """Return what a version says, as a person would write it down."""
    field, content = version.field, version.content
    question = guide.by_key.get(field)
    if question is not None:
        return "\n".join(_value_lines(question, value_of(content)))
    if isinstance(content, str):
        return content
    if field.startswith(COUNTED):
        return _clock(field, content, guide)
    if isinstance(content, dict):
        return _record(field, content, guide)
    return "" if content is None else canonical(content)


def _value_lines(question: Question, value: Value) -> Iterator[str]:
    if value.state not in ("open", "answered"):
        yield _(STATUS[value.state])
    for part in question.parts:
        if text := _part_text(part, value):
            yield f"{_(part.label)}: {text}" if part.label else text
    if value.provenance:
        yield _(PROVENANCE.get(value.provenance, value.provenance))


def _part_text(part: Part, value: Value) -> str:
    if shown := show(part, value.read.get(part.key)):
        return shown
    rows = value.rows(part.key)
    return "; ".join(", ".join(row.values()) for row in rows) if rows else value.text(part.key)


def _record(field: str, content: Mapping[str, Json], guide: Guide) -> str:
    if field.startswith("scrap."):
        placed = str(content.get("placed") or "")
        told = str(content.get("text", ""))
        return f"{told}\n→ {label_of(placed, guide)}" if placed else told
    if field.startswith("finished."):
        return (
            _("finished")
            if content.get("done")
            else _("reopened: {why}").format(why=content.get("reason", ""))
        )
    if field.startswith(STATUS_OF):
        day = show_date(str(content.get("on") or ""))
        return f"{_(LUNCH_STATUS.get(str(content.get('status')), ''))} {day}".strip()
    if field.startswith(SHARE):
        is_out = content.get("is_in") is False
        return _("out of the round") if is_out else str(content.get("marketer") or _("Nobody yet"))
    if field == "erased":
        fields = content.get("fields")
        names = [label_of(str(one), guide) for one in fields] if isinstance(fields, list) else []
        return ", ".join(names) or _("Everything")
    return canonical(dict(content))


def _clock(field: str, content: Json, guide: Guide) -> str:
    kind, name, *_person = field.split(".")
    if kind == "gaps":
        n = len(content) if isinstance(content, list) else 0
        return ngettext("{n} time away", "{n} times away", n).format(n=n)
    words = _(CLOCKS[name]) if name in CLOCKS else label_of(name, guide)
    return f"{words} {show_clock(content)}" if isinstance(content, int) else words

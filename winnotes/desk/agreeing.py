"""What can be agreed where voices differ: one person's value, both united, or a third; nothing either said is dropped.

Taking one person's settles what differs; what only the other noted stays. Notes are never agreed, they stand side
by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.changes import equal_under
from winnotes.core.guide import Part, Question
from winnotes.core.interview import Answer, Interview, Voice
from winnotes.core.text import folded
from winnotes.core.value import Row, Value, read_part, value_of, with_said
from winnotes.core.version import Json, Version, canonical
from winnotes.core.voice import LISTS, states_differ, unite
from winnotes.desk.home import now
from winnotes.desk.joining import members
from winnotes.desk.person import Person
from winnotes.store.store import Draft, Store
from winnotes.wording import show, words

Said = str | list[Row]


@dataclass(frozen=True, slots=True)
class Open:
    """An answer that could be agreed. `must` where single values differ; else lists or typed words are unlike."""

    answer: Answer
    voices: tuple[tuple[Voice, Value], ...]
    must: bool

    @property
    def values(self) -> list[Value]:
        """What each voice says."""
        return [value for _voice, value in self.voices]


def to_agree(interview: Interview) -> list[Open]:
    """Return the answers whose voices are unlike: those that must be agreed first, each in the checklist's order."""
    is_equal = equal_under(interview.guide)
    found = []
    for question in interview.guide.in_checklist_order:
        answer = interview.answer(question.key)
        voices = tuple(
            (voice, value)
            for voice, value in zip(answer.voices, answer.values, strict=True) if not value.is_blank
        )  # fmt: skip
        heads = [
            head for head in interview.fields.get(question.key, ()) if not value_of(head.content).is_blank
        ]
        if len(voices) > 1 and (answer.differs or not is_equal(heads)):
            found.append(Open(answer, voices, answer.differs))
    return sorted(found, key=lambda one: not one.must)


def unlike_parts(question: Question, values: Sequence[Value]) -> list[Part]:
    """Return the parts in which the values are unlike, whether they must be agreed or may stand united."""
    united = unite(question, values)
    return [
        part for part in question.parts
        if (part.key in united and united[part.key].differs) or len(_told(part, values)) > 1
    ]  # fmt: skip


def _told(part: Part, values: Sequence[Value]) -> set[str]:
    """What the values that fill the part say in it, spelled alike."""
    return {
        folded(str(value.said[part.key])) if value.read.get(part.key) is None else canonical(value.read[part.key])
        for value in values if part.key in value.said
    }  # fmt: skip


def taken(question: Question, values: Sequence[Value], number: int) -> Value:
    """Return the value that settles on `values[number]` wherever the voices are unlike.

    Where single values differ, lists stay united; what the chosen voice is silent about is taken from the others.
    """
    must = any(one.differs for one in unite(question, values).values()) or states_differ(values)
    chosen, *others = [values[number], *values[:number], *values[number + 1 :]]
    said: dict[str, Said] = {}
    for part in question.parts:
        filled = [value.said[part.key] for value in (chosen, *others) if part.key in value.said]
        together = _united(part, values) if must and part.kind in LISTS else None
        if together or filled:
            said[part.key] = together or filled[0]
    return _value(question, (chosen, *others), said)


def both(question: Question, values: Sequence[Value]) -> Value | None:
    """Return the value that holds what all voices say; None where single values exclude each other."""
    said: dict[str, Said] = {}
    for part in question.parts:
        filled = [value.said[part.key] for value in values if part.key in value.said]
        if not filled:
            continue
        together = _united(part, values) if len(_told(part, values)) > 1 else filled[0]
        if together is None:
            return None
        said[part.key] = together
    return None if states_differ(values) else _value(question, values, said)


def _value(question: Question, values: Sequence[Value], said: Mapping[str, Said]) -> Value:
    """Say `said`, with the state and provenance of the first of `values` that tells one."""
    state = next((value.state for value in values if value.state != "open"), "open")
    provenance = next((value.provenance for value in values if value.provenance), "")
    return with_said(Value(state, {}, {}, provenance), question, said, words())


def _united(part: Part, values: Sequence[Value]) -> Said | None:
    """Return what was said in a part, all of it in one; None where it does not go together."""
    filled = [value for value in values if part.key in value.said]
    if part.kind == "rows":
        return _united_rows(part, filled)
    texts = list(dict.fromkeys(value.text(part.key).strip() for value in filled))
    if part.kind == "text":
        return " / ".join(texts)
    if part.kind not in LISTS:
        return None
    reading = unite(_only(part), filled).get(part.key)
    wanted: Json = reading.reading if reading else None
    shown = ", ".join(
        [show(part, wanted), *(value.text(part.key) for value in filled if _is_unread(part, value))]
    )
    for text in (shown, ", ".join(texts)):
        if any(_is_unread(part, value) for value in filled) or read_part(part, text, words()) == wanted:
            return text
    return None


def _is_unread(part: Part, value: Value) -> bool:
    return part.key in value.said and value.read.get(part.key) is None


def _only(part: Part) -> Question:
    return Question(key=part.key, text="", label="", section="", parts=(part,))


def _united_rows(part: Part, values: Sequence[Value]) -> list[Row]:
    """Return the rows of all; of rows that begin alike the first stays, and takes the cells it lacks."""
    first = part.columns[0].key
    kept: dict[str, Row] = {}
    for row in (row for value in values for row in value.rows(part.key)):
        name = folded(row.get(first, "")) or canonical(row)
        kept[name] = {**row, **kept.get(name, {})}
    return list(kept.values())


def agree_on(
    store: Store, person: Person, subject: str, key: str, value: Value, *, seen: Sequence[str] = ()
) -> None:
    """Settle a question's value, under every id the interview goes by where somebody said something.

    `seen` are the ids of the versions it settles; what came in unseen meanwhile stays beside it.
    """
    places = [one for one in members(store, subject) if store.notebook(one).heads(one, key)] or [subject]
    content, at = value.content(), now()
    store.seal([Draft(one, key, person.writer, content, tuple(seen), at) for one in places], "agreed")


def take_back(store: Store, subject: str, key: str) -> bool:
    """Undo the agreement on a question: the voices stand as before.

    False, and nothing is changed, where it has left the laptop or something was written on top of it.
    """
    heads: list[Version] = [
        head
        for one in members(store, subject)
        for head in store.notebook(one).heads(one, key)
        if head.is_agreed
    ]
    return bool(heads) and store.unwrite(heads)

"""What a merge would do, field by field, before it is done: the preview and the report both read it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from winnotes.core.erasure import blanked_by, held, new_erasures, taken
from winnotes.core.guide import Guide, Part
from winnotes.core.interview import NOTE
from winnotes.core.notebook import ERASED, Notebook, heads_among
from winnotes.core.text import folded
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json, Version, canonical
from winnotes.core.voice import LISTS, states_differ, unite

KINDS = ("same", "new", "newer", "older", "voice", "agrees", "settles", "erases", "held")
ASKED = ("erases", "held")
_TALLIES = ("finished.", "clock.", "seconds.", "gaps.")

IsEqual = Callable[[Sequence[Version]], bool]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens in one field when it is taken.

    `mine` are the heads before, `theirs` those arriving, `after` the heads if this change alone is taken; an
    erasure also lists the heads of other fields it would blank. The kinds:

    same: nothing new · older: the arriving version was replaced here long ago, nothing new either
    new: the field was unknown here · newer: replaces heads of mine (a person's later text), or a later tally
    voice: stands beside mine · agrees: stands beside mine and says the same, nobody is asked
    settles: an agreed value that replaces heads · erases: a colleague's erasure · held: erased, kept at the door
    """

    subject: str
    field: str
    kind: str
    mine: tuple[Version, ...]
    theirs: tuple[Version, ...]
    after: tuple[Version, ...]
    blanked: tuple[Version, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether it happens only when somebody ticks it."""
        return self.kind in ASKED


def alike(heads: Sequence[Version]) -> bool:
    """Whether a field's heads say the same: the spelling of facts folded, of anything else the JSON."""
    said = {
        folded(head.content) if isinstance(head.content, str) else canonical(head.content)
        for head in heads
        if head.content not in ("", None)
    }
    return len(said) <= 1


def equal_under(guide: Guide) -> IsEqual:
    """Return the comparison that knows the guide's questions: values are equal by what was read.

    A voice is silent about a part it left out; what could not be read counts by what was typed. Lists count as
    equal when each names the same entries, for otherwise the second adds something.
    """

    def is_equal(heads: Sequence[Version]) -> bool:
        question = guide.by_key.get(heads[0].field)
        if question is None:
            return alike(heads)
        values = [value_of(head.content) for head in heads]
        united = unite(question, values).values()
        if states_differ(values) or any(one.differs for one in united):
            return False
        return all(_is_one_reading(part, values) for part in question.parts)

    return is_equal


def _is_one_reading(part: Part, values: Sequence[Value]) -> bool:
    """Whether the voices that fill `part`, which do not differ openly, say one thing in it."""
    filled = [value for value in values if part.key in value.said or value.read.get(part.key) is not None]
    unread = [value for value in filled if value.read.get(part.key) is None]
    if unread:
        return len(unread) == len(filled) and len({_spelled(one.said.get(part.key)) for one in unread}) == 1
    if part.kind not in LISTS:
        return True
    readings = [value.read[part.key] for value in filled]
    if part.kind == "ranked":
        return len({canonical(reading) for reading in readings}) <= 1
    return len({_entries(reading) for reading in readings}) <= 1


def _entries(reading: Json) -> frozenset[str]:
    return frozenset(
        canonical(one).casefold() for one in (reading if isinstance(reading, list) else [reading])
    )


def _spelled(said: object) -> str:
    return folded(said if isinstance(said, str) else canonical(said))


def changes(mine: Notebook, theirs: Notebook, is_equal: IsEqual = alike) -> tuple[Change, ...]:
    """Return what taking `theirs` would do, sorted by subject and field.

    One Change for each field of `theirs`, and a further one where part of a field is held. `is_equal` says
    whether a field's heads agree by themselves; `equal_under(guide)` reads the answers to a guide.
    """
    admitted, kept = held(mine, theirs)
    found = [
        _change(mine, subject, field, arriving, is_equal)
        for subject in admitted.subjects()
        for field, arriving in admitted.fields(subject).items()
    ]
    for subject in kept.subjects():
        for field, arriving in kept.fields(subject).items():
            here = mine.heads(subject, field)
            found.append(Change(subject, field, "held", here, arriving, heads_among((*here, *arriving))))
    return tuple(sorted(found, key=lambda one: (one.subject, one.field, one.kind)))


def _change(
    mine: Notebook, subject: str, field: str, arriving: tuple[Version, ...], is_equal: IsEqual
) -> Change:
    here = mine.heads(subject, field)
    after = heads_among((*here, *arriving))
    if field == ERASED and new_erasures(mine, Notebook(arriving), subject):
        blanked = blanked_by(mine, Notebook(arriving))
        return Change(subject, field, "erases", here, arriving, after, blanked)
    return Change(subject, field, _kind(field, here, arriving, after, is_equal), here, arriving, after)


def _kind(
    field: str,
    mine: Sequence[Version],
    theirs: Sequence[Version],
    after: Sequence[Version],
    is_equal: IsEqual,
) -> str:
    before, standing = {head.id for head in mine}, {head.id for head in after}
    arrived = [head for head in after if head.id not in before]
    if not arrived:
        return "same" if all(head.id in before for head in theirs) else "older"
    if not mine:
        return "new"
    gone = [head for head in mine if head.id not in standing]
    beside = [new for new in arrived if not any(head.is_replaced_by(new) for head in gone)]
    if not beside:
        return "settles" if any(new.is_agreed for new in arrived) else "newer"
    if field.startswith(_TALLIES):
        return "newer"
    return "agrees" if not field.endswith(NOTE) and is_equal(after) else "voice"


def picked(theirs: Notebook, ticks: Iterable[Change]) -> Notebook:
    """Return the part of `theirs` that the ticked changes brought."""
    wanted = {version.id for change in ticks for version in change.theirs}
    return Notebook(version for version in theirs if version.id in wanted)


def merged(mine: Notebook, theirs: Notebook, ticks: Collection[Change] | None = None) -> Notebook:
    """Return `mine` after taking the ticked changes: all that nobody needs to be asked about, if None.

    Taking all of them is the union `mine | theirs`, once what a ticked erasure covers was blanked in `mine`.
    """
    if ticks is None:
        ticks = [change for change in changes(mine, theirs) if not change.is_asked]
    return taken(mine, picked(theirs, ticks))


def counted(found: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Return {subject: {kind: number of changes}}, kinds in the order of KINDS, those that are 0 left out."""
    tallies: dict[str, dict[str, int]] = {}
    for change in found:
        tally = tallies.setdefault(change.subject, {})
        tally[change.kind] = tally.get(change.kind, 0) + 1
    return {subject: _ordered(tally) for subject, tally in tallies.items()}


def totals(found: Iterable[Change]) -> dict[str, int]:
    """Return {kind: number of changes} over all subjects, kinds in the order of KINDS."""
    kinds = [change.kind for change in found]
    return _ordered({kind: kinds.count(kind) for kind in set(kinds)})


def _ordered(tally: dict[str, int]) -> dict[str, int]:
    return {kind: tally[kind] for kind in KINDS if kind in tally}

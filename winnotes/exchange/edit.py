"""A cell that a person changed in a spreadsheet becomes a version, the same wherever and however often it is read.

Its writer is the row's person with a digest of the edit for an installation; it replaces the version the row came
from. An edit of an agreed value agrees again. What was said is read anew with the guide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from winnotes.core.guide import Part, Question
from winnotes.core.notebook import highest
from winnotes.core.value import PROVENANCES, STATES, Said, Value, value_of, with_said
from winnotes.core.version import Json, Version, canonical, short_hash, writer_of
from winnotes.exchange.cells import number_in, split, suffixes
from winnotes.exchange.column import Spread
from winnotes.exchange.revision import Revision
from winnotes.exchange.value_cells import said_in, value_cells
from winnotes.wording import PROVENANCE, STATUS, words

FIXED = ("code", "guide")  # what makes an interview the one it is
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Edit:
    """What edited cells come to: a content, or None where nothing can be taken; and (place, what) to tell.

    A place counts the columns of the field from 0.
    """

    content: Json
    is_taken: bool
    told: tuple[tuple[int, str], ...] = ()


def edited_version(base: Revision, person: str, content: Json, at: str) -> Version:
    """Return the version by which `person` edited `base`; of another person's row it stands beside it."""
    whose = base.writer.split(".", 1)[0]
    if person != whose:
        return added_version(base.subject, base.field, person, content, at)
    writer = writer_of(person, _digest(base.subject, base.field, base.id, content))
    replaces = highest(base.replaces, {base.writer: base.n})
    via = "agreed" if base.via == "agreed" else "spreadsheet"
    return Version(base.subject, base.field, writer, 1, replaces, content, via, at)


def added_version(subject: str, field: str, person: str, content: Json, at: str) -> Version:
    """Return the version of a cell that `person` filled in: it replaces nothing."""
    writer = writer_of(person, _digest(subject, field, "", content))
    return Version(subject, field, writer, 1, {}, content, "spreadsheet", at)


def _digest(subject: str, field: str, base: str, content: Json) -> str:
    return "s" + short_hash(canonical([subject, field, base, content]))[:_DIGITS]


def edited(spread: Spread, cells: Sequence[str], changed: set[int], before: Json = None) -> Edit:
    """Return what the cells of a field say where those at the places `changed` were edited.

    `before` is the content they had, where it is known. An edited said cell is read anew and wins over its
    parts; an edited part alone is taken as what was said of it. Raises nothing.
    """
    if spread.field in FIXED:
        return Edit(None, is_taken=False, told=((0, "fixed"),))
    if spread.question is not None:
        return _answer(spread.question, cells, changed, value_of(before))
    content = spread.read(cells)
    if spread.field == "planned_minutes" and not (type(content) is int and content > 0):
        return Edit(None, is_taken=False, told=((0, "unread"),))
    return Edit(content, is_taken=True)


def _answer(question: Question, cells: Sequence[str], changed: set[int], before: Value) -> Edit:
    told: list[tuple[int, str]] = []
    said: Said = before.said
    if 0 in changed:
        said = _typed(said_in(question, cells[0]))
    else:
        said, unread = _with_parts(question, said, cells, changed)
        told += [(place, "unread") for place in unread]
    state, provenance, last = before.state, before.provenance, len(cells) - 1
    if last - 1 in changed:
        found = _code(cells[-2], STATES, STATUS)
        state, told = (found, told) if found else (state, [*told, (last - 1, "unread")])
    if last in changed:
        found = _code(cells[-1], PROVENANCES, PROVENANCE)
        provenance, told = (found, told) if found else (provenance, [*told, (last, "unread")])
    value = with_said(replace(before, state=state, provenance=provenance), question, said, words())
    if 0 in changed:
        told += _misfits(question, value, cells, changed)
    return Edit(value.content(), is_taken=len(told) < len(changed), told=tuple(told))


def _misfits(
    question: Question, value: Value, cells: Sequence[str], changed: set[int]
) -> Iterator[tuple[int, str]]:
    """Yield what of the said cell has no room, and the edited parts beside it that say something else."""
    now = value_cells(question, value.content())
    if _entries(now[0]) != _entries(cells[0]):
        yield 0, "unread"
    for place in sorted(changed & set(range(1, len(cells) - 2))):
        if now[place] != cells[place]:
            yield place, "part"


def _entries(cell: str) -> list[list[str]]:
    """Return what stands in a said cell, line by line, empty entries at the end and empty lines left out."""
    lines = [[entry.strip() for entry in split(line)] for line in cell.split("\n")]
    trimmed = [line[: max((at for at, entry in enumerate(line, 1) if entry), default=0)] for line in lines]
    return [line for line in trimmed if line]


def _typed(said: Mapping[str, Json]) -> dict[str, str | list[dict[str, str]]]:
    return dict(value_of({"said": dict(said)}).said)


def _code(cell: str, codes: Sequence[str], shown: Mapping[str, str]) -> str:
    """Return the code a cell means by itself or by its words, or ""."""
    wanted = cell.strip().casefold()
    return next((one for one in codes if wanted in (one, shown.get(one, one).casefold())), "")


def _with_parts(
    question: Question, said: Said, cells: Sequence[str], changed: set[int]
) -> tuple[Said, list[int]]:
    """Return what was said with edited parts said as their cells say it, and the places that cannot be taken."""
    spoken, unread, at = dict(said), list[int](), 1
    for part in question.fields:
        end = at + len(suffixes(part.kind))
        if changed & set(range(at, end)):
            spoken[part.key] = _spoken(part, cells[at:end])
        at = end
    unread += [place for place in sorted(changed) if at <= place < len(cells) - 2]
    return spoken, unread


def _spoken(part: Part, cells: Sequence[str]) -> str:
    """Return how a person would type what the cells of a one-line part hold."""
    first, is_about = cells[0].strip(), len(cells) > 1 and cells[-1].strip() == "1"
    is_number = isinstance(number_in(first), int | float)
    if part.kind == "counts":
        entries = [entry.rpartition(":") for entry in split(first)]
        return "; ".join(f"{name} x{count}" if name else count for name, _colon, count in entries)
    if part.kind == "duration" and is_number:
        first = f"{first} days"
    if part.kind == "amount" and is_number and cells[1]:
        first = f"{first} {cells[1]}"
    if part.kind in ("choices", "tags", "ranked"):
        first = "; ".join(split(first))
    return f"~{first}" if is_about and is_number else first

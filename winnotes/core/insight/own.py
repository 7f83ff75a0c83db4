"""Figures of the team's own questions: each typed field and each column of rows is counted as its kind is elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from winnotes.core.guide import CODED, Part
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.reply import Reply
from winnotes.core.insight.share import Basis, Place, Spread
from winnotes.core.insight.tally import (
    Breakdown,
    Guides,
    basis_of,
    breakdown,
    by_currency,
    codes_of,
    names_in,
    replies,
    spread,
    word_breakdown,
)
from winnotes.core.version import Json

_NO_VALUES = Spread()
MEASURED = ("scale", "number", "duration")


@dataclass(frozen=True, slots=True)
class Own:
    """A typed field or column: `named` where it has choices, tags or names, else how its values spread.

    `part` is the field's label where the question has several, else "". `high` is where a scale ends, `unit` the
    currency of amounts.
    """

    key: str
    part: str
    kind: str
    basis: Basis
    named: Breakdown | None = None
    spread: Spread = _NO_VALUES
    high: int = 0
    unit: str = ""


def own_figures(lunches: Sequence[Lunch], guides: Guides, keys: Sequence[str]) -> tuple[Own, ...]:
    """Return the figures of these questions, of those fields that anybody answered."""
    found = (one for key in keys for one in _of_question(lunches, guides, key))
    return tuple(one for one in found if one.basis.n)


def _of_question(lunches: Sequence[Lunch], guides: Guides, key: str) -> Iterator[Own]:
    told = replies(lunches, key)
    asked = [guide.by_key[key] for guide in guides.values() if key in guide.by_key]
    parts: dict[str, Part] = {part.key: part for question in reversed(asked) for part in question.parts}
    fields = [part for part in parts.values() if part.kind != "rows"]
    rows = [part for part in parts.values() if part.kind == "rows" and not part.ledger]
    for part in fields:
        label = part.label if len(parts) > 1 else ""
        first = Own(key, label, part.kind, basis_of(told, part.key))
        yield from _of_part(first, part, (told, told), codes_of(guides, key, part.key))
    for table in rows:
        for at, column in enumerate(table.columns):
            is_name = at == 0 and column.kind == "text"
            part = replace(column, kind="tags") if is_name else column
            each = [row for reply in told for row in _rows(reply, part.key, is_name=is_name)]
            by_lunch = _by_lunch(told, part.key, each)
            first = Own(key, column.label, part.kind, basis_of(by_lunch, part.key))
            yield from _of_part(first, part, (by_lunch, each), codes_of(guides, key, table.key, part.key))


def _rows(reply: Reply, column: str, *, is_name: bool) -> Iterator[Reply]:
    """Yield each row of a lunch as a reply of its own that knows one column, or what the row goes by."""
    for entry in reply.entries:
        named: Mapping[str, Json] = {column: [entry.spelling]} if entry.name else {}
        known = {name: one for name, one in (named if is_name else entry.readings).items() if name == column}
        if known or column in entry.differing:
            yield replace(reply, readings=known, differing=entry.differing & {column})


def _by_lunch(told: Sequence[Reply], column: str, each: Sequence[Reply]) -> list[Reply]:
    """Return what each lunch says in a column over all its rows: everything named there, once."""
    rows: dict[Place, list[Reply]] = {}
    for row in each:
        rows.setdefault(row.place, []).append(row)
    found = []
    for reply in told:
        here = rows.get(reply.place, ())
        names = dict.fromkeys(name for row in here for one in row.readings.values() for name in names_in(one))
        readings: dict[str, Json] = {column: [*names]} if names else {}
        differing = frozenset([column] if any(row.differing for row in here) else ())
        found.append(replace(reply, readings=readings, differing=differing))
    return found


def _of_part(
    own: Own, part: Part, told: tuple[Sequence[Reply], Sequence[Reply]], codes: Sequence[str]
) -> Iterator[Own]:
    """Yield what a part comes to: counted by lunch (`told`'s first), values one by one, even several a lunch."""
    by_lunch, each = told
    if part.kind in CODED:
        yield replace(own, named=breakdown(by_lunch, part.key, codes))
    elif part.kind == "tags":
        yield replace(own, named=word_breakdown(by_lunch, part.key))
    elif part.kind in MEASURED:
        yield replace(own, spread=spread(each, part.key), high=part.high if part.kind == "scale" else 0)
    elif part.kind == "amount":
        for currency, found in by_currency(each, part.key).items():
            yield replace(own, spread=found, unit=currency)

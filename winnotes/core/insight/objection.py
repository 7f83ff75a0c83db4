"""Objections and what became of them, by what they were about and by their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.reply import Entry
from winnotes.core.insight.share import NOT_AGREED, UNTOLD, Basis, Count, Place, Share
from winnotes.core.insight.tally import Guides, basis_of, codes_of, replies, spelled

Noted = tuple[Place, Entry]


@dataclass(frozen=True, slots=True)
class ObjectionGroup:
    """Objections of one kind: the share of lunches that met any, how many there were, and their results.

    `name` is a category (a code, not_agreed, or "" where none was understood) or an objection in its most used
    spelling.
    """

    name: str
    share: Share
    count: int
    results: tuple[Count, ...]

    @property
    def overcome(self) -> Share:
        """The share overcome, of the objections whose result is known and agreed."""
        known = [one for one in self.results if one.code not in (NOT_AGREED, UNTOLD)]
        won = next((one for one in known if one.code == "overcome"), Count("overcome", 0))
        return Share(won.count, sum(one.count for one in known), won.behind)


@dataclass(frozen=True, slots=True)
class Objections:
    """All objections: together, by category and by their words; the basis are the lunches that told of any."""

    basis: Basis
    all: ObjectionGroup
    by_category: tuple[ObjectionGroup, ...]
    by_objection: tuple[ObjectionGroup, ...]


def objections(lunches: Sequence[Lunch], guides: Guides) -> Objections:
    """Return objections by result; an objection two people noted in one lunch is one."""
    told = replies(lunches, "objections")
    basis = basis_of(told, "objections")
    noted = [(reply.place, entry) for reply in told for entry in reply.entries]
    codes = codes_of(guides, "objections", "objections", "result")
    categories = codes_of(guides, "objections", "objections", "category")
    by_category = _grouped(noted, lambda entry: code_in(entry, "category"), basis.n, codes)
    by_objection = _grouped(
        [one for one in noted if one[1].name], lambda entry: entry.name, basis.n, codes, is_named=True
    )
    empty = [ObjectionGroup(one, Share(0, basis.n), 0, ()) for one in categories if one not in by_category]
    return Objections(
        basis,
        _group("", noted, basis.n, codes),
        _by_size([*by_category.values(), *empty]),
        _by_size(list(by_objection.values())),
    )


def code_in(entry: Entry, column: str) -> str:
    """Return the code a row has in a column, not_agreed where voices differ, "" where there is none."""
    if column in entry.differing:
        return NOT_AGREED
    reading = entry.readings.get(column)
    return reading if isinstance(reading, str) else UNTOLD


def _by_size(groups: list[ObjectionGroup]) -> tuple[ObjectionGroup, ...]:
    return tuple(sorted(groups, key=lambda one: (-one.share.k, -one.count, one.name)))


def _grouped(
    noted: Sequence[Noted],
    naming: Callable[[Entry], str],
    n: int,
    codes: Sequence[str],
    *,
    is_named: bool = False,
) -> dict[str, ObjectionGroup]:
    found: dict[str, list[Noted]] = {}
    for place, entry in noted:
        found.setdefault(naming(entry), []).append((place, entry))
    return {
        name: _group(spelled(entry.spelling for _place, entry in some) if is_named else name, some, n, codes)
        for name, some in found.items()
    }


def _group(name: str, noted: Sequence[Noted], n: int, codes: Sequence[str]) -> ObjectionGroup:
    places = tuple(dict.fromkeys(place for place, _entry in noted))
    found: dict[str, list[Place]] = {code: [] for code in codes}
    for place, entry in noted:
        found.setdefault(code_in(entry, "result"), []).append(place)
    results = [Count(code, len(some), tuple(dict.fromkeys(some))) for code, some in found.items()]
    extra = sorted(results[len(codes) :], key=lambda one: one.code)
    return ObjectionGroup(name, Share(len(places), n, places), len(noted), (*results[: len(codes)], *extra))

"""The counting all topics share: which lunches know, how many name each code or word, how known values spread."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.guide import Guide
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.reading import number, words
from winnotes.core.insight.reply import Reply
from winnotes.core.insight.share import Basis, Place, Point, Share, Spread, spread_of
from winnotes.core.version import Json
from winnotes.core.voice import name_of

Guides = Mapping[str, Guide]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: a code, or a word in its most used spelling, and the share of lunches that name it."""

    name: str
    share: Share


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What the lunches that know name, and how many each: codes in the guide's order, or words by size."""

    basis: Basis
    bars: tuple[Bar, ...]

    def share(self, name: str) -> Share:
        """Return the share of lunches that name it: 0 of n where none does."""
        return next((bar.share for bar in self.bars if bar.name == name), Share(0, self.basis.n))


class Shelf(tuple[Lunch, ...]):
    """Lunches in an order, of which many figures are counted: the replies to a question are looked up once."""

    def __init__(self, _lunches: Iterable[Lunch] = ()) -> None:
        self._replies: dict[str, tuple[Reply, ...]] = {}

    def replies(self, key: str) -> tuple[Reply, ...]:
        """Return what `replies` does."""
        if key not in self._replies:
            self._replies[key] = tuple(reply for lunch in self if (reply := lunch.replies.get(key)))
        return self._replies[key]


def replies(lunches: Iterable[Lunch], key: str) -> tuple[Reply, ...]:
    """Return the reply of each lunch whose guide asks the question."""
    return (lunches if isinstance(lunches, Shelf) else Shelf(lunches)).replies(key)


def basis_of(told: Iterable[Reply], part: str) -> Basis:
    """Return which of these replies know `part`, and why the others do not."""
    found: dict[str, list[Place]] = {}
    for reply in told:
        standing = "known" if part in reply.readings else reply.standing(part)  # a call saved where most are
        found.setdefault(standing, []).append(reply.place)
    return Basis(**{standing: tuple(places) for standing, places in found.items()})


def codes_of(guides: Guides, key: str, part: str, column: str = "") -> tuple[str, ...]:
    """Return the codes of a part (or of a column of its rows) over all guides, in the guides' order."""
    found: dict[str, None] = {}
    for guide in guides.values():
        question = guide.by_key.get(key)
        for one in question.parts if question else ():
            for coded in (one.columns if column else (one,)) if one.key == part else ():
                if coded.key == (column or part):
                    found |= dict.fromkeys(coded.codes)
    return tuple(found)


def breakdown(told: Sequence[Reply], part: str, codes: Sequence[str] = ()) -> Breakdown:
    """Return how many replies name each code of a choice or list; `codes` come first, named or not."""
    basis = basis_of(told, part)
    places: dict[str, list[Place]] = {code: [] for code in codes}
    for reply in told:
        if part in reply.readings:
            for name in dict.fromkeys(names_in(reply.readings[part])):
                places.setdefault(name, []).append(reply.place)
    bars = [Bar(name, Share(len(found), basis.n, tuple(found))) for name, found in places.items()]
    extra = sorted(bars[len(codes) :], key=lambda bar: bar.name)
    return Breakdown(basis, (*bars[: len(codes)], *extra))


def word_breakdown(told: Sequence[Reply], part: str) -> Breakdown:
    """Return how many replies name each word of a text or of tags, whatever its spelling; the most named first."""
    basis = basis_of(told, part)
    places: dict[str, list[Place]] = {}
    spellings: dict[str, list[str]] = {}
    for reply in told:
        if part in reply.readings:
            for name, spelling in {name_of(one): one for one in names_in(reply.readings[part])}.items():
                places.setdefault(name, []).append(reply.place)
                spellings.setdefault(name, []).append(spelling)
    bars = [
        Bar(spelled(spellings[name]), Share(len(found), basis.n, tuple(found)))
        for name, found in places.items()
    ]
    return Breakdown(basis, tuple(sorted(bars, key=lambda bar: (-bar.share.k, bar.name))))


def names_in(reading: Json) -> list[str]:
    """Return the codes or words a choice, a text, a scale, or a list names; counts by their codes."""
    if isinstance(reading, list):
        return [str(one[0]) for one in reading if isinstance(one, list)] or words(reading)
    return [str(reading)]


def spelled(spellings: Iterable[str]) -> str:
    """Return the spelling most used; of several the first in the alphabet."""
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))


def spread(told: Iterable[Reply], part: str) -> Spread:
    """Return how the known values of a scale, number, amount or duration (in days) spread."""
    return spread_of([point for reply in told if (point := point_in(reply, part))])


def by_currency(told: Iterable[Reply], part: str) -> dict[str, Spread]:
    """Return how known amounts spread in each currency, "" where none was named: currencies are never added up."""
    found: dict[str, list[Point]] = {}
    for reply in told:
        reading = reply.readings.get(part)
        if isinstance(reading, list) and (point := point_in(reply, part)):
            found.setdefault(str(reading[1]), []).append(point)
    return {currency: spread_of(points) for currency, points in sorted(found.items())}


def point_in(reply: Reply, part: str) -> Point | None:
    """Return the one value a reply gives for a part, or None."""
    reading = reply.readings.get(part)
    value = number(reading)
    if value is None:
        return None
    return Point(value, reply.place, isinstance(reading, list) and reading[-1] is True)


def steps(guides: Guides, key: str, part: str) -> tuple[str, ...]:
    """Return the steps of a scale over all guides, lowest first, spelled as numbers."""
    scales = [
        one
        for guide in guides.values()
        if key in guide.by_key
        for one in guide.by_key[key].parts
        if one.key == part and one.kind == "scale"
    ]
    low, high = min((one.low for one in scales), default=0), max((one.high for one in scales), default=-1)
    return tuple(str(step) for step in range(low, high + 1))

"""Why customers chose us: how many lunches name each decision driver, and how much weight its ranks give it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Basis, Share
from winnotes.core.insight.tally import Guides, breakdown, codes_of, replies


@dataclass(frozen=True, slots=True)
class Driver:
    """One decision driver: the share of lunches that name it, its points, and how often it came first.

    Points are 3, 2 and 1 by rank; where several note takers ranked, the mean of theirs, so that a lunch gives
    six at most. `firsts` counts lunches in which every voice that ranked put it first.
    """

    code: str
    share: Share
    points: float
    firsts: int


@dataclass(frozen=True, slots=True)
class Drivers:
    """All drivers, the most named first, of the lunches that ranked any."""

    basis: Basis
    drivers: tuple[Driver, ...]


def drivers(lunches: Sequence[Lunch], guides: Guides) -> Drivers:
    """Return why customers chose us."""
    told = replies(lunches, "why_us")
    named = breakdown(told, "drivers", codes_of(guides, "why_us", "drivers"))
    given: dict[str, list[float]] = {}
    for reply in told:
        for code, points in reply.points.items():
            given.setdefault(code, []).append(points)
    found = [
        Driver(bar.name, bar.share, math.fsum(given.get(bar.name, ())), given.get(bar.name, []).count(3.0))
        for bar in named.bars
    ]
    return Drivers(named.basis, tuple(sorted(found, key=lambda one: (-one.share.k, -one.points, one.code))))

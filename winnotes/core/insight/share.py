"""What every figure is made of: a share of those who know, a spread of known values, and what both rest on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Place = tuple[str, str]  # (interview id, question key): what a figure opens onto
FEW = 8
Z_95 = 1.959963984540054  # the 97.5 % quantile of the standard normal distribution


@dataclass(frozen=True, slots=True)
class Basis:
    """Which lunches a figure rests on, and why it does not rest on the others.

    `known` gave a value. `not_agreed` has voices that differ. `not_known`, `not_applicable` and `skipped` were said
    outright. `untyped` was talked of, but in words only. `open` was left blank. Lunches whose guide does not ask
    the question are in none of them.
    """

    known: tuple[Place, ...] = ()
    not_agreed: tuple[Place, ...] = ()
    not_known: tuple[Place, ...] = ()
    not_applicable: tuple[Place, ...] = ()
    skipped: tuple[Place, ...] = ()
    untyped: tuple[Place, ...] = ()
    open: tuple[Place, ...] = ()

    @property
    def n(self) -> int:
        """How many lunches gave a value."""
        return len(self.known)

    @property
    def is_too_few(self) -> bool:
        """Whether there are fewer than 8: too few to say anything of the rest."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`, and the places `behind` the k."""

    k: int
    n: int
    behind: tuple[Place, ...] = ()

    @property
    def rate(self) -> float | None:
        """The k of n as a number from 0 to 1, or None of nothing."""
        return self.k / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the rate, (0, 1) of nothing: see `wilson`."""
        return wilson(self.k, self.n)

    @property
    def is_too_few(self) -> bool:
        """Whether n is below 8: too few to show a rate."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Count:
    """How many times something came to `code`, and the places behind it.

    Beside a question's own codes, not_agreed is where voices differ and "" where nothing was understood.
    """

    code: str
    count: int
    behind: tuple[Place, ...] = ()


NOT_AGREED, UNTOLD = "not_agreed", ""


def wilson(k: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Return the score interval for k of n, within 0 and 1.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212. It holds for small n and near 0 and 1, where k/n ± z·s/√n
    does not.
    """
    if not n:
        return 0.0, 1.0
    rate, spread = k / n, z * z / n
    middle, half = rate + spread / 2, z * math.sqrt(rate * (1 - rate) / n + spread / (4 * n))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return (0.0 if k == 0 else max(0.0, low)), (1.0 if k == n else min(1.0, high))


@dataclass(frozen=True, slots=True)
class Point:
    """One known value, where it was told, and whether it was a guess ("about 14 weeks")."""

    value: float
    place: Place
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Known values only, the smallest first; a blank is no value and never a zero."""

    points: tuple[Point, ...] = ()

    @property
    def n(self) -> int:
        """How many values are known."""
        return len(self.points)

    @property
    def is_too_few(self) -> bool:
        """Whether there are fewer than 8."""
        return self.n < FEW

    @property
    def p50(self) -> float | None:
        """The median."""
        return quantile(self._values, 0.5)

    @property
    def p75(self) -> float | None:
        """Three quarters lie at or below."""
        return quantile(self._values, 0.75)

    @property
    def p90(self) -> float | None:
        """Nine tenths lie at or below."""
        return quantile(self._values, 0.9)

    @property
    def mean(self) -> float | None:
        """The arithmetic mean."""
        return math.fsum(self._values) / self.n if self.n else None

    @property
    def behind(self) -> tuple[Place, ...]:
        """Where the values were told."""
        return tuple(dict.fromkeys(point.place for point in self.points))

    @property
    def _values(self) -> list[float]:
        return [point.value for point in self.points]


def spread_of(points: Sequence[Point]) -> Spread:
    """Return the spread of these values, in any order."""
    return Spread(tuple(sorted(points, key=lambda point: (point.value, point.place))))


def quantile(ordered: Sequence[float], p: float) -> float | None:
    """Return the p-quantile of values in ascending order, or None of none: type 7, linear between order statistics.

    Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
    (1996), 361-365; the same as quantile_cont of SQL engines and PERCENTILE.INC of spreadsheets.
    """
    if not ordered:
        return None
    at = (len(ordered) - 1) * p
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)

"""Periods and amounts a report is often asked for: years, quarters and months that hold lunches, bands of amounts."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from winnotes.core.insight.selection import Amounts
from winnotes.exchange.report.asked import amount_told
from winnotes.i18n import _, show_month


class Period(NamedTuple):
    """A year, quarter or month: its words, its first and last day (ISO), and how many lunches are in it."""

    words: str
    first: str
    last: str
    lunches: int


class Band(NamedTuple):
    """Amounts from `least` to `most`, both included, None for no bound."""

    currency: str
    least: float | None
    most: float | None


def periods(months: Iterable[tuple[str, int]]) -> list[Period]:
    """Return the years, quarters and months these months (`YYYY-MM`, lunches) make, each kind the latest first.

    Where there is but one year, or one quarter, it is left out: it would choose nothing.
    """
    known = {month: count for month, count in months if month}
    quarters: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for month, count in known.items():
        quarters[f"{month[:4]} {(int(month[5:]) + 2) // 3}"] += count
        years[month[:4]] += count
    return [
        *([_year(year, count) for year, count in sorted(years.items(), reverse=True)] if len(years) > 1 else []),
        *([_quarter(one, count) for one, count in sorted(quarters.items(), reverse=True)] if len(quarters) > 1 else []),
        *(_month(month, count) for month, count in sorted(known.items(), reverse=True)),
    ]  # fmt: skip


def _year(year: str, count: int) -> Period:
    return Period(year, f"{year}-01-01", f"{year}-12-31", count)


def _quarter(quarter: str, count: int) -> Period:
    year, number = quarter.split()
    last = int(number) * 3
    words = _("Q{quarter} {year}").format(quarter=number, year=year)
    return Period(
        words, f"{year}-{last - 2:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]}", count
    )


def _month(month: str, count: int) -> Period:
    year, number = month.split("-")
    return Period(show_month(month), f"{month}-01", f"{month}-{monthrange(int(year), int(number))[1]}", count)


def amount_bands(found: Iterable[Amounts]) -> list[tuple[str, Band]]:
    """Return bands of amounts in each currency, parted at round numbers between the smallest and the largest."""
    bands: list[tuple[str, Band]] = []
    for one in found:
        edges = _edges(one.least, one.most)
        for least, most in zip([None, *edges], [*edges, None], strict=True):
            bands.append(
                (amount_told(least, most, one.currency) or _("any amount"), Band(one.currency, least, most))
            )
    return bands


def _edges(least: float, most: float) -> list[float]:
    """Return up to three powers of ten or their halves between two amounts."""
    steps = [
        unit * 10.0**power
        for power in range(2, 10)
        for unit in (1, 2.5, 5)
        if least < unit * 10.0**power < most
    ]
    every = max(1, -(-len(steps) // 3))
    return steps[every // 2 :: every]

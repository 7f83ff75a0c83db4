"""Days in lists of deals: what is certain is read, what could be two days is asked, nothing is guessed.

The order of 01-03-17 shows in the whole column, or in another column spelled alike; else somebody has to say it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from winnotes.exchange.deal_words import bare, deal_words

ORDERS = ("dmy", "mdy", "ymd")
_TIME = r"(?:(?:\s*,)?\s*[T\s]\s*\d{1,2}[:.h]\d{2}.*)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?" + _TIME, re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_TRIPLE = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?" + _TIME, re.DOTALL)
_KANJI = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?.*", re.DOTALL)
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_CENTURY = 70  # two-digit years below are of this century, as POSIX has it
_SPREAD, _STEADY = 12, 3  # no list of wins spans so many years on so few days of the month

Shape = tuple[str, bool]  # what stands between the numbers, whether the year has four digits
Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A day in three numbers whose order does not show by itself."""

    shape: Shape
    numbers: Triple

    def day(self, order: str) -> date | None:
        """Return the day it is in this order, or None where there is no such day."""
        first, second, third = self.numbers
        has_long_year = self.shape[1]
        if order == "ymd":
            return None if has_long_year else _day(_year(first), second, third)
        year = third if has_long_year else _year(third)
        return _day(year, second, first) if order == "dmy" else _day(year, first, second)


def read_day(text: str) -> date | Spelled | None:
    """Return the day in a cell, its numbers where their order is open, or None where there is no day at all."""
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(text) or _KANJI.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _TRIPLE.fullmatch(text):
        numbers = (int(found[1]), int(found[3]), int(found[4]))
        return Spelled((found[2], len(found[4]) == 4), numbers)
    return _worded(text)


def _worded(text: str) -> date | None:
    """Return the day whose month is a word: 3 Mar 2017, March 3rd, 2017, 03-MAR-17, Mittwoch, 1. März 2017."""
    words = _WORDS.findall(text.casefold())
    months = deal_words().months
    at = next((at for at, word in enumerate(words[:3]) if bare(word) in months), -1)
    if at < 0:
        return None
    numbers = [word for word in words if word.isdigit()][:2]
    others = [word for word in words[:at] if not word.isdigit()]
    if len(numbers) < 2 or len(others) > 1:
        return None
    month = months[bare(words[at])]
    first, second = numbers
    if len(first) == 4:
        return _day(int(first), month, int(second))
    if len(first) > 2 or len(second) not in (2, 4):
        return None
    return _day(int(second) if len(second) == 4 else _year(int(second)), month, int(first))


def _year(short: int) -> int:
    return short + (2000 if short < _CENTURY else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class OrderAsked:
    """Days of a column that could be read in several `orders`: the first of them, and where it stands."""

    column: str
    row: int
    example: str
    orders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Orders:
    """How the days of a list are to be read: the order by column and shape, and what stays open.

    `shared` are columns whose order shows in another one alone, {column: the other}. `broken` is the first day
    (column, row, text) for which no order goes with the days above it, None where there is none.
    """

    settled: Mapping[tuple[str, Shape], str] = field(default_factory=dict)
    asked: tuple[OrderAsked, ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[str, int, str] | None = None

    def day(self, column: str, found: date | Spelled | None) -> str:
        """Return the day as an ISO date, or "" where it is none, or not known which."""
        if isinstance(found, Spelled):
            order = self.settled.get((column, found.shape))
            found = found.day(order) if order else None
        return found.isoformat() if found else ""


Cells = Sequence[tuple[int, str]]  # row, text


Days = Sequence[tuple[int, str, Spelled]]  # row, text and what it may be


def orders_in(columns: Mapping[str, Cells], said: str = "") -> Orders:
    """Return how the days in these columns are read; `said` is the order a person told, "" where nobody did."""
    found = {
        (name, shape): days for name, cells in columns.items() for shape, days in _by_shape(cells).items()
    }
    settled: dict[tuple[str, Shape], str] = {}
    asked: list[OrderAsked] = []
    shared: dict[str, str] = {}
    for (name, shape), days in found.items():
        fitting = _fitting(days)
        told = [said] if said and (said != "ymd" or not shape[1]) else []
        if not fitting and not told:
            return Orders(broken=(name, *_first_broken(days)))
        if told and fitting and said not in fitting:
            return Orders(broken=(name, *_first_not(days, said)))
        fitting = told or fitting
        if not _agree(days, fitting):
            others = {other: more for (other, like), more in found.items() if like == shape and other != name}
            fitting, teller = _narrowed(fitting, others)
            shared |= {name: teller} if teller else {}
        if _agree(days, fitting):
            settled[name, shape] = fitting[0]
        else:
            row, text, _one = next(one for one in days if not _agree([one], fitting))
            asked.append(OrderAsked(name, row, text, tuple(fitting)))
    return Orders(settled, tuple(asked), shared)


def _narrowed(fitting: list[str], others: Mapping[str, Days]) -> tuple[list[str], str]:
    """Return the orders that fit other columns too, as far as any do, and the column that told most."""
    teller = ""
    for other, days in others.items():
        both = [order for order in fitting if order in _fitting(days)]
        if both and len(both) < len(fitting):
            fitting, teller = both, other
    return fitting, teller


def _agree(days: Days, orders: Sequence[str]) -> bool:
    """Whether it makes no difference in which of these orders the days are read."""
    return all(len({one.day(order) for order in orders}) == 1 for _row, _text, one in days)


def _by_shape(cells: Cells) -> dict[Shape, list[tuple[int, str, Spelled]]]:
    """Return the days whose order is open, each spelling once; those that are no day in any order are left out."""
    seen: dict[str, int] = {}
    for row, text in cells:
        seen.setdefault(text, row)
    found: dict[Shape, list[tuple[int, str, Spelled]]] = {}
    for text, row in seen.items():
        one = read_day(text)
        if isinstance(one, Spelled) and any(one.day(order) for order in ORDERS):
            found.setdefault(one.shape, []).append((row, text, one))
    return found


def _fitting(days: Days) -> list[str]:
    """Return the orders in which every one of these is a day, without those that no list of wins could mean."""
    spelled = [one for _row, _text, one in days]
    return [
        order for order in ORDERS if all(one.day(order) for one in spelled) and _is_likely(spelled, order)
    ]


def _is_likely(spelled: Sequence[Spelled], order: str) -> bool:
    """Whether the days do not spread over many years while hardly leaving two days of the month."""
    found = [day for one in spelled if (day := one.day(order))]
    return len({day.year for day in found}) <= _SPREAD or len({day.day for day in found}) > _STEADY


def _first_not(days: Days, order: str) -> tuple[int, str]:
    return next(((row, text) for row, text, one in days if not one.day(order)), days[0][:2])


def _first_broken(days: Days) -> tuple[int, str]:
    ordered = sorted(days, key=lambda one: one[0])
    for at in range(1, len(ordered) + 1):
        if not _fitting(ordered[:at]):
            return ordered[at - 1][:2]
    return ordered[-1][:2]

"""Which lunches a report is about: a few filters that all must fit, and what each could be set to."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from winnotes.core.insight.lunch import DealFacts, Lunch


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of a lunch; None asks nothing. What is unknown fits no filter but "", which means unknown.

    `first` and `last` are ISO days, both included: the deal was won then, or with `by_lunch` the lunch was held
    then. `least` and `most` are amounts, both included; `currency` goes with them, since none is converted.
    `marketer` is the id of a person who wrote in it.
    """

    round: str | None = None
    first: str | None = None
    last: str | None = None
    by_lunch: bool = False
    segment: str | None = None
    product: str | None = None
    least: float | None = None
    most: float | None = None
    currency: str | None = None
    guide: str | None = None
    marketer: str | None = None

    def takes(self, lunch: Lunch) -> bool:
        """Whether all that is asked fits this lunch."""
        return (
            self.guide in (None, lunch.guide)
            and (self.marketer is None or self.marketer in lunch.writers)
            and (not self.by_lunch or self._is_within(lunch.met_on))
            and self.takes_deal(lunch.deal)
        )

    def takes_deal(self, deal: DealFacts) -> bool:
        """Whether all that is asked of a deal fits, whoever asked about it: for the won deals of a coverage."""
        return (
            self.round in (None, deal.round)
            and self.segment in (None, deal.segment)
            and self.product in (None, deal.product)
            and (self.by_lunch or self._is_within(deal.closed_on))
            and self._is_worth(deal)
        )

    def _is_within(self, day: str) -> bool:
        if self.first is None and self.last is None:
            return True
        return bool(day) and (self.first or day) <= day <= (self.last or day)

    def _is_worth(self, deal: DealFacts) -> bool:
        if self.currency is not None and (deal.amount is None or deal.currency != self.currency):
            return False
        if self.least is None and self.most is None:
            return True
        if deal.amount is None:
            return False
        return (self.least is None or deal.amount >= self.least) and (
            self.most is None or deal.amount <= self.most
        )


def chosen(lunches: Iterable[Lunch], selection: Selection) -> list[Lunch]:
    """Return the lunches that fit, in their order."""
    return [lunch for lunch in lunches if selection.takes(lunch)]


@dataclass(frozen=True, slots=True)
class Amounts:
    """The smallest and the largest amount in one currency, and of how many lunches."""

    currency: str
    least: float
    most: float
    count: int


@dataclass(frozen=True, slots=True)
class Options:
    """What each filter can be set to, [(value, lunches)] by value, given what the other filters leave.

    Months are `YYYY-MM`, of winning or with `by_lunch` of the lunch; "" is unknown.
    """

    rounds: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    segments: tuple[tuple[str, int], ...]
    products: tuple[tuple[str, int], ...]
    guides: tuple[tuple[str, int], ...]
    marketers: tuple[tuple[str, int], ...]
    amounts: tuple[Amounts, ...]


def options(lunches: Sequence[Lunch], selection: Selection | None = None) -> Options:
    """Return what each filter can be set to, and how many lunches that would leave beside the other filters."""
    now = selection or Selection()

    def day(lunch: Lunch) -> str:
        return lunch.met_on if now.by_lunch else lunch.deal.closed_on

    return Options(
        _counted(chosen(lunches, replace(now, round=None)), lambda lunch: [lunch.deal.round]),
        _counted(chosen(lunches, replace(now, first=None, last=None)), lambda lunch: [day(lunch)[:7]]),
        _counted(chosen(lunches, replace(now, segment=None)), lambda lunch: [lunch.deal.segment]),
        _counted(chosen(lunches, replace(now, product=None)), lambda lunch: [lunch.deal.product]),
        _counted(chosen(lunches, replace(now, guide=None)), lambda lunch: [lunch.guide]),
        _counted(chosen(lunches, replace(now, marketer=None)), lambda lunch: lunch.writers),
        _amounts(chosen(lunches, replace(now, least=None, most=None, currency=None))),
    )


def _counted(
    lunches: Iterable[Lunch], values: Callable[[Lunch], Iterable[str]]
) -> tuple[tuple[str, int], ...]:
    found = Counter(value for lunch in lunches for value in values(lunch))
    return tuple(sorted(found.items()))


def _amounts(lunches: Iterable[Lunch]) -> tuple[Amounts, ...]:
    found: dict[str, list[float]] = {}
    for lunch in lunches:
        if lunch.deal.amount is not None:
            found.setdefault(lunch.deal.currency, []).append(lunch.deal.amount)
    return tuple(
        Amounts(currency, min(some), max(some), len(some)) for currency, some in sorted(found.items())
    )

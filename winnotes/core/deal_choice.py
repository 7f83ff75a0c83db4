"""Which deals somebody wants to see: by words, sales person, segment, day and amount."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from winnotes.core.deal import Deal, facts_of
from winnotes.core.text import folded


@dataclass(frozen=True, slots=True)
class DealChoice:
    """What is asked of a deal; "" and None ask nothing. Days are ISO dates, both ends included.

    `search` wants each of its words somewhere in the deal, further columns included; `owner`, `segment` and
    `product` a part of that fact. A deal without a day or an amount is not chosen where one is asked.
    """

    search: str = ""
    owner: str = ""
    segment: str = ""
    product: str = ""
    since: str = ""
    until: str = ""
    currency: str = ""
    at_least: float | None = None
    at_most: float | None = None

    def tests(self) -> Iterator[Callable[[Deal], bool]]:
        """Yield what is asked of a deal, but for its words (`DealShelf` knows those): nothing where nothing is."""
        if self.currency:
            yield lambda deal: deal.currency == self.currency
        since, until, low, high = self.since, self.until, self.at_least, self.at_most
        if since:
            yield lambda deal: deal.closed >= since
        if until:
            yield lambda deal: bool(deal.closed) and deal.closed <= until
        if low is not None:
            yield lambda deal: deal.amount is not None and deal.amount >= low
        if high is not None:
            yield lambda deal: deal.amount is not None and deal.amount <= high
        for name in ("owner", "segment", "product"):
            if part := folded(getattr(self, name)):
                yield partial(_has, name, part)


def _has(name: str, part: str, deal: Deal) -> bool:
    return part in _folded(getattr(deal, name))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return `folded`, remembered: ten thousand deals have few segments and sales persons."""
    return folded(text)


class DealShelf:
    """Deals laid out to be chosen from again and again: their words are folded once, when first asked for."""

    def __init__(self, deals: Iterable[Deal]) -> None:
        self.deals = tuple(deals)

    @cached_property
    def _told(self) -> list[str]:
        return [folded(" ".join(str(value) for _name, value in facts_of(deal))) for deal in self.deals]

    def chosen(self, choice: DealChoice) -> list[Deal]:
        """Return those of the deals that are asked for, in their order."""
        found: Iterable[Deal] = self.deals
        if words := folded(choice.search).split():
            told = zip(self.deals, self._told, strict=True)
            found = [deal for deal, text in told if all(word in text for word in words)]
        for test in choice.tests():
            found = filter(test, found)
        return list(found)


def chosen(deals: Iterable[Deal], choice: DealChoice) -> list[Deal]:
    """Return those of the deals that are asked for, in their order."""
    return DealShelf(deals).chosen(choice)

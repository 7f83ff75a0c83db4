"""Which deals somebody wants to see: by words, sales person, segment, day and amount."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from winnotes.core.deal import Deal, facts_of
from winnotes.core.search.query import spaced


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
            if part := spaced(getattr(self, name)):
                yield partial(_has, name, part)


def _has(name: str, part: str, deal: Deal) -> bool:
    return part in _folded(getattr(deal, name))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return `spaced`, remembered: ten thousand deals have few segments and sales persons."""
    return spaced(text)


class DealShelf:
    """Deals laid out to be chosen from again and again: the words of each are folded once."""

    def __init__(self, deals: Iterable[Deal]) -> None:
        self.deals = tuple(deals)
        self._texts: list[str] = []

    def fold(self, count: int | None = None) -> bool:
        """Fold the words of as many more deals, of all without a count; return whether some are left."""
        known = len(self._texts)
        for deal in self.deals[known : None if count is None else known + count]:
            self._texts.append(spaced(" ".join(str(value) for _name, value in facts_of(deal))))
        return len(self._texts) < len(self.deals)

    def in_order(self, places: Sequence[int]) -> "DealShelf":
        """Return the same deals in another order: by their places in this one."""
        self.fold()
        other = DealShelf(self.deals[place] for place in places)
        other._texts = [self._texts[place] for place in places]
        return other

    def chosen(self, choice: DealChoice) -> list[Deal]:
        """Return those of the deals that are asked for, in their order."""
        found: Iterable[Deal] = self.deals
        if words := spaced(choice.search).split():
            self.fold()
            first, *more = words
            told = zip(self.deals, self._texts, strict=True)
            found = [
                deal
                for deal, text in told
                if first in text and (not more or all(word in text for word in more))
            ]
        for test in choice.tests():
            found = filter(test, found)
        return list(found)


def chosen(deals: Iterable[Deal], choice: DealChoice) -> list[Deal]:
    """Return those of the deals that are asked for, in their order."""
    return DealShelf(deals).chosen(choice)

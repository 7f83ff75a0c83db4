"""Which deals somebody wants to see: by words, sales person, segment, day and amount."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    at_least: float | None = None
    at_most: float | None = None

    def fits(self, deal: Deal) -> bool:
        """Whether the deal is one of those asked for."""
        if (self.since or self.until) and not deal.closed:
            return False
        if (self.since and deal.closed < self.since) or (self.until and deal.closed > self.until):
            return False
        if not _is_within(deal.amount, self.at_least, self.at_most):
            return False
        parts = ((self.owner, deal.owner), (self.segment, deal.segment), (self.product, deal.product))
        if not all(folded(part) in folded(fact) for part, fact in parts if part):
            return False
        words = folded(self.search).split()
        return not words or _has_all(deal, words)


def chosen(deals: Iterable[Deal], choice: DealChoice) -> list[Deal]:
    """Return those of the deals that are asked for, in their order."""
    return [deal for deal in deals if choice.fits(deal)]


def _is_within(amount: float | None, low: float | None, high: float | None) -> bool:
    if low is None and high is None:
        return True
    return amount is not None and (low is None or amount >= low) and (high is None or amount <= high)


def _has_all(deal: Deal, words: Iterable[str]) -> bool:
    told = folded(" ".join(str(value) for _name, value in facts_of(deal)))
    return all(word in told for word in words)

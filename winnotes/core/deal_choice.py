"""Which deals somebody wants to see: by words, sales person, segment, day and amount."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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
        """Whether the deal is one of those asked for, but for its words (`DealShelf` knows those)."""
        if (self.since or self.until) and not deal.closed:
            return False
        if (self.since and deal.closed < self.since) or (self.until and deal.closed > self.until):
            return False
        if (self.at_least is not None or self.at_most is not None) and not self._pays(deal.amount):
            return False
        parts = ((self.owner, deal.owner), (self.segment, deal.segment), (self.product, deal.product))
        return all(folded(part) in folded(fact) for part, fact in parts if part)

    def _pays(self, amount: float | None) -> bool:
        return (
            amount is not None
            and (self.at_least is None or amount >= self.at_least)
            and (self.at_most is None or amount <= self.at_most)
        )


class DealShelf:
    """Deals laid out to be chosen from again and again: their words are folded once, when first asked for."""

    def __init__(self, deals: Iterable[Deal]) -> None:
        self.deals = tuple(deals)

    @cached_property
    def _told(self) -> list[str]:
        return [folded(" ".join(str(value) for _name, value in facts_of(deal))) for deal in self.deals]

    def chosen(self, choice: DealChoice) -> list[Deal]:
        """Return those of the deals that are asked for, in their order."""
        words = folded(choice.search).split()
        found = zip(self.deals, self._told, strict=True) if words else ((deal, "") for deal in self.deals)
        return [deal for deal, told in found if all(word in told for word in words) and choice.fits(deal)]


def chosen(deals: Iterable[Deal], choice: DealChoice) -> list[Deal]:
    """Return those of the deals that are asked for, in their order."""
    return DealShelf(deals).chosen(choice)

"""What would have made the sales faster, and what bigger: causes and levers by name, and the guesses beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Basis, Spread
from winnotes.core.insight.tally import Breakdown, basis_of, by_currency, replies, spread, word_breakdown


@dataclass(frozen=True, slots=True)
class Faster:
    """What the sales waited for, and the days that might have been saved."""

    causes: Breakdown
    saved_basis: Basis
    saved_days: Spread


@dataclass(frozen=True, slots=True)
class Amounts:
    """Guessed amounts in one currency; "" where none was named."""

    currency: str
    amounts: Spread


@dataclass(frozen=True, slots=True)
class Bigger:
    """What would have added to the sales, and by how much; currencies are never added up."""

    levers: Breakdown
    amount_basis: Basis
    amounts: tuple[Amounts, ...]


def faster(lunches: Sequence[Lunch]) -> Faster:
    """Return what would have made the sales faster."""
    told = replies(lunches, "close_faster")
    return Faster(word_breakdown(told, "causes"), basis_of(told, "saved"), spread(told, "saved"))


def bigger(lunches: Sequence[Lunch]) -> Bigger:
    """Return what would have made the sales bigger."""
    told = replies(lunches, "deal_bigger")
    amounts = tuple(Amounts(currency, spread) for currency, spread in by_currency(told, "amount").items())
    return Bigger(word_breakdown(told, "levers"), basis_of(told, "amount"), amounts)

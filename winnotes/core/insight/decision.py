"""Who decided, whether that was expected, and who else had a say."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.objection import code_in
from winnotes.core.insight.share import Basis, Place, Share, Spread
from winnotes.core.insight.tally import (
    Bar,
    Breakdown,
    Guides,
    basis_of,
    breakdown,
    codes_of,
    replies,
    spread,
    word_breakdown,
)

KEY, GROUP = "decision_maker", "buying_group_size"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who made the decision. `expected` has yes, no and partly.

    `surprise` has, by role, the share not (or only partly) expected, of the deals where both are known.
    """

    expected: Breakdown
    role: Breakdown
    title: Breakdown
    surprise: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BuyingGroup:
    """How many people were involved, as told; and of the deals that list any people, how many list each role.

    A role "" was not told or not understood, not_agreed is one on which voices differ.
    """

    basis: Basis
    size: Spread
    roles: tuple[Bar, ...]


def decision(lunches: Sequence[Lunch], guides: Guides) -> Decision:
    """Return who decided and whether that was expected."""
    told = replies(lunches, KEY)
    roles = codes_of(guides, KEY, "role")
    both = [reply for reply in told if {"role", "expected"} <= reply.readings.keys()]
    surprise = []
    for role in dict.fromkeys((*roles, *sorted(str(reply.readings["role"]) for reply in both))):
        some = [reply for reply in both if reply.readings["role"] == role]
        missed = tuple(reply.place for reply in some if reply.readings["expected"] != "yes")
        surprise.append(Bar(role, Share(len(missed), len(some), missed)))
    return Decision(
        breakdown(told, "expected", codes_of(guides, KEY, "expected")),
        breakdown(told, "role", roles),
        word_breakdown(told, "title"),
        tuple(bar for bar in surprise if bar.share.n),
    )


def buying_group(lunches: Sequence[Lunch], guides: Guides) -> BuyingGroup:
    """Return how many people were involved and in which roles."""
    told = replies(lunches, GROUP)
    listed = [reply for reply in told if reply.entries]
    places: dict[str, list[Place]] = {code: [] for code in codes_of(guides, GROUP, "people", "role")}
    for reply in listed:
        for code in sorted({code_in(entry, "role") for entry in reply.entries}):
            places.setdefault(code, []).append(reply.place)
    roles = [Bar(code, Share(len(found), len(listed), tuple(found))) for code, found in places.items()]
    return BuyingGroup(
        basis_of(told, "count"),
        spread(told, "count"),
        tuple(sorted(roles, key=lambda bar: (-bar.share.k, bar.name))),
    )

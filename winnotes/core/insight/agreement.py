"""How often note takers heard the same: only over answers both gave, and only while nobody has settled them."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Share
from winnotes.core.insight.tally import replies


@dataclass(frozen=True, slots=True)
class Agreement:
    """One question: the share of lunches where all who filled the same parts filled them alike.

    Lists are alike when they name the same entries, in whatever order. `settled` counts answers that were agreed
    afterwards: what each had heard is no longer there to compare, so they are in no share.
    """

    key: str
    equal: Share
    settled: int


def agreements(lunches: Sequence[Lunch], keys: Sequence[str]) -> tuple[Agreement, ...]:
    """Return how often note takers heard the same, for each question of `keys` that two of them answered."""
    found = []
    for key in keys:
        told = [reply for reply in replies(lunches, key) if reply.agreement or reply.is_settled]
        both = [reply for reply in told if reply.agreement]
        equal = tuple(reply.place for reply in both if reply.agreement == "equal")
        settled = sum(1 for reply in told if reply.is_settled)
        if both or settled:
            found.append(Agreement(key, Share(len(equal), len(both), equal), settled))
    return tuple(found)

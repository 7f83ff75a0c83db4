"""What it took to win: how many deals used each resource, and how often where it was counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.reading import pairs
from winnotes.core.insight.reply import Reply
from winnotes.core.insight.share import Basis, Point, Share, Spread, spread_of
from winnotes.core.insight.tally import Guides, breakdown, codes_of, replies

KEY, PART = "resources_used", "resources"


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: the share of deals that used it, and the counts where one was given.

    `not_counted` deals used it without a count, in `not_agreed` the voices' counts differ; neither is a zero.
    """

    code: str
    share: Share
    counts: Spread
    not_counted: int
    not_agreed: int


@dataclass(frozen=True, slots=True)
class Resources:
    """All resources, the most used first, of the lunches that named any."""

    basis: Basis
    resources: tuple[Resource, ...]


def resources(lunches: Sequence[Lunch], guides: Guides) -> Resources:
    """Return what it took to win."""
    told = replies(lunches, KEY)
    named = breakdown(told, PART, codes_of(guides, KEY, PART))
    points: dict[str, list[Point]] = {}
    for reply in told:
        for code, count in pairs(reply.readings.get(PART)):
            if count is not None:
                points.setdefault(code, []).append(Point(float(count), reply.place))
    torn = [reply for reply in told if reply.differing]
    found = [_resource(bar.name, bar.share, points.get(bar.name, []), torn) for bar in named.bars]
    return Resources(named.basis, tuple(sorted(found, key=lambda one: (-one.share.k, one.code))))


def _resource(code: str, share: Share, points: list[Point], torn: Sequence[Reply]) -> Resource:
    not_agreed = sum(1 for reply in torn if f"{PART}.{code}" in reply.differing)
    return Resource(code, share, spread_of(points), share.k - len(points) - not_agreed, not_agreed)

"""Where the deals stood at the start: the way in, the buying stage at entry, what was known of product and brand."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Spread
from winnotes.core.insight.tally import Breakdown, Guides, breakdown, codes_of, replies, spread, steps


@dataclass(frozen=True, slots=True)
class Rating:
    """A scale: how many gave each step (spelled "1", "2" …), and how the ratings spread."""

    steps: Breakdown
    spread: Spread


@dataclass(frozen=True, slots=True)
class Start:
    """Path into the account, buying stages at entry (a lunch may name several), prior knowledge from 1 to 5."""

    path: Breakdown
    buying_stage: Breakdown
    product: Rating
    brand: Rating


def start(lunches: Sequence[Lunch], guides: Guides) -> Start:
    """Return where the deals stood at the start."""
    path = breakdown(replies(lunches, "entry_path"), "path", codes_of(guides, "entry_path", "path"))
    stages = codes_of(guides, "buying_stage_at_entry", "stages")
    return Start(
        path,
        breakdown(replies(lunches, "buying_stage_at_entry"), "stages", stages),
        rating(lunches, guides, "prior_understanding", "product"),
        rating(lunches, guides, "prior_understanding", "brand"),
    )


def rating(lunches: Sequence[Lunch], guides: Guides, key: str, part: str) -> Rating:
    """Return how a scale was answered."""
    told = replies(lunches, key)
    return Rating(breakdown(told, part, steps(guides, key, part)), spread(told, part))

"""Figures of the team's own questions: each typed field is counted as its kind is counted elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from winnotes.core.guide import CODED, Part
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Basis, Spread
from winnotes.core.insight.tally import (
    Breakdown,
    Guides,
    basis_of,
    breakdown,
    codes_of,
    replies,
    spread,
    word_breakdown,
)

_NO_VALUES = Spread()
MEASURED = ("scale", "number", "duration")


@dataclass(frozen=True, slots=True)
class Own:
    """A typed field of an own question: `named` where it has choices or tags, else how its values spread.

    `part` is the field's label where the question has several, else "". `high` is where a scale ends.
    """

    key: str
    part: str
    kind: str
    basis: Basis
    named: Breakdown | None = None
    spread: Spread = _NO_VALUES
    high: int = 0


def own_figures(lunches: Sequence[Lunch], guides: Guides, keys: Sequence[str]) -> tuple[Own, ...]:
    """Return the figures of these questions, of those fields that anybody answered."""
    found = (one for key in keys for one in _of_question(lunches, guides, key))
    return tuple(one for one in found if one.basis.n)


def _of_question(lunches: Sequence[Lunch], guides: Guides, key: str) -> Iterator[Own]:
    told = replies(lunches, key)
    asked = [guide.by_key[key] for guide in guides.values() if key in guide.by_key]
    parts: dict[str, Part] = {part.key: part for question in reversed(asked) for part in question.fields}
    for part in parts.values():
        label, basis = part.label if len(parts) > 1 else "", basis_of(told, part.key)
        if part.kind in CODED:
            named = breakdown(told, part.key, codes_of(guides, key, part.key))
            yield Own(key, label, part.kind, basis, named)
        elif part.kind == "tags":
            yield Own(key, label, part.kind, basis, word_breakdown(told, part.key))
        elif part.kind in MEASURED:
            high = part.high if part.kind == "scale" else 0
            yield Own(key, label, part.kind, basis, spread=spread(told, part.key), high=high)

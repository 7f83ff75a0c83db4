"""How many lunches each of the team's own themes holds, question by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Share
from winnotes.core.insight.tally import replies
from winnotes.core.theme import Theme

SAID = ("answered", "touched")


@dataclass(frozen=True, slots=True)
class Themed:
    """One question: each theme with the share of lunches it holds, of those that said anything; most held first."""

    key: str
    n: int
    themes: tuple[tuple[Theme, Share], ...]


def themed(lunches: Sequence[Lunch], themes: Iterable[Theme], keys: Iterable[str]) -> tuple[Themed, ...]:
    """Return the questions of `keys` under which these lunches were gathered. What was erased since is not counted."""
    of_key: dict[str, list[tuple[Theme, frozenset[str]]]] = {}
    for theme in themes:
        held: dict[str, set[str]] = {}
        for interview, key in theme.holds:
            held.setdefault(key, set()).add(interview)
        for key, interviews in held.items():
            of_key.setdefault(key, []).append((theme, frozenset(interviews)))
    found = []
    for key in keys:
        if key in of_key:
            told = [reply.place for reply in replies(lunches, key) if reply.status in SAID]
            counted = [
                (theme, tuple(place for place in told if place[0] in interviews))
                for theme, interviews in of_key[key]
            ]
            shares = [(theme, Share(len(some), len(told), some)) for theme, some in counted if some]
            if shares:
                found.append(Themed(key, len(told), tuple(sorted(shares, key=_order))))
    return tuple(found)


def _order(one: tuple[Theme, Share]) -> tuple[int, str, str]:
    theme, share = one
    return -share.k, theme.name, theme.id

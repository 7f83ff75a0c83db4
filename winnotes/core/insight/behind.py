"""What stands behind a figure: the lunches it counts, each with the lines that were quoted there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.insight.lunch import Line, Lunch
from winnotes.core.insight.share import Place

_TELLING = ("key_quote", "quote", "surprise")


@dataclass(frozen=True, slots=True)
class Behind:
    """One lunch behind a figure, the question it counts there ("" where it is none), and what was said word by word."""

    lunch: Lunch
    key: str
    lines: tuple[Line, ...]


def behind(lunches: Mapping[str, Lunch], places: Iterable[Place]) -> list[Behind]:
    """Return what stands behind these places: lunches with a quote first, then the latest won first.

    `lunches` are by interview; a place in none of them is left out.
    """
    found = [
        Behind(lunches[interview], key, _lines(lunches[interview], key))
        for interview, key in dict.fromkeys(places)
        if interview in lunches
    ]
    found.sort(key=lambda one: (one.lunch.interview, one.key))
    found.sort(key=lambda one: one.lunch.deal.closed_on, reverse=True)
    return sorted(found, key=lambda one: not one.lines)


def _lines(lunch: Lunch, key: str) -> tuple[Line, ...]:
    told = [line for line in lunch.lines if line.place[1] == key and line.kind in _TELLING]
    return tuple(sorted(told, key=lambda line: _TELLING.index(line.kind)))

"""What stands behind a figure: the lunches it counts, each with the lines that were quoted there."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.insight.lunch import Line, Lunch
from winnotes.core.insight.share import Place
from winnotes.core.insight.vocabulary import TOLD, says
from winnotes.core.mark import read_mark
from winnotes.core.theme import Theme, print_of

Lines = Callable[[Lunch, str], tuple[Line, ...]]
_TELLING = ("key_quote", "quote", "surprise")


@dataclass(frozen=True, slots=True)
class Behind:
    """One lunch behind a figure, the question it counts there ("" where it is none), and what was said word by word."""

    lunch: Lunch
    key: str
    lines: tuple[Line, ...]


def quoted(lunch: Lunch, key: str) -> tuple[Line, ...]:
    """Return what was quoted under a question, and what surprised."""
    told = [line for line in lunch.lines if line.place[1] == key and line.kind in _TELLING]
    return tuple(sorted(told, key=lambda line: _TELLING.index(line.kind)))


def behind(lunches: Mapping[str, Lunch], places: Iterable[Place], lines: Lines = quoted) -> list[Behind]:
    """Return what stands behind these places: lunches with a line first, then the latest won first.

    `lunches` are by interview; a place in none of them is left out. `lines` says which lines of a lunch to show.
    """
    found = [
        Behind(lunches[interview], key, lines(lunches[interview], key))
        for interview, key in dict.fromkeys(places)
        if interview in lunches
    ]
    found.sort(key=lambda one: (one.lunch.interview, one.key))
    found.sort(key=lambda one: one.lunch.deal.closed_on, reverse=True)
    return sorted(found, key=lambda one: not one.lines)


def saying(name: str, common: Collection[str]) -> Lines:
    """Return what finds the lines that say a telling word."""
    return lambda lunch, key: tuple(line for line in _told(lunch, key) if says(line.text, name, common))


def gathered_under(theme: Theme) -> Lines:
    """Return what finds the lines gathered under a theme; of an answer gathered whole, what was quoted."""

    def lines(lunch: Lunch, key: str) -> tuple[Line, ...]:
        prints = theme.holds.get((lunch.interview, key), frozenset())
        found = tuple(line for line in _told(lunch, key) if print_of(line.text) in prints)
        return found or quoted(lunch, key)

    return lines


def _told(lunch: Lunch, key: str) -> Iterable[Line]:
    """Yield every line that was told under a question, as it was noted; to-dos are not told."""
    for person, text in lunch.notes.get(key, ()):
        for number, line in enumerate(text.split("\n"), 1):
            if (bare := line.strip()) and (mark := read_mark(bare)).kind in TOLD:
                yield Line(mark.kind, mark.text, (lunch.interview, key), person, number, tags=mark.tags)

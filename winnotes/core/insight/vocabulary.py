"""Telling words: what is said far more often in the answers to one question than in all other notes.

A word or phrase counts once per lunch and question, whoever noted it and however often. How telling it is, is the
G² of the table (answers to the question with it, without it; notes of other questions with it, without it).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import FEW, Place, Share
from winnotes.core.insight.term import is_dense, phrases_in, runs_in
from winnotes.core.mark import read_mark

LEAST = 3  # lunches that must say it
CLEAR = 10.83  # G² above this comes by chance once in a thousand times (chi-square, one degree of freedom)
MOST, CANDIDATES = 6, 60
MOSTLY = 0.75
TOLD = ("text", "quote", "key_quote", "surprise")  # a to-do is the note taker's own idea


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word or phrase in its most used spelling; `name` is it in small letters.

    `share` is of the lunches with notes to the question, `elsewhere` of the notes to all other questions.
    """

    name: str
    word: str
    share: Share
    elsewhere: Share
    g2: float


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The most telling words of one question, of `n` lunches with notes to it; none where these are fewer than 8."""

    key: str
    n: int
    words: tuple[TellingWord, ...]


class Vocabulary:
    """Which lunch says what where, each phrase of a question as one number with a bit for each lunch.

    So choosing some of the lunches costs an AND and a count. Phrases said in fewer than three lunches are left out.
    """

    def __init__(self, lunches: Sequence[Lunch] = (), common: Collection[str] = ()) -> None:
        self._places = {lunch.interview: at for at, lunch in enumerate(lunches)}
        self._interviews = [lunch.interview for lunch in lunches]
        self._written: Counter[str] = Counter()
        said: dict[str, dict[str, list[int]]] = {}
        noted: dict[str, list[int]] = {}
        for at, lunch in enumerate(lunches):
            for key, notes in lunch.notes.items():
                noted.setdefault(key, []).append(at)
                found = said.setdefault(key, {})
                for phrase in self._phrases(lunch, [text for _person, text in notes], common):
                    found.setdefault(phrase, []).append(at)
        self._spellings: dict[str, list[str]] = {}
        for word in self._written:
            self._spellings.setdefault(word.lower(), []).append(word)
        size = (len(lunches) + 7) // 8
        self._noted = {key: _bits(places, size) for key, places in noted.items()}
        self._said = {
            key: {phrase: _bits(places, size) for phrase, places in found.items() if len(places) >= LEAST}
            for key, found in said.items()
        }
        self._elsewhere: dict[str, list[tuple[str, int]]] = {}
        wanted = {phrase for found in self._said.values() for phrase in found}
        for key, every in said.items():
            for phrase in wanted & every.keys():
                self._elsewhere.setdefault(phrase, []).append((key, _bits(every[phrase], size)))

    def _phrases(self, lunch: Lunch, texts: Iterable[str], common: Collection[str]) -> set[str]:
        found: set[str] = set()
        for text in texts:
            for run in told_runs(text, lunch.names):
                self._written.update(run)
                found.update(phrases_in(run, common))
        return found

    def telling_words(self, lunches: Sequence[Lunch], keys: Iterable[str]) -> tuple[TellingWords, ...]:
        """Return the telling words of each question of `keys` in these lunches; questions without notes left out."""
        size = (len(self._interviews) + 7) // 8
        chosen = _bits(
            [self._places[one.interview] for one in lunches if one.interview in self._places], size
        )
        noted = {key: (bits & chosen).bit_count() for key, bits in self._noted.items()}
        every = sum(noted.values())
        found = []
        for key in keys:
            if n := noted.get(key, 0):
                words = self._clear(key, chosen, n, every - n) if n >= FEW else []
                found.append(TellingWords(key, n, tuple(words[:MOST])))
        return tuple(found)

    def _clear(self, key: str, chosen: int, n: int, others: int) -> list[TellingWord]:
        """Return the telling words of a question, the most telling first."""
        found: list[tuple[float, int, str, int]] = []
        for phrase, bits in self._said.get(key, {}).items():
            if (k := (bits & chosen).bit_count()) >= LEAST:
                there = self._elsewhere[phrase]
                away = (
                    sum((bits & chosen).bit_count() for at, bits in there if at != key)
                    if len(there) > 1
                    else 0
                )
                if k * others > away * n and (value := g_squared(k, n, away, others)) >= CLEAR:
                    found.append((-value, -len(phrase), phrase, away))
        best = [phrase for _g2, _long, phrase, _away in sorted(found)[:CANDIDATES]]
        said = {phrase: self._said[key][phrase] & chosen for phrase in best}
        kept = _apart(best, said)
        told = {phrase: (-value, away) for value, _long, phrase, away in found}
        return [
            TellingWord(
                phrase,
                self._spelled(phrase),
                Share(said[phrase].bit_count(), n, tuple(self._behind(key, said[phrase]))),
                Share(told[phrase][1], others),
                told[phrase][0],
            )
            for phrase in kept
        ]

    def _behind(self, key: str, bits: int) -> Iterator[Place]:
        digits = bin(bits)[:1:-1]  # the lowest first
        at = digits.find("1")
        while at >= 0:
            yield self._interviews[at], key
            at = digits.find("1", at + 1)

    def _spelled(self, phrase: str) -> str:
        return " ".join(self._usual(word) for word in phrase.split(" "))

    def _usual(self, small: str) -> str:
        return min(self._spellings.get(small, [small]), key=lambda word: (-self._written[word], word))


def told_runs(text: str, hidden: Collection[str]) -> Iterator[list[str]]:
    """Yield the runs of words of a note, to-dos left out."""
    for line in text.split("\n"):
        if (bare := line.strip()) and (mark := read_mark(bare)).kind in TOLD:
            yield from runs_in(mark.text, hidden)


def says(text: str, name: str, common: Collection[str] = ()) -> bool:
    """Whether a line says the telling word `name`."""
    return any(name in phrases_in(run, common) for run in runs_in(text))


def g_squared(k: int, n: int, away: int, others: int) -> float:
    """Return G² of k of n against `away` of `others`: twice the log-likelihood ratio against one common rate.

    Source: T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics
    19 (1993), 61-74. It holds for rare words, where Pearson's chi-square does not.
    """
    rate = (k + away) / (n + others)
    pairs = (
        (k, n * rate),
        (n - k, n * (1 - rate)),
        (away, others * rate),
        (others - away, others * (1 - rate)),
    )
    return 2 * math.fsum(seen * math.log(seen / expected) for seen, expected in pairs if seen)


def _apart(phrases: Sequence[str], said: Mapping[str, int]) -> list[str]:
    """Leave out what says the same twice; `said` has the lunches of each as bits, and the best comes first.

    A word mostly said within longer phrases gives way to the longest. What holds a better one, lies within it or is
    said by mostly the same lunches, is left out.
    """
    longest = sorted((one for one in phrases if " " in one or is_dense(one)), key=len, reverse=True)
    kept: list[str] = []
    for phrase in phrases:
        least = MOSTLY * said[phrase].bit_count()
        within = (one for one in longest if _is_within(phrase, one) and said[one].bit_count() >= least)
        for one in (*within, phrase):
            if not any(
                _is_within(one, other) or _is_within(other, one) or _is_same(said[one], said[other])
                for other in kept
            ):
                kept.append(one)
                break
    return kept[:MOST]


def _is_same(one: int, other: int) -> bool:
    return (one & other).bit_count() >= MOSTLY * (one | other).bit_count()


def _is_within(one: str, other: str) -> bool:
    return (one in other) if is_dense(other) else f" {one} " in f" {other} "


def _bits(places: Iterable[int], size: int) -> int:
    found = bytearray(size)
    for at in places:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")

"""Names and everything they are called by: found in any text, in any spelling, and given one pseudonym each.

A name hides nobody if its half stands two lines further down, in capitals, with an s or with a letter missing.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

LONG = 5  # letters from which a part of a name is found inside a longer word
TYPO = 6  # letters from which one wrong letter is forgiven
_GAP = re.compile(r"[^\w()\[\]]{0,3}|_")  # between two words of one name: "Northwind - Traders"
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ENDINGS = ("s", "es", "n", "en", "er")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in and around names that hide nobody by themselves, folded; see resources/words/names.toml."""

    legal_forms: Collection[str] = ()
    particles: Collection[str] = ()
    titles: Collection[str] = ()
    roles: Collection[str] = ()
    generic: Collection[str] = ()
    ordinary: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands, folded for comparing, and where it begins and ends."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it may be a name by its first letter: a capital, or of a script that has none."""
        return not self.text[0].islower()


@dataclass(slots=True, eq=False)
class Somebody:
    """One person, company or thing with a name. `pseudonym` is "" until it is needed first."""

    kind: str
    pseudonym: str = ""
    words: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What somebody is called by: the folded words; `is_strict` where only capitals make it a name."""

    words: tuple[str, ...]
    whose: Somebody
    is_strict: bool = False


@cache
def _word() -> re.Pattern[str]:
    """A run of letters with the marks and unseen signs inside it, or a run of digits."""
    codes = (*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x1FFFF))
    inside = "".join(
        re.escape(chr(code)) for code in codes if unicodedata.category(chr(code)) in ("Mn", "Mc", "Cf")
    )
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{inside}])*|\d+")


def words_in(text: str) -> list[Word]:
    """Return the words of `text` in order; digits are words of their own."""
    return [
        Word(match.group(), plain(match.group()), match.start(), match.end())
        for match in _word().finditer(text)
    ]


def plain(word: str) -> str:
    """Return the form in which two spellings of a word are the same: no case, accents or unseen signs."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in split if unicodedata.category(sign)[0] not in "MC").translate(_PLAIN)


class Cast:
    """Everybody who has a name. `labels` says how a kind is called: "Customer {letter}", or a fixed word.

    Letters are given in the order of the first need, so the same names and texts in the same order give the same
    pseudonyms, and the letter says nothing about the name.
    """

    def __init__(self, vocabulary: Vocabulary, labels: Mapping[str, str], keep: Collection[str] = ()) -> None:
        self.vocabulary, self.labels = vocabulary, labels
        self.keep = {plain(word) for word in keep}
        self.everybody: list[Somebody] = []
        self._phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._long: dict[str, Somebody] = {}
        self._known: dict[str, Somebody | None] = {}
        self._letters: Counter[str] = Counter()

    def add(self, kind: str, name: str) -> None:
        """Make a name known. A name whose words are among those of a known one of this kind is the same."""
        whole = [word.plain for word in words_in(name)]
        core = self._core(whole)
        if not core or all(word.isdigit() for word in core):
            return
        telling = {word for word in core if word not in self.vocabulary.particles}
        whose = self._same(kind, telling) or self._new(kind)
        whose.words |= telling
        initials = [pair for pair in pairwise(core) if len(pair[0]) == 1]  # O'Neill
        for words in (whole, core, *initials):
            self._call(tuple(words), whose)
        for word in words_in(name):
            if word.plain in telling:
                self._call_by_part(word, whose, is_first=word.plain == core[0])
        umlauts = name.casefold().translate(_UMLAUTS)
        if umlauts != name.casefold():
            self.add_alias(whose, umlauts)
        self._known.clear()

    def knows(self, word: str) -> bool:
        """Whether somebody is called exactly by this one word."""
        return any(phrase.words == (plain(word),) for phrase in self._phrases.get(plain(word), ()))

    def add_alias(self, whose: Somebody, name: str) -> None:
        """Let somebody be called by `name` and its longer words too."""
        core = self._core([word.plain for word in words_in(name)])
        self._call(tuple(core), whose)
        for word in words_in(name):
            if word.plain in core:
                self._call_by_part(word, whose, is_first=False)

    def find(self, text: str) -> Iterator[tuple[int, int, Somebody]]:
        """Yield (start, end, who) of every name in `text`, the longest first, none inside another."""
        words = words_in(text)
        at = 0
        while at < len(words):
            phrase = self._phrase_at(words, at, text)
            who = phrase.whose if phrase else self._variant(words[at])
            end = at + (len(phrase.words) if phrase else 1)
            if who is not None:
                yield words[at].start, words[end - 1].end, who
                at = end
            else:
                at += 1

    def call(self, who: Somebody, spelling: str) -> str:
        """Return the pseudonym to stand for `spelling`, which is counted for the report."""
        who.spellings[" ".join(spelling.split())] += 1
        if not who.pseudonym:
            label = self.labels[who.kind]
            letter = _letter(self._letters[label])
            self._letters[label] += "{letter}" in label
            who.pseudonym = label.format(letter=letter)
        return who.pseudonym

    def _core(self, words: list[str]) -> list[str]:
        """Return a name without titles before and legal forms behind it."""
        found = list(words)
        while len(found) > 1 and found[-1] in self.vocabulary.legal_forms:
            del found[-1]
        while len(found) > 1 and found[-1] in self.vocabulary.particles:
            del found[-1]
        while len(found) > 1 and found[0] in self.vocabulary.titles:
            del found[0]
        return found

    def _same(self, kind: str, words: set[str]) -> Somebody | None:
        is_like = _GROUP.get(kind, kind)
        for one in self.everybody:
            if _GROUP.get(one.kind, one.kind) == is_like and (words <= one.words or one.words <= words):
                return one
        return None

    def _new(self, kind: str) -> Somebody:
        self.everybody.append(Somebody(kind))
        return self.everybody[-1]

    def _call(self, words: tuple[str, ...], whose: Somebody, *, is_strict: bool = False) -> None:
        lone = words[0] if len(words) == 1 else ""
        if not words or lone in self.keep or (lone and lone in self.vocabulary.roles):
            return
        is_strict = is_strict or bool(lone and (len(lone) < 3 or lone in self.vocabulary.ordinary))
        known = self._phrases[words[0]]
        if all(one.words != words for one in known):
            known.append(_Phrase(words, whose, is_strict and words[0].isascii()))
            known.sort(key=lambda one: -len(one.words))
        joined = "".join(words)
        if len(joined) >= LONG and not is_strict:
            self._long.setdefault(joined, whose)

    def _call_by_part(self, word: Word, whose: Somebody, *, is_first: bool) -> None:
        listed = (self.vocabulary.particles, self.vocabulary.titles, self.vocabulary.legal_forms)
        if len(word.plain) < 2 or word.plain.isdigit() or any(word.plain in one for one in listed):
            return
        if _GROUP.get(whose.kind, whose.kind) == "person":
            self._call((word.plain,), whose)
        elif whose.kind in _WHOLE or word.plain in self.vocabulary.generic:
            return
        else:
            is_telling = len(word.plain) >= LONG + (not is_first)
            self._call((word.plain,), whose, is_strict=not is_telling or whose.kind == "product")

    def _phrase_at(self, words: list[Word], at: int, text: str) -> _Phrase | None:
        for phrase in self._phrases.get(words[at].plain, ()):
            said = words[at : at + len(phrase.words)]
            if len(said) < len(phrase.words) or any(
                one.plain != wanted for one, wanted in zip(said, phrase.words, strict=True)
            ):
                continue
            if all(_GAP.fullmatch(text, one.end, other.start) for one, other in pairwise(said)):
                is_marked = text[max(0, said[0].start - 1) : said[0].start] in ("@", "#")
                if not phrase.is_strict or said[0].is_capital or is_marked:
                    return phrase
        return None

    def _variant(self, word: Word) -> Somebody | None:
        """Return who is meant by an inflected, joined or mistyped name, or by a word that holds one."""
        if word.plain not in self._known:
            self._known[word.plain] = self._meant(word.plain)
        return self._known[word.plain]

    def _meant(self, word: str) -> Somebody | None:
        if word in self.keep:
            return None
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= (3 if ending == "s" else LONG):
                for phrase in self._phrases.get(stem, ()):
                    if len(phrase.words) == 1 and not phrase.is_strict:
                        return phrase.whose
        for part, whose in self._long.items():
            if part in word or (len(part) >= TYPO and part[0] == word[0] and is_near(part, word)):
                return whose
        if not word.isascii():  # scripts without blanks between words
            for first, phrases in self._phrases.items():
                if len(first) > 1 and not first.isascii() and first in word:
                    return phrases[-1].whose
        return None


_GROUP = {
    "taker": "person",
    "sales": "person",
    "colleague": "person",
    "customer": "company",
    "competitor": "company",
}
_WHOLE = ("deal", "place")  # kinds found by the whole name only


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter changed, missing, added, or by two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


def _letter(number: int) -> str:
    """Return A … Z, AA, AB … for 0, 1 and so on."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters

"""Reads quantities as people type them: "14w", "~90d", "2-3 weeks", "half a year", "twenty-five days", "84k €".

A small grammar of our own, whose words come from above (`Words`). Its first law: what cannot be read with
certainty is not read. 1 month = 30.4375 days (a Julian year / 12), 1 business day = 7/5 days.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

T = TypeVar("T")
ByLanguage = Mapping[str, Mapping[str, float]]

DAYS_IN = {"day": 1.0, "business_day": 1.4, "week": 7.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25}

_DIGITS = (
    r"[1-9][0-9]{0,2}(?:(?P<group>[ \u00a0\u202f'’.,])[0-9]{3})(?:(?P=group)[0-9]{3})*(?:(?!(?P=group))[.,][0-9]{1,2})?"
    r"|[0-9]+(?:\.[0-9]+|,[0-9]{1,3})?|\.[0-9]+"
)
_TOKEN = re.compile(
    rf"(?P<digits>(?:{_DIGITS})(?![.,]?[0-9]))|(?P<ish>[-‐‑]?ish(?!\w))"
    r"|(?P<money>[^\W\d_]{1,3}\$)|(?P<word>[^\W\d_]+\.?)|(?P<sign>\S)"
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_OVER = {("1", "2"): 0.5, ("1", "4"): 0.25, ("3", "4"): 0.75}
_DOZEN = 12  # a smaller scale is only said of one: a couple, a pair
_HYPHENS = ("-", "‐", "‑")
_MOST = 1e14  # 14 digits: every whole number below is exact, and the dust of adding floats is wiped off
_CERTAIN = 10  # "500 to a thousand" is one range; of "5 to a million" nobody knows what the five are


@dataclass(frozen=True, slots=True)
class Words:
    """What quantities are called: every alias in folded case (resources/words/*.toml).

    `numbers`, `scales` (hundred, dozen) and `joiners` ("and") are kept by language, since a number is said in
    one. `approx` makes a guess before a number, `after` behind one. `articles` count only with a unit: "a day".
    """

    numbers: ByLanguage = field(default_factory=dict)
    scales: ByLanguage = field(default_factory=dict)
    joiners: Mapping[str, Collection[str]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    approx: frozenset[str] = frozenset({"~", "≈"})
    after: frozenset[str] = frozenset({"+"})
    ranges: frozenset[str] = frozenset({"-", "–", "—"})
    currencies: Mapping[str, str] = field(default_factory=dict)
    magnitudes: Mapping[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Quantity:
    """What a phrase came to: `total` in `unit`s already multiplied out, and whether it was a guess."""

    total: float
    approx: bool = False
    unit: str = ""  # "day" when time units were named, a currency code when money was, else ""


def read_number(said: str, words: Words) -> Quantity | None:
    """Return the plain number in `said`, or None when it is not one ("about 7" → 7, approximate)."""
    found = _Phrase(said, words).read()
    return found if found and not found.unit else None


def read_days(said: str, words: Words) -> Quantity | None:
    """Return the duration in `said` in days, or None ("14w" → 98). A bare number is not a duration."""
    found = _Phrase(said, words).read()
    return found if found and found.unit == "day" else None


def read_amount(said: str, words: Words) -> Quantity | None:
    """Return the amount of money in `said`; `unit` is its currency's ISO code or "" when none was named."""
    found = _Phrase(said, words).read()
    return found if found and found.unit != "day" else None


def number_of(digits: str) -> float | None:
    """Return the value of grouped digits (`1.234,56`, `84 000`, `12'000`, `1,5`), None where it is unsure."""
    bare = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    head, mark, tail = bare.rpartition("," if bare.rfind(",") > bare.rfind(".") else ".")
    if not mark:
        return float(bare)
    is_group = len(tail) == 3 and head not in ("", "0")
    if is_group and len(head.rpartition(mark)[2]) > 3:
        return None  # 1234.567
    return float(re.sub(r"[.,]", "", head) + ("" if is_group else ".") + tail)


@dataclass(frozen=True, slots=True)
class _Number:
    """`coefficient` times `scale`; a compound ("two thousand five hundred") lends its scale to nobody."""

    coefficient: float
    scale: float = 1.0
    is_compound: bool = False
    is_spelled: bool = False
    is_article: bool = False

    @property
    def total(self) -> float:
        return self.coefficient * self.scale

    @property
    def is_scaled(self) -> bool:
        return self.scale > 1.0 or self.is_compound


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number of units: `days` in one unit of time, `unit` as in Quantity, `before` is what was added up."""

    number: _Number
    unit: str = ""
    days: float = 1.0
    before: float = 0.0
    is_prefixed: bool = False  # the currency stood before the number
    is_range: bool = False

    @property
    def total(self) -> float:
        return self.before + self.number.total * self.days


class _Phrase:
    """One pass over the tokens of a phrase; anything it does not know makes the whole phrase unread."""

    def __init__(self, said: str, words: Words) -> None:
        self.words = words
        text = unicodedata.normalize("NFC", said.strip().casefold()).removesuffix(".")
        self.tokens: list[str] = []
        self.glued: list[bool] = []  # whether no blank stands before the token
        for match in _TOKEN.finditer(text):
            self._add(match, match.start() > 0 and not text[match.start() - 1].isspace())
        self.at = 0
        self.approx = False

    def _add(self, match: re.Match[str], is_glued: bool) -> None:
        token, pieces = match.group(), [match.group()]
        if match["ish"]:
            pieces = ["ish"]
        elif match["money"] and token not in self.words.currencies and token[:-1] in self.words.magnitudes:
            pieces = [token[:-1], "$"]
        elif token.endswith("ish") and any(token[:-3] in known for known in self.words.numbers.values()):
            pieces = [token[:-3], "ish"]
        self.tokens += pieces
        self.glued += [is_glued, *(True for _ in pieces[1:])]

    def read(self) -> Quantity | None:
        self._guess_before()
        found = self._spread()
        while found and self._peek():
            found = self._added(found)
        if found is None or (found.number.is_article and not found.unit):
            return None
        total = float(f"{found.total:.14g}")
        return Quantity(total, self.approx, found.unit) if total < _MOST else None

    def _guess_before(self) -> None:
        while self._peek():
            if self._peek() == "ca" and self._peek(1) in self.words.currencies:
                return  # "ca $5k": about, or Canadian
            if self._take(self.words.approx) is None:
                return
            self.approx = True

    def _guess_after(self) -> None:
        while self._take(self.words.after) is not None:
            self.approx = True

    def _spread(self) -> _Measure | None:
        low, at = self._measure(), self.at
        mark = self._take(self.words.ranges) if low else None
        if low is None or mark is None:
            return low
        is_dash = mark in _HYPHENS and self.glued[at]
        self.approx = True
        self._guess_before()
        high = self._measure()
        if high is None or any(re.match("0[0-9]", token) for token in self.tokens):
            return None
        is_spelled = low.number.is_spelled and high.number.is_spelled
        if is_dash and is_spelled and low.number.total < 10 and high.number.coefficient >= 20:
            return None  # "one-twenty"
        return _between(low, high, is_worded=mark.isalpha())

    def _added(self, found: _Measure) -> _Measure | None:
        """Return `found` and what follows it: "3 years 2 months", "a year and a half"; units only get smaller."""
        if found.unit != "day" or found.is_range:
            return None
        at, half = self.at, self._half()
        self._guess_after()
        if half and not self._peek():
            return replace(found, before=found.total, number=_Number(half))
        self.at = at
        self.at += self._peek() == "," or any(self._peek() in one for one in self.words.joiners.values())
        more = self._measure()
        if more is None or more.unit != "day" or max(more.days, more.total) >= found.days:
            return None
        return replace(more, before=found.total)

    def _measure(self) -> _Measure | None:
        prefix = self._worth(self.words.currencies)
        number = self._number()
        if number is None:
            return None
        self._guess_after()
        unit = None if prefix else self._unit()
        currency = prefix or (None if unit else self._worth(self.words.currencies))
        if currency and not prefix and not number.is_scaled:  # "84 €k"
            number = replace(number, scale=self._worth(self.words.magnitudes) or 1.0)
        self._guess_after()
        if unit:
            return _Measure(number, "day", DAYS_IN[unit])
        return _Measure(number, currency or "", is_prefixed=prefix is not None)

    def _unit(self) -> str | None:
        if self._peek() == "y" and any(self._peek(1) in known for known in self.words.numbers.values()):
            return None  # "cinco y media": and, not years
        return self._worth(self.words.units, self._past_hyphen(self.at))

    def _number(self) -> _Number | None:
        if re.match(r"\.?[0-9]", self._peek()):
            return self._in_digits()
        if fraction := self._worth(_FRACTIONS):
            return _Number(fraction, self._worth(self.words.magnitudes) or 1.0, is_article=True)
        number = self._cardinal()
        if number is None:
            return None
        if not (number.is_scaled or number.is_article):
            number = replace(number, coefficient=number.coefficient + (self._half() or 0.0))
        factor = self._worth(self.words.magnitudes)
        return number if factor is None else self._continued(number, factor)

    def _in_digits(self) -> _Number | None:
        value = number_of(self._peek())
        if value is None:
            return None
        self.at += 1
        if value % 1 == 0:
            fraction = self._worth(_FRACTIONS) or self._half()
            value = value + fraction if fraction else self._over(value)
        scale = next((one for one in map(self._scale, self.words.scales.values()) if one), 1.0)
        return _Number(value, scale * (self._worth(self.words.magnitudes) or 1.0))

    def _scale(self, scales: Mapping[str, float]) -> float | None:
        """Take the scale behind digits: "2 dozen"; not "50 cent", which is no hundred."""
        found = self._look(scales, self.at)
        if found is None or found[0] in self.words.articles or scales[found[0]] < _DOZEN:
            return None
        self.at = found[1]
        return scales[found[0]]

    def _over(self, value: float) -> float:
        """Return `value` with the fraction that follows: "2 1/2 weeks", and of "1/2 year" the half."""
        over = (self._peek(), self._peek(2)) if self._peek(1) == "/" and not self.glued[self.at] else None
        if over in _OVER:
            self.at += 3
            return value + _OVER[over]
        unit, units = self._peek(2), self.words.units
        is_singular = len(unit) > 2 and unit in units and (unit + "s" in units or unit + "e" in units)
        part = _OVER.get((f"{value:.0f}", self._peek(1))) if self._peek() == "/" and is_singular else None
        self.at += 2 if part else 0
        return part or value

    def _half(self) -> float | None:
        """Take "and a half" in one language, or return None."""
        at = self._past_hyphen(self.at)
        for language, joiners in self.words.joiners.items():
            found = self._look(joiners, at)
            if found is None:
                continue
            signs = {} if found[0] in self.words.units else _FRACTIONS  # "3 y ½": and, or years
            numbers = {**self.words.numbers.get(language, {}), **signs}
            half = self._look(numbers, self._past_hyphen(found[1]))
            if half and numbers[half[0]] == numbers.get(half[0].split()[-1]) == 0.5:
                self.at = half[1]
                return 0.5
        return None

    def _continued(self, number: _Number, factor: float) -> _Number | None:
        """Return `number` thousands and what follows, each part smaller: "two thousand five hundred"."""
        whole = _Number(number.coefficient, factor, is_spelled=True)
        if number.is_scaled:
            whole = _Number(number.total * factor, 1.0, is_compound=True, is_spelled=True)
        while factor > 1.0:
            at = self.at
            self.at += any(self._peek() in one for one in self.words.joiners.values())
            more = self._cardinal()
            if more is None or more.is_article:
                self.at = at
                return whole
            smaller = self._worth(self.words.magnitudes) or 1.0
            if more.total * smaller >= factor:
                return None
            whole, factor = _Number(whole.total + more.total * smaller, 1.0, True, True), smaller
        return whole

    def _cardinal(self) -> _Number | None:
        """Take the longest number word one language makes out of what comes; None where two disagree."""
        found = [one for one in map(self._cardinal_in, self.words.numbers) if one]
        end = max((one for _number, one in found), default=self.at)
        longest = [number for number, one in found if one == end]
        if len({number.total for number in longest}) != 1:
            return None
        self.at = end
        return longest[0]

    def _cardinal_in(self, language: str) -> tuple[_Number, int] | None:
        scales, joiners = self.words.scales.get(language, {}), self.words.joiners.get(language, ())
        below = self._below_hundred(language, self.at)
        value, end, is_article = below or (1.0, self.at, False)
        scale = self._look(scales, self._past_hyphen(end) if below else end)
        if scale is None:
            return (_Number(value, is_spelled=True, is_article=is_article), end) if below else None
        factor, end = scales[scale[0]], scale[1]
        if factor < _DOZEN and value != 1:
            return None
        joiner = self._look(joiners, self._past_hyphen(end))
        rest = self._below_hundred(language, self._past_hyphen(joiner[1] if joiner else end))
        if factor == 100 and value >= 1 and rest and rest[0] >= 1 and not rest[2]:
            return _Number(value * factor + rest[0], is_compound=True, is_spelled=True), rest[1]
        is_article = below is None and scale[0] in self.words.articles
        return _Number(value, factor, is_spelled=True, is_article=is_article), end

    def _below_hundred(self, language: str, at: int) -> tuple[float, int, bool] | None:
        """Return the number below a hundred at `at`, where it ends, and whether it is but an article."""
        numbers = self.words.numbers[language]
        found = self._look(numbers, at)
        if found is None:
            return None
        value, end = numbers[found[0]], found[1]
        unit = self._look(numbers, self._past_hyphen(end))
        more = numbers[unit[0]] if unit else 0.0
        is_article = unit is not None and unit[0] in self.words.articles and more == 1
        if value in range(20, 100, 10) and unit and more in range(1, 10) and not is_article:
            return value + more, unit[1], False
        return value, end, found[0] in self.words.articles

    def _peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def _past_hyphen(self, at: int) -> int:
        """Return the place behind a hyphen that holds two words together ("twenty-five", "two-day")."""
        is_held = self.tokens[at : at + 1] and self.tokens[at] in _HYPHENS and all(self.glued[at : at + 2])
        return at + 1 if is_held else at

    def _look(self, known: Collection[str], at: int) -> tuple[str, int] | None:
        """Return the longest of the `known` words and phrases that stands at `at`, and where it ends."""
        found, words = None, []
        for _word in range(3):
            if at >= len(self.tokens):
                break
            words.append(self.tokens[at])
            at += 1
            for form in (" ".join(words), " ".join(words).rstrip(".")):
                found = (form, at) if form in known else found
            at = self._past_hyphen(at)
        return found

    def _take(self, known: Collection[str]) -> str | None:
        found = self._look(known, self.at)
        self.at = found[1] if found else self.at
        return found[0] if found else None

    def _worth(self, known: Mapping[str, T], at: int | None = None) -> T | None:
        """Take what stands at `at` (here, unless said otherwise) and return what it is worth, or None."""
        found = self._look(known, self.at if at is None else at)
        self.at = found[1] if found else self.at
        return known[found[0]] if found else None


def _between(low: _Measure, high: _Measure, *, is_worded: bool) -> _Measure | None:
    """Return the middle of two measures, or None where it is unsure what the first counts."""
    is_shared = not (low.unit and high.unit)
    is_or_two = is_worded and low.unit == "day" and low.number.total == 1 and high.number.total in (2, 3)
    if high.unit == "" and (low.is_prefixed or is_or_two):  # "$5k-10k", "a week or two"
        high = replace(high, unit=low.unit, days=low.days)
    elif low.unit == "" and not high.is_prefixed:
        low = replace(low, unit=high.unit, days=high.days)
    number, other = low.number, high.number
    if other.is_scaled and not number.is_scaled:
        if is_shared and not other.is_compound and number.coefficient < other.coefficient:
            low = replace(low, number=replace(number, scale=other.scale))
        elif number.total * _CERTAIN < other.total:
            return None
    if low.unit != high.unit or low.total >= high.total:
        return None
    middle = _Number((low.total + high.total) / 2, is_article=number.is_article or other.is_article)
    return _Measure(middle, low.unit, is_range=True)

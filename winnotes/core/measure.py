"""Reads quantities as people type them: "14w", "~90d", "2-3 weeks", "half a year", "84k €", "about 7".

A small grammar of our own: number or range, magnitude, unit or currency, an approximate mark. The words come
from above (`Words`). 1 month = 30.4375 days (a Julian year / 12), 1 business day = 7/5 days.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

DAYS_IN = {"day": 1.0, "business_day": 1.4, "week": 7.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25}

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f'’.,]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+\.?)|(?P<sign>[~≈<>+/½¼¾–—-]|[^\w\s])"
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Words:
    """What quantities are called: every alias in folded case (resources/words/*.toml)."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    approx: frozenset[str] = frozenset({"~", "≈"})
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


def number_of(digits: str) -> float:
    """Return the value of grouped digits: `1.234,56`, `1,234.56`, `84 000`, `12'000`, `1,5`."""
    bare = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    marks = [sign for sign in bare if sign in ".,"]
    if not marks:
        return float(bare)
    last = marks[-1]
    head, tail = bare.rsplit(last, 1)
    is_group = len(tail) == 3 and head not in ("", "0") and marks.count(last) == len(marks)
    return float(re.sub(r"[.,]", "", bare)) if is_group else float(re.sub(r"[.,]", "", head) + "." + tail)


class _Phrase:
    """One pass over the tokens of a phrase; anything it does not know makes the whole phrase unread."""

    def __init__(self, said: str, words: Words) -> None:
        self.words = words
        text = said.strip().casefold()
        self.tokens = [match.group() for match in _TOKEN.finditer(text)]
        self.at = 0
        self.approx = False

    def read(self) -> Quantity | None:
        total, unit, seen, last_scale = 0.0, "", False, 1.0
        while self._skip_fillers():
            currency = self._take(self.words.currencies)
            amount = self._amount()
            if amount is None:
                return None
            scale, found = self._unit(currency)
            if seen and unit and not found and amount < 1:  # "a year and a half"
                found, scale = unit, last_scale
            if seen and (not unit or found != unit):
                return None
            total, unit, seen, last_scale = total + amount * scale, found, True, scale
        return Quantity(round(total, 4), self.approx, unit) if seen else None

    def _skip_fillers(self) -> bool:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.rstrip(".") in self.words.approx or token in self.words.approx or token in "<>+":
                self.approx = True
            elif token not in (",", "and", "of", "&", ".", "und", "et", "y"):
                return True
            self.at += 1
        return False

    def _amount(self) -> float | None:
        low = self._one_number()
        if low is None:
            return None
        before = self.at
        if self._peek() in self.words.ranges:
            self.at += 1
            high = self._one_number()
            if high is None:
                self.at = before
                return None
            self.approx = True
            return (low + high) / 2
        return low

    def _one_number(self) -> float | None:
        value = self._plain_number()
        if value is None:
            return None
        if self._peek() == "/" and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].isdigit():
            divisor = number_of(self.tokens[self.at + 1])
            self.at += 2
            return value / divisor if divisor else None
        factor = self._take(self.words.magnitudes)
        return value * (factor if isinstance(factor, float) else 1.0)

    def _plain_number(self) -> float | None:
        token = self._peek()
        if token[:1].isdigit() and token[0].isascii():
            self.at += 1
            value = number_of(token)
            return value + (self._take(_FRACTIONS) or 0.0)
        return self._number_word()

    def _number_word(self) -> float | None:
        value = self._take(_FRACTIONS) or self._take(self.words.numbers)
        if value is None:
            return None
        if self._peek() in self.words.numbers or (
            self._peek() in ("a", "an", "of") and self.at + 1 < len(self.tokens)
        ):
            following = self._take(self.words.numbers)
            if following is not None:
                return value * following
        return value

    def _unit(self, currency: str | None) -> tuple[float, str]:
        unit = self._take(self.words.units)
        if unit == "day" and self._peek().rstrip(".") in ("business", "working"):
            self.at += 1
        if unit is not None:
            return DAYS_IN[unit], "day"
        if currency is None:
            currency = self._take(self.words.currencies)
        factor = self._take(self.words.magnitudes)
        return (factor or 1.0), currency or ""

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, known: Mapping[str, T]) -> T | None:
        for length in (2, 1):
            phrase = " ".join(self.tokens[self.at : self.at + length])
            for form in (phrase, phrase.rstrip(".")):
                if form and form in known:
                    self.at += length
                    return known[form]
        return None

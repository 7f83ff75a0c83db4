"""Amounts as bands and days as months: near enough to learn from, too far to recognise a deal by.

What the program itself reads as money (core/measure.py) is money here too, whatever words it is typed in.
"""

import re
from collections.abc import Collection, Iterator

from winnotes.core.measure import Quantity, Words, read_amount
from winnotes.core.pseudonym import plain

_STEPS = [base * 10**power for power in range(3, 9) for base in (1, 2, 5)]
_TOP = 10**9
_MOST_TOKENS = 9  # "about two hundred and fifty thousand euros"
_TOKEN = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9]+(?:[.,'’][0-9]+)*)"
    r"|[^\W\d_]{1,3}\$|[^\W\d_]+|[-‐‑–—−~≈<>+]|[^\s\w]"
)
_STOPS = ".,;:!?…()"
_BLANK = re.compile(r"[ \t\u00a0\u202f]*")
_THOUSANDS = re.compile(r"[0-9](?:M\b|\s?(?i:k|tsd|mio|mn|bn|mrd|mill)\b)")
_GERMAN_THOUSAND = re.compile(r"\bT(?=\s?€|EUR\b|CHF\b|USD\b)")
_ISO = re.compile(
    r"\b(\d{4}-(?:0[1-9]|1[0-2]))-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{1,2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?|\b)"
)
_DOTTED = re.compile(r"\b\d{1,2}\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?!\d)")
_SLASHED = re.compile(r"\b\d{1,2}([/-])\d{1,2}\1(\d{4}|\d{2})\b")
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_BEFORE = re.compile(
    rf"\b{_DAY}(?:\s*(?:-|–|—|to|till|bis|and|und|&|\+)\s*{_DAY})?\s*(?:of\s+|de\s+)?(?P<month>[^\W\d_]+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b(?P<month>[^\W\d_]+)\.?\s+(?:the\s+)?{_DAY}(?![\d:])(?:\s*(?:-|–|to)\s*{_DAY}(?![\d:]))?",
    re.IGNORECASE,
)


def band(total: float, currency: str = "") -> str:
    """Return the band an amount lies in, of the steps 1, 2 and 5: 84 000 EUR → "50–100k EUR".

    It is typed so that `read_amount` reads it back, as a guess.
    """
    if total >= _TOP:
        shown = ">1bn"
    elif total < _STEPS[0]:
        shown = "<1k"
    else:
        low = max(step for step in _STEPS if step <= total)
        shown = _between(low, next((step for step in _STEPS if step > total), _TOP))
    return f"{shown} {currency}".strip()


def _between(low: int, high: int) -> str:
    for scale, sign in ((10**3, "k"), (10**6, "M"), (10**9, "bn")):
        if high < scale * 1000 or scale == 10**9:
            return f"{low / scale:g}–{high / scale:g}{sign}"
    return ""


class Amounts:
    """Finds amounts of money as `words` spell them; `known` totals count without a currency."""

    def __init__(self, words: Words, known: Collection[float] = ()) -> None:
        self._words, self._known = words, frozenset(known)
        spelled = [alias for one in (*words.numbers.values(), *words.scales.values()) for alias in one]
        aliases = [*words.currencies, *words.magnitudes, *spelled]
        self._begins = {alias.split()[0] for alias in aliases} | {f"t{alias}" for alias in words.currencies}

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, band) of every amount of money in `text`."""
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            token = tokens[at]
            may_begin = token["digits"] or token.group().casefold() in self._begins
            found = self._longest(text, tokens, at) if may_begin else None
            if found is None:
                at += 1
                continue
            count, quantity = found
            yield token.start(), tokens[at + count - 1].end(), band(quantity.total, quantity.unit)
            at += count

    def _longest(self, text: str, tokens: list[re.Match[str]], at: int) -> tuple[int, Quantity] | None:
        """Return how many tokens from `at` on are one amount, and which."""
        found = None
        for count in range(1, min(_MOST_TOKENS, len(tokens) - at) + 1):
            last = tokens[at + count - 1]
            if count > 1 and not _BLANK.fullmatch(text, tokens[at + count - 2].end(), last.start()):
                break
            if last.group() in _STOPS:
                continue
            phrase = _GERMAN_THOUSAND.sub("k ", text[tokens[at].start() : last.end()])
            quantity = read_amount(phrase, self._words)
            if quantity and self._is_money(phrase, quantity):
                found = count, quantity
        return found

    def _is_money(self, phrase: str, quantity: Quantity) -> bool:
        spelled = re.search(r"[^\W\d_]{4,}", phrase)
        is_many = quantity.total >= 1000 and bool(_THOUSANDS.search(phrase) or spelled)
        return bool(quantity.unit) or is_many or (quantity.total >= 1000 and quantity.total in self._known)


def months_in(text: str, months: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what to say instead) of every day in `text`; `months` are their names, folded."""
    for match in _ISO.finditer(text):
        yield match.start(), match.end(), match[1]
    for match in _DOTTED.finditer(text):
        if 1 <= int(match[1]) <= 12:
            yield match.start(), match.end(), f"{int(match[1]):02}.{match[2]}" if match[2] else "…"
    for match in _SLASHED.finditer(text):
        yield match.start(), match.end(), match[2]
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(text):
            if plain(match["month"]) in months:
                yield match.start(), match.end(), match["month"]

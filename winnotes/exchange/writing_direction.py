"""Puts a line with Hebrew or Arabic in it into the order the eye sees it.

The Unicode bidirectional algorithm (UAX #9) without explicit embeddings: those are taken out before, so no
invisible character can turn a line around. reportlab draws from left to right and knows nothing of this.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MIRRORS = "()<>[]{}«»‹›≤≥"
MIRROR = {one: _MIRRORS[at ^ 1] for at, one in enumerate(_MIRRORS)}
_STRONG = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL = ("B", "S", "WS", "ON", "BN", "ES", "ET", "CS")


def reads_rightwards_only(text: str) -> bool:
    """Whether nothing in `text` is written from right to left."""
    return _RTL.search(text) is None


def levels_of(text: str) -> tuple[int, list[int]]:
    """Return the paragraph's base level (0 left to right, 1 right to left) and each character's level."""
    kinds = [unicodedata.bidirectional(one) or "L" for one in text]
    base = next((_STRONG[kind] for kind in kinds if kind in _STRONG), 0)
    side = "R" if base else "L"
    _settle_numbers(kinds, side)
    _settle_neutrals(kinds, side)
    return base, [_level(kind, base) for kind in kinds]


def visual_order(levels: Sequence[int], text: str, base: int) -> list[int]:
    """Return the places of a line's characters in the order they are drawn from left to right (rules L1-L3)."""
    settled = list(levels)
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        settled[at] = base
    order = list(range(len(settled)))
    for level in range(max(settled, default=0), 0, -1):
        _turn(order, settled, level)
    return _marks_behind_letters(order, settled, text)


def _settle_numbers(kinds: list[str], side: str) -> None:
    """Rules W1 to W7: digits and the signs among them. `side` is what stands before the text."""
    strong = before = side
    for at, kind in enumerate(kinds):
        settled = before if kind == "NSM" else kind
        if settled in _STRONG:
            strong = settled
        elif settled == "EN" and strong == "AL":
            settled = "AN"
        kinds[at] = before = settled
    _settle_signs(kinds)
    strong = side
    for at, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        if kind == "AL":
            kinds[at] = "R"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in _NEUTRAL:
            kinds[at] = "ON"


def _settle_signs(kinds: list[str]) -> None:
    """Rules W4 and W5: a comma within a number and a currency beside it belong to the number."""
    for at in range(1, len(kinds) - 1):
        around = kinds[at - 1], kinds[at + 1]
        if around == ("EN", "EN") and kinds[at] in ("ES", "CS"):
            kinds[at] = "EN"
        elif around == ("AN", "AN") and kinds[at] == "CS":
            kinds[at] = "AN"
    for places in (range(len(kinds)), range(len(kinds))[::-1]):
        for beside, at in pairwise(places):
            if kinds[at] == "ET" and kinds[beside] == "EN":
                kinds[at] = "EN"


def _settle_neutrals(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: what has no direction takes the one on both its sides, else the paragraph's."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > at:
            before = _side(kinds[at - 1]) if at else base
            after = _side(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = max(end, at + 1)


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    if kind == "L":
        return 0 if base == 0 else 2
    return 1 if kind == "R" else 2


def _turn(order: list[int], levels: Sequence[int], level: int) -> None:
    """Turn around every stretch that stands at `level` or above (rule L2)."""
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and levels[order[end]] >= level:
            end += 1
        order[at:end] = reversed(order[at:end])
        at = max(end, at + 1)


def _marks_behind_letters(order: list[int], levels: Sequence[int], text: str) -> list[int]:
    """Put vowel signs, which turning has put before their letter, behind it again (rule L3)."""
    out: list[int] = []
    marks: list[int] = []
    for at in order:
        if levels[at] % 2 and unicodedata.category(text[at]) == "Mn":
            marks.insert(0, at)
            continue
        out.append(at)
        out += marks
        marks = []
    return out + marks

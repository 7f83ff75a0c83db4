"""Amounts in lists of deals: 1.234,56 and 1,234.56, $84k, (1,200.00), CHF 12'500.–, whoever wrote them.

Whether a mark parts thousands or decimals shows in the whole column: 1.500 beside 2.75 is one and a half.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from winnotes.core.measure import read_amount
from winnotes.exchange.deal_words import bare
from winnotes.wording import words

Amount = tuple[int | float, str]  # the number, and the ISO code of its currency where one is named
_PLAIN = re.compile(r"-?\d{1,13}(?:\.\d{1,2})?", re.ASCII)
_DIGITS = re.compile(r"\d(?:[\d.,'’\s]*\d)?|[.,]\d+")
_DASHES = re.compile(r"[.,][-–—]+\s*$")
_GROUPS = re.compile(r"['’\s]")
_MARKS = re.compile(r"[.,]")
_PARTING = re.compile(r"[.,'’\s]")
_MINUS = re.compile(r"\s*[-−–]\s*|\s*[-−–]\s*$")
_MOST = 1e14  # as core/measure.py has it: every number below is exact to the cent
_CODE = re.compile(r"[A-Za-z]{3}")
_SIGNS = frozenset({"kr", "fr", "rs", "ft", "kn", "руб", "р"})


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How a column parts decimals: "." or ",", or "" where it does not show."""

    decimal: str = ""


def style_of(cells: Iterable[str]) -> AmountStyle:
    """Return the style that the cells of a column show; where they contradict each other it shows none."""
    shown = {mark for cell in set(cells) for found in _DIGITS.findall(cell) if (mark := _decimal_in(found))}
    return AmountStyle(shown.pop() if len(shown) == 1 else "")


def _decimal_in(digits: str) -> str:
    """Return the mark that surely parts decimals here, "" where none does or it may part thousands."""
    bared = _GROUPS.sub("", digits)
    mark = "," if bared.rfind(",") > bared.rfind(".") else "."
    if mark not in bared:
        return ""
    head, _mark, tail = bared.rpartition(mark)
    other = "." if mark == "," else ","
    if mark in head:  # 1.234.567
        return ""
    if other in head:  # 1,234.56
        return mark
    is_open = len(tail) == 3 and head.isdigit() and len(head) <= 3 and head.lstrip("0")
    return "" if is_open else mark


@lru_cache(maxsize=50_000)
def read_deal_amount(text: str, style: AmountStyle) -> Amount | None:
    """Return the amount in a cell, or None where it is none for certain (a guess, a range, words)."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _whole(float(text)), ""
    text, is_negative = _signed(text)
    found = _DIGITS.search(text)
    if found is None or _DIGITS.search(text, found.end()):
        return None
    number = _number(found[0], style)
    unit = _unit(text[: found.start()], text[found.end() :])
    if number is None or unit is None:
        return None
    total = float(f"{number * unit[0]:.14g}")
    return (_whole(-total if is_negative else total), unit[1]) if total < _MOST else None


def _signed(text: str) -> tuple[str, bool]:
    """Return the cell without the sign of a negative amount, and whether it had one: -5, (5), 5-, € -5, -€5."""
    text = _DASHES.sub("", text)  # 12.500,–
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    found = _MINUS.search(text)
    begins = found is not None and not re.search(r"\d", text[: found.start()])
    if found is not None and (begins or found.end() == len(text)):
        return (text[: found.start()] + " " + text[found.end() :]).strip(), True
    return text, False


def _number(digits: str, style: AmountStyle) -> float | None:
    decimal = _decimal_in(digits) or (style.decimal if _MARKS.findall(digits) == [style.decimal] else "")
    head, _mark, tail = digits.rpartition(decimal) if decimal else (digits, "", "0")
    parts = _PARTING.split(head)
    is_grouped = len(parts) == 1 or (
        1 <= len(parts[0]) <= 3
        and len(parts[-1]) == 3
        and all(len(part) in (2, 3) for part in parts[1:-1])  # two in 1,23,45,000
        and len(set(_PARTING.findall(head))) == 1
    )
    return float("".join(parts) + "." + tail) if is_grouped and tail.isdigit() else None


@lru_cache(maxsize=1000)
def _unit(before: str, after: str) -> tuple[float, str] | None:
    """Return (magnitude, currency) of what stands around the digits, or None where it is more than that.

    A currency nobody can tell from its sign (kr, ¥) is named by the sign.
    """
    before, after = before.strip(), after.strip()
    if not before and not after:
        return 1.0, ""
    found = read_amount(f"{before} 1 {after}", words())
    if found is None and before.casefold() in words().currencies:  # $5,000 USD
        found = read_amount(f"1 {after}", words())
    if found:
        return (found.total, found.unit) if not found.approx and found.total >= 1 else None
    sign = before or after
    return (1.0, sign.rstrip(".")) if not (before and after) and _is_sign(sign) else None


def _is_sign(text: str) -> bool:
    bare_sign = text.rstrip(".").casefold()
    is_code = _CODE.fullmatch(text) is not None and text.isupper()
    return is_code or bare_sign in _SIGNS or (len(text) == 1 and unicodedata.category(text) == "Sc")


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


def currency_named(text: str) -> str:
    """Return the ISO code of a currency named alone ("Euro", "$", "sek"), else the text as it stands."""
    text = text.strip()
    known = words().currencies.get(text.casefold())
    return known or (text.upper() if _CODE.fullmatch(text) else text)


def currency_in_heading(heading: str) -> tuple[str, str]:
    """Return (heading without it, ISO code) where a heading names a currency: "Betrag in EUR", "Value (USD)"."""
    found = re.fullmatch(
        r"(.*?)\s*(?:[(\[]\s*(?:in\s+)?([^()\[\]]+?)\s*[)\]]|(?:\bin|,|/|-)\s+(\S+))\s*",
        heading.strip(),
        re.IGNORECASE,
    )
    if found is None or not bare(found[1]):
        return heading, ""
    named = (found[2] or found[3]).casefold()
    code = words().currencies.get(named, "")
    return (found[1], code) if code else (heading, "")

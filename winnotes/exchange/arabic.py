"""Joins Arabic letters for fonts that are drawn letter by letter, as reportlab does.

The table of forms is Unicode's own: the presentation forms decompose into the letter and the name of the form.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

ZWNJ, ZWJ, TATWEEL, LAM = "\u200c", "\u200d", "\u0640", "\u0644"


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """Return for each letter (or lam and alef) its forms: isolated, initial, medial, final."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 1 or (len(base) == 2 and base[0] == LAM):
            forms.setdefault(base, {}).setdefault(form.strip("<>"), chr(code))
    return forms


def joined(text: str) -> str:
    """Return `text` (in the order it is read) with each Arabic letter in the form its neighbours ask for.

    Joiners and non-joiners have done their work and are left out. What has no forms stays as it is.
    """
    out: list[str] = []
    at = 0
    while at < len(text):
        letter, taken = text[at], 1
        if letter == LAM and text[at : at + 2] in _forms():
            letter, taken = text[at : at + 2], 2
        if letter not in (ZWNJ, ZWJ):
            out.append(_form(letter, _before(text, at), _after(text, at + taken)))
        at += taken
    return "".join(out)


def _form(letter: str, before: str, after: str) -> str:
    forms = _forms().get(letter)
    if not forms:
        return letter
    is_held = "final" in forms and (before in (TATWEEL, ZWJ) or "initial" in _forms().get(before, {}))
    holds = "initial" in forms and (after in (TATWEEL, ZWJ) or "final" in _forms().get(after, {}))
    name = ("medial" if holds else "final") if is_held else ("initial" if holds else "isolated")
    return forms.get(name, letter)


def _before(text: str, at: int) -> str:
    """Return the letter before `at`, vowel signs passed over."""
    while at and unicodedata.category(text[at - 1]) == "Mn":
        at -= 1
    return text[at - 1] if at else ""


def _after(text: str, at: int) -> str:
    while at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += 1
    return text[at] if at < len(text) else ""

"""Finds the code a hurried word means: "custmer referal" → customer_referral."""

import difflib
import re
from collections.abc import Mapping

from winnotes.core.text import folded

_SPLIT = re.compile(r"[;,\n•·]+|\s+/\s+|\s+\+\s+")


def match_code(word: str, codes: Mapping[str, str]) -> str | None:
    """Return the code meant by `word`, or None: the code itself, its words, their beginning, or a near spelling.

    A beginning or a near spelling counts only when it fits one code alone.
    """
    wanted = folded(word)
    if not wanted:
        return None
    names = {code: (folded(code), folded(words)) for code, words in codes.items()}
    exact = [code for code, forms in names.items() if wanted in forms]
    if exact:
        return exact[0]
    begins = [code for code, forms in names.items() if any(form.startswith(wanted) for form in forms)]
    if len(begins) == 1:
        return begins[0]
    inside = [code for code, forms in names.items() if any(f" {wanted}" in form for form in forms)]
    if len(inside) == 1 and len(wanted) >= 3:
        return inside[0]
    return None if begins or inside else _near(wanted, names)


def _near(wanted: str, names: Mapping[str, tuple[str, ...]]) -> str | None:
    by_form = {form: code for code, forms in names.items() for form in forms}
    close = difflib.get_close_matches(wanted, by_form, n=2, cutoff=0.8) if len(wanted) >= 4 else []
    meant = {by_form[form] for form in close}
    return meant.pop() if len(meant) == 1 else None


def items(said: str) -> list[str]:
    """Return the separate entries of a typed list, e.g. `demo x2, SME` → [`demo x2`, `SME`]."""
    return [item.strip() for item in _SPLIT.split(said) if item.strip()]

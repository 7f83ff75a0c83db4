"""One way to speak: every sentence on screen, in a PDF or in the terminal passes `_`."""

import gettext
from collections.abc import Sequence
from datetime import date
from functools import cache

from winnotes.resources import resource


@cache
def _translations() -> gettext.NullTranslations:
    folder = resource("translations")
    if not folder.is_dir():  # looking for a language loads what the first paint does without
        return gettext.NullTranslations()
    return gettext.translation("winnotes", folder, fallback=True)


def _(text: str) -> str:
    """Return `text` in the user's language."""
    return _translations().gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the sentence that goes with `n`."""
    return _translations().ngettext(one, many, n)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text translated later
    """Mark `text` for translation where it is written down before it is shown."""
    return text


_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def show_date(text: str) -> str:
    """Return an ISO date as people write it, "12 Oct 2026"; anything else as it stands, in one line."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return " ".join(text.split())
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def show_month(text: str) -> str:
    """Return an ISO month as people write it, "Oct 2026"; anything else as it stands, in one line."""
    try:
        day = date.fromisoformat(f"{text.strip()}-01")
    except ValueError:
        return " ".join(text.split())
    return _("{month} {year}").format(month=_(_MONTHS[day.month - 1]), year=day.year)


def listed(names: Sequence[str]) -> str:
    """Return names as a phrase: "Kim, Alex and Rosa"."""
    *others, last = names or [""]
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last

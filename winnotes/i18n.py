"""One way to speak: every sentence on screen, in a PDF or in the terminal passes `_`."""

import gettext
from functools import cache

from winnotes.resources import resource


@cache
def _translations() -> gettext.NullTranslations:
    return gettext.translation("winnotes", resource("translations"), fallback=True)


def _(text: str) -> str:
    """Return `text` in the user's language."""
    return _translations().gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the sentence that goes with `n`."""
    return _translations().ngettext(one, many, n)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text translated later
    """Mark `text` for translation where it is written down before it is shown."""
    return text

"""The one normaliser every text passes on its way in, wherever it comes from."""

import re
from collections.abc import Iterable

_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_UNWELCOME = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def normalise(text: str) -> str:
    """Return `text` in the form WinNotes stores: LF line ends, no control characters, no lone surrogates.

    Control characters become their visible pictures (NUL → ␀), what has none becomes U+FFFD, so that
    nothing is dropped unseen and nothing invisible reaches a PDF, a CSV or a terminal. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNWELCOME.sub(_picture, _LINE_ENDS.sub("\n", text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def one_line(text: str) -> str:
    """Return `text` normalised, with every run of white space folded into one blank."""
    return " ".join(normalise(text).split())


def in_one(texts: Iterable[str]) -> str:
    """Return several versions of a text as one: the first, and below it those lines of the others it does not have."""
    first, *others = (text.split("\n") for text in texts)
    known = {*first, ""}
    more = dict.fromkeys(line for lines in others for line in lines if line not in known)
    return "\n".join([*first, *more])


def folded(text: str) -> str:
    """Return the form in which two spellings count as the same word: case, blanks and punctuation folded."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()

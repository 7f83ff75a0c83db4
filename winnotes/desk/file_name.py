"""What a file is called: a name every system takes, that is never another interview's."""

import re
import unicodedata

from winnotes.core.interview import Interview

NAME_LENGTH = 60
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def suggested_name(interview: Interview) -> str:
    """Return a file name without suffix: account and deal in `a-z0-9-`, and the beginning of the id; at most 60.

    With the id in it no name is empty, taken by another interview, or reserved by a system.
    """
    short = interview.id[:9]
    title = f"{interview.fact('account')} {interview.fact('deal_name')}".casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: NAME_LENGTH - len(short) - 1].strip("-")
    return f"{slug or 'interview'}-{short}"

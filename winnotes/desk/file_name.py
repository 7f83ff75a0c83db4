"""What a file is called: a name every system takes, that is never another interview's."""

import re
import unicodedata

from winnotes.core.interview import Interview

NAME_LENGTH = 60
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def suggested_name(interview: Interview) -> str:
    """Return the file name of an interview without suffix: account and deal, and the beginning of the id."""
    return file_name(f"{interview.fact('account')} {interview.fact('deal_name')}", interview.id, "interview")


def file_name(title: str, subject: str, otherwise: str) -> str:
    """Return a file name without suffix: `title` in `a-z0-9-`, and the beginning of the id; at most 60.

    With the id in it no name is empty, taken by another subject, or reserved by a system. `otherwise` stands for a
    title none of whose letters can be spelled so.
    """
    short = subject[:9]
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    plain = folded.encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: NAME_LENGTH - len(short) - 1].strip("-")
    return f"{slug or otherwise}-{short}"

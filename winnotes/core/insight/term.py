"""The words and phrases in a line of free text, in any script: what telling words are counted from."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise

LONGEST = 3  # words in a phrase, or signs where a script has no blanks
# Han, kana, Thai, Lao, Burmese and Khmer: words are not parted by blanks there.
_WITHOUT_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
)

Run = list[str]  # words that follow each other with no full stop or bracket between


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what a word is, what stands between two runs of words, and what one sign of a dense script is."""
    marks = "".join(chr(n) for n in range(0x300, 0x1B00) if unicodedata.category(chr(n))[0] == "M")
    word = re.compile(rf"@?[\w{marks}]+(?:['’\-][\w{marks}]+)*")
    return word, re.compile(r"[^\w\s'’\-@#%&/" + marks + "]+"), re.compile(rf"[{_WITHOUT_BLANKS}][{marks}]*")


def runs_in(line: str, hidden: Collection[str] = ()) -> Iterator[Run]:
    """Yield the words of a line as written, run by run; a `hidden` word, a number and a @name end a run.

    Signs of scripts without blanks are words of their own, in runs of their own.
    """
    word, between, dense = _patterns()
    is_plain = line.isascii()
    for piece in between.split(line if is_plain else unicodedata.normalize("NFC", line)):
        run: Run = []
        for found in word.findall(piece):
            if not is_plain and dense.search(found):
                yield run
                yield dense.findall(found)
                run = []
            elif found[0] == "@" or found.isdecimal() or _bare(found.lower()) in hidden:
                yield run
                run = []
            else:
                run.append(found)
        yield run


def _bare(word: str) -> str:
    """Return a word without the s of whose it is."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def is_dense(word: str) -> bool:
    """Whether a word is one sign of a script without blanks."""
    return bool(_patterns()[2].match(word))


def phrases_in(run: Iterable[str], common: Collection[str]) -> list[str]:
    """Return every phrase of a run in small letters: up to three words, no `common` word at either end.

    Where a script has no blanks a phrase is two or three signs.
    """
    words = [word.lower() for word in run]
    if not words:
        return words
    if not words[0].isascii() and is_dense(words[0]):
        return [
            "".join(some)
            for n in (2, LONGEST)
            for some in zip(*(words[at:] for at in range(n)), strict=False)
        ]
    own = [word if word not in common and len(word) > 1 else "" for word in words]
    pairs = pairwise(own)
    threes = zip(own, words[1:], own[2:], strict=False)
    return [
        *filter(None, own),
        *(f"{one} {other}" for one, other in pairs if one and other),
        *(f"{one} {between} {other}" for one, between, other in threes if one and other),
    ]

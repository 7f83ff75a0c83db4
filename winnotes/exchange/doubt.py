"""What may still name somebody after everything known was covered: for the eyes of whoever shares the file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from winnotes.core.pseudonym import Word, words_in
from winnotes.exchange.covering import LABELS, name_words
from winnotes.i18n import _

_BIG = re.compile(r"(?<![\w.,–-])(?:\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+|\d{5,}|\d+[mMbBT])(?![\w–])")
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"“”„«»>*•(\[/=–—]|\s-|\d\.)\s*$")


def doubts(texts: Iterable[str], familiar: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return (words, times) of what may be a name or a telling number in covered `texts`, the most frequent first.

    That is: capitals inside a sentence, or at its beginning where another capital or an 's follows or where a line
    begins without one; words in other scripts; big numbers. What also stands there in small letters, or in the
    `familiar` texts, is none.
    """
    texts = list(texts)
    known = {word.plain for text in familiar for word in words_in(text)} | _labels()
    for listed in ("known_capitals", "months", "roles", "particles", "titles"):
        known |= name_words()[listed]
    known |= {word.plain for text in texts for word in words_in(text) if word.text[0].islower()}
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_doubtful(text, known))
        found.update(match.group() for match in _BIG.finditer(text))
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def _labels() -> set[str]:
    labels = [_(label).replace("{letter}", "") for label in LABELS.values()]
    placeholders = [_("[e-mail]"), _("[link]"), _("[code]"), _("[number]")]
    return {word.plain for label in [*labels, *placeholders] for word in words_in(label)}


def _doubtful(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield neighbouring doubtful words together: "Halvorsen Dairy"."""
    words = words_in(text)
    is_hurried = re.search(r"^\W*[a-zà-öø-ÿ]", text, re.MULTILINE) is not None  # there a capital is meant
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words)
            and _may_be_name(words[end], known)
            and (end == at or _is_beside(words, end, text))
        ):
            end += 1
        if end == at:
            at += 1
            continue
        is_alone = end == at + 1 and not text[words[at].end :].startswith(("'s", "’s"))
        is_foreign = not unicodedata.name(words[at].text[0], "LATIN").startswith("LATIN")
        if is_hurried or is_foreign or not (is_alone and _BEGINS.search(text[: words[at].start])):
            yield " ".join(word.text for word in words[at:end])
        at = end


def _may_be_name(word: Word, known: Collection[str]) -> bool:
    return len(word.text) > 1 and word.is_capital and not word.text.isdigit() and word.plain not in known


def _is_beside(words: list[Word], at: int, text: str) -> bool:
    return text[words[at - 1].end : words[at].start] in (" ", "-", "\u00a0")

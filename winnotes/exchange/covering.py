"""One text covered: names, addresses, numbers, days and amounts replaced.

Every find is a stretch of the text. Finds are taken in the order of certainty, and none over another.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from winnotes.core.coarse import Amounts, months_in
from winnotes.core.pseudonym import Cast, Somebody, Vocabulary, plain
from winnotes.i18n import N_, _
from winnotes.resources import resource
from winnotes.wording import words

LABELS = {
    "customer": N_("Customer {letter}"),
    "sales": N_("Sales person {letter}"),
    "taker": N_("Note taker {letter}"),
    "person": N_("Person {letter}"),
    "colleague": N_("Colleague {letter}"),
    "competitor": N_("Competitor {letter}"),
    "product": N_("Product {letter}"),
    "other": N_("Name {letter}"),
    "company": N_("our company"),
    "deal": N_("[deal]"),
    "place": N_("[place]"),
}
_CODE_LETTERS = 6
_TOP_LEVELS = (
    "com|net|org|io|eu|info|biz|app|dev|ai|co|de|at|ch|fr|es|it|nl|be|uk|us|ca|au|pl|se|no|dk|fi|cz|pt|jp|cn"
)
_MAIL = re.compile(r"(?:mailto:)?[^\s@<>()\[\]\"',;:]+@[^\s@<>()\[\]\"',;:]+\.[^\W\d_]{2,}", re.IGNORECASE)
_LINK = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>\"]+"
    rf"|(?<![\w@.])(?:[\w-]+\.)+(?:{_TOP_LEVELS})\b(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?!(?:19|20)\d\d\D{1,3}(?:19|20)\d\d(?!\d))\(?\+?\d(?:[\u00a0\u202f ().\-/]{0,3}\d){6,}(?!\w)"
)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b")  # IBAN
_RECORD = re.compile(
    r"(?<!\w)(?=(?:[A-Za-z-]*\d){3})(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{10,}(?!\w)"
)  # 0065g00000XyZab


@cache
def name_words() -> dict[str, frozenset[str]]:
    """Return the lists of resources/words/names.toml, folded."""
    data = tomllib.loads(resource("words", "names.toml").read_text("utf-8"))
    return {name: frozenset(map(plain, listed)) for name, listed in data.items()}


def vocabulary() -> Vocabulary:
    """Return the words that hide nobody."""
    lists = name_words()
    return Vocabulary(
        lists["legal_forms"],
        lists["particles"],
        lists["titles"],
        lists["roles"],
        lists["generic"],
        lists["ordinary"],
    )


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch of a text and what to say instead; a name says who it is and is called when it is taken."""

    start: int
    end: int
    kind: str
    instead: str = ""
    who: Somebody | None = None


class Cover:
    """Covers texts one after the other, the same name by the same pseudonym, and counts what it took.

    `codes` are the lunch codes, `totals` the amounts of the deals: those count without a currency.
    """

    def __init__(self, cast: Cast, codes: Collection[str] = (), totals: Collection[float] = ()) -> None:
        self.cast, self._amounts = cast, Amounts(words(), totals)
        self._codes = [_spaced(code) for code in codes if len(_bare(code)) >= _CODE_LETTERS]
        self.taken: Counter[str] = Counter()

    def text(self, text: str, *, with_quantities: bool = True) -> str:
        """Return `text` covered; days and amounts stay without `with_quantities`."""
        taken: list[Find] = []
        for find in self.finds(text, with_quantities=with_quantities):
            if all(find.end <= one.start or find.start >= one.end for one in taken):
                taken.append(find)
        pieces, at, called = [], 0, ""
        for find in sorted(taken, key=lambda one: one.start):
            between, said = text[at : find.start], self._said(find, text)
            if find.who and said == called and _is_echo(between, text[find.end : find.end + 1]):
                at = find.end + between.endswith("(")
                continue
            pieces += [between, said]
            at, called = find.end, said if find.who else ""
        return "".join([*pieces, text[at:]])

    def finds(self, text: str, *, with_quantities: bool = True) -> Iterator[Find]:
        """Yield everything in `text` that is to be covered, the surest first; they may overlap."""
        for pattern, instead in ((_MAIL, _("[e-mail]")), (_LINK, _("[link]"))):
            yield from (Find(*match.span(), "address", instead) for match in pattern.finditer(text))
        for pattern in self._codes:
            yield from (Find(*match.span(), "code", _("[code]")) for match in pattern.finditer(text))
        yield from (Find(start, end, "name", "", who) for start, end, who in self.cast.find(text))
        if with_quantities:
            for start, end, month in months_in(text, name_words()["months"]):
                yield Find(start, end, "day", month)
            for start, end, amount in self._amounts.find(text):
                yield Find(start, end, "amount", amount)
            for pattern in (_ACCOUNT, _DIGITS, _RECORD):
                yield from (Find(*match.span(), "number", _("[number]")) for match in pattern.finditer(text))

    def says_name(self, text: str) -> bool:
        """Whether `text` names somebody, or holds an address or a lunch code."""
        return any(True for _find in self.finds(text, with_quantities=False))

    def _said(self, find: Find, text: str) -> str:
        """Return what stands for a find, and count it; behind @ and # it stays one word."""
        if find.who is None:
            self.taken[find.kind] += 1
            return find.instead
        called = self.cast.call(find.who, text[find.start : find.end])
        return called.replace(" ", "_") if text[max(0, find.start - 1) : find.start] in ("@", "#") else called


def _is_echo(between: str, behind: str) -> bool:
    """Whether a name only says again who was just named: Νίκος (Nikos)."""
    return between in ("", " ", "-") or (between in ("(", " (") and behind == ")")


def _bare(code: str) -> str:
    return re.sub(r"[\W_]", "", code)


def _spaced(code: str) -> re.Pattern[str]:
    """Return what finds a lunch code, however its groups are parted."""
    return re.compile(r"[\W_]{0,3}".join(map(re.escape, _bare(code))), re.IGNORECASE)

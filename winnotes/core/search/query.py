"""What somebody is looking for, as typed: words, "a phrase", #tag, and a first sign or name that says where to look.

`"price` looks in quotes, `>` in to-dos, `!` in surprises; `in:objections` in a question, `by:kim` in what one person
wrote, `when:2026-06` in a month, year or day, `when:2026-04..2026-06` from one to the other; `deal:` among deals alone.
What is typed last may be the beginning of a word.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from winnotes.core.text import folded

_PART = re.compile(
    r'(?P<name>in|by|when|deal):(?P<value>"[^"]*"?|\S*)|"(?P<phrase>[^"]+)"|(?P<word>\S+)', re.IGNORECASE
)
_PERIOD = re.compile(r"(\d{4}(?:-\d{2})?(?:-\d{2})?)(?:\.\.(\d{4}(?:-\d{2})?(?:-\d{2})?))?")
_TAG = re.compile(r"#([^\W\d]\w*)")
MOST_PERIODS = 400
QUOTES, TODOS, SURPRISES = ("quote", "key_quote"), ("todo", "done"), ("surprise",)
_SIGNS = {'"': QUOTES, "“": QUOTES, "„": QUOTES, "«": QUOTES, ">": TODOS, "!": SURPRISES}
_WIDE = re.compile(r"([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f])")


@dataclass(frozen=True, slots=True)
class Query:
    """All of it must fit. `terms` are words folded, several in one where they must stand together.

    `is_open` says that the last term may be the beginning of a longer word. None in `keys` and `people` asks nothing;
    an empty one fits nothing. `periods` are years, months or days (`2026`, `202606`, `20260613`), one must fit.
    """

    terms: tuple[str, ...] = ()
    is_open: bool = False
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    keys: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    periods: tuple[str, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing was typed that could be looked for."""
        return self == Query(is_open=self.is_open)


def read_query(typed: str, questions: Mapping[str, str], people: Mapping[str, str]) -> Query:
    """Return what is looked for; `questions` are labels by key, `people` names by id. Never raises."""
    rest, kinds = _sign(typed)
    terms: list[str] = []
    tags: list[str] = []
    asked: dict[str, str] = {}
    for part in _PART.finditer(rest):
        if part["name"]:
            asked[part["name"].lower()] = part["value"].strip('"')
        elif part["phrase"]:
            terms.append(spaced(part["phrase"]))
        elif tag := _TAG.fullmatch(part["word"]):
            tags.append(tag[1].casefold())
        else:
            terms.append(spaced(part["word"]))
    return Query(
        tuple(term for term in terms if term),
        is_open=bool(terms) and not rest.endswith((" ", '"')),
        kinds=("deal",) if "deal" in asked else kinds,
        tags=tuple(tags),
        keys=_meant(asked.get("in"), questions),
        people=_meant(asked.get("by"), people),
        periods=_periods(asked.get("when", "")),
    )


def _sign(typed: str) -> tuple[str, tuple[str, ...]]:
    """Return what is typed behind a first sign, and the kinds it asks for. A closed pair of quotes is a phrase."""
    bare = typed.lstrip()
    kinds = _SIGNS.get(bare[:1], ())
    if bare[:1] == '"' and bare.count('"') % 2 == 0:
        return typed, ()
    return (bare[1:].removeprefix("*"), kinds) if kinds else (typed, ())


def _meant(asked: str | None, names: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the keys whose name, or which themselves, begin as asked; anywhere a word does."""
    if not asked:
        return None
    wanted = folded(asked)
    return tuple(
        key
        for key, name in names.items()
        if f" {wanted}" in f" {folded(name)}" or folded(key).startswith(wanted)
    )


def _periods(asked: str) -> tuple[str, ...]:
    """Return every year, month or day from one to the other, as finely as asked; none where nobody can read it."""
    found = _PERIOD.fullmatch(asked.strip())
    if not found:
        return ()
    first, last = found[1], found[2] or found[1]
    length = min(len(first), len(last))
    try:
        day, end = _day(first[:length]), _day(last[:length])
    except ValueError:
        return ()
    told: dict[str, None] = {}
    while day <= end and len(told) < MOST_PERIODS:
        told[day.isoformat()[:length].replace("-", "")] = None
        day += timedelta(1)
    return tuple(told)


def unread_period(typed: str) -> str:
    """Return what is typed behind `when:` and is no year, month or day, "" where all can be read."""
    whens = [
        part["value"] for part in _PART.finditer(_sign(typed)[0]) if (part["name"] or "").lower() == "when"
    ]
    return next((one for one in whens if one and not _periods(one.strip('"'))), "")


def _day(text: str) -> date:
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def spaced(text: str) -> str:
    """Return text as it is looked for: folded, without accents, every sign of a script that parts no words apart."""
    if text.isascii():
        return folded(text)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return folded(_WIDE.sub(r" \1 ", unicodedata.normalize("NFC", bare)))


def fits(query: Query, text: str, about: str = "") -> bool:
    """Whether the terms stand in `text`, or some of them in what it is about: how open drafts are looked through."""
    said, told = f" {spaced(text)} ", f" {spaced(about)} "
    ends = [" "] * len(query.terms)
    if query.is_open and ends:
        ends[-1] = ""
    wanted = [f" {term}{end}" for term, end in zip(query.terms, ends, strict=True)]
    in_text = [one in said for one in wanted]
    return all(here or one in told for here, one in zip(in_text, wanted, strict=True)) and (
        any(in_text) or not wanted
    )


def marked(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words of `text` begin with one of the terms' words: [(from, to)], to show what was found."""
    words = {word for term in terms for word in term.split()}
    found = (match.span() for match in re.finditer(r"[^\W_]+", text))
    return [
        (at, to)
        for at, to in found
        if any(word in words or word.startswith(tuple(words)) for word in spaced(text[at:to]).split())
    ]

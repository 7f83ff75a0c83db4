"""What lists of deals are written in: headings of many CRMs, words for won, totals and months (resources/crm)."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from winnotes.resources import resource

CRMS = ("salesforce", "hubspot", "pipedrive", "dynamics", "zoho", "plain")
_SIGNS = re.compile(r"[\W_]+")
_RANK = re.compile(r"\s*\d+\s*[-.:)–]\s*(?=\D)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def bare(text: str) -> str:
    """Return the form in which two headings, or two words of a stage, count as the same."""
    return _SIGNS.sub("", text.casefold()) or text.strip().casefold()


@dataclass(frozen=True, slots=True)
class CrmHeadings:
    """How one CRM heads its columns: `fields` by bare heading are (field of ours, how far from the best name)."""

    source: str
    marks: frozenset[str]
    fields: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class DealWords:
    """Bare words: stages that mean won, yes in a column `won`, sums; how imprints begin; months by name."""

    won: frozenset[str]
    yes: frozenset[str]
    total: frozenset[str]
    imprint: tuple[str, ...]
    months: Mapping[str, int]

    def is_won(self, stage: str, said: Collection[str] = ()) -> bool:
        """Whether the stage or status means won; `said` are further such words, bare."""
        forms = (stage, _RANK.sub("", stage, count=1), _BRACKETS.sub("", _RANK.sub("", stage, count=1)))
        return any(form in self.won or form in said for form in map(bare, forms))


@cache
def deal_words() -> DealWords:
    """Return the words of resources/crm/words.toml, read once."""
    found = _tables("words")
    return DealWords(
        frozenset(map(bare, found["won"])),
        frozenset(map(bare, found["yes"])),
        frozenset(map(bare, found["total"])),
        tuple(one.casefold() for one in found["imprint"]),
        {bare(name): int(month) for month, names in found["months"].items() for name in names},
    )


@cache
def crm_headings() -> tuple[CrmHeadings, ...]:
    """Return the headings of every CRM we know, the plain ones last, read once."""
    return tuple(map(_headings, CRMS))


def _headings(crm: str) -> CrmHeadings:
    found = _tables(crm)
    fields: dict[str, tuple[str, int]] = {}
    for field, names in found["columns"].items():
        for rank, name in enumerate(names):
            fields.setdefault(bare(name), (field, rank))
    return CrmHeadings(found["source"], frozenset(map(bare, found["marks"])), fields)


@cache
def known_headings() -> frozenset[str]:
    """Return every heading that any CRM uses, bare."""
    return frozenset(name for crm in crm_headings() for name in crm.fields)


def crm_of(headings: Collection[str]) -> CrmHeadings:
    """Return the CRM at least two of whose own headings stand among these, the one with the most; else plain."""
    found = set(map(bare, headings))
    *crms, plain = crm_headings()
    best = max(crms, key=lambda crm: len(crm.marks & found))
    return best if len(best.marks & found) >= 2 else plain


def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("crm", f"{name}.toml").read_text("utf-8"))

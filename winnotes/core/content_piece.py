"""The content catalogue: the pieces a team knows, under whatever names lunches call them. Built anew from a Notebook.

A piece's id comes from its first name, so that a list taken in on two laptops is one list. Pieces that are one are
joined (core/joining.py); each keeps its own name, so that taking apart loses nothing.
"""

import difflib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from winnotes.core.identity import NAMESPACE, spelled
from winnotes.core.joining import SAME_AS, canonical_ids
from winnotes.core.notebook import Notebook
from winnotes.core.text import folded, one_line
from winnotes.core.version import Json
from winnotes.core.voice import name_of

FACTS = ("name", "kind", "stage")
RETIRED, ALSO = "retired", "is_other_name"
NEAR = 0.84  # how alike two names are, of 1, to be suggested as one
NO_PIECES: Mapping[str, str] = MappingProxyType({})  # what `shown_names` gives where nothing is known
_NOT = "-"


@dataclass(frozen=True, slots=True)
class ContentPiece:
    """One piece: `id` is what its group goes by, `members` the id of each name it has, the one it goes by first."""

    id: str
    name: str
    kind: str = ""
    stage: str = ""
    is_retired: bool = False
    members: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the one it goes by first."""
        return tuple(self.members.values())


def piece_id(name: str) -> str:
    """Return the id everybody gives a piece of this name."""
    return "c" + spelled(uuid.uuid5(NAMESPACE, f"content\n{name_of(one_line(name))}").bytes)


def pieces_in(notebook: Notebook) -> list[ContentPiece]:
    """Return the pieces the notebook knows, in the order of their names; joined ones are one."""
    together = canonical_ids(notebook)
    groups: dict[str, list[str]] = {}
    for subject in notebook.subjects("c"):
        if _text(notebook, subject, "name"):
            groups.setdefault(together.get(subject, subject), []).append(subject)
    return sorted(
        (_piece(notebook, one, members) for one, members in groups.items()),
        key=lambda piece: folded(piece.name),
    )


def _piece(notebook: Notebook, subject: str, members: Sequence[str]) -> ContentPiece:
    ranked = sorted(
        members, key=lambda one: (_flag(notebook, one, ALSO), folded(_text(notebook, one, "name")), one)
    )
    kind, stage = (
        next((text for one in ranked if (text := _text(notebook, one, fact))), "") for fact in FACTS[1:]
    )
    return ContentPiece(
        subject,
        _text(notebook, ranked[0], "name"),
        kind,
        stage,
        _flag(notebook, ranked[0], RETIRED),
        {one: _text(notebook, one, "name") for one in ranked},
    )


def shown_names(pieces: Iterable[ContentPiece]) -> dict[str, str]:
    """Return for every name of a piece, as two spellings count as one, the name it goes by."""
    return {name_of(name): piece.name for piece in pieces for name in piece.names}


def fitting(pieces: Iterable[ContentPiece], typed: str, limit: int = 6) -> list[str]:
    """Return the names pieces go by of which some name has every typed word as a word's beginning.

    Names that begin as typed come first; a name that stands there already is not offered.
    """
    words = folded(typed).split()
    if not words:
        return []
    found = [
        (not folded(name).startswith(words[0]), folded(piece.name), piece.name)
        for piece in pieces
        if name_of(piece.name) != name_of(typed)
        for name in piece.names
        if all(any(one.startswith(word) for one in folded(name).split()) for word in words)
    ]
    return list(dict.fromkeys(name for _late, _folded, name in sorted(found)))[:limit]


def facts_of_list(notebook: Notebook, rows: Iterable[Mapping[str, str]]) -> dict[str, dict[str, Json]]:
    """Return what is to be written, by subject, to take in a list; a fact that is known already is left as it is."""
    found: dict[str, dict[str, Json]] = {}
    for row in rows:
        if name := one_line(row.get("name", "")):
            subject = piece_id(name)
            told = {fact: text for fact in FACTS if (text := one_line(row.get(fact, "")))}
            fresh: dict[str, Json] = {
                fact: text for fact, text in told.items() if not _text(notebook, subject, fact)
            }
            if fresh:
                found.setdefault(subject, {}).update(fresh)
    return found


def likely_same(notebook: Notebook, names: Sequence[str], limit: int = 12) -> list[tuple[str, str]]:
    """Return names that may be one piece, the likeliest first, to suggest and never more.

    Alike are names that differ in blanks, signs or a plural, by a few letters, or of which one has the other's words,
    two at least, and more. Joined ones are left out, and those that were parted.
    """
    together = canonical_ids(notebook)
    spelt = {name_of(one): one for one in sorted(names)}
    found = [
        (score, spelt[one], spelt[other])
        for one, other in combinations(sorted(spelt), 2)
        if (score := _likeness(one, other)) and _is_open(notebook, together, piece_id(one), piece_id(other))
    ]
    return [
        (one, other) for _score, one, other in sorted(found, key=lambda pair: (-pair[0], *pair[1:]))[:limit]
    ]


def _likeness(one: str, other: str) -> float:
    """Return how alike two folded names are, 0 where they are not."""
    bare, bare_other = _bare(one), _bare(other)
    if bare == bare_other:
        return 1.0
    if _digits(one) != _digits(other):
        return 0.0
    words, words_other = set(one.split()), set(other.split())
    fewer, more = sorted((words, words_other), key=len)
    if len(fewer) > 1 and fewer <= more:
        return 0.9
    matcher = difflib.SequenceMatcher(None, bare, bare_other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= NEAR else 0.0


def _bare(name: str) -> str:
    return "".join(word.removesuffix("s") for word in name.split())


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())


def _is_open(notebook: Notebook, together: Mapping[str, str], one: str, other: str) -> bool:
    if together.get(one, one) == together.get(other, other):
        return False
    said = [*_said(notebook, one), *_said(notebook, other)]
    return not {_NOT + one, _NOT + other} & set(said)


def _said(notebook: Notebook, subject: str) -> list[str]:
    return [
        str(name)
        for head in notebook.heads(subject, SAME_AS)
        for name in (head.content if isinstance(head.content, list) else [head.content])
    ]


def _text(notebook: Notebook, subject: str, fact: str) -> str:
    """Return a fact; of several that were said the first in the alphabet, everywhere the same."""
    said = (head.content for head in notebook.heads(subject, fact))
    return min((one for one in said if isinstance(one, str) and one), default="")


def _flag(notebook: Notebook, subject: str, fact: str) -> bool:
    return any(head.content is True for head in notebook.heads(subject, fact))

"""A theme: a name of the team's own, and the answers and lines gathered under it by hand. Built anew from a Notebook.

Each answer is a field of the theme, `holds.<interview>.<key>`, each line of it `holds.<interview>.<key>.<print>`, so
that two who gather on two laptops merge like everything else. What is gathered here and taken back there unknowingly
stays gathered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from winnotes.core.joining import Joined
from winnotes.core.notebook import Fields, Notebook, agree
from winnotes.core.text import folded
from winnotes.core.version import Json, Version, canonical, short_hash

NAME, HOLDS = "name", "holds."
Place = tuple[str, str]  # (interview id, question key)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by its id. `names` are several where two renamed it unlike; `members` are the ids joined in it.

    `holds` has the prints of the lines gathered of each answer, none of them where the whole answer was.
    """

    id: str
    names: tuple[str, ...]
    holds: Mapping[Place, frozenset[str]]
    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called; all names where they differ."""
        return " / ".join(self.names)


def print_of(line: str) -> str:
    """Return four letters that find a line among those of its answer: too few to prove what an erased one said."""
    return short_hash(folded(line))[:4]


def field_of(place: Place, line: str = "") -> str:
    """Return the field that holds an answer, or one line of it."""
    interview, key = place
    return f"{HOLDS}{interview}.{key}.{print_of(line)}" if line else f"{HOLDS}{interview}.{key}"


def themes_in(notebook: Joined) -> tuple[Theme, ...]:
    """Return every theme that has a name, by name; joined themes are one, and joined interviews too."""
    found = []
    for subject in notebook.subjects("t"):
        fields = notebook.fields(subject)
        if names := _names(fields):
            found.append(Theme(subject, names, _held(notebook, fields), notebook.members(subject)))
    return tuple(sorted(found, key=lambda one: (folded(one.name), one.id)))


def _names(fields: Fields) -> tuple[str, ...]:
    said = sorted(
        {str(head.content).strip() for head in fields.get(NAME, ()) if isinstance(head.content, str)} - {""}
    )
    return tuple({folded(name) or name: name for name in said}.values())


def _held(notebook: Joined, fields: Fields) -> dict[Place, frozenset[str]]:
    found: dict[Place, set[str]] = {}
    for field, heads in fields.items():
        place = _place(field, notebook)
        if place and any(head.content is True for head in heads):
            found.setdefault(place, set()).update(field.split(".")[3:])
    return {place: frozenset(found[place]) for place in sorted(found)}


def _place(field: str, notebook: Joined) -> Place | None:
    parts = field.split(".")
    is_held = field.startswith(HOLDS) and len(parts) in (3, 4) and all(parts)
    return (notebook.canonical(parts[1]), parts[2]) if is_held else None


def gathered(
    notebook: Notebook, subject: str, fields: Iterable[str], writer: str, at: str, *, name: str = ""
) -> list[Version]:
    """Return the versions by which `writer` gathers these fields under a theme and, with `name`, names it."""
    told: dict[str, Json] = {**({NAME: name} if name else {}), **dict.fromkeys(fields, True)}
    return [
        agree(notebook, subject, field, writer, content, at=at)
        for field, content in told.items()
        if {canonical(head.content) for head in notebook.heads(subject, field)} != {canonical(content)}
    ]


def taken_back(notebook: Joined, theme: Theme, place: Place, writer: str, at: str) -> list[Version]:
    """Return the versions by which `writer` takes an answer and all its lines out of a theme, whoever gathered them."""
    plain = Notebook(notebook)
    return [
        agree(plain, member, field, writer, False, at=at)
        for member in theme.members
        for field, heads in plain.fields(member).items()
        if _place(field, notebook) == place and any(head.content is True for head in heads)
    ]

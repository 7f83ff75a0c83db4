"""Everything a team knows: for each field the versions nothing has replaced, merged by a plain union.

The multi-value register with version vectors of Dynamo and Riak, made small (design: "The model").
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from winnotes.core.version import Json, Version, canonical, replaces_all, short_hash

Fields = Mapping[str, tuple[Version, ...]]

ERASED = "erased"  # the fact that holds erased content at the door: winnotes/core/erasure.py
_KNEW = "erased:"


class Notebook:
    """An immutable set of heads. `a | b` is the merge: commutative, associative and idempotent."""

    __slots__ = ("_subjects",)

    def __init__(self, versions: Iterable[Version] = ()) -> None:
        gathered: dict[str, dict[str, list[Version]]] = {}
        for version in versions:
            gathered.setdefault(version.subject, {}).setdefault(version.field, []).append(version)
        self._subjects: dict[str, dict[str, tuple[Version, ...]]] = {
            subject: {field: heads_among(found) for field, found in fields.items()}
            for subject, fields in gathered.items()
        }

    def __or__(self, other: "Notebook") -> "Notebook":
        merged = Notebook()
        merged._subjects = {subject: dict(fields) for subject, fields in self._subjects.items()}
        for subject, fields in other._subjects.items():
            mine = merged._subjects.setdefault(subject, {})
            for field, heads in fields.items():
                known = mine.get(field)
                mine[field] = heads if known is None else heads_among((*known, *heads))
        return merged

    def heads(self, subject: str, field: str) -> tuple[Version, ...]:
        """Return the versions of the field that nothing replaces, in the order of their ids."""
        return self._subjects.get(subject, {}).get(field, ())

    def fields(self, subject: str) -> Fields:
        """Return every field known of `subject` with its heads (a read-only view)."""
        return MappingProxyType(self._subjects.get(subject, {}))

    def subjects(self, prefix: str = "") -> list[str]:
        """Return the subjects whose id begins with `prefix` (`i` interviews, `d` deals …), sorted."""
        return sorted(subject for subject in self._subjects if subject.startswith(prefix))

    def of(self, *subjects: str) -> "Notebook":
        """Return the part of this notebook that speaks of `subjects`."""
        part = Notebook()
        part._subjects = {
            subject: self._subjects[subject] for subject in subjects if subject in self._subjects
        }
        return part

    def __iter__(self) -> Iterator[Version]:
        for subject in sorted(self._subjects):
            for field in sorted(self._subjects[subject]):
                yield from self._subjects[subject][field]

    def __len__(self) -> int:
        return sum(len(heads) for fields in self._subjects.values() for heads in fields.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notebook) and self._stamps() == other._stamps()

    def __hash__(self) -> int:
        return hash(frozenset(self._stamps()))

    def _stamps(self) -> set[tuple[str, str, str]]:
        return {(version.id, version.via, version.at) for version in self}

    def __repr__(self) -> str:
        return f"<Notebook of {len(self)} heads on {len(self._subjects)} subjects>"


def heads_among(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Return those of one field's `versions` that no other replaces, each id once, ordered by id.

    Of two copies of one version the smaller (via, at) stays, so that merging is a function.
    """
    unique: dict[str, Version] = {}
    for version in versions:
        twin = unique.get(version.id)
        if twin is None or (version.via, version.at) < (twin.via, twin.at):
            unique[version.id] = version
    found = unique.values()
    if len(unique) == 1:
        return tuple(found)
    kept = [one for one in found if not any(one.is_replaced_by(other) for other in found if other is not one)]
    # Versions that replace each other in a ring come from no WinNotes; then all stay, for words are never lost.
    return tuple(sorted(kept or found, key=lambda version: version.id))


def write(
    notebook: Notebook,
    subject: str,
    field: str,
    writer: str,
    content: Json,
    *,
    at: str,
    via: str = "typed",
    above: int = 0,
) -> Version:
    """Return the version that `writer` seals by typing `content`, given what the notebook shows.

    `above` is the highest `n` the writer has used in this field, where the notebook shows only part of it.
    Typing replaces the person's own heads; a colleague's stay. Typing on an agreed value agrees again: it replaces
    every head, as the agreement did. Whatever `writer` wrote in the field before is replaced too, agreed or not,
    with all it replaced: a later number covers the earlier ones, and a gap would make the order of merging matter.
    In an erased field the writer's name tells so (see `line_of`), and the version says which erasures it knew.
    """
    heads = notebook.heads(subject, field)
    knew = knowing(notebook, subject, field)
    line = line_of(writer, knew)
    mine = [head for head in heads if head.person == writer.split(".", 1)[0] and not head.is_agreed]
    if not mine and any(head.is_agreed and (via == "typed" or head.writer == line) for head in heads):
        return agree(notebook, subject, field, writer, content, at=at, above=above)
    own = [head for head in heads if head in mine or head.writer == line]
    settled = [head.replaces for head in heads if line in head.replaces]
    replaces = knew | _said(highest(replaces_all(own), *settled))
    n = max(above, replaces_all(heads).get(line, 0)) + 1
    return Version(subject, field, line, n, replaces, content, via, at)


def agree(
    notebook: Notebook, subject: str, field: str, writer: str, content: Json, *, at: str, above: int = 0
) -> Version:
    """Return the version by which `writer` settles the field: it replaces every head."""
    knew = knowing(notebook, subject, field)
    line = line_of(writer, knew)
    replaced = replaces_all(notebook.heads(subject, field))
    n = max(above, replaced.get(line, 0)) + 1
    return Version(subject, field, line, n, knew | _said(replaced), content, "agreed", at)


def knowing(notebook: Notebook, subject: str, field: str) -> dict[str, int]:
    """Return what a version of the field says in `replaces` of the erasures it was written under: {name: 1}."""
    heads = () if field == ERASED else notebook.heads(subject, ERASED)
    return {knew_of(head): 1 for head in heads if is_erasing(head, field)}


def knew_of(erasure: Version) -> str:
    """Return the name by which a version's `replaces` says that its writer knew of `erasure`: no writer's name."""
    return _KNEW + erasure.id


def is_erasing(erasure: Version, field: str) -> bool:
    """Whether a version of `erased` names `field`: {"fields": [name …]}, or {"all": true} for every field."""
    content = erasure.content if isinstance(erasure.content, dict) else {}
    fields = content.get("fields")
    return content.get("all") is True or (isinstance(fields, list) and field in fields)


def line_of(writer: str, knew: Mapping[str, int]) -> str:
    """Return the name under which `writer` counts on where the erasures `knew` are known.

    Every set of erasures is a new line of numbers: what was erased with the old ones nobody remembers.
    """
    return f"{writer}~{short_hash(canonical(sorted(knew)))[:8]}" if knew else writer


def _said(replaced: Mapping[str, int]) -> dict[str, int]:
    """What is replaced without the erasures that its writers knew of: each writer speaks for themselves."""
    return {writer: n for writer, n in replaced.items() if not writer.startswith(_KNEW)}


def highest(*vectors: Mapping[str, int]) -> dict[str, int]:
    """Return {writer: the highest n that any of `vectors` gives it}."""
    found: dict[str, int] = {}
    for writer, n in (pair for vector in vectors for pair in vector.items()):
        found[writer] = max(n, found.get(writer, 0))
    return found

"""What differs between two guides: questions added, gone, changed and moved, by their keys."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from winnotes.core.guide import Guide, Part, Question

CHANGES = ("text", "label", "probe", "bridge", "section", "must_ask", "private", "kind", "choices", "fields")


@dataclass(frozen=True, slots=True)
class Changed:
    """A question in both guides that is not the same in them: `what` names of CHANGES, in that order."""

    before: Question
    after: Question
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """From one guide to another. `moved` are questions that come at another place among those both have.

    `sections` are the titles, before and after, of groups that are called otherwise.
    """

    added: tuple[Question, ...]
    gone: tuple[Question, ...]
    changed: tuple[Changed, ...]
    moved: tuple[Question, ...]
    sections: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed or self.moved or self.sections)


def difference(before: Guide, after: Guide) -> Difference:
    """Return what there is to say of `after` to somebody who knows `before`, each in the order of its checklist."""
    old, new = before.by_key, after.by_key
    common = [one for one in after.in_checklist_order if one.key in old]
    changed = (Changed(old[one.key], one, _what(before, old[one.key], after, one)) for one in common)
    places = {one.key: at for at, one in enumerate(before.in_checklist_order)}
    staying = _longest_rise([places[one.key] for one in common])
    return Difference(
        tuple(one for one in after.in_checklist_order if one.key not in old),
        tuple(one for one in before.in_checklist_order if one.key not in new),
        tuple(one for one in changed if one.what),
        tuple(one for one in common if places[one.key] not in staying),
        tuple(
            (before.sections[key], title)
            for key, title in after.sections.items()
            if before.sections.get(key, title) != title
        ),
    )


def _what(before: Guide, one: Question, after: Guide, other: Question) -> tuple[str, ...]:
    sections = before.sections[one.section], after.sections[other.section]
    same = {name: getattr(one, name) == getattr(other, name) for name in CHANGES[:7]}
    same["section"] = one.section == other.section or sections[0] == sections[1]
    same["kind"] = _shape(one.parts) == _shape(other.parts)
    same["choices"] = not same["kind"] or _choices(one.parts) == _choices(other.parts)
    same["fields"] = not same["kind"] or _bare(one.parts) == _bare(other.parts)
    return tuple(name for name in CHANGES if not same[name])


def _shape(parts: Sequence[Part]) -> list[object]:
    """Return what makes answers readable: the parts' keys and kinds."""
    return [*sorted((part.key, part.kind, part.low, part.high, _shape(part.columns)) for part in parts)]


def _choices(parts: Sequence[Part]) -> dict[str, object]:
    return {part.key: [*part.codes.items(), _choices(part.columns)] for part in parts}


def _bare(parts: Sequence[Part]) -> list[Part]:
    """Return the parts in their order, choices aside."""
    return [replace(part, codes={}, columns=tuple(_bare(part.columns))) for part in parts]


def _longest_rise(places: Sequence[int]) -> set[int]:
    """Return a longest rising run of distinct `places`: what stays where it is so that the fewest are said to move."""
    ends: list[int] = []
    back: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        back[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        found.add(step)
        step = back[step]
    return found

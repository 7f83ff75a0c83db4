"""Several guides as one, where an interview followed two or a team edited apart; and questions of a guide not here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from winnotes.core.guide import Guide, Part, Question
from winnotes.core.guide_data import identified
from winnotes.core.interview import NOTE
from winnotes.core.notebook import Fields
from winnotes.core.version import Json

_WORDS = ("text", "label", "section", "probe", "bridge", "must_ask", "private", "parts")
_VALUE = {"state", "said", "read"}


def united(guides: Sequence[Guide]) -> Guide:
    """Return the first guide, and behind its questions those only the others have; one alone is itself."""
    whole = guides[0]
    for guide in guides[1:]:
        more = tuple(one for one in guide.questions if one.key not in whole.by_key)
        if more:
            sections = {one.section: guide.sections[one.section] for one in more} | dict(whole.sections)
            order = [*whole.sections, *(key for key in sections if key not in whole.sections)]
            kept = {key: sections[key] for key in order}
            whole = identified(replace(whole, sections=kept, questions=(*whole.questions, *more)))
    return whole


def with_strays(guide: Guide, fields: Fields, title: str) -> Guide:
    """Return `guide` with a question of free text for each answered key it lacks, under a section called `title`.

    So a question of a guide that is not here yet is read, shown and printed; with the guide it gets its words and kind.
    """
    strays = _strays(guide.by_key, fields)
    if not strays:
        return guide
    asked = (Question(key, key, key, "elsewhere", parts=parts) for key, parts in sorted(strays.items()))
    sections = {**guide.sections, "elsewhere": title}
    return identified(replace(guide, sections=sections, questions=(*guide.questions, *asked)))


def _strays(known: Mapping[str, Question], fields: Fields) -> dict[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {}
    for name, heads in fields.items():
        key = name.removesuffix(NOTE)
        if key in known or not key.isidentifier() or key != key.lower():
            continue
        if name != key:
            found.setdefault(key, ())
        elif parts := {one for head in heads for one in _said(head.content)}:
            found[key] = tuple(Part(one, one, "text") for one in sorted(parts))
    return found


def _said(content: Json) -> list[str]:
    """Return the parts a typed value speaks of, [] for what is none; rows have no cell of free text."""
    if not isinstance(content, dict) or not content.keys() >= _VALUE:
        return []
    said = content["said"]
    return [name for name, text in said.items() if isinstance(text, str)] if isinstance(said, dict) else []


def both(base: Guide, mine: Guide, theirs: Guide) -> Guide:
    """Return what two made of `base` as one guide: what either added, took out, reworded or moved; else it is mine.

    Where both changed the same words mine stand, and a question one took out and the other changed stays.
    """
    kept = {one.key: one for one in _kept(base, mine, theirs)}
    if not kept:
        return mine
    has_moved = _places(mine, base) != _places(base, mine)
    lead, other = (mine, theirs) if has_moved else (theirs, mine)
    order = _woven(_order(lead, kept), _order(other, kept))
    used = {one.section for one in kept.values()}
    sections = _woven(
        list(lead.sections), [one for one in other.sections if one in used or one in lead.sections]
    )
    titles = {
        one: _either(*(guide.sections.get(one) for guide in (base, mine, theirs))) or one for one in sections
    }
    title = _either(base.title, mine.title, theirs.title) or mine.title
    questions = tuple(kept[key] for key in order)
    return identified(replace(mine, title=title, sections=titles, questions=questions))


def _kept(base: Guide, mine: Guide, theirs: Guide) -> Iterator[Question]:
    for key in dict.fromkeys((*mine.by_key, *theirs.by_key)):
        was, one, other = (guide.by_key.get(key) for guide in (base, mine, theirs))
        if one and other:
            yield _merged(was, one, other)
        elif (there := one or other) and there != was:  # added, or changed by one and taken out by the other
            yield there


def _merged(was: Question | None, one: Question, other: Question) -> Question:
    if was is None:
        return one
    told = {name: _either(getattr(was, name), getattr(one, name), getattr(other, name)) for name in _WORDS}
    return replace(one, **told)


def _either(was: object, one: object, other: object) -> Any:
    return other if one == was and other is not None else one if one is not None else other


def _order(guide: Guide, within: Collection[str]) -> list[str]:
    return [one.key for one in guide.questions if one.key in within]


def _places(guide: Guide, other: Guide) -> tuple[list[str], list[str]]:
    """Return the order of the questions both have, in the guide and in its checklist."""
    checklist = [one.key for one in guide.in_checklist_order if one.key in other.by_key]
    return _order(guide, other.by_key), checklist


def _woven(lead: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return `lead` with what only the other has behind whatever it stands behind there."""
    found = list(lead)
    for at, one in enumerate(other):
        if one not in found:
            found.insert(found.index(other[at - 1]) + 1 if at else 0, one)
    return found

"""Several guides as one, where an interview followed two; and what is known of questions of a guide not here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from winnotes.core.guide import Guide, Part, Question
from winnotes.core.guide_data import identified
from winnotes.core.interview import NOTE
from winnotes.core.notebook import Fields
from winnotes.core.version import Json

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

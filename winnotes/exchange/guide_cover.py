"""A team's own guide covered: its words, and where a key tells a name the key as well, all under a fresh id."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from winnotes.core.guide import Guide, Part, Question, read_guide
from winnotes.core.guide_data import guide_toml
from winnotes.exchange.covering import Cover
from winnotes.wording import original_guide


@dataclass(frozen=True, slots=True)
class CoveredGuide:
    """A guide without names, its source ("" where it is shipped anyway), and its questions by their old keys.

    `old` are the questions as they were.
    """

    guide: Guide
    source: str
    questions: Mapping[str, Question]
    old: Mapping[str, Question]


def covered_guide(guide: Guide, cover: Cover) -> CoveredGuide:
    """Return `guide` covered; the original 22 name nobody and stay."""
    if guide.id == original_guide().id:
        return CoveredGuide(guide, "", guide.by_key, guide.by_key)
    sections = _keys(guide.sections, cover)
    keys = _keys(guide.by_key, cover)
    questions = [_question(one, keys[one.key], sections[one.section], cover) for one in guide.questions]
    named = {sections[key]: cover.text(title) for key, title in guide.sections.items()}
    draft = replace(guide, title=cover.text(guide.title), sections=named, questions=tuple(questions))
    source = guide_toml(draft)
    fresh = read_guide(source)
    asked = {key: fresh.by_key[keys[key]] for key in guide.by_key}
    return CoveredGuide(fresh, source, asked, guide.by_key)


def _question(question: Question, key: str, section: str, cover: Cover) -> Question:
    return replace(
        question,
        key=key,
        section=section,
        text=cover.text(question.text),
        label=cover.text(question.label),
        probe=cover.text(question.probe),
        bridge=cover.text(question.bridge),
        parts=_parts(question.parts, cover),
    )


def _parts(parts: Iterable[Part], cover: Cover) -> tuple[Part, ...]:
    parts = tuple(parts)
    keys = _keys([part.key for part in parts], cover)
    return tuple(
        replace(
            part,
            key=keys[part.key],
            label=cover.text(part.label),
            hint=cover.text(part.hint, with_quantities=False),
            codes=_codes(part.codes, cover),
            columns=_parts(part.columns, cover),
        )
        for part in parts
    )


def _codes(codes: Mapping[str, str], cover: Cover) -> dict[str, str]:
    keys = _keys(codes, cover)
    return {keys[code]: cover.text(words, with_quantities=False) for code, words in codes.items()}


def _keys(keys: Iterable[str], cover: Cover) -> dict[str, str]:
    """Return for every key what it becomes, each unlike the others; a key without a name stays."""
    found: dict[str, str] = {}
    for key in keys:
        spaced = key.replace("_", " ")
        fresh = _key(cover.text(spaced, with_quantities=False)) if cover.says_name(spaced) else key
        number, plain = 2, fresh
        while fresh in found.values() or (fresh != key and fresh in keys):
            fresh, number = f"{plain}_{number}", number + 1
        found[key] = fresh
    return found


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return "q_" + re.sub(r"[^a-z0-9]+", "_", plain).strip("_")

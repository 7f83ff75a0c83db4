"""A team's own guide covered: its words, and where a key tells a name the key as well, all under a fresh id."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from winnotes.core.guide import Guide, Part, Question, read_guide
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
    source = guide_source(draft)
    fresh = read_guide(source)
    asked = {key: fresh.by_key[keys[key]] for key in guide.by_key}
    return CoveredGuide(fresh, source, asked, guide.by_key)


def guide_source(guide: Guide) -> str:
    """Return `guide` in TOML: read again, it is the same but for its id."""
    sections = [{"key": key, "title": title} for key, title in guide.sections.items()]
    data = {
        "format": 1,
        "title": guide.title,
        "language": guide.language,
        "sections": sections,
        "questions": [_question_data(one) for one in guide.questions],
    }
    return "".join(f"{name} = {_toml(value)}\n" for name, value in data.items())


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


def _question_data(question: Question) -> dict[str, object]:
    return {
        "key": question.key, "section": question.section, "text": question.text, "label": question.label,
        "probe": question.probe, "bridge": question.bridge, "must_ask": question.must_ask,
        "private": question.private, "parts": [_part_data(part) for part in question.parts],
    }  # fmt: skip


def _part_data(part: Part) -> dict[str, object]:
    data: dict[str, object] = {
        "key": part.key, "label": part.label, "kind": part.kind, "open": part.open, "low": part.low,
        "high": part.high, "limit": part.limit, "hint": part.hint, "ledger": part.ledger,
    }  # fmt: skip
    codes = {"codes": dict(part.codes)} if part.codes else {}
    columns = {"columns": [_part_data(column) for column in part.columns]} if part.columns else {}
    return data | codes | columns


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{json.dumps(str(name))} = {_toml(one)}" for name, one in value.items()) + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)

"""Changes to a guide, each from one guide to another: keys never change, and what was asked keeps its kind and choices.

A guide that lunches follow is never altered; an edit is another guide with another id. Law, tested: whatever is done, a
question that keeps its key and was `frozen` reads the answers given to it as before.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import CODED, Guide, Part, Question
from winnotes.core.guide_data import identified
from winnotes.core.text import one_line

TEXT = "text"  # the kind of a question without a typed part
FIELDS, ROWS = (
    "fields",
    "rows",
)  # of a question with several parts, and of one answered in rows: see guide_parts
ONE_PART = ("choice", "choices", "tags", "ranked", "counts", "scale", "number", "amount", "duration")
OWN_KINDS = (TEXT, *ONE_PART, FIELDS, ROWS)
PART = "answer"  # the one part of a question of the team's own
WORDS = ("text", "label", "probe", "bridge")
_LONGEST_SLUG = 24


def own_key(words: str, suffix: str) -> str:
    """Return the key of a team's own question, e.g. `pricing_k3f7`: `suffix` is random, so no two teams share one."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    slug = "_".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
    slug = slug[:_LONGEST_SLUG].strip("_") or "question"
    return f"{slug if slug[0].isalpha() else f'q_{slug}'}_{suffix}"


def kind_of(question: Question) -> str:
    """Return the kind of a question's one typed part, TEXT without any, ROWS with rows, FIELDS with several."""
    if not question.parts:
        return TEXT
    return ROWS if question.rows else question.parts[0].kind if len(question.parts) == 1 else FIELDS


def with_question(
    guide: Guide, key: str, text: str, *, label: str = "", after: str = "", section: str = ""
) -> Guide:
    """Return `guide` with a question more: behind the question `after`, else at the end of `section` or of the last."""
    if key in guide.by_key:
        raise WinNotesError("guide_key_taken", key=key)
    before = guide.by_key.get(after)
    section = before.section if before else section or list(guide.sections)[-1]
    text = one_line(text)
    fresh = Question(key, text, one_line(label) or text, section)
    at = guide.questions.index(before) + 1 if before else len(guide.questions)
    return identified(replace(guide, questions=(*guide.questions[:at], fresh, *guide.questions[at:])))


def without_question(guide: Guide, key: str) -> Guide:
    """Return `guide` without a question; the last one stays. Raises WinNotesError `guide_last_question`."""
    if len(guide.questions) == 1:
        raise WinNotesError("guide_last_question")
    return identified(replace(guide, questions=tuple(one for one in guide.questions if one.key != key)))


def reworded(guide: Guide, key: str, **words: str) -> Guide:
    """Return `guide` with other words (text, label, probe, bridge) of a question; text and label are never blank."""
    told = {name: one_line(text) for name, text in words.items() if name in WORDS}
    told = {name: text for name, text in told.items() if text or name in ("probe", "bridge")}
    return _with(guide, replace(guide.by_key[key], **told))  # type: ignore[arg-type]  # Question's own names


def marked(guide: Guide, key: str, *, must_ask: bool | None = None, private: bool | None = None) -> Guide:
    """Return `guide` with a question made a must-ask or private, or not any more; None leaves it as it is."""
    question = guide.by_key[key]
    must_ask = question.must_ask if must_ask is None else must_ask
    private = question.private if private is None else private
    return _with(guide, replace(question, must_ask=must_ask, private=private))


def moved(guide: Guide, key: str, by: int) -> Guide:
    """Return `guide` with a question a place up (-1) or down (1) in the checklist, over a section's edge too."""
    names, question = list(guide.sections), guide.by_key[key]
    here = list(dict(guide.grouped)[question.section])
    at = here.index(question) + by
    if 0 <= at < len(here):
        return _swapped(guide, question, here[at])
    to = names.index(question.section) + by
    if not 0 <= to < len(names):
        return guide
    return _placed(guide, question, names[to], is_first=by > 0)


def in_section(guide: Guide, key: str, section: str) -> Guide:
    """Return `guide` with a question at the end of another section."""
    question = guide.by_key[key]
    return guide if question.section == section else _placed(guide, question, section, is_first=False)


def with_kind(guide: Guide, key: str, kind: str, frozen: Collection[str]) -> Guide:
    """Return `guide` with another kind of answer to a question. Raises WinNotesError `guide_kind_frozen`.

    `frozen` are the keys of questions that were asked: another kind is another key, see `asked_anew`.
    """
    question = guide.by_key[key]
    if kind == kind_of(question):
        return guide
    if key in frozen:
        raise WinNotesError("guide_kind_frozen", question=question.label)
    return _with(guide, replace(question, parts=_parts(question, kind)))


def asked_anew(guide: Guide, key: str, fresh: str, kind: str) -> Guide:
    """Return `guide` with a question asked under the key `fresh`, with another kind or the one it has, in its place."""
    question = guide.by_key[key]
    parts = question.parts if kind == kind_of(question) else _parts(question, kind)
    anew = replace(question, key=fresh, parts=parts)
    return identified(
        replace(guide, questions=tuple(anew if one.key == key else one for one in guide.questions))
    )


def with_codes(guide: Guide, key: str, part: str, codes: Mapping[str, str], frozen: Collection[str]) -> Guide:
    """Return `guide` with these choices of a part, by code. Raises WinNotesError `guide_codes_frozen`.

    Of a `frozen` question choices are added and reworded but none is taken away: answers name them.
    """
    question = guide.by_key[key]
    old = next(one for one in question.parts if one.key == part)
    told = {one_line(code): one_line(words) for code, words in codes.items() if one_line(words)}
    gone = [words for code, words in old.codes.items() if code not in told]
    if gone and key in frozen:
        raise WinNotesError("guide_codes_frozen", choice=gone[0])
    if not told:
        return guide
    parts = tuple(replace(one, codes=told) if one.key == part else one for one in question.parts)
    return _with(guide, replace(question, parts=parts))


def codes_for(lines: Sequence[str], old: Mapping[str, str], *, were_offered: bool = True) -> dict[str, str]:
    """Return the choices of typed `lines` by code.

    Words known before keep their code; where `old` ones were offered and none is missing, words at a free place reword
    what stood there; what is new gets a code made of its words.
    """
    words = list(dict.fromkeys(one_line(line) for line in lines if one_line(line)))
    known = {told: code for code, told in old.items()}
    found = {told: known[told] for told in words if told in known}
    free = (
        [code for code in old if code not in found.values()]
        if were_offered and len(words) >= len(old)
        else []
    )
    for told in words:
        if told not in found:
            taken = {*(old if were_offered else ()), *found.values()}
            found[told] = free.pop(0) if free else _fresh_code(told, taken)
    return {found[told]: told for told in words}


def with_section(guide: Guide, key: str, title: str, *, after: str = "") -> Guide:
    """Return `guide` with a section more, behind the section `after`, else at the end."""
    titles = list(guide.sections.items())
    at = list(guide.sections).index(after) + 1 if after else len(titles)
    return identified(
        replace(guide, sections=dict([*titles[:at], (key, one_line(title) or key), *titles[at:]]))
    )


def section_moved(guide: Guide, key: str, by: int) -> Guide:
    """Return `guide` with a section and its questions a place up (-1) or down (1)."""
    order = list(guide.sections)
    at = order.index(key)
    if not 0 <= at + by < len(order):
        return guide
    order.insert(at + by, order.pop(at))
    return identified(replace(guide, sections={one: guide.sections[one] for one in order}))


def section_named(guide: Guide, key: str, title: str) -> Guide:
    """Return `guide` with another title of a section; a blank one changes nothing."""
    named = one_line(title) or guide.sections[key]
    return identified(replace(guide, sections={**guide.sections, key: named}))


def without_section(guide: Guide, key: str) -> Guide:
    """Return `guide` without a section nothing is in. Raises WinNotesError `guide_section_used` where questions are."""
    if any(one.section == key for one in guide.questions):
        raise WinNotesError("guide_section_used", section=guide.sections[key])
    return identified(
        replace(guide, sections={one: title for one, title in guide.sections.items() if one != key})
    )


def _with(guide: Guide, question: Question) -> Guide:
    asked = tuple(question if one.key == question.key else one for one in guide.questions)
    return identified(replace(guide, questions=asked))


def _swapped(guide: Guide, one: Question, other: Question) -> Guide:
    turned = {one.key: other, other.key: one}
    return identified(replace(guide, questions=tuple(turned.get(each.key, each) for each in guide.questions)))


def _placed(guide: Guide, question: Question, section: str, *, is_first: bool) -> Guide:
    """Put a question at the beginning or the end of a section."""
    rest = [one for one in guide.questions if one.key != question.key]
    within = [at for at, one in enumerate(rest) if one.section == section]
    at = guide.questions.index(question) if not within else within[0] if is_first else within[-1] + 1
    rest.insert(at, replace(question, section=section))
    return identified(replace(guide, questions=tuple(rest)))


def _parts(question: Question, kind: str) -> tuple[Part, ...]:
    if kind == TEXT:
        return ()
    if kind == FIELDS:
        more = [Part(f"field_{n}", f"{question.label} {n}", TEXT) for n in (1, 2) if n > len(question.fields)]
        return (*question.fields, *more)
    if kind == ROWS:
        return (Part(ROWS, question.label, ROWS, columns=(Part("what", question.label, TEXT),)),)
    old = question.parts[0] if len(question.parts) == 1 else Part(PART, question.label, kind)
    codes = dict(old.codes) if kind in CODED else {}
    return (Part(old.key, old.label, kind, codes or ({"yes": "Yes", "no": "No"} if kind in CODED else {})),)


def _fresh_code(words: str, taken: Collection[str]) -> str:
    plain = own_key(words, "").rstrip("_")
    code, count = plain, 2
    while code in taken:
        code, count = f"{plain}_{count}", count + 1
    return code

"""Random edits of a guide for the laws of editing: whatever a team may do to its questions, in any order."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from winnotes.core import guide_editing as edit
from winnotes.core import guide_parts as parts
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide, Part

Edit = Callable[[Guide, frozenset[str]], Guide]
REFUSALS = (
    "guide_key_taken",
    "guide_last_question",
    "guide_kind_frozen",
    "guide_codes_frozen",
    "guide_fields_frozen",
    "guide_wrong",
    "guide_section_used",
)
EDITS = (
    "add", "remove", "reword", "mark", "move", "group", "kind", "anew", "codes", "fields", "columns", "scale",
    "section", "part section", "move section", "name section",
)  # fmt: skip
WORDS = st.text(min_size=1, max_size=12) | st.sampled_from(
    ['a "quote"', "Wie \\ viel?", "é\x7f\u2028", "tab\there"]
)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One edit, of a question drawn by a number so that it exists in whatever guide it meets."""
    pick, words, other = draw(st.integers(0, 99)), draw(WORDS), draw(WORDS)
    kind, is_on = draw(st.sampled_from(edit.OWN_KINDS)), draw(st.booleans())
    suffix = draw(st.text("abcdefgh234567", min_size=4, max_size=4))
    name = draw(st.sampled_from(EDITS))

    def do(guide: Guide, frozen: frozenset[str]) -> Guide:
        key = guide.questions[pick % len(guide.questions)].key
        section = list(guide.sections)[pick % len(guide.sections)]
        fresh = edit.own_key(words, suffix)
        does: dict[str, Callable[[], Any]] = {
            "add": lambda: edit.with_question(guide, fresh, words + "?", after=key if is_on else ""),
            "remove": lambda: edit.without_question(guide, key),
            "reword": lambda: edit.reworded(guide, key, text=words, label=other, probe=words, bridge=other),
            "mark": lambda: edit.marked(guide, key, must_ask=is_on, private=not is_on),
            "move": lambda: edit.moved(guide, key, 1 if is_on else -1),
            "group": lambda: edit.in_section(guide, key, section),
            "kind": lambda: edit.with_kind(guide, key, kind, frozen),
            "anew": lambda: edit.asked_anew(guide, key, fresh, kind),
        } | _of_sections(guide, section, fresh, words, is_on=is_on)
        does |= _of_parts(guide, key, [words, other], kind, frozen)
        return _done(does[name], guide)

    return do


def _of_sections(
    guide: Guide, section: str, fresh: str, words: str, *, is_on: bool
) -> dict[str, Callable[[], Any]]:
    return {
        "section": lambda: edit.with_section(guide, fresh, words, after=section if is_on else ""),
        "part section": lambda: edit.without_section(guide, section),
        "move section": lambda: edit.section_moved(guide, section, 1 if is_on else -1),
        "name section": lambda: edit.section_named(guide, section, words),
    }


def _of_parts(
    guide: Guide, key: str, lines: list[str], kind: str, frozen: frozenset[str]
) -> dict[str, Callable[[], Any]]:
    fields, columns = guide.by_key[key].fields, _columns(guide, key)
    return {
        "codes": lambda: _other_codes(guide, key, lines, frozen),
        "scale": lambda: _other_scale(guide, key, lines, frozen),
        "fields": lambda: parts.with_fields(guide, key, _rows(fields, lines[0], kind), frozen),
        "columns": lambda: parts.with_columns(guide, key, _rows(columns, lines[0], kind), frozen),
    }


def _other_scale(guide: Guide, key: str, lines: list[str], frozen: frozenset[str]) -> Guide:
    if edit.kind_of(guide.by_key[key]) != "scale":
        return guide
    return parts.with_scale(guide, key, [f"1 {lines[0]}", f"{len(lines[1])} {lines[1]}"], frozen)


def _columns(guide: Guide, key: str) -> Sequence[Part]:
    rows = guide.by_key[key].rows
    return rows.columns if rows else ()


def _rows(old: Sequence[Part], words: str, kind: str) -> list[dict[str, str]]:
    """The fields with the first renamed, of another kind or left out, with one more, or turned round."""
    rows, kind = parts.rows_of(old), kind if kind in parts.IN_ROWS else "text"
    first, rest, fresh = rows[:1], rows[1:], {"label": words, "kind": kind}
    renamed, other = [{**one, "label": words} for one in first], [{**one, "kind": kind} for one in first]
    return [[*renamed, *rest], [*other, *rest], rest, [*rows, fresh], rows[::-1]][len(words) % 5]


def _done(edited: Callable[[], Any], guide: Guide) -> Guide:
    """What is refused leaves the guide as it was."""
    try:
        return edited()
    except WinNotesError as error:
        if error.code not in REFUSALS:
            raise
        return guide


def _other_codes(guide: Guide, key: str, lines: list[str], frozen: frozenset[str]) -> Guide:
    coded = [part for part in guide.by_key[key].parts if part.codes]
    if not coded:
        return guide
    return edit.with_codes(guide, key, coded[0].key, edit.codes_for(lines, coded[0].codes), frozen)

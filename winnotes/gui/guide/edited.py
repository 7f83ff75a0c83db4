"""What one edit on the guide page makes of the guide, and where it is seen afterwards."""

import secrets
from collections.abc import Collection

from winnotes.core import guide_editing as edit
from winnotes.core.guide import Guide
from winnotes.core.guide_data import retitled
from winnotes.core.guide_parts import with_columns, with_fields, with_scale
from winnotes.gui.guide.guide_list import Place

LETTERS = "abcdefghkmnpqrstuvwxyz23456789"
SUFFIX = 4
SHAPING = {"kind", "anew", "choices", "parts", "columns"}


def edited(guide: Guide, frozen: Collection[str], key: str, name: str, value: object) -> tuple[Guide, Place]:
    """Return the guide in which `name` (see GuidePage) became `value`. Raises WinNotesError guide_….

    `frozen` are the questions that were asked: with another kind one is asked anew, under another key.
    """
    said = str(value)
    if name == "title":
        return (retitled(guide, said) if said.strip() else guide), Place("guide")
    if name == "section_title":
        return edit.section_named(guide, key, said), Place("section", key)
    if name in SHAPING:
        guide, key = _shaped(guide, frozen, key, name, value)
        return guide, Place("question", key)
    if name in ("must_ask", "private"):
        return edit.marked(guide, key, **{name: bool(value)}), Place("question", key)
    if name == "section":
        return edit.in_section(guide, key, said), Place("question", key)
    guide, key = _reworded(guide, frozen, key, name, said)
    return guide, Place("question", key)


def _reworded(guide: Guide, frozen: Collection[str], key: str, name: str, said: str) -> tuple[Guide, str]:
    """Let label and key follow the question as long as nobody wrote a label, and nobody was asked."""
    question = guide.by_key[key]
    words = {name: said} | ({"label": said} if name == "text" and question.label == question.text else {})
    guide, end = edit.reworded(guide, key, **words), key[-SUFFIX:]
    if name == "text" and said.strip() and key not in frozen and key == edit.own_key(question.text, end):
        fresh = edit.own_key(said, end)
        return edit.asked_anew(guide, key, fresh, edit.kind_of(question)), fresh
    return guide, key


def _shaped(guide: Guide, frozen: Collection[str], key: str, name: str, value: object) -> tuple[Guide, str]:
    question, rows = guide.by_key[key], value if isinstance(value, list) else []
    kind = edit.kind_of(question) if name == "anew" else str(value)
    if name == "anew" or (name == "kind" and key in frozen and kind != edit.kind_of(question)):
        fresh = edit.own_key(question.label, suffix())
        return edit.asked_anew(guide, key, fresh, kind), fresh
    if name == "kind":
        return edit.with_kind(guide, key, kind, frozen), key
    if name == "choices" and edit.kind_of(question) == "scale":
        return with_scale(guide, key, str(value).split("\n"), frozen), key
    if name == "choices":
        part = question.parts[0]
        codes = edit.codes_for(str(value).split("\n"), part.codes, were_offered=key in frozen)
        return edit.with_codes(guide, key, part.key, codes, frozen), key
    return (with_fields if name == "parts" else with_columns)(guide, key, rows, frozen), key


def suffix() -> str:
    """Return four random letters: what keeps two teams' keys apart."""
    return "".join(secrets.choice(LETTERS) for _n in range(SUFFIX))

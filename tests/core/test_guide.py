"""A guide is taken whole or refused with the place and the reason, whatever somebody's file holds."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import KINDS, Guide, guide_of, read_guide
from winnotes.resources import resource
from winnotes.wording import REASONS, explain

ORIGINAL = resource("guides", "original_22.toml").read_text("utf-8")
HEAD = 'title = "Ours"\nsections = [{ key = "all", title = "All" }]\n'
ASKED = '[[questions]]\nkey = "why"\nsection = "all"\ntext = "Why?"\n'
PART = "[[questions.parts]]\n"
CODES = 'codes = { a = "A" }\n'

UNREADABLE = {
    "no TOML": ("x =", r"line 1|end of document"),
    "no text": ("\x00", "Invalid"),
    "a key twice": ("x = 1\nx = 2", "overwrite"),
    "nested lists": ("x = " + "[" * 9000, "too_deep"),
    "nested tables": ("x = " + "{a=" * 9000, "too_deep"),
    "a key of thousands": ("x" + ".x" * 9000 + " = 1", "too_deep"),
    "a quoted key of thousands": ("''" + " . ''" * 200_000 + " = 1", "too_large|too_deep"),
    "a heading of thousands": ("[a" + '."\\""' * 9000 + "]", "too_deep"),
    "endless digits": ("x = " + "1" * 9000, "not_a_number"),
    "endless text": ("x = '" + "a" * 1_000_000 + "'", "guide_too_large"),
}  # fmt: skip
WRONG = {
    "nothing": ("", "guide, title", "text_missing"),
    "a list as title": ("title = []\n" + ASKED, "guide, title", "not_text"),
    "a blank title": ('title = " "\n' + ASKED, "guide, title", "text_missing"),
    "a date as language": (HEAD + "language = 1979-05-27\n" + ASKED, "guide, language", "not_text"),
    "no questions": (HEAD, "guide", "no_questions"),
    "questions as a number": (HEAD + "questions = 3", "guide, questions", "not_tables"),
    "questions as texts": (HEAD + 'questions = ["Why?"]', "guide, questions", "not_tables"),
    "sections as a table": ('title = "x"\n[sections]\na = "A"', "guide, sections", "not_tables"),
    "a section without title": ('title = "x"\nsections = [{ key = "all" }]', "section 1, title", "text_missing"),
    "a section twice": (HEAD.replace("}]", '}, { key = "all", title = "B" }]') + ASKED, "sections", "key_twice"),
    "a question without key": (HEAD + "[[questions]]\n", "question 1, key", "text_missing"),
    "a key with blanks": (HEAD + ASKED.replace('"why"', '"Why us"'), "question 1", "key_not_plain"),
    "a question twice": (HEAD + ASKED + ASKED, "questions", "key_twice"),
    "no section": (HEAD + ASKED.replace('"all"', '"other"'), "question 1 (why)", "section_unknown"),
    "no words": (HEAD + ASKED.replace("text", "words"), "question 1 (why), text", "text_missing"),
    "a number as probe": (HEAD + ASKED + "probe = 7", "question 1 (why), probe", "not_text"),
    "a word as flag": (HEAD + ASKED + 'must_ask = "yes"', "question 1 (why), must_ask", "not_flag"),
    "a number as flag": (HEAD + ASKED + "private = 1", "question 1 (why), private", "not_flag"),
    "parts as text": (HEAD + ASKED + 'parts = "a"', "question 1 (why), parts", "not_tables"),
    "a part without kind": (HEAD + ASKED + PART + 'key = "p"', "question 1 (why), kind", "text_missing"),
    "another kind": (HEAD + ASKED + PART + 'key = "p"\nkind = "slider"', "question 1 (why), p", "kind_unknown"),
    "a list as kind": (HEAD + ASKED + PART + 'key = "p"\nkind = ["text"]', "question 1 (why), kind", "not_text"),
    "no codes": (HEAD + ASKED + PART + 'key = "p"\nkind = "choice"', "question 1 (why), p", "codes_missing"),
    "codes as a list": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "choice"\ncodes = ["a"]', "question 1 (why), p", "codes_missing"
    ),
    "a date as a code's words": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "choice"\ncodes = { a = 1979-05-27 }',
        "question 1 (why), p, codes, a", "not_text",
    ),
    "a part twice": (
        HEAD + ASKED + (PART + 'key = "p"\nkind = "text"\n') * 2, "question 1 (why)", "key_twice"
    ),
    "rows first": (
        HEAD + ASKED + PART + 'key = "r"\nkind = "rows"\ncolumns = [{ key = "c", kind = "text" }]\n'
        + PART + 'key = "p"\nkind = "text"', "question 1 (why)", "rows_not_last",
    ),
    "rows without columns": (
        HEAD + ASKED + PART + 'key = "r"\nkind = "rows"', "question 1 (why), r", "columns_wrong"
    ),
    "columns without rows": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "text"\ncolumns = [{ key = "c", kind = "text" }]',
        "question 1 (why), p", "columns_wrong",
    ),
    "a column twice": (
        HEAD + ASKED + PART + 'key = "r"\nkind = "rows"\n'
        'columns = [{ key = "c", kind = "text" }, { key = "c", kind = "tags" }]',
        "question 1 (why), r", "key_twice",
    ),
    "a scale downwards": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "scale"\nlow = 5\nhigh = 1', "question 1 (why), p", "scale_wrong"
    ),
    "a scale without end": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "scale"\nhigh = 100000', "question 1 (why), p", "scale_wrong"
    ),
    "a fraction as limit": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "ranked"\nlimit = 1.5\n' + CODES,
        "question 1 (why), p, limit", "not_whole",
    ),
    "true as high": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "scale"\nhigh = true', "question 1 (why), p, high", "not_whole"
    ),
    "a huge high": (
        HEAD + ASKED + PART + 'key = "p"\nkind = "number"\nhigh = 0x' + "f" * 999,
        "question 1 (why), p, high", "not_whole",
    ),
    "a date nobody asked for": (HEAD + "written = 2026-10-29\n" + ASKED, "written", "guide_holds"),
    "a time nobody asked for": (HEAD + "more = [{ at = 12:30:00 }]\n" + ASKED, "more", "guide_holds"),
    "no number": (HEAD + "weight = nan\n" + ASKED, "weight", "not_a_number"),
    "infinity": (HEAD + ASKED + "weight = inf", "questions", "not_a_number"),
    "a number too long to write": (HEAD + "weight = 0x" + "f" * 9000 + "\n" + ASKED, "weight", "not_a_number"),
    "half a letter": (HEAD + '"x" = "\ud800"\n' + ASKED, "guide", "text_unclean"),
}  # fmt: skip


def refusal(source: str) -> WinNotesError:
    with pytest.raises(WinNotesError) as refused:
        read_guide(source, "theirs.toml")
    assert refused.value.facts["file"] == "theirs.toml"
    return refused.value


def outcome(read: Callable[..., Guide], source: object) -> Guide | WinNotesError:
    try:
        return read(source)
    except WinNotesError as error:
        return error


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_toml_is_refused_with_the_reason(name: str):
    source, reason = UNREADABLE[name]
    error = refusal(source)
    assert error.code == "guide_unreadable"
    assert re.search(reason, str(error.facts["reason"]))


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_guide_is_refused_with_the_place_and_the_reason(name: str):
    source, where, reason = WRONG[name]
    error = refusal(source)
    assert (error.code, error.facts["where"], error.facts["reason"]) == ("guide_wrong", where, reason)
    assert REASONS[reason] in explain(error)
    assert where in explain(error)


def test_a_guide_already_parsed_is_refused_in_the_same_way():
    with pytest.raises(WinNotesError) as refused:
        guide_of({"title": "Ours", "questions": [{"key": object()}]}, "theirs.toml")
    assert refused.value.facts == {"file": "theirs.toml", "where": "question 1, key", "reason": "not_text"}


def test_columns_within_columns_without_end_are_refused():
    part: dict[str, object] = {"key": "c", "kind": "text"}
    for _depth in range(5000):
        part = {"key": "c", "kind": "rows", "columns": [part]}
    asked = {"key": "why", "section": "all", "text": "?", "parts": [part]}
    read = outcome(guide_of, {"title": "x", "sections": [{"key": "all", "title": "A"}], "questions": [asked]})
    assert isinstance(read, WinNotesError) and read.facts["reason"] == "too_deep"


def test_texts_become_one_clean_line_each():
    guide = read_guide(HEAD + ASKED.replace('"Why?"', '"""Why\n  us,\\u0000 then?"""'))
    assert guide.by_key["why"].text == "Why us,␀ then?"


def test_a_guide_is_known_by_its_content_and_not_by_its_format_or_comments():
    one = read_guide(HEAD + ASKED)
    assert read_guide("# ours\nformat = 1\n" + HEAD + ASKED).id == one.id
    assert read_guide(HEAD.replace("Ours", "Theirs") + ASKED).id != one.id


def test_the_original_keeps_its_id_so_that_old_interviews_keep_their_guide():
    assert read_guide(ORIGINAL).id == "gxtg7od66wkge4kyxp45eih4rda"


VALUES = [
    "1979-05-27",
    "07:32:00",
    "nan",
    "-inf",
    "[]",
    "{}",
    "[[]]",
    "true",
    "-1",
    "1e400",
    '""',
    '"\\u0000"',
    "'x'",
]
VALUES += [
    '["a", 1]',
    "{ a = 1 }",
    "0x" + "f" * 5000,
    "[" * 200 + "]" * 200,
    *(f'"{kind}"' for kind in KINDS),
]
LINES = ORIGINAL.splitlines()


@st.composite
def mutated(draw) -> str:
    """Draw the original with a few lines taken out, doubled, moved, cut or given another value."""
    lines = list(LINES)
    for _change in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "double", "move", "cut", "value", "value", "inner", "insert"]))
        if how == "drop":
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif how == "cut":
            lines[at] = lines[at][: draw(st.integers(0, 60))]
        elif how == "insert":
            lines[at] += draw(st.text(max_size=5))
        else:
            pieces = re.split(r'(?<== )("[^"]*"|\w+)', lines[at])
            which = 1 if how == "value" else draw(st.integers(0, len(pieces) // 2)) * 2 - 1
            if 0 < which < len(pieces):
                pieces[which] = draw(st.sampled_from(VALUES))
            lines[at] = "".join(pieces)
    return "\n".join(lines)


@settings(deadline=None)
@given(mutated())
def test_a_guide_somebody_spoilt_is_a_guide_or_refused(source: str):
    read = outcome(read_guide, source)
    if isinstance(read, Guide):
        assert read.in_checklist_order
    else:
        assert read.code in ("guide_unreadable", "guide_wrong")
        assert read.code == "guide_unreadable" or read.facts["reason"] in REASONS


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "title",
    "language",
    "sections",
    "questions",
    "key",
    "text",
    "section",
    "parts",
    "kind",
    "codes",
    "columns",
]
tables = st.recursive(
    st.dictionaries(st.sampled_from(KEYS), json_like | st.sampled_from([*KINDS, "all", "why"]), max_size=6),
    lambda inner: st.fixed_dictionaries(
        {"title": st.just("x"), "key": st.just("why"), "text": st.just("?"), "section": st.just("all")},
        optional={
            name: st.lists(inner, max_size=2) | json_like
            for name in ("questions", "parts", "columns", "kind")
        },
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(tables)
def test_any_table_is_a_guide_or_refused(table):
    read = outcome(guide_of, {"sections": [{"key": "all", "title": "All"}], **table})
    assert isinstance(read, Guide) or (read.code == "guide_wrong" and read.facts["reason"] in REASONS)

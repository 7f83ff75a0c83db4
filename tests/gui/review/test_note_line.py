"""Lines rewritten by the review say afterwards what they said before, but for what was changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.mark import Mark, read_mark
from winnotes.gui.review.due_date import read_due
from winnotes.gui.review.note_line import todo_line, with_key

WORD = st.text(
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="@#"), min_size=1, max_size=8
)
WORDS = st.lists(WORD.filter(lambda word: word not in ("x", "by")), min_size=1, max_size=6).map(" ".join)
OWNER = st.one_of(st.just(""), WORD)
DUE = st.one_of(st.just(""), st.dates().map(date.isoformat))
THURSDAY = date(2026, 10, 29)


@given(WORDS, OWNER, DUE, st.booleans())
def test_a_to_do_reads_back_as_it_was_written(text, owner, due, is_done):
    line = todo_line(text, owner, due, is_done=is_done)
    assert read_mark(line) == Mark("done" if is_done else "todo", text, owner, due, ())


@given(WORDS, st.sampled_from(['"', "“", "„", "«"]), st.sampled_from(["", "  "]))
def test_a_quote_made_key_and_back_is_the_line_it_was(text, sign, lead):
    line = f"{lead}{sign}{'' if text.startswith('*') else text}words"
    keyed = with_key(line, is_key=True)
    assert read_mark(keyed).kind == "key_quote"
    assert read_mark(keyed).text == read_mark(line).text
    assert with_key(keyed, is_key=True) == keyed
    assert with_key(keyed, is_key=False) == line


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2027-05-01", "2027-05-01"), ("2027-5-1", "2027-05-01"), ("by 2027-05-01", "2027-05-01"),
        ("1.5.2027", "2027-05-01"), ("1.5.", "2027-05-01"), ("1 May 2027", "2027-05-01"),
        ("1st of May", "2027-05-01"), ("May 1", "2027-05-01"), ("1 Dec", "2026-12-01"), ("29 feb", "2028-02-29"),
        ("today", "2026-10-29"), ("tomorrow", "2026-10-30"), ("friday", "2026-10-30"), ("thu", "2026-11-05"),
        ("2w", "2026-11-12"), ("in 10 days", "2026-11-08"),
        ("3/4/2027", ""), ("31.2.2027", ""), ("the spring fair", ""), ("", ""), ("7", ""), ("0 may", ""),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it_and_never_guessed(typed, due):
    assert read_due(typed, THURSDAY) == due


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_a_day(typed):
    found = read_due(typed, THURSDAY)
    assert found == "" or date.fromisoformat(found)

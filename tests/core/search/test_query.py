"""What is typed to find something: words, phrases, signs and names, read without ever refusing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.search.query import QUOTES, SURPRISES, TODOS, Query, fits, marked, read_query, spaced

LABELS = {"why_us": "Why us", "objections": "Objections", "content_used": "Content used"}
PEOPLE = {"pkim": "Kim Berger", "palex": "Alex Osei"}


def read(typed: str) -> Query:
    return read_query(typed, LABELS, PEOPLE)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("Price", Query(("price",), is_open=True)),
        ("price ", Query(("price",))),
        ("two words", Query(("two", "words"), is_open=True)),
        ('"two words"', Query(("two words",))),
        ('"price', Query(("price",), is_open=True, kinds=QUOTES)),
        ('"', Query(kinds=QUOTES)),
        ('"*nobody ', Query(("nobody",), kinds=QUOTES)),
        (">", Query(kinds=TODOS)),
        ("> case study", Query(("case", "study"), is_open=True, kinds=TODOS)),
        ("!late ", Query(("late",), kinds=SURPRISES)),
        ("#Legal", Query(tags=("legal",))),
        ("data #legal ", Query(("data",), tags=("legal",))),
        ("in:obj price ", Query(("price",), keys=("objections",))),
        ("in:us", Query(keys=("why_us", "content_used"))),
        ('in:"content used" deck ', Query(("deck",), keys=("content_used",))),
        ("in:nowhere x ", Query(("x",), keys=())),
        ("by:osei", Query(people=("palex",))),
        ("when:2026", Query(periods=("2026",))),
        ("when:2026-11..2027-01", Query(periods=("202611", "202612", "202701"))),
        ("when:2026-02-28..2026-03-01", Query(periods=("20260228", "20260301"))),
        ("when:soon x ", Query(("x",))),
        ("when:2026-13 x ", Query(("x",))),
        ("deal: contoso ", Query(("contoso",), kinds=("deal",))),
        ("Ärger, Straße! ", Query(("arger", "strasse"))),
        ("価格 ", Query(("価 格",))),
    ],
)
def test_what_is_typed_is_read(typed: str, query: Query):
    assert read(typed) == query


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_anything_typed_is_read_without_refusing(typed: str):
    query = read(typed)
    assert all(term == spaced(term) and term for term in query.terms)


def test_words_fit_in_any_order_and_a_phrase_only_as_it_stands():
    assert fits(read("first price "), "the price came first")
    assert not fits(read('"first price" '), "the price came first")
    assert fits(read('"price came" '), "The PRICE, came first")


def test_only_the_word_typed_last_may_be_a_beginning():
    assert fits(read("pri"), "the price") and not fits(read("pri "), "the price")
    assert not fits(read("pri came"), "the price came")


def test_some_words_may_stand_in_the_title_but_not_all():
    assert fits(read("contoso price "), "a price too high", "Contoso · Fleet")
    assert not fits(read("contoso fleet "), "a price too high", "Contoso · Fleet")


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("The price, priced", "pri", ["price", "priced"]),
        ("Ärger mit Straßen", "arger stra", ["Ärger", "Straßen"]),
        ("nothing here", "x", []),
    ],
)
def test_what_was_found_can_be_shown(text: str, typed: str, expected: list[str]):
    assert [text[at:to] for at, to in marked(text, read(typed).terms)] == expected

"""Answers as cells: a bijection, readable, with a cell per part and nothing guessed on the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW, odd_values, plain_json, texts, values
from winnotes.core.guide import Guide, Part, Question, guide_of
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json, canonical
from winnotes.exchange.cells import joined, number_in, reading_cells, reading_in, split
from winnotes.exchange.column import Spread, table_of
from winnotes.exchange.scrap_line import scrap_in, scrap_line
from winnotes.exchange.value_cells import said_cell, said_in
from winnotes.wording import original_guide

GUIDE = original_guide()
questions = st.sampled_from(GUIDE.questions)


def spread_of(question: Question) -> Spread:
    return table_of(GUIDE).by_field[question.key]


def has_empty_reading(value: Value) -> bool:
    """Whether a list was read and holds nothing ("#" as tags): the one reading that looks like none."""
    return any(reading == [] for reading in value.read.values())


@LAW
@given(questions.flatmap(lambda question: st.tuples(st.just(question), values(question))))
def test_whatever_is_typed_has_cells_and_comes_back_from_them(drawn: tuple[Question, Json]) -> None:
    question, content = drawn
    spread = spread_of(question)
    cells = spread.cells(content)
    assert (cells is None) == has_empty_reading(value_of(content))
    if cells is not None:
        assert canonical(spread.read(cells)) == canonical(content)
        assert len(cells) == len(spread.columns)


@LAW
@given(questions.flatmap(lambda question: st.tuples(st.just(question), odd_values(question) | plain_json)))
def test_what_is_no_answer_has_no_cells_or_exact_ones(drawn: tuple[Question, Json]) -> None:
    question, content = drawn
    cells = spread_of(question).cells(content)
    assert cells is None or canonical(spread_of(question).read(cells)) == canonical(content)


@LAW
@given(questions, st.data())
def test_any_edited_cell_is_read_without_failing(question: Question, data: st.DataObject) -> None:
    spread = spread_of(question)
    cells = [data.draw(texts | st.sampled_from(["1e999", "9" * 5000, "-0", "007"])) for _ in spread.columns]
    canonical(spread.read(cells))


@given(st.lists(texts, min_size=1))
def test_entries_come_back_whatever_they_hold(entries: list[str]) -> None:
    assert split(joined(entries)) == entries


@given(st.lists(texts, min_size=1))
def test_different_entries_never_share_a_cell(entries: list[str]) -> None:
    assert "\n" not in joined(entries)
    assert joined(entries) != joined([*entries, ""])


@pytest.mark.parametrize(
    ("kind", "reading", "cells"),
    [
        ("text", "CFO", ("CFO",)),
        ("choice", "inbound", ("inbound",)),
        ("choices", ["validation", "not_started"], ("validation; not_started",)),
        ("tags", ["a;b", "c\\d"], ("a\\;b; c\\\\d",)),
        ("ranked", ["price_value"], ("price_value",)),
        ("counts", [["demo", 2], ["legal", None]], ("demo:2; legal",)),
        ("scale", 7, ("7",)),
        ("number", [6, False], ("6", "0")),
        ("amount", [84000, "EUR", True], ("84000", "EUR", "1")),
        ("amount", [0.1, "", False], ("0.1", "", "0")),
        ("duration", [91.3125, True], ("91.3125", "1")),
    ],
)
def test_each_kind_of_reading_has_its_spelling(kind: str, reading: Json, cells: tuple[str, ...]) -> None:
    assert reading_cells(kind, reading) == cells
    assert reading_in(kind, cells) == reading


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_every_digit_and_whole_ones_stay_whole(number: float) -> None:
    assert canonical(number_in(canonical(number))) == canonical(number)


def test_what_was_said_stands_on_the_first_line_and_rows_below() -> None:
    question = GUIDE.by_key["buying_group_size"]
    value = Value(said={"count": "about 6", "people": [{"name": "Rosa", "role": "champ"}, {"role": "coach"}]})
    assert said_cell(question, value) == "about 6\nRosa; champ\n; coach"
    assert said_in(question, said_cell(question, value)) == value.said


def test_rows_alone_begin_on_the_first_line() -> None:
    question = GUIDE.by_key["questions_we_asked"]
    value = Value(said={"questions": [{"question": "why\nnow?"}]})
    assert said_cell(question, value) == "why\\nnow?"
    assert said_in(question, "why\\nnow?") == value.said


def test_empty_parts_at_the_end_leave_no_trace_and_in_between_do() -> None:
    question = GUIDE.by_key["decision_maker"]
    assert said_cell(question, Value(said={"title": "CFO"})) == "CFO"
    assert said_cell(question, Value(said={"expected": "yes"})) == "; ; yes"


@given(texts, st.integers(0, 10**6), texts, texts)
def test_a_scrap_is_one_line_and_comes_back(scrap_id: str, talk_s: int, placed: str, text: str) -> None:
    content: Json = {"text": text, "talk_s": talk_s, "placed": placed}
    line = scrap_line(f"scrap.{scrap_id}", content)
    assert "\n" not in line
    assert scrap_in(line) == (f"scrap.{scrap_id}", content)


@pytest.mark.parametrize("content", [{}, "x", {"text": "a", "talk_s": True, "placed": ""}, {"text": "a"}])
def test_what_is_no_scrap_has_no_line(content: Json) -> None:
    assert scrap_line("scrap.s1", content) == ""


def guide_with(*questions: dict[str, object]) -> Guide:
    sections = [{"key": "all", "title": "All"}]
    asked = [{"section": "all", "text": "?", **question} for question in questions]
    return guide_of({"title": "Ours", "sections": sections, "questions": asked})


def test_columns_that_would_share_a_name_are_told_apart_the_same_way_every_time() -> None:
    part = {"label": "x", "kind": "text"}
    names = [
        column.name
        for column in table_of(
            guide_with(
                {"key": "why", "parts": [{"key": "us", **part}, {"key": "state", **part}]},
                {"key": "why_us", "parts": [{"key": "note", **part}]},
                {"key": "person"},
                {"key": "account"},
            )
        ).columns
    ]
    assert len(set(names)) == len(names)
    assert {"why", "why_us", "why_state", "why_us_note"} <= set(names)
    assert {"why_us_2", "why_state_2", "why_us_note_2", "person_2", "account_2"} <= set(names)


@pytest.mark.parametrize(
    "kind", ["choices", "counts", "tags", "ranked", "scale", "number", "amount", "duration"]
)
def test_rows_may_hold_any_kind_of_column(kind: str) -> None:
    column = {"key": "c", "label": "C", "kind": kind, "codes": {"a": "A", "b": "B"}}
    guide = guide_with({"key": "q", "parts": [{"key": "r", "kind": "rows", "columns": [column]}]})
    spread = table_of(guide).by_field["q"]
    reading = {
        "choices": ["a", "b"], "counts": [["a", 2], ["b", None]], "tags": ["x;y"], "ranked": ["b"], "scale": 3,
        "number": [2, True], "amount": [5, "EUR", False], "duration": [7, False],
    }[kind]  # fmt: skip
    said: Json = [{"c": "typed"}, {"c": "other; words"}, {"c": "again"}]
    read: Json = [{"c": reading}, {"c": None}, {"c": reading}]
    content: Json = {"state": "open", "said": {"r": said}, "read": {"r": read}, "provenance": ""}
    cells = spread.cells(content)
    assert cells is not None
    assert spread.read(cells) == content


def test_a_part_of_rows_has_as_many_entries_in_every_column() -> None:
    part = Part("r", "R", "rows", columns=(Part("a", "A", "text"), Part("b", "B", "duration")))
    question = Question("q", "?", "Q", "all", parts=(part,))
    read: Json = [{"a": "x", "b": [7, False]}, {"a": "y"}]
    said: Json = [{"a": "x", "b": "1w"}, {"a": "y"}]
    guide = Guide("Ours", "en", {"all": "All"}, (question,), "g")
    content: Json = {"state": "open", "said": {"r": said}, "read": {"r": read}, "provenance": ""}
    assert table_of(guide).by_field["q"].cells(content) == ("x; 1w\ny", "x; y", "7; ", "0; ", "", "")

"""Every code that core speaks has its words: errors, reasons, and readings of every kind of part."""

import ast
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import winnotes
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import KINDS, Part
from winnotes.core.measure import DAYS_IN
from winnotes.core.value import read_part
from winnotes.wording import (
    REASONS,
    SENTENCES,
    explain,
    gist,
    original_guide,
    show,
    show_clock,
    show_days,
    words,
)


def placeholders(template: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}


def raised() -> dict[tuple[str, int], tuple[str, set[str]]]:
    """Return for each place in the program that raises a WinNotesError by name: its code and its facts."""
    found = {}
    for path in sorted(Path(winnotes.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call) and ast.unparse(node.func) == "WinNotesError" and node.args
                and isinstance(node.args[0], ast.Constant) and all(one.arg for one in node.keywords)
            ):  # fmt: skip
                found[path.name, node.lineno] = (
                    str(node.args[0].value),
                    {str(one.arg) for one in node.keywords},
                )
    return found


@pytest.mark.parametrize("code", SENTENCES)
def test_every_error_is_one_sentence_or_two_with_all_its_facts(code: str):
    facts = {name: f"<{name}>" for name in placeholders(SENTENCES[code])}
    told = explain(WinNotesError(code, **facts))
    assert all(fact in told for fact in facts.values())
    assert "{" not in told and "}" not in told and "\n" not in told
    assert told.endswith(".") and (told[0].isupper() or told[0] in "“<")


def test_every_error_the_program_raises_has_a_sentence_and_brings_its_facts():
    known = {place: (code, facts) for place, (code, facts) in raised().items() if code in SENTENCES}
    assert len(known) > 10
    assert {place: code for place, (code, _facts) in raised().items() if code not in SENTENCES} == {}
    assert {
        place: missing
        for place, (code, facts) in known.items()
        if (missing := placeholders(SENTENCES[code]) - facts)
    } == {}


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_told_inside_the_sentence(reason: str):
    error = WinNotesError("guide_wrong", file="x.toml", where="question 1", reason=reason)
    assert f"question 1: {REASONS[reason]}." in explain(error)
    assert REASONS[reason] == REASONS[reason].strip() and not REASONS[reason].endswith(".")


def test_braces_in_a_file_name_are_told_as_they_are():
    error = WinNotesError("guide_wrong", file="{0}{x}.toml", where="{", reason="}")
    assert "“{0}{x}.toml”" in explain(error)


def test_an_error_nobody_has_words_for_still_says_its_code():
    assert explain(WinNotesError("brand_new", file="x")) == "brand_new (file=x)"


CODES = {"demo": "Demo", "sme": "Subject expert", "legal": "Legal"}
ROWS = (Part("who", "Who", "text"), Part("role", "Role", "choice", CODES), Part("took", "Took", "duration"))
SHOWN = {
    "text": ("CFO & “board”", "CFO & “board”"),
    "choice": ("sme", "Subject expert"),
    "choices": ("sme, legal", "Subject expert, Legal"),
    "counts": ("2 demos, sme", "2 × Demo, Subject expert"),
    "tags": ("#Vans, paper", "Vans, paper"),
    "ranked": ("legal; demo", "1 Legal, 2 Demo"),
    "scale": ("7/10", "7"),
    "number": ("about 1200", "about 1\u202f200"),
    "amount": ("~84.5k €", "about 84\u202f500 EUR"),
    "duration": ("14w", "14 weeks"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_understood_is_shown_as_a_person_would_write_it(kind: str):
    if kind == "rows":
        rows = [{"who": "Rosa", "role": "legal", "took": "2 days"}, {"who": "Kim", "took": "ages"}]
        part = Part("p", "P", kind, columns=ROWS)
        assert show(part, read_part(part, rows, words())) == "Rosa, Legal, 2 days; Kim"
        return
    said, shown = SHOWN[kind]
    part = Part("p", "P", kind, CODES)
    assert show(part, read_part(part, said, words())) == shown


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_understood_is_shown_as_nothing(kind: str):
    assert show(Part("p", "P", kind, CODES), None) == ""


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (1, "1 day"), (98, "14 weeks"), (7, "1 week"), (10.5, "1.5 weeks"), (91.3125, "3 months"), (365.25, "1 year"),
        (547.875, "1.5 years"), (90, "90 days"), (0, "0 days"), (0.5, "0.5 days"), (12.5, "12.5 days"),
        (30.4375, "1 month"), (36525, "100 years"), (1200, "1\u202f200 days"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_shown_in_the_largest_unit_that_fits(days: float, shown: str):
    assert show_days(days) == shown


@given(st.integers(1, 600), st.sampled_from(["day", "week", "month", "year"]))
def test_a_length_of_time_shown_is_read_again_as_what_it_was(count: int, unit: str):
    part = Part("p", "P", "duration")
    days = count * DAYS_IN[unit]
    again = read_part(part, show_days(days), words())
    assert isinstance(again, list) and again[0] == pytest.approx(days, abs=0.05) and again[1] is False


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (-5, "00:00"), (65, "01:05"), (3599, "59:59"), (3725, "1:02:05")]
)
def test_a_clock_shows_minutes_and_hours_only_beyond_one(seconds: int, shown: str):
    assert show_clock(seconds) == shown


def test_the_gist_is_the_first_telling_reading():
    guide = original_guide()
    fierce, people = guide.by_key["competition_fierceness"], guide.by_key["objections"]
    assert gist(fierce, {"score": 7, "competitors": ["x"]}) == "7 / 10"
    assert gist(fierce, {"competitors": ["x", "y"]}) == "x, y"
    assert gist(fierce, {}) == ""
    rows = people.rows
    assert rows is not None
    assert (gist(people, {rows.key: [{}]}), gist(people, {rows.key: [{}, {}]})) == ("1 row", "2 rows")

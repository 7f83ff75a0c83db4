"""`winnotes erase`: shows what it found, asks, erases what was ticked, and says what it cannot reach."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.terminal import Winnotes, notes_in
from tests.store.test_erasing import files_with
from winnotes.cli.erase import command
from winnotes.core.notebook import ERASED
from winnotes.desk.home import DATABASE
from winnotes.store.store import Draft, Store

AT = "2026-10-29T12:00:00.000+00:00"


def draft(content: str, field: str = "why_us_note", subject: str = "i1") -> Draft:
    return Draft(subject, field, "pkim.k1", content, (), AT)


@pytest.fixture
def notes(home: Path) -> Path:
    """Two lunches, Dana in three places."""
    with closing(Store(home / DATABASE)) as store:
        store.seal([draft("Acme", "account"), draft("Dana liked the demo"), draft("Dana", "interviewee")])
        store.seal([draft("Globex", "account", "i2"), draft("As Dana said", "summary", "i2")])
        store.snapshot()
    return home


def fields(home: Path) -> set[tuple[str, str]]:
    return {(one.subject, one.field) for one in notes_in(home) if one.field != ERASED}


def test_it_shows_the_places_and_a_dry_run_erases_none(notes: Path, winnotes: Winnotes):
    before = notes_in(notes)
    ran = winnotes("erase", "dana", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "1  Acme: interviewee: Dana", "2  Acme: why_us_note: Dana liked the demo", "3  Globex: summary: As Dana said",
    ]  # fmt: skip
    assert notes_in(notes) == before


def test_with_yes_every_place_is_erased_and_one_sentence_says_so(notes: Path, winnotes: Winnotes):
    ran = winnotes("erase", "Dana", "--yes")
    assert ran.code == 0 and "3 places were erased" in ran.out and "given to others" in ran.out
    assert fields(notes) == {("i1", "account"), ("i2", "account")}
    assert files_with(notes, "Dana") == []


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("1 3\n", {"why_us_note"}),
        ("2-3\n", {"interviewee"}),
        ("all\n", set()),
        ("0\n9\nx-1\n2\n", {"interviewee", "summary"}),
    ],
)  # fmt: skip
def test_what_is_ticked_by_number_is_erased(notes: Path, typed: str, left: set[str]):
    ran = CliRunner().invoke(command, ["Dana"], input=typed, standalone_mode=False)
    assert ran.exception is None and "erased" in ran.stdout
    assert {field for _subject, field in fields(notes)} == left | {"account"}


def test_enter_erases_nothing(notes: Path):
    before = notes_in(notes)
    ran = CliRunner().invoke(command, ["Dana"], input="\n", standalone_mode=False)
    assert ran.exception is None and "Nothing was erased." in ran.stdout and notes_in(notes) == before


def test_one_interview_alone_is_looked_at_and_without_words_goes_whole(notes: Path, winnotes: Winnotes):
    assert winnotes("erase", "Dana", "--interview", "globex", "--yes").code == 0
    assert {field for subject, field in fields(notes) if subject == "i1"} == {
        "account", "interviewee", "why_us_note"
    }  # fmt: skip
    assert winnotes("erase", "--interview", "acme", "--yes").code == 0
    assert fields(notes) == {("i2", "account")} and "Acme" not in winnotes("list").out


def test_the_answer_in_json_names_the_places(notes: Path, winnotes: Winnotes):
    told = json.loads(winnotes("erase", "liked", "--yes", "--json").out)
    place = {
        "subject": "i1", "field": "why_us_note", "title": "Acme", "excerpt": "Dana liked the demo",
    }  # fmt: skip
    assert told == {"places": [place], "erased": 1}


@pytest.mark.parametrize("asked", [(), ("...",), ("x", "--json"), ("x", "--yes", "--dry-run")])
def test_what_makes_no_sense_is_a_wrong_call(notes: Path, winnotes: Winnotes, asked: tuple[str, ...]):
    before = notes_in(notes)
    assert winnotes("erase", *asked).code == 2 and notes_in(notes) == before


def test_nothing_found_is_said(notes: Path, winnotes: Winnotes):
    assert winnotes("erase", "nobody", "--yes").out == "Nothing was found.\n"


def test_while_a_window_is_open_nothing_is_erased(notes: Path, winnotes: Winnotes):
    before = notes_in(notes)
    (notes / "winnotes.lock").write_text(f"{os.getppid()}\n")
    ran = winnotes("erase", "Dana", "--yes")
    assert ran.code == 1 and "window" in ran.err and notes_in(notes) == before

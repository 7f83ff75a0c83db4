"""A lunch started in the terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes, notes_in
from winnotes.cli.new import FACT_OPTIONS
from winnotes.core.identity import interview_id
from winnotes.core.interview import FACTS


def test_every_fact_of_the_header_has_an_option():
    assert tuple(FACT_OPTIONS) == FACTS


def test_a_lunch_is_started_with_nothing_but_a_word(winnotes: Winnotes):
    ran = winnotes("new")
    assert ran.code == 0 and ran.out.startswith("Started i") and ran.err == ""
    assert len(json.loads(winnotes("list", "--json").out)) == 1


def test_whatever_was_said_is_in_the_header(home: Path, winnotes: Winnotes):
    said = {name: f"{name} ü" for name in FACTS}
    options = ["--deal" if name == "deal_name" else f"--{name.replace('_', '-')}" for name in FACTS]
    pairs = [one for pair in zip(options, said.values(), strict=True) for one in pair]
    winnotes("new", *pairs, "--planned-minutes", "60")
    shown = json.loads(winnotes("show", "last", "--json").out)
    assert shown["facts"] == said and shown["planned_minutes"] == 60


def test_notes_go_to_their_questions_line_by_line(winnotes: Winnotes):
    winnotes(
        "new", "--note", 'why_us=" They answered', "--note", "why_us=> thank them", "--note", "entry_path=a=b"
    )
    answers = {one["question"]: one for one in json.loads(winnotes("show", "last", "--json").out)["answers"]}
    assert answers["why_us"]["notes"][0]["content"] == '" They answered\n> thank them'
    assert answers["entry_path"]["notes"][0]["content"] == "a=b"
    assert answers["why_us"]["status"] == "touched" and answers["objections"]["status"] == "open"


@pytest.mark.parametrize("note", ["no_such_key=x", "why_us", "=x", ""])
def test_a_note_without_a_question_is_asked_for_again(home: Path, winnotes: Winnotes, note: str):
    ran = winnotes("new", "--note", note)
    assert ran.code == 2 and "winnotes guide" in ran.err
    assert not home.exists()


def test_a_colleagues_code_makes_it_the_same_interview(winnotes: Winnotes):
    started = json.loads(winnotes("new", "--code", "KEM TAV-rus", "--json").out)
    assert started["code"] == "kem-tav-rus" and started["id"] == interview_id("kem-tav-rus")


def test_a_code_that_is_none_is_refused(home: Path, winnotes: Winnotes):
    assert winnotes("new", "--code", "hello").code == 2
    assert not home.exists()


def test_the_first_name_given_names_whoever_types(winnotes: Winnotes):
    winnotes("new", "--note", "why_us=one")
    winnotes("new", "--by", "Kim Berger", "--note", "why_us=two")
    shown = json.loads(winnotes("show", "last", "--json").out)
    assert [person["name"] for person in shown["people"]] == ["Kim Berger"]
    everybody = json.loads(winnotes("new", "--by", "Alex Osei", "--json").out)
    assert everybody["by"] == "Alex Osei"
    again = json.loads(winnotes("new", "--by", "kim berger", "--json").out)
    assert again["by"] == "Kim Berger"


def test_two_people_are_two_people(home: Path, winnotes: Winnotes):
    for name in ("Kim Berger", "Alex Osei", "Kim Berger"):
        winnotes("new", "--by", name)
    assert len(notes_in(home).subjects("p")) == 2


def test_a_fact_that_cannot_be_read_is_kept_and_told(winnotes: Winnotes):
    ran = winnotes(
        "new", "--closed-on", "31.02.2026", "--interviewee-email", "anna(at)kern", "--amount", "84k EUR"
    )
    assert ran.code == 0 and ran.err == (
        "“anna(at)kern” is not read as an e-mail address.\n"
        "“31.02.2026” is not read as a day: write 2026-10-12.\n"
    )
    assert json.loads(winnotes("show", "last", "--json").out)["facts"]["closed_on"] == "31.02.2026"

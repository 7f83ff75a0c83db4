"""Interviews listed and read in the terminal."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes
from winnotes.desk.home import DATABASE
from winnotes.desk.running import LOCK
from winnotes.desk.sample import sample_id
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide


def test_an_empty_library_says_how_to_begin(winnotes: Winnotes):
    ran = winnotes("list")
    assert ran.code == 0 and "winnotes new" in ran.out and ran.err == ""
    assert json.loads(winnotes("list", "--json").out) == []


def test_the_latest_touched_stands_first(winnotes: Winnotes):
    winnotes("demo")
    winnotes("new", "--account", "Contoso")
    lines = winnotes("list").out.splitlines()
    assert lines[0].startswith("Id") and "Contoso" in lines[1] and "22 of 22, finished" in lines[2]
    assert [one["account"] for one in json.loads(winnotes("list", "--json").out)] == [
        "Contoso",
        "Northwind Traders",
    ]


def test_the_id_in_the_list_is_enough_for_every_command(winnotes: Winnotes):
    winnotes("demo")
    short = winnotes("list").out.splitlines()[1].split()[0]
    assert winnotes("show", short).code == 0


def test_an_interview_is_found_by_code_title_and_last(winnotes: Winnotes):
    winnotes("demo")
    found = [winnotes("show", wanted).out for wanted in ("sam pex une", "NORTHWIND", "fleet renewal", "last")]
    assert found[0] and len(set(found)) == 1


def test_an_unknown_interview_is_told(winnotes: Winnotes):
    for wanted in ("nowhere", "", " ", "last"):
        ran = winnotes("show", wanted)
        assert ran.code == 1 and ran.out == ""
        assert ran.err.startswith("No interview matches") and len(ran.err.splitlines()) == 1


def test_several_interviews_are_told_apart_by_id(winnotes: Winnotes):
    winnotes("new", "--account", "Contoso", "--deal", "Scanners")
    winnotes("new", "--account", "Contoso", "--deal", "Printers")
    ran = winnotes("show", "contoso")
    assert ran.code == 1 and "fits 2 interviews" in ran.err
    assert winnotes("show", "printers").code == 0


def test_a_lunch_reads_as_it_was(winnotes: Winnotes):
    winnotes("demo")
    text = winnotes("show", "northwind").out
    assert text.startswith(
        "Northwind Traders · Fleet renewal\nAs told by Dana Ruiz to Kim Berger, Alex Osei\n2026-10-29"
    )
    for words in (
        "Time to close * [Answered]\n  How long: 14 weeks",
        "KB: no (not agreed)\n  As expected: AO: partly (not agreed)",
        "Samir Haddad, depot mgr, User buyer",
        "[ ] correct the lead source in the crm @kim by 2026-11-06 (Lead source)",
        "Scraps not placed yet\n  27:20  COO changes",
        "GETTING IN",
    ):
        assert words in text
    assert "Stayed open" not in text


def test_what_stayed_open_is_one_line(winnotes: Winnotes):
    winnotes("new", "--note", "why_us=fast")
    text = winnotes("show", "last").out
    assert text.count("Stayed open: In the door, ") == 1 and "GETTING IN" not in text


def test_json_gives_every_answer_with_its_voices(winnotes: Winnotes):
    winnotes("demo")
    shown = json.loads(winnotes("show", "last", "--json").out)
    assert [one["question"] for one in shown["answers"]] == [one.key for one in original_guide().questions]
    answers = {one["question"]: one for one in shown["answers"]}
    assert answers["time_to_close"]["read"]["days"] == [98, False]
    assert answers["decision_maker"]["not_agreed"] == ["expected"]
    assert {voice["name"] for voice in answers["decision_maker"]["voices"]} == {"Kim Berger", "Alex Osei"}
    assert len(shown["todos"]) == 10 and shown["is_finished"] is True


@pytest.mark.skipif(os.name != "posix", reason="a process can be asked whether it lives")
def test_what_an_open_window_is_typing_is_left_to_it(home: Path, winnotes: Winnotes):
    winnotes("demo")
    draft = Draft(sample_id(), "why_us_note", "p.k", "half a sen", (), "2026-10-30T10:00:00+00:00")
    with closing(Store(home / DATABASE)) as window:
        window.keep_drafts([draft])
        (home / LOCK).write_text(f"{os.getppid()}\nwinnotes\nhost\n")
        for arguments in (("list",), ("show", "last"), ("check",), ("new",), ("demo",)):
            assert winnotes(*arguments).code == 0
            assert window.drafts() == [draft]
        assert "1 being typed" in winnotes("check").out
        winnotes("export", "northwind", "-o", "x.csv")
        assert window.drafts() == [] and "half a sen" in winnotes("show", "northwind").out


def test_the_guide_is_the_22_questions_with_their_keys(winnotes: Winnotes):
    text = winnotes("guide").out
    assert all(one.text in text and f"     {one.key}\n" in text for one in original_guide().questions)
    told = json.loads(winnotes("guide", "--json").out)
    assert [one["key"] for one in told["questions"]] == [
        one.key for one in original_guide().in_checklist_order
    ]
    parts = {part["key"] for one in told["questions"] for part in one["parts"]}
    assert {"score", "days"} <= parts

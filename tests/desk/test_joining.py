"""Joining by a code or a suggestion, taking apart, and what of it shows in lists and files."""

import csv
import io

import pytest

from winnotes.core.identity import interview_id
from winnotes.core.joining import joined
from winnotes.core.notebook import Notebook
from winnotes.desk.exporting import export_interview, export_interviews
from winnotes.desk.home import now
from winnotes.desk.importing import import_file, read_file
from winnotes.desk.interviews import find_interview, interview, next_deal, start_interview
from winnotes.desk.joining import (
    code_of,
    join_by_code,
    join_interviews,
    members,
    read_whole,
    remember_not_same,
    suggested,
    take_apart,
    unlike,
)
from winnotes.desk.library import library
from winnotes.desk.person import named_note_taker
from winnotes.desk.progress import progress
from winnotes.store.store import Draft
from winnotes.wording import original_guide

CODE = "kem-tav-rus"


def begin(store, name, **facts):
    """A lunch begun by this person, on this laptop."""
    person = named_note_taker(store, name)
    return person, start_interview(store, person, original_guide(), facts)


def note(store, person, subject, text, key="why_us"):
    store.seal([Draft(subject, f"{key}_note", person.writer, text, (), now())])


def code_in(store, subject):
    return store.notebook(subject).heads(subject, "code")[0].content


def bring(store, other, subject, folder):
    """Carry an interview from one laptop to another."""
    export_interview(store, subject, folder / "carried.winnotes")
    return import_file(other, folder / "carried.winnotes")


def notes_of(store, subject, key="why_us"):
    return sorted(str(one.content) for one in interview(store, subject).answer(key).notes)


def test_a_lunch_begun_without_the_code_is_joined_and_both_voices_stand_side_by_side(store, other, tmp_path):
    kim, hers = begin(store, "Kim Berger", account="Contoso")
    note(store, kim, hers, "price")
    alex, his = begin(other, "Alex Osei", account="Contoso")
    note(other, alex, his, "service")
    assert join_by_code(other, alex, his, code_in(store, hers)).outcome == "joined"
    assert len(library(other)) == 1 and notes_of(other, his) == ["service"]
    bring(store, other, hers, tmp_path)
    assert len(library(other)) == 1 and notes_of(other, his) == ["price", "service"]
    bring(other, store, his, tmp_path)
    assert len(library(store)) == 1 and notes_of(store, hers) == ["price", "service"]
    assert joined(store.notebook(hers, his)) == joined(other.notebook(hers, his))


def test_the_code_is_shared_from_then_on_and_the_next_deals_stay_in_step(store, other):
    kim, hers = begin(store, "Kim Berger")
    alex, his = begin(other, "Alex Osei")
    note(other, alex, his, "service")
    code = code_in(store, hers)
    join_by_code(other, alex, his, code)
    home, whole = read_whole(other, interview_id(code), alex.id)
    assert home == his and code_of(joined(whole).fields(home), home, alex.id) == code
    assert next_deal(other, alex, interview(other, his)) == interview_id(f"{code}-2")
    assert next_deal(store, kim, interview(store, hers)) == interview_id(f"{code}-2")


def test_deals_already_noted_are_joined_in_step_too(store, other):
    _kim, hers = begin(store, "Kim Berger")
    alex, his = begin(other, "Alex Osei")
    note(other, alex, his, "service")
    second = next_deal(other, alex, interview(other, his))
    note(other, alex, second, "speed")
    code = code_in(store, hers)
    assert join_by_code(other, alex, second, code).outcome == "joined"
    assert interview_id(code) in members(other, his)
    assert interview_id(f"{code}-2") in members(other, second) and his not in members(other, second)


def test_a_colleagues_second_deal_that_came_before_is_gone_on_with(store, other, tmp_path):
    kim, hers = begin(store, "Kim Berger")
    second = next_deal(store, kim, interview(store, hers))
    alex = named_note_taker(other, "Alex Osei")
    for one in (hers, second):
        bring(store, other, one, tmp_path)
    note(other, alex, hers, "service")
    assert next_deal(other, alex, interview(other, hers)) == second


def test_a_lunch_nobody_noted_anything_in_is_forgotten_for_the_codes_own(store):
    alex, his = begin(store, "Alex Osei")
    assert join_by_code(store, alex, his, CODE).outcome == "new"
    assert store.notebook(his).subjects() == []
    (line,) = library(store)
    assert line.id == interview_id(CODE) and line.met_on


def test_a_lunch_that_left_the_laptop_is_joined_even_if_nothing_was_noted(store, tmp_path):
    alex, his = begin(store, "Alex Osei")
    export_interview(store, his, tmp_path / "left.winnotes")
    assert join_by_code(store, alex, his, CODE).outcome == "joined"
    assert members(store, his) == tuple(sorted((his, interview_id(CODE))))


def test_its_own_code_changes_nothing(store):
    alex, his = begin(store, "Alex Osei")
    assert join_by_code(store, alex, his, code_in(store, his)).outcome == "own"


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"account": "Globex"}, ("account",)),
        ({"account": "contoso gmbh"}, ()),
        ({"account": ""}, ()),
        ({"met_on": "2020-01-01"}, ("met_on",)),
    ],
)
def test_another_account_or_date_under_one_code_is_asked_before_anything_is_joined(
    store, other, tmp_path, facts, asked
):
    _kim, hers = begin(store, "Kim Berger", account="Contoso")
    alex, his = begin(other, "Alex Osei", **facts)
    note(other, alex, his, "service")
    bring(store, other, hers, tmp_path)
    code = code_in(store, hers)
    answer = join_by_code(other, alex, his, code)
    assert answer.unlike == asked and answer.outcome == ("differs" if asked else "joined")
    assert (hers in members(other, his)) is not bool(asked)
    assert join_by_code(other, alex, his, code, is_sure=True).outcome == ("joined" if asked else "own")


def test_joined_notes_are_taken_apart_exactly_as_they_were(store, other, tmp_path):
    kim, hers = begin(store, "Kim Berger", account="Contoso")
    note(store, kim, hers, "price")
    alex, his = begin(other, "Alex Osei", account="Contoso")
    note(other, alex, his, "service")
    bring(store, other, hers, tmp_path)
    join_interviews(other, alex, his, hers)
    note(other, alex, his, "service, and speed")
    take_apart(other, alex, his)
    assert len(library(other)) == 2
    assert (notes_of(other, his), notes_of(other, hers)) == (["service, and speed"], ["price"])
    bring(other, store, his, tmp_path)
    assert len(library(store)) == 2


def test_one_of_three_is_taken_apart_and_the_others_stay_joined(store):
    ids = [begin(store, name)[1] for name in ("Kim Berger", "Alex Osei", "Sam Lee")]
    person = named_note_taker(store, "Kim Berger")
    first, middle, last = sorted(ids)
    join_interviews(store, person, first, middle)
    join_interviews(store, person, first, last)
    join_interviews(store, person, middle, last)
    take_apart(store, person, last)
    assert members(store, first) == (first, middle) and members(store, last) == (last,)


def test_likely_pairs_are_suggested_until_they_are_joined_or_taken_apart(store, other, tmp_path):
    _kim, hers = begin(store, "Kim Berger", account="Contoso", interviewee="Dana Ruiz")
    alex, his = begin(other, "Alex Osei", account="Contoso GmbH", interviewee="Dana Ruiz")
    bring(store, other, hers, tmp_path)
    (pair,) = suggested(other)
    assert {pair.one, pair.other} == {hers, his} and pair.reasons == ("account", "near_dates", "sales_person")
    join_interviews(other, alex, pair.one, pair.other)
    assert suggested(other) == []
    take_apart(other, alex, his)
    assert suggested(other) == []
    bring(other, store, his, tmp_path)  # that they are not one travels with either of them
    assert suggested(store) == []


def test_a_suggestion_turned_down_is_not_made_again(store, other, tmp_path):
    _kim, hers = begin(store, "Kim Berger", account="Contoso", interviewee="Dana Ruiz")
    _alex, his = begin(other, "Alex Osei", account="Contoso GmbH", interviewee="Dana Ruiz")
    bring(store, other, hers, tmp_path)
    assert suggested(other) != []
    remember_not_same(other, his, hers)
    assert suggested(other) == []


def test_what_was_joined_and_parted_elsewhere_is_parted_here_whichever_of_the_two_comes(
    store, other, tmp_path
):
    _kim, hers = begin(store, "Kim Berger", account="Contoso")
    alex, his = begin(other, "Alex Osei", account="Contoso")
    for way in (hers, his):
        bring(store, other, hers, tmp_path)
        join_interviews(other, alex, his, hers)
        bring(other, store, way, tmp_path)
        assert len(library(store)) == 1
        take_apart(other, alex, his)
        bring(other, store, way, tmp_path)
        assert len(library(store)) == 2


def test_whoever_wrote_in_both_notes_is_no_reason_to_suggest_them(store):
    kim, _hers = begin(store, "Kim Berger", account="Contoso", interviewee="Dana Ruiz")
    _alex, his = begin(store, "Alex Osei", account="Contoso", interviewee="Dana Ruiz")
    assert len(suggested(store)) == 1
    note(store, kim, his, "me too")
    assert suggested(store) == []


def test_a_joined_interview_is_one_line_one_row_and_one_view(store, tmp_path):
    kim, hers = begin(store, "Kim Berger", account="Contoso")
    alex, his = begin(store, "Alex Osei", account="Contoso")
    note(store, kim, hers, "price")
    note(store, alex, his, "service", "objections")
    join_interviews(store, kim, hers, his)
    (line,) = library(store)
    assert line.title == "Contoso" and line.id == min(hers, his)
    assert progress(store)[line.id].answered == 2 and len(progress(store)) == 1
    assert find_interview(store, hers) == find_interview(store, code_in(store, his)) == line.id
    export_interview(store, his, tmp_path / "plain.csv", "plain")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "plain.csv").read_text("utf-8")))
    assert "price" in row["why_us_note"] and "service" in row["objections_note"]


@pytest.mark.parametrize("suffix", [".winnotes", ".csv"])
def test_files_carry_both_interviews_and_that_they_are_one(store, other, tmp_path, suffix):
    kim, hers = begin(store, "Kim Berger", account="Contoso")
    alex, his = begin(store, "Alex Osei", account="Contoso")
    note(store, alex, his, "service")
    join_interviews(store, kim, hers, his)
    export_interview(store, hers, tmp_path / f"both{suffix}")
    assert read_file(tmp_path / f"both{suffix}").interviews == tuple(sorted((hers, his)))
    import_file(other, tmp_path / f"both{suffix}")
    assert len(library(other)) == 1
    assert other.notebook(hers, his) == store.notebook(hers, his)


def test_a_joined_interview_is_printed_with_both_voices(store, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    kim, hers = begin(store, "Kim Berger", account="Contoso", interviewee="Dana Ruiz")
    alex, his = begin(store, "Alex Osei")
    note(store, kim, hers, "they liked the price")
    note(store, alex, his, "they liked the service")
    join_interviews(store, kim, hers, his)
    for subject in (hers, his):
        export_interview(store, subject, tmp_path / "both.pdf")
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "both.pdf").pages)
        assert "they liked the price" in text and "they liked the service" in text and "Contoso" in text


def test_several_interviews_leave_with_what_they_are_joined_to(store, tmp_path):
    _kim, first = begin(store, "Kim Berger")
    _, second = begin(store, "Kim Berger")
    alex, his = begin(store, "Alex Osei")
    join_interviews(store, alex, first, his)
    export_interviews(store, [first, second], tmp_path / "two.winnotes")
    assert read_file(tmp_path / "two.winnotes").interviews == tuple(sorted((first, second, his)))


def test_interviews_without_anything_in_common_contradict_in_nothing():
    assert unlike(Notebook().fields("i"), Notebook().fields("i")) == ()

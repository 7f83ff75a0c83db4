"""The CSVs that are only read: one row per interview, agreed answers or voices side by side, nothing cut unsaid."""

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given

from tests.exchange.noting import LUNCH, Lunch
from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.csv_text import is_formula
from winnotes.exchange.lint import lint
from winnotes.exchange.profiles import PROFILES, write_excel_csv, write_plain_csv
from winnotes.wording import original_guide

GUIDE = original_guide()


def plain(lunch: Lunch) -> dict[str, str]:
    """Return the one row of the plain CSV by column name."""
    text = write_plain_csv(lunch.notebook, GUIDE).decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return row


def excel(lunch: Lunch, separator: str = ",") -> dict[str, str]:
    """Return the one row of the Excel CSV by the words over it."""
    text = write_excel_csv(lunch.notebook, GUIDE, separator).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return row


def test_the_profiles_have_names_and_words() -> None:
    assert list(PROFILES) == [
        "team",
        "tidy",
        "excel",
        "plain",
        "salesforce",
        "hubspot",
        "dynamics",
        "pipedrive",
    ]
    assert all(profile.label for profile in PROFILES.values())


@LAW
@given(notebooks)
def test_every_profile_writes_any_notebook_the_same_way_twice(notebook: Notebook) -> None:
    for profile in PROFILES.values():
        data = profile.write(notebook, GUIDE)
        assert data == profile.write(notebook, GUIDE)
        rows = list(profile.rows(notebook, GUIDE))
        assert {len(row) for row in rows} == {len(rows[0])}
        lint(profile.name, notebook, GUIDE)


@LAW
@given(notebooks)
def test_a_row_stands_for_each_interview_and_its_cells_come_back(notebook: Notebook) -> None:
    text = write_plain_csv(notebook, GUIDE).decode()
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert found == list(PROFILES["plain"].rows(notebook, GUIDE))
    assert [row[0] for row in found[1:]] == notebook.subjects("i")


@LAW
@given(notebooks)
def test_no_cell_runs_in_excel(notebook: Notebook) -> None:
    text = write_excel_csv(notebook, GUIDE).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert [cell for cell in row if is_formula(cell) and not cell.startswith("'")] == []


def test_excel_has_a_bom_and_crlf_between_rows_and_lf_inside_cells() -> None:
    data = write_excel_csv(Lunch().note("why_us", "one\ntwo").notebook, GUIDE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert (data.count(b"\r\n"), data.count(b"one\ntwo")) == (2, 1)


def test_plain_has_no_bom_lf_everywhere_and_no_guards() -> None:
    data = write_plain_csv(Lunch().note("why_us", "=1+2").notebook, GUIDE)
    assert data.startswith(b'"interview","note_takers","account"')
    assert b"\r" not in data
    assert b'"=1+2"' in data


def test_codes_are_for_programs_and_words_for_people() -> None:
    lunch = (
        Lunch()
        .say("why_us", drivers="price; product")
        .say("competition_fierceness", score="7/10", strongest="Acme")
        .say("marketing_help", state="not_known")
    )
    row, shown = plain(lunch), excel(lunch)
    assert row["why_us_drivers"] == "price_value; product"
    assert shown["Why us: Reasons, strongest first"] == "1 Price and value, 2 Product"
    assert row["competition_fierceness_score"] == shown["Competition 1–10: Score"] == "7"
    assert (row["marketing_help"], row["marketing_help_answer"]) == ("", "")
    assert (row["marketing_help_state"], shown["Marketing's help: state"]) == ("not_known", "Not known")
    assert row["objections_state"] == "open"


def test_both_say_whether_the_lead_source_recalled_is_the_crms() -> None:
    lunch = Lunch().fact(crm_lead_source="Inbound")
    assert plain(lunch)["lead_source_check"] == ""
    lunch.say("lead_source", source="Trade fair")
    assert plain(lunch)["lead_source_check"] == "mismatch"
    assert excel(lunch)["Lead source check"] == "Mismatch"


def test_equal_voices_are_one_and_unlike_ones_stand_under_their_initials() -> None:
    lunch = (
        Lunch()
        .say("time_to_close", days="14w").say("time_to_close", "palex", days="14 weeks")
        .say("prior_understanding", product="4", brand="2").say("prior_understanding", "palex", product="2", brand="2")
        .note("why_us", "the pilot").note("why_us", "the team", "palex")
    )  # fmt: skip
    row = plain(lunch)
    assert row["note_takers"] == "Alex Osei, Kim Berger"
    assert row["time_to_close_days"] == "98"
    assert sorted(row["time_to_close"].split("\n")) == ["AO: 14 weeks", "KB: 14w"]
    assert sorted(row["prior_understanding_product"].split(" / ")) == ["AO: 2", "KB: 4"]
    assert row["prior_understanding_brand"] == "2"
    assert sorted(row["why_us_note"].split("\n")) == ["AO: the team", "KB: the pilot"]


def test_an_agreed_answer_stands_alone() -> None:
    lunch = (
        Lunch()
        .say("time_to_close", days="14w")
        .say("time_to_close", "palex", days="3 months")
        .settle("time_to_close", days="about 13w")
    )
    row = plain(lunch)
    assert (row["time_to_close"], row["time_to_close_days"], row["time_to_close_days_approx"]) == (
        "about 13w", "91", "1",
    )  # fmt: skip


def test_two_people_of_the_same_initials_are_told_apart_by_name() -> None:
    lunch = Lunch().note("why_us", "one").note("why_us", "two", "pkurt")
    lunch.notebook |= Notebook([Version("pkurt", "name", "pkurt.k1", 1, {}, "Kurt Bauer")])
    assert set(plain(lunch)["why_us_note"].split("\n")) == {"Kim Berger: one", "Kurt Bauer: two"}


def test_rows_of_all_voices_stand_in_one_cell_per_column() -> None:
    lunch = (
        Lunch()
        .say("objections", objections=[{"objection": "too dear", "category": "price"}])
        .say("objections", "palex", objections=[{"objection": "Too dear"}, {"objection": "too late"}])
    )
    row, shown = plain(lunch), excel(lunch)
    assert {one.casefold() for one in row["objections_objection"].split("; ")} == {"too dear", "too late"}
    assert "price" in row["objections_category"].split("; ")
    assert "Price" in shown["Objections: About"].split("; ")


def test_what_nobody_understood_is_still_said() -> None:
    row = plain(Lunch().say("time_to_close", days="a long time"))
    assert (row["time_to_close"], row["time_to_close_days"]) == ("a long time", "")


def test_an_excel_that_wants_semicolons_wants_decimal_commas() -> None:
    lunch = Lunch().say("time_to_close", days="3 months")
    assert excel(lunch)["Time to close: How long (days)"] == "91.3125"
    assert excel(lunch, ";")["Time to close: How long (days)"] == "91,3125"
    assert b'";"' in write_excel_csv(lunch.notebook, GUIDE, ";")


def test_scraps_without_a_place_are_not_lost() -> None:
    lunch = Lunch().fact(**{
        "scrap.s1": {"text": "a pilot?", "talk_s": 5, "placed": ""},
        "scrap.s2": {"text": "already placed", "talk_s": 6, "placed": "why_us"},
    })  # fmt: skip
    assert plain(lunch)["scraps"] == "a pilot?"


def test_the_words_over_the_columns_are_all_different() -> None:
    header = next(iter(PROFILES["excel"].rows(Notebook(), GUIDE)))
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("profile", ["team", "tidy", "excel"])
def test_what_a_spreadsheet_would_cut_is_said_before(profile: str) -> None:
    lunch = Lunch().note("why_us", "x" * 40_000)
    findings = [one for one in lint(profile, lunch.notebook, GUIDE) if one.problem == "cut"]
    assert findings[0].amount >= 40_000
    assert all("32,767" in str(one) for one in findings)
    assert lint("plain", lunch.notebook, GUIDE) == []


def test_characters_are_counted_as_a_spreadsheet_counts_them() -> None:
    rockets = Lunch().note("why_us", "🚀" * 17_000)
    assert [one.amount for one in lint("excel", rockets.notebook, GUIDE)] == [34_000]
    assert lint("excel", Lunch().note("why_us", "🚀" * 16_000).notebook, GUIDE) == []


@pytest.mark.parametrize("text", ["007", "7/10", "1-2", "3/4/26", "1e5", "12345678901234567"])
def test_texts_a_spreadsheet_takes_for_numbers_are_listed(text: str) -> None:
    (finding,) = lint("excel", Lunch().fact(place=text).notebook, GUIDE)
    assert (finding.problem, finding.row, finding.column) == ("misread", 2, "Place")
    assert "Place" in str(finding)


@pytest.mark.parametrize("text", ["7", "2026-10-12", "84000", "0", "0.5", "12.5", "a/b", "-5", ""])
def test_numbers_and_iso_dates_are_as_they_should_be(text: str) -> None:
    assert lint("excel", Lunch().fact(place=text).notebook, GUIDE) == []


def test_the_sample_lunch_passes_every_linter() -> None:
    notebook, _subject = sample_notebook()
    findings = {name: lint(name, notebook, GUIDE) for name in PROFILES}
    assert [name for name, found in findings.items() if any(one.is_left_out for one in found)] == []
    assert [name for name, found in findings.items() if found] == ["salesforce", "hubspot", "dynamics"]
    problems = {one.problem for found in findings.values() for one in found}
    assert problems == {"unlinked", "creates", "unfit", "differs"}


def test_more_lines_than_a_cell_holds_are_listed() -> None:
    lunch = Lunch().note("why_us", "x\n" * 253)
    assert [one.problem for one in lint("excel", lunch.notebook, GUIDE)] == ["lines"]


def test_interviews_come_in_the_order_of_their_ids() -> None:
    notebook = Notebook(Version(subject, "account", "pkim.k1", 1, {}, "A") for subject in ("ib", "ia", LUNCH))
    ids = [row[0] for row in PROFILES["plain"].rows(notebook, GUIDE)][1:]
    assert all(one < other for one, other in pairwise(ids))

"""The team CSV: export and import is the identity, for every text, in every reader's eyes, into any notebook."""

import csv
import io

import clevercsv
from clevercsv.dialect import SimpleDialect
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.noting import LUNCH, Lunch
from tests.exchange.random_notebook import LAW, notebooks, texts
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.csv_text import csv_bytes, guarded, is_formula, unguarded
from winnotes.exchange.team_csv import team_rows, write_team_csv
from winnotes.exchange.team_reading import read_team_csv
from winnotes.exchange.version_json import ringed
from winnotes.wording import original_guide

GUIDE = original_guide()


def text_of(data: bytes) -> str:
    assert data.startswith(b"\xef\xbb\xbf")
    return data.decode("utf-8-sig")


def rows_of(notebook: Notebook) -> list[dict[str, str]]:
    """Return the rows of the team CSV by column name, as the standard library reads them."""
    return list(csv.DictReader(io.StringIO(text_of(write_team_csv(notebook, GUIDE)), newline="")))


@LAW
@given(notebooks)
def test_export_and_import_is_the_identity_also_into_an_empty_notebook(notebook: Notebook) -> None:
    read = read_team_csv(write_team_csv(notebook, GUIDE), GUIDE)
    if ringed(notebook):
        return  # no WinNotes makes one, and no file brings one in
    assert read.notes == ()
    assert read.notebook == notebook
    assert Notebook() | read.notebook == notebook


@LAW
@given(notebooks, notebooks)
def test_importing_an_export_adds_nothing_to_a_notebook_that_has_it(one: Notebook, other: Notebook) -> None:
    whole = one | other
    read = read_team_csv(write_team_csv(one, GUIDE), GUIDE)
    assert whole | read.notebook == whole


@LAW
@given(notebooks, notebooks)
def test_the_same_notebook_gives_the_same_bytes_whatever_way_it_came_about(
    one: Notebook, other: Notebook
) -> None:
    assert write_team_csv(one | other, GUIDE) == write_team_csv(other | one, GUIDE)


@LAW
@given(notebooks)
def test_every_reader_of_csv_finds_the_same_cells(notebook: Notebook) -> None:
    text = text_of(write_team_csv(notebook, GUIDE))
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    rows = [[*row[:-1], row[-1].partition(" seal=")[0]] for row in found]
    assert [[unguarded(cell) for cell in row] for row in rows] == list(team_rows(notebook, GUIDE))
    assert list(clevercsv.reader(io.StringIO(text, newline=""), SimpleDialect(",", '"', ""))) == found
    assert [cell for row in found for cell in row if is_formula(cell) and not cell.startswith("'")] == []


@given(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=4))
def test_quoting_gives_what_the_standard_library_writes(rows: list[list[str]]) -> None:
    expected = io.StringIO(newline="")
    csv.writer(expected, quoting=csv.QUOTE_ALL).writerows(rows)
    assert text_of(csv_bytes(rows, is_guarded=False)) == expected.getvalue()


@given(texts)
def test_a_guard_is_taken_off_exactly_once(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not is_formula(guarded(text)) or guarded(text).startswith("'")


def test_what_a_spreadsheet_would_run_is_guarded_and_numbers_never_are() -> None:
    for text in ("=1", "+1", " =1", "\t1", "\r1", "@a", "-x", "＝1", "'=1", "\u3000=1", "- 5", "1=", "-5-5"):
        assert is_formula(text) == (text != "1="), text
    for text in ("", "-5", "-5.25", "-1e+22", "7", "a=b", "'tis", "'"):
        assert guarded(text) == text


def test_a_person_has_one_row_per_interview_and_agreements_one_more() -> None:
    lunch = (
        Lunch()
        .fact(account="Northwind")
        .say("why_us", drivers="price; product")
        .say("why_us", "palex", drivers="service")
        .note("why_us", "they said so", "palex")
        .settle("why_us", drivers="price; service")
        .say("time_to_close", days="~14w")
    )
    rows = rows_of(lunch.notebook)
    assert [(row["interview"], row["person"], row["person_name"]) for row in rows] == [
        (LUNCH, "palex", "Alex Osei"), (LUNCH, "pkim", "Kim Berger"), (LUNCH, "agreed", ""),
    ]  # fmt: skip
    alex, kim, agreed = rows
    assert (kim["account"], kim["time_to_close"], kim["time_to_close_days"]) == ("Northwind", "~14w", "98")
    assert kim["time_to_close_days_approx"] == "1"
    assert alex["why_us_note"] == "they said so"
    assert agreed["why_us"] == r"price\; service"
    assert agreed["why_us_drivers"] == "price_value; service"
    assert agreed["revisions"].startswith("via=agreed at=2026-10-29T11:00:00.000+00:00 why_us:r")


def test_a_persons_second_head_gets_a_further_row() -> None:
    heads = [
        Version("ione", "why_us_note", f"pkim.{laptop}", 1, {}, text)
        for laptop, text in (("k1", "one"), ("k2", "two"))
    ]
    rows = rows_of(Notebook(heads))
    assert [row["person"] for row in rows] == ["pkim", "pkim"]
    assert {row["why_us_note"] for row in rows} == {"one", "two"}


def test_what_was_said_and_not_understood_leaves_an_empty_cell_beside_it() -> None:
    row = rows_of(Lunch().say("time_to_close", days="a long time").notebook)[0]
    assert (row["time_to_close"], row["time_to_close_days"]) == ("a long time", "")


def test_rows_stand_on_lines_of_one_cell_and_their_columns_side_by_side() -> None:
    lunch = Lunch().say(
        "objections",
        objections=[
            {"objection": "too dear; really", "category": "price", "result": "overcome"},
            {"objection": "not now", "handled": "called back"},
        ],
    )
    row = rows_of(lunch.notebook)[0]
    assert row["objections"] == "too dear\\; really; price; ; overcome\nnot now; ; called back"
    assert row["objections_objection"] == "too dear\\; really; not now"
    assert row["objections_category"] == "price; "
    assert row["objections_result"] == "overcome; "


def test_scraps_are_lines_a_person_can_read() -> None:
    scrap = {"text": "ask about the pilot", "talk_s": 754, "placed": ""}
    rows = rows_of(Lunch().fact(**{"scrap.s1": scrap}).notebook)
    assert rows[0]["scraps"] == "s1; 754; ; ask about the pilot"


def test_all_columns_are_there_even_when_nothing_is() -> None:
    header, *rows = team_rows(Notebook(), GUIDE)
    assert rows == []
    assert header == next(iter(team_rows(sample_notebook()[0], GUIDE)))


def test_the_sample_lunch_is_one_row_a_person() -> None:
    notebook, subject = sample_notebook()
    assert {row["interview"] for row in rows_of(notebook)} == {subject}
    assert len(rows_of(notebook)) == 2
    read = read_team_csv(write_team_csv(notebook, GUIDE), GUIDE)
    assert read.notebook == notebook

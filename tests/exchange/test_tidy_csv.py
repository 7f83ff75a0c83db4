"""The tidy CSV: a row per head that an analyst can read, and that merges like the team's."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given

from tests.exchange.noting import LUNCH, Lunch
from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.profiles import read_mergeable_csv, write_plain_csv
from winnotes.exchange.sheet import TeamCsv
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.tidy_csv import write_tidy_csv
from winnotes.exchange.tidy_reading import read_tidy_csv
from winnotes.exchange.version_json import ringed
from winnotes.wording import original_guide

GUIDE = original_guide()
Rows = list[dict[str, str]]


def rows_of(notebook: Notebook) -> Rows:
    text = write_tidy_csv(notebook, GUIDE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def edited(notebook: Notebook, change: Callable[[Rows], object], *more: str) -> TeamCsv:
    rows = rows_of(notebook)
    header = [*rows[0], *more]
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return read_tidy_csv(out.getvalue().encode(), GUIDE)


@LAW
@given(notebooks)
def test_export_and_import_is_the_identity_also_into_an_empty_notebook(notebook: Notebook) -> None:
    read = read_tidy_csv(write_tidy_csv(notebook, GUIDE), GUIDE)
    assert (read.notebook, read.notes) == (notebook, ()) or ringed(notebook)


@LAW
@given(notebooks)
def test_either_mergeable_file_is_known_by_its_columns(notebook: Notebook) -> None:
    for write in (write_tidy_csv, write_team_csv):
        read = read_mergeable_csv(write(notebook, GUIDE), GUIDE)
        assert read.notebook == notebook or ringed(notebook)


def test_a_row_shows_what_was_said_and_what_was_read() -> None:
    lunch = Lunch().fact(account="Northwind").say("time_to_close", state="answered", days="~14w")
    row = next(row for row in rows_of(lunch.notebook) if row["field"] == "time_to_close")
    shown = {
        name: row[name] for name in ("account", "person_name", "label", "said", "read", "state", "agreed")
    }
    assert shown == {
        "account": "Northwind", "person_name": "Kim Berger", "label": "Time to close", "said": "~14w",
        "read": "time_to_close_days: 98\ntime_to_close_days_approx: 1", "state": "answered", "agreed": "0",
    }  # fmt: skip


def test_every_head_has_its_row() -> None:
    lunch = Lunch().note("why_us", "one").note("why_us", "two", "palex").settle("why_us", drivers="price")
    assert [row["text"] for row in rows_of(lunch.notebook) if row["field"] == "why_us_note"] in (
        ["one", "two"], ["two", "one"],
    )  # fmt: skip
    assert [row["agreed"] for row in rows_of(lunch.notebook) if row["field"] == "why_us"] == ["1"]


@pytest.mark.parametrize(
    ("cells", "told", "texts"),
    [
        ({"text": "changed"}, [("text", "edited")], ["changed"]),
        ({"text": "as\u00a0it was "}, [("text", "damaged")], ["as it was"]),
        ({"text": ""}, [], ["as it was"]),
        ({"person_name": "Kimberly"}, [("person_name", "shown")], ["as it was"]),
        ({"content": '"changed"'}, [("content", "fixed")], ["as it was"]),
        ({"content": "“as it was”"}, [("content", "damaged")], ["as it was"]),
        ({"content": '"as it'}, [("content", "damaged")], ["as it was"]),
        ({"content": '{"a":1,"a":2}', "text": "x"}, [("content", "refused")], []),
        ({"content": '"chang', "text": "x"}, [("content", "unreadable")], []),
        ({"revisions": "?"}, [("revisions", "unreadable")], []),
        ({"revisions": ""}, [("", "unplaced")], []),
        ({"subject": "iother"}, [("content", "fixed")], []),
        ({"mine": "nice"}, [("mine", "extra")], ["as it was"]),
    ],
)
def test_a_changed_cell_is_told_and_what_was_noted_may_be_edited(
    cells: dict[str, str], told: list[tuple[str, str]], texts: list[str]
) -> None:
    notebook = Notebook([Version(LUNCH, "why_us_note", "pkim.k1", 1, {}, "as it was")])
    read = edited(notebook, lambda rows: rows[0].update(cells), "mine")
    assert [(note.column, note.what) for note in read.notes] == told
    assert [version.content for version in read.notebook] == texts
    assert {version.person for version in read.notebook} <= {"pkim"}


def test_what_was_said_may_be_edited_too_and_is_read_anew() -> None:
    notebook = Lunch().say("time_to_close", days="14w").notebook
    read = edited(notebook, lambda rows: [row.update(said="12w") for row in rows if row["said"]])
    (version,) = read.notebook.heads(LUNCH, "time_to_close")
    assert version.content["read"] == {"days": [84, False]}
    assert version.via == "spreadsheet" and version.replaces == {"pkim.k1": 1}
    assert [note.column for note in read.notes] == ["said"]


def test_columns_that_only_show_may_be_deleted() -> None:
    notebook = Lunch().note("why_us", "one").notebook
    data = write_tidy_csv(notebook, GUIDE).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["subject", "content", "revisions"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    assert read_tidy_csv(out.getvalue().encode(), GUIDE) == TeamCsv(notebook)


def test_a_csv_that_only_reads_well_is_not_taken_for_one_that_merges() -> None:
    with pytest.raises(Exception, match="not_csv"):
        read_mergeable_csv(write_plain_csv(Lunch().notebook, GUIDE), GUIDE, "plain.csv")

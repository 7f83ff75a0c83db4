"""`winnotes deals`: lists in, looked through, out; told row by row, by exit codes and as JSON."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Ran, Winnotes, notes_in
from winnotes.core.deal import deals_in

LIST = """Opportunity ID,Account,Deal,Owner,Amount,Stage,Closed,Region
a1,Acme,Fleet,Dana,84000 EUR,Won,2026-03-01,North
a2,Beta,Depot,Kim,1200,Lost,2026-02-01,South
a3,Gamma,Ramps,Dana,500,Closed Won,2026-01-15,South
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "won.csv"
    path.write_text(LIST, "utf-8")
    return path


def data(ran: Ran) -> list | dict:
    assert ran.err == ""
    return json.loads(ran.out)


def test_a_list_is_taken_in_and_told(winnotes: Winnotes, listed: Path, home: Path):
    ran = winnotes("deals", "import", listed)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "won.csv: 3 rows, 2 won deals: 2 new, 0 changed, 0 as before.",
        "  1 row left out: not won (Lost). Row 3.",
    ]
    assert [deal.crm_id for deal in deals_in(notes_in(home))] == ["a1", "a3"]
    assert "0 new, 0 changed, 2 as before" in winnotes("deals", "import", listed).out


def test_a_dry_run_shows_how_it_would_be_read_and_writes_nothing(
    winnotes: Winnotes, listed: Path, home: Path
):
    ran = winnotes("deals", "import", listed, "--dry-run", "--map", "Region=segment")
    assert (ran.code, ran.err) == (0, "")
    assert "  Region          segment" in ran.out and "  2    Acme" in ran.out
    assert deals_in(notes_in(home)) == []


def test_an_ambiguous_day_is_asked_and_the_answer_remembered(winnotes: Winnotes, tmp_path: Path):
    path = tmp_path / "won.csv"
    path.write_text("Account,Closed\nAcme,01-03-17\n", "utf-8")
    ran = winnotes("deals", "import", path)
    assert (ran.code, ran.out) == (1, "")
    assert "row 2, column Closed: “01-03-17” may be several days" in ran.err
    assert winnotes("deals", "import", path, "--dry-run").code == 1
    assert winnotes("deals", "import", path, "--date-order", "dmy").code == 0
    path.write_text("Account,Closed\nBeta,02-03-17\n", "utf-8")
    assert winnotes("deals", "import", path).code == 0
    assert [one["closed"] for one in data(winnotes("deals", "list", "--json"))] == [
        "2017-03-02",
        "2017-03-01",
    ]


def test_a_stage_nobody_knows_is_asked(winnotes: Winnotes, tmp_path: Path):
    path = tmp_path / "won.csv"
    path.write_text("Account,Stage\nAcme,Hurra\n", "utf-8")
    ran = winnotes("deals", "import", path)
    assert ran.code == 1 and "“Hurra”" in ran.err
    assert winnotes("deals", "import", path, "--won", "Hurra").code == 0


def test_a_cell_that_cannot_be_read_is_told_and_the_exit_code_says_so(winnotes: Winnotes, tmp_path: Path):
    path = tmp_path / "won.csv"
    path.write_text("Account,Amount\nAcme,tbd\nBeta,5\n", "utf-8")
    ran = winnotes("deals", "import", path)
    assert ran.code == 3
    assert "won.csv: Row 2, column Amount: “tbd” is no amount; it is kept as text." in ran.err


def test_a_refused_list_keeps_the_others_in(winnotes: Winnotes, listed: Path, tmp_path: Path):
    bad = tmp_path / "bad.csv"
    bad.write_text("x,y\n1,2\n", "utf-8")
    ran = winnotes("deals", "import", bad, tmp_path / "none.csv", listed)
    assert ran.code == 1 and "2 new" in ran.out
    assert "“bad.csv” was not taken: row 1, column x" in ran.err and "“none.csv” cannot be opened" in ran.err


def test_pasted_rows_come_in_on_standard_input(winnotes: Winnotes, monkeypatch: pytest.MonkeyPatch):
    pasted = io.TextIOWrapper(io.BytesIO(b"Kunde\tProjekt\tGewonnen am\nAcme\tFleet\t1. M\xc3\xa4rz 2026\n"))
    monkeypatch.setattr(sys, "stdin", pasted)
    ran = winnotes("deals", "import", "-")
    assert ran.out.startswith("standard input: 1 row, 1 won deal: 1 new")
    assert data(winnotes("deals", "list", "--json"))[0]["closed"] == "2026-03-01"


def test_files_beside_a_list_go_with_it(winnotes: Winnotes, listed: Path, tmp_path: Path):
    beside = tmp_path / "accounts.csv"
    beside.write_text("account,sector\nAcme,Retail\nGamma,Food\nBeta,Food\n", "utf-8")
    assert winnotes("deals", "import", listed, beside).code == 0
    assert [one["segment"] for one in data(winnotes("deals", "list", "--json"))] == ["Retail", "Food"]


def test_an_import_answers_in_json_with_every_row(winnotes: Winnotes, listed: Path):
    (told,) = data(
        winnotes("deals", "import", listed, "--json", "--as-of", "2026-03-05", "--source", "salesforce")
    )
    assert told["columns"]["Closed"] == "closed" and told["columns"]["Region"] == ""
    assert (told["rows"], told["won"], told["new"], told["source"], told["error"]) == (
        3,
        2,
        2,
        "salesforce",
        None,
    )
    assert told["skipped"] == [{"why": "not_won", "detail": "Lost", "rows": [3]}]
    assert told["stages"][0] == {"word": "Won", "rows": 1, "is_won": True}
    assert {one["listed"] for one in data(winnotes("deals", "list", "--json"))} == {20260305}
    (dry,) = data(winnotes("deals", "import", listed, "--json", "--dry-run"))
    assert dry["first"][0]["account"] == "Acme" and "new" not in dry


@pytest.mark.parametrize("wrong", ["Region", "Region=nonsense", "=owner"])
def test_a_mapping_that_makes_no_sense_is_asked_wrongly(winnotes: Winnotes, listed: Path, wrong: str):
    ran = winnotes("deals", "import", listed, "--map", wrong)
    assert ran.code == 2 and "COLUMN=FACT" in ran.err


def test_deals_are_listed_and_chosen(winnotes: Winnotes, listed: Path):
    assert winnotes("deals", "list").out.startswith("No deals yet.")
    winnotes("deals", "import", listed)
    lines = winnotes("deals", "list").out.splitlines()
    assert len(lines) == 3 and "Acme · Fleet" in lines[1] and lines[1].endswith("84\u202f000 EUR")
    for options, found in (
        (["--search", "south"], ["a3"]),
        (["--owner", "dana", "--since", "2026-02-01"], ["a1"]),
        (["--until", "2026-01-31", "--at-most", "500"], ["a3"]),
        (["--at-least", "1000000"], []),
    ):
        assert [one["crm_id"] for one in data(winnotes("deals", "list", "--json", *options))] == found
    assert winnotes("deals", "list", "--segment", "x").out == "None of 2 deals fits.\n"


def test_an_export_reads_back_the_same(winnotes: Winnotes, listed: Path, tmp_path: Path):
    winnotes("deals", "import", listed)
    before = winnotes("deals", "list", "--json").out
    assert (
        winnotes("deals", "export", "-o", tmp_path / "out.csv").out
        == f"Wrote {tmp_path / 'out.csv'} with 2 deals.\n"
    )
    assert "0 new, 0 changed, 2 as before" in winnotes("deals", "import", tmp_path / "out.csv").out
    after = json.loads(winnotes("deals", "list", "--json").out)
    assert [{**one, "listed": 0} for one in after] == [{**one, "listed": 0} for one in json.loads(before)]
    assert winnotes("deals", "export", "-o", tmp_path / "out.txt").code == 2
    (told,) = [data(winnotes("deals", "export", "-o", tmp_path / "o.csv", "--owner", "Dana", "--json"))]
    assert told == {"file": str(tmp_path / "o.csv"), "deals": 2}


def test_an_import_is_taken_back(winnotes: Winnotes, listed: Path, home: Path):
    winnotes("deals", "import", listed)
    assert winnotes("deals", "undo").out == "Taken back: won.csv.\n"
    assert deals_in(notes_in(home)) == []
    assert winnotes("deals", "undo").code == 1


def test_a_lunch_begins_from_a_deal(winnotes: Winnotes, listed: Path):
    winnotes("deals", "import", listed)
    known = data(winnotes("deals", "list", "--json"))[0]["id"]
    for named in (known, known[:8], "a1"):
        started = data(winnotes("new", "--deal", named, "--interviewee", "Dana Ruiz", "--json"))
        facts = data(winnotes("show", started["id"], "--json"))["facts"]
        assert (facts["account"], facts["deal_name"], facts["amount"]) == ("Acme", "Fleet", "84000 EUR")
        assert facts["interviewee"] == "Dana Ruiz"
    by_name = data(winnotes("new", "--deal", "Fleet", "--json"))
    assert data(winnotes("show", by_name["id"], "--json"))["facts"]["deal_name"] == "Fleet"

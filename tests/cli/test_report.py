"""`winnotes report`: what the lunches teach together, of the notes here or of files, naming nobody."""

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.terminal import Winnotes
from tests.core.insight.counting import drawn
from winnotes.core.insight.lunch import lunch_of
from winnotes.core.insight.report import report_of
from winnotes.core.insight.vocabulary import Vocabulary
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.package import write_package
from winnotes.exchange.report.figure import COLUMNS
from winnotes.exchange.report.table import figures
from winnotes.exchange.team_csv import write_team_csv
from winnotes.wording import common_words, original_guide, words

GUIDE = original_guide()
NOTEBOOK, LUNCH = sample_notebook()


def copies(count: int) -> Notebook:
    """The sample lunch under as many ids."""
    lunch = list(NOTEBOOK.of(LUNCH))
    people = NOTEBOOK.of(*NOTEBOOK.subjects("p"))
    return people | Notebook(
        Version(f"i{n:03}", one.field, one.writer, one.n, one.replaces, one.content, one.via, one.at)
        for n in range(count)
        for one in lunch
        if one.field != "sample"
    )


@pytest.fixture
def team(home: Path, tmp_path: Path) -> Path:
    """A folder with ten lunches: six in a team CSV, six in a package, two of them in both."""
    folder = tmp_path / "team"
    folder.mkdir()
    ten = copies(10)
    (folder / "kim.csv").write_bytes(
        write_team_csv(ten.of(*(f"i{n:03}" for n in range(6)), *ten.subjects("p")), GUIDE)
    )
    (folder / "alex.winnotes").write_bytes(
        write_package(ten.of(*(f"i{n:03}" for n in range(4, 10)), *ten.subjects("p")))
    )
    return folder


def test_every_lunch_counts_once_whatever_files_it_comes_in(winnotes: Winnotes, team: Path):
    ran = winnotes("report", team)
    assert ran.code == 0 and not ran.err
    assert "LUNCHES\n  Lunches  10" in ran.out
    assert "Service  10 of 10 lunches = 100% (72% to 100%), 30 points" in ran.out
    assert "Days in the CRM  p50 112" in ran.out


def test_few_lunches_give_no_share(winnotes: Winnotes, team: Path):
    (team / "kim.csv").unlink()
    ran = winnotes("report", team)
    assert "Service  6 of 6 lunches (too few)" in ran.out and "% (" not in ran.out


def test_csv_json_and_terminal_hold_the_figures_of_the_report(winnotes: Winnotes, team: Path, tmp_path: Path):
    ten = copies(10)
    lunches = [lunch_of(interview_in(ten, one, GUIDE), words()) for one in ten.subjects("i")]
    counted = figures(
        report_of(lunches, {GUIDE.id: GUIDE}, vocabulary=Vocabulary(lunches, common_words())),
        {GUIDE.id: GUIDE},
    )
    told = json.loads(winnotes("report", team, "--json").out)
    assert told == [{name: getattr(one, name) for name in COLUMNS} for one in counted]
    assert winnotes("report", team, "-o", tmp_path / "out.json").code == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == told
    assert winnotes("report", team, "-o", tmp_path / "out.csv").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    assert [row["section"] for row in rows] == [one["section"] for one in told]
    values = [None if row["value"] == "" else float(row["value"]) for row in rows]
    assert values == [
        one["value"] if one["value"] is None else pytest.approx(one["value"], abs=1e-4) for one in told
    ]


def test_nobody_is_named(winnotes: Winnotes, team: Path):
    named = {str(one.content) for one in NOTEBOOK if one.field in ("name", "interviewee")}
    assert len(named) > 2
    for asked in ((), ("--json",)):
        assert not any(name in winnotes("report", team, *asked).out for name in named)


def test_the_period_chooses_by_the_day_the_deal_was_won(winnotes: Winnotes, team: Path):
    assert "Lunches  10" in winnotes("report", team, "--from", "2026-10-12", "--to", "2026-10-12").out
    assert winnotes("report", team, "--from", "2026-10-13").out.startswith("No lunch")
    for wrong in ("2026-13-01", "12.10.2026", "soon", "20261012"):
        assert winnotes("report", team, "--from", wrong).code == 2


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("--segment", "nowhere"), 0),
        (("--round", "spring"), 0),
        (("--least", "84000", "--currency", "eur"), 10),
        (("--most", "83999"), 0),
        (("--least", "1", "--currency", "USD"), 0),
        (("--marketer", "kim BERGER"), 10),
        (("--followed", GUIDE.title, "--marketer", "Alex Osei"), 10),
        (("--by-lunch", "--to", "2020-01-01"), 0),
    ],
)
def test_lunches_are_chosen_as_on_the_page(
    winnotes: Winnotes, team: Path, asked: tuple[str, ...], count: int
):
    ran = winnotes("report", team, *asked)
    assert ran.code == 0
    assert f"Lunches  {count}\n" in ran.out if count else ran.out == "No lunch fits what was asked for.\n"


def test_a_name_nobody_has_is_told_beside_those_there_are(winnotes: Winnotes, team: Path):
    ran = winnotes("report", team, "--marketer", "Kym")
    assert ran.code == 2 and "“Kym” is not among Alex Osei and Kim Berger." in ran.err
    assert winnotes("report", team, "--followed", "ours").code == 2


def test_the_notes_here_are_reported_but_for_the_sample(winnotes: Winnotes, home: Path, team: Path):
    assert winnotes("report").out.startswith("No lunch to report on")
    winnotes("demo")
    assert winnotes("report").out.startswith("No lunch to report on")
    winnotes("import", team / "kim.csv")
    assert "Lunches  6" in winnotes("report").out


def test_a_bad_file_keeps_nobody_out(winnotes: Winnotes, team: Path, tmp_path: Path):
    (team / "list.csv").write_text("Account,Owner\nContoso,Pat\n")
    ran = winnotes("report", team)
    assert ran.code == 3 and "list.csv" in ran.err and "Lunches  10" in ran.out
    assert winnotes("report", team / "list.csv").code == 1
    assert winnotes("report", team, "-o", tmp_path / "out.txt").code == 2


@pytest.mark.parametrize("seed", range(3))
def test_a_random_team_is_reported_without_a_figure_outside_its_bounds(seed: int):
    team, _lunches, report, _flat = drawn(seed)
    found = figures(report, {guide.id: guide for guide in team.guides.values()})
    assert all(one.section and one.measure and one.n >= 0 for one in found)
    assert all(one.low <= one.value / one.n <= one.high for one in found if one.low is not None and one.n)


def test_the_report_is_written_as_a_pdf_from_a_folder_or_at_the_end_of_a_merge(
    winnotes: Winnotes, team: Path, tmp_path: Path
):
    assert winnotes("report", team, "--from", "2026-10-01", "-o", tmp_path / "report.pdf").code == 0
    assert winnotes("merge", team, "-o", tmp_path / "merged.pdf").code == 0
    for name, asked in (("report.pdf", "won from 1 Oct 2026 on"), ("merged.pdf", "10 interviews")):
        text = " ".join(PdfReader(tmp_path / name).pages[0].extract_text().split())
        assert asked in text and "Why customers chose us" in text


def test_an_invented_team_is_written_where_it_is_told_and_read_together(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    assert winnotes("demo", "--team").code == 2
    ran = winnotes("demo", "--team", "--out", tmp_path / "team", "--size", "9", "--marketers", "2")
    assert ran.code == 0 and ran.out.count("Wrote") == 3
    assert "Lunches  9" in winnotes("report", tmp_path / "team" / "lunches").out

"""`winnotes merge`: a team's files become one file, whatever their order, and bad ones keep nobody out."""

import csv
import io
import json
import os
import random
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes
from tests.exchange.noting import Lunch
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.package import read_package, write_package
from winnotes.exchange.row_seal import resealed
from winnotes.exchange.sealing import seal
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.team_reading import read_team_csv
from winnotes.wording import original_guide

GUIDE = original_guide()


def said(person: str, field: str, content: str, n: int = 1, subject: str = "ilunch") -> Version:
    writer = f"{person}.k1"
    return Version(subject, field, writer, n, {writer: n - 1} if n > 1 else {}, content)


KIM = Notebook(
    [
        said("pkim", "account", "Contoso"),
        said("pkim", "why_us_note", "Price"),
        said("pkim", "name", "Kim", subject="pkim"),
    ]
)
KIM_LATER = Notebook([*KIM.of("pkim"), said("pkim", "why_us_note", "Price, they said", 2)])
ALEX = Notebook(
    [said("palex", "why_us_note", "The service"), said("palex", "account", "Fabrikam", subject="iother")]
)


@pytest.fixture
def team(home: Path, tmp_path: Path) -> Path:
    """A folder with what Kim sent twice, what Alex sent, and the sample lunch as a package."""
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "kim.csv").write_bytes(write_team_csv(KIM, GUIDE))
    (folder / "kim later.csv").write_bytes(write_team_csv(KIM_LATER, GUIDE))
    (folder / "alex.csv").write_bytes(write_team_csv(ALEX, GUIDE))
    (folder / "sample.winnotes").write_bytes(write_package(sample_notebook()[0]))
    return folder


def notebook_in(file: Path) -> Notebook:
    read = read_team_csv(file.read_bytes(), GUIDE)
    assert read.notes == ()
    return read.notebook


def test_everybodys_words_stand_in_the_merged_file_once(winnotes: Winnotes, team: Path, tmp_path: Path):
    ran = winnotes("merge", team, "-o", tmp_path / "team.csv")
    assert ran.code == 0 and "4 of 4 files: 3 interviews" in ran.out and not ran.err
    assert notebook_in(tmp_path / "team.csv") == KIM | KIM_LATER | ALEX | sample_notebook()[0]


def test_any_order_and_way_to_name_the_files_gives_the_same_bytes(
    winnotes: Winnotes, team: Path, tmp_path: Path
):
    names = sorted(team.iterdir())
    winnotes("merge", *names, "-o", tmp_path / "first.csv")
    random.Random(7).shuffle(names)
    winnotes("merge", *names, names[0], "-o", tmp_path / "second.csv")
    winnotes("merge", team / "*.csv", team / "sample.winnotes", "-o", tmp_path / "third.csv")
    winnotes("merge", tmp_path / "first.csv", team / "kim.csv", "-o", tmp_path / "fourth.csv")
    first, *others = (
        (tmp_path / f"{one}.csv").read_bytes() for one in ("first", "second", "third", "fourth")
    )
    assert others == [first] * 3


def test_a_package_comes_out_with_the_same_words(winnotes: Winnotes, team: Path, tmp_path: Path):
    assert winnotes("merge", team, "-o", tmp_path / "team.winnotes").code == 0
    package = read_package((tmp_path / "team.winnotes").read_bytes(), "team.winnotes")
    assert package.notebook == KIM | KIM_LATER | ALEX | sample_notebook()[0]


def test_what_a_spreadsheet_only_spelled_anew_is_the_same_file(
    winnotes: Winnotes, team: Path, tmp_path: Path
):
    winnotes("merge", team, "-o", tmp_path / "first.csv")
    text = (team / "kim.csv").read_bytes().decode("utf-8-sig")
    spelled = io.StringIO(newline="")
    csv.writer(spelled, lineterminator="\n").writerows(csv.reader(io.StringIO(text, newline="")))
    (team / "kim.csv").write_text(spelled.getvalue(), "utf-8")
    assert winnotes("merge", team, "-o", tmp_path / "second.csv").code == 0
    assert (tmp_path / "second.csv").read_bytes() == (tmp_path / "first.csv").read_bytes()


def test_a_bad_file_is_told_in_a_sentence_and_keeps_nobody_out(
    winnotes: Winnotes, team: Path, tmp_path: Path
):
    (team / "list.csv").write_text("Account,Owner\nContoso,Pat\n")
    (team / "torn.winnotes").write_bytes(write_package(KIM)[:-40])
    ran = winnotes("merge", team, tmp_path / "gone.csv", "-o", tmp_path / "team.csv")
    assert ran.code == 3 and "4 of 7 files" in ran.out
    told = ran.err.splitlines()
    assert len(told) == 3 and all(
        any(name in line for line in told) for name in ("list.csv", "torn", "gone.csv")
    )
    assert notebook_in(tmp_path / "team.csv") == KIM | KIM_LATER | ALEX | sample_notebook()[0]


def test_where_nothing_can_be_read_what_stood_there_is_kept(winnotes: Winnotes, home: Path, tmp_path: Path):
    (tmp_path / "team.csv").write_text("kept")
    (tmp_path / "bad.csv").write_text("a,b\n")
    assert winnotes("merge", tmp_path / "bad.csv", "-o", tmp_path / "team.csv").code == 1
    assert (tmp_path / "team.csv").read_text() == "kept"
    (tmp_path / "empty").mkdir()
    assert winnotes("merge", tmp_path / "empty", "-o", tmp_path / "team.csv").code == 1


def test_a_dry_run_writes_nothing_and_says_the_same(winnotes: Winnotes, team: Path, tmp_path: Path):
    before = sorted(tmp_path.rglob("*"))
    ran = winnotes("merge", team, "--dry-run", "--json")
    assert ran.code == 0 and sorted(tmp_path.rglob("*")) == before
    told = json.loads(ran.out)
    assert told["interviews"] == 3 and told["met"] == 2 and told["file"] is None
    assert [entry["taken"] for entry in told["files"]] == [True] * 4
    assert winnotes("merge", team, "--dry-run", "-o", tmp_path / "team.csv").code == 0
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("names", [("a.csv", "b.winnotes"), ("a.winnotes", "b.csv")])
def test_the_same_notes_in_another_kind_of_file_are_the_same(
    winnotes: Winnotes, home: Path, tmp_path: Path, names: tuple[str, str]
):
    for name in names:
        write = write_package(KIM) if name.endswith(".winnotes") else write_team_csv(KIM, GUIDE)
        (tmp_path / name).write_bytes(write)
    told = json.loads(winnotes("merge", *(tmp_path / name for name in names), "--dry-run", "--json").out)
    assert [one["rows"] for one in told["files"]] == [{"new": 1}, {"same": 1}]


@pytest.mark.parametrize("name", ["report.pdf", "notes.winnotes", "team.xlsx"])
def test_what_is_no_file_of_ours_is_not_asked_for_as_a_csv_with_its_columns(
    winnotes: Winnotes, home: Path, tmp_path: Path, name: str
):
    (tmp_path / name).write_text("garbage\n")
    ran = winnotes("check", tmp_path / name)
    assert ran.code == 1 and f"“{name}” is neither a .winnotes file nor a team CSV" in ran.err
    ran = winnotes("merge", tmp_path / name, "-o", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (1, "") and len(ran.err.splitlines()) == 1


def test_where_to_must_be_said_and_be_of_a_kind_we_write(winnotes: Winnotes, team: Path, tmp_path: Path):
    for wrong in (
        ("merge", team),
        ("merge", team, "-o", tmp_path / "team.txt"),
        ("merge", "-o", tmp_path / "x.csv"),
    ):
        assert winnotes(*wrong).code == 2


def test_a_forged_row_that_meets_others_is_left_out_and_told(winnotes: Winnotes, home: Path, tmp_path: Path):
    head, row, end = write_team_csv(KIM, GUIDE).split(b"\r\n")
    for wrong in (b"nowhere:", b"why_us_note:why_us_note:", b"dacme/why_us_note:"):
        forged = resealed(row.replace(b" why_us_note:", b" " + wrong))
        (tmp_path / "forged.csv").write_bytes(b"\r\n".join((head, forged, end)))
        (tmp_path / "alex.csv").write_bytes(write_team_csv(ALEX, GUIDE))
        ran = winnotes("merge", tmp_path / "forged.csv", tmp_path / "alex.csv", "-o", tmp_path / "team.csv")
        assert ran.code == 3 and "forged.csv: Row 2: its seal is not from WinNotes" in ran.err
        assert notebook_in(tmp_path / "team.csv") == ALEX


def test_what_a_forged_seal_smuggles_through_is_still_proved_when_it_is_read(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    head, row, end = write_team_csv(ALEX.of("ilunch"), GUIDE).split(b"\r\n")
    (tmp_path / "forged.csv").write_bytes(
        b"\r\n".join((head, resealed(row.replace(b"service", b"prices!")), end))
    )
    assert winnotes("merge", tmp_path / "forged.csv", "-o", tmp_path / "team.csv").code == 0
    read = read_team_csv((tmp_path / "team.csv").read_bytes(), GUIDE)
    assert not len(read.notebook) and [note.what for note in read.notes] == ["forged"]


def test_each_file_is_told_by_what_it_brings_to_those_before_it(
    winnotes: Winnotes, team: Path, tmp_path: Path
):
    (team / "kim again.csv").write_bytes((team / "kim.csv").read_bytes())
    ran = winnotes("merge", team, "--dry-run")
    told = dict(
        line.rsplit(": ", 1) for line in ran.out.splitlines() if "interviews" not in line and ": " in line
    )
    told = {Path(name).name: counts for name, counts in told.items()}
    assert told == {
        "alex.csv": "2 new",
        "kim again.csv": "1 second voice",
        "kim later.csv": "1 in another state",
        "kim.csv": "1 the same",
        "sample.winnotes": told["sample.winnotes"],
    }
    assert told["sample.winnotes"].startswith("1 new, 1 second voice")
    for out in ("team.csv", "team.winnotes", "team.pdf"):
        answer = json.loads(winnotes("merge", team, "-o", tmp_path / out, "--json").out)
        entries = answer["files"]
        assert (answer["interviews"], answer["met"]) == (3, 2)
        assert [entry["rows"] for entry in entries][:4] == [
            {"new": 2},
            {"voice": 1},
            {"newer": 1},
            {"same": 1},
        ]


def test_an_encrypted_file_is_opened_with_its_passphrase_and_told_without(
    winnotes: Winnotes, team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sealed = seal(write_package(KIM), "five forks and a knife")
    (team / "kim.csv").unlink()
    (team / "kim.winnotes").write_bytes(sealed)
    ran = winnotes("merge", team, "-o", tmp_path / "without.csv")
    assert ran.code == 3 and "encrypted" in ran.err and "3 of 4 files" in ran.out
    secret = tmp_path / "secret"
    secret.write_text("five forks and a knife\n")
    ran = winnotes("merge", team, "-o", tmp_path / "team.csv", "--passphrase-file", secret)
    assert ran.code == 0
    assert notebook_in(tmp_path / "team.csv") == KIM | KIM_LATER | ALEX | sample_notebook()[0]


def test_entries_that_replace_each_other_in_a_ring_are_left_out_and_told(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    one = Version("ilunch", "why_us_note", "pkim.k1", 1, {"pkim.k2": 1}, "Price")
    other = Version("ilunch", "why_us_note", "pkim.k2", 1, {"pkim.k1": 1}, "Service")
    kept = said("pkim", "account", "Contoso")
    (tmp_path / "ring.csv").write_bytes(write_team_csv(Notebook([one, other, kept]), GUIDE))
    ran = winnotes("merge", tmp_path / "ring.csv", "-o", tmp_path / "team.csv")
    assert ran.code == 3 and "ring.csv: Row 2, why_us_note" in ran.err
    assert notebook_in(tmp_path / "team.csv") == Notebook([kept])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"{}",
        b'{"winnotes":',
        "Konto;Stufe\nüß;1".encode("cp1252"),
        b"\xff" * 99,
    ],
    ids=["empty", "a picture", "JSON", "a beginning", "another list", "noise"],
)
def test_every_kind_of_bad_file_gets_one_sentence(
    winnotes: Winnotes, team: Path, tmp_path: Path, data: bytes
):
    for name in ("bad.csv", "bad.winnotes"):
        (team / name).write_bytes(data)
        ran = winnotes("merge", team, "-o", tmp_path / "team.csv")
        assert ran.code == 3 and len(ran.err.splitlines()) == 1 and name in ran.err and "4 of 5" in ran.out
        (team / name).unlink()


def test_the_output_may_lie_among_the_files(winnotes: Winnotes, team: Path):
    winnotes("merge", team, "-o", team / "team.csv")
    first = (team / "team.csv").read_bytes()
    assert winnotes("merge", team, "-o", team / "team.csv").code == 0
    assert (team / "team.csv").read_bytes() == first


def test_answers_that_agree_by_themselves_are_told_from_those_to_be_agreed(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    kim = (
        Lunch().say("time_to_close", days="14w").say("competition_fierceness", score="7").note("why_us", "a")
    )
    alex = (
        Lunch().say("time_to_close", "palex", days="98 days").say("competition_fierceness", "palex", score="8")
        .note("why_us", "b", "palex").say("entry_path", "palex", path="rfp")
    )  # fmt: skip
    for suffix in ("csv", "winnotes"):
        for name, lunch in (("kim", kim), ("alex", alex)):
            data = (
                write_package(lunch.notebook)
                if suffix == "winnotes"
                else write_team_csv(lunch.notebook, GUIDE)
            )
            (tmp_path / f"{name}.{suffix}").write_bytes(data)
        files = [tmp_path / f"{name}.{suffix}" for name in ("kim", "alex")]
        ran = winnotes("merge", *files, "--dry-run")
        assert "Where voices meet, 1 answer agrees by itself, 1 is to be agreed." in ran.out.splitlines()
        for out in ("team.csv", "team.winnotes"):
            told = json.loads(winnotes("merge", *files, "-o", tmp_path / out, "--json").out)
            assert (told["agree_by_themselves"], told["to_be_agreed"]) == (1, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_among_the_files_of_a_folder_holds_nobody_up(winnotes: Winnotes, team: Path, tmp_path: Path):
    os.mkfifo(team / "pipe.csv")
    (team / "gone.csv").symlink_to(tmp_path / "nowhere")
    for given in (team, team / "*"):
        ran = winnotes("merge", given, "-o", tmp_path / "team.csv")
        assert ran.code == 3 and "4 of 5 files" in ran.out and "gone.csv" in ran.err and "pipe" not in ran.err

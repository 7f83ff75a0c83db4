"""Files out of the terminal and back into it."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes, notes_in
from winnotes.cli.export import PROFILES
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.profiles import PROFILES as REGISTRY


def test_every_profile_written_has_a_name_here():
    assert set(PROFILES) == set(REGISTRY)


@pytest.mark.parametrize(
    ("suffix", "begins"), [("pdf", b"%PDF-"), ("csv", b"\xef\xbb\xbf"), ("winnotes", b'{"winnotes":')]
)
def test_the_ending_says_the_format(winnotes: Winnotes, suffix: str, begins: bytes):
    winnotes("demo")
    ran = winnotes("export", "last", "-o", f"lunch.{suffix.upper()}")
    assert (ran.code, ran.out, ran.err) == (0, f"Wrote lunch.{suffix.upper()}\n", "")
    assert Path(f"lunch.{suffix.upper()}").read_bytes().startswith(begins)


def test_an_export_says_its_size_in_json(winnotes: Winnotes):
    winnotes("demo")
    told = json.loads(winnotes("export", "last", "-o", "lunch.csv", "--json").out)
    assert told == {"file": "lunch.csv", "bytes": Path("lunch.csv").stat().st_size, "findings": []}


def test_the_separator_is_the_readers(winnotes: Winnotes):
    winnotes("demo")
    for separator in ",;":
        winnotes("export", "last", "-o", "excel.csv", "--profile", "excel", "--separator", separator)
        assert f'"{separator}"'.encode() in Path("excel.csv").read_bytes().splitlines()[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("last", "-o", "x.pdf", "--profile", "team"),
        ("last", "-o", "x.csv", "--separator", ";"),
        ("last", "-o", "x.csv", "--profile", "tidy", "--separator", ";"),
        ("last", "-o", "x.csv", "--profile", "nonsense"),
        ("all", "-o", "x.pdf"),
        ("last",),
    ],
)
def test_an_export_asked_wrongly_writes_nothing(home: Path, winnotes: Winnotes, arguments: tuple[str, ...]):
    assert winnotes("export", *arguments).code == 2
    assert not home.exists() and list(Path().glob("x.*")) == []


@pytest.mark.parametrize("name", ["x.doc", "x", ".csv"])
def test_an_unknown_ending_is_told_and_nothing_written(winnotes: Winnotes, name: str):
    winnotes("demo")
    ran = winnotes("export", "last", "-o", name)
    assert ran.code == 1 and "names no format" in ran.err and not Path(name).exists()


@pytest.mark.parametrize("name", ["all.winnotes", "all.csv", "tidy.csv"])
def test_a_library_comes_back_whole_into_empty_notes(
    home: Path, winnotes: Winnotes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
):
    winnotes("demo")
    winnotes("new", "--account", "=1+1", "--deal", "O'Neill; \\", "--by", "Kim", "--note", "why_us=-5\t'=x")
    profile = ("--profile", "tidy") if name == "tidy.csv" else ()
    winnotes("export", "all", "-o", name, *profile)
    before = notes_in(home)
    monkeypatch.setenv("WINNOTES_HOME", str(tmp_path / "other"))
    ran = winnotes("import", name)
    assert ran.code == 0 and f"{len(before)} new, 0 already here; 2 interviews" in ran.out
    assert notes_in(tmp_path / "other") == before
    again = winnotes("import", name)
    assert again.code == 0 and f"0 new, {len(before)} already here" in again.out


def test_a_refused_file_does_not_keep_the_others_out(home: Path, winnotes: Winnotes):
    winnotes("demo", "--out", "sample")
    good = next(Path("sample").glob("*.winnotes"))
    bad = good.with_name("bad.winnotes")
    bad.write_bytes(good.read_bytes().replace(b"Dana", b"Dora"))
    ran = winnotes("import", "missing.csv", bad, good)
    assert ran.code == 1 and f"{len(sample_notebook()[0])} new" in ran.out
    assert "“missing.csv” cannot be opened" in ran.err and "“bad.winnotes” was not taken: line" in ran.err
    assert "Traceback" not in ran.err and notes_in(home) == sample_notebook()[0]


def test_an_edit_in_a_csv_is_told_with_its_row_and_taken(home: Path, winnotes: Winnotes):
    winnotes("demo", "--out", "sample")
    path = next(Path("sample").glob("*.csv"))
    path.write_bytes(path.read_bytes().replace(b"Northwind Traders", b"Northwind Raiders"))
    ran = winnotes("check", path)
    assert ran.code == 0 and "Row 2, account: changed" in ran.err and not home.exists()
    ran = winnotes("import", path, "--json")
    told = json.loads(ran.out)[0]
    assert ran.code == 0 and told["new"] == len(sample_notebook()[0])
    assert any("account" in note for note in told["notes"])


def test_parts_left_out_of_a_csv_are_listed_and_counted(home: Path, winnotes: Winnotes):
    winnotes("demo", "--out", "sample")
    path = next(Path("sample").glob("*.csv"))
    path.write_bytes(path.read_bytes().replace(b"Northwind Traders", b"#NAME?"))
    ran = winnotes("check", path)
    assert ran.code == 3 and "Row 2, account: an error" in ran.err and not home.exists()
    ran = winnotes("import", path, "--json")
    assert ran.code == 3 and json.loads(ran.out)[0]["new"] == len(sample_notebook()[0]) - 1


def test_a_folder_or_a_strange_name_is_no_file_to_import(winnotes: Winnotes, tmp_path: Path):
    for name in (tmp_path, "x" * 300):
        ran = winnotes("import", name)
        assert ran.code == 1 and "cannot be opened" in ran.err and "Traceback" not in ran.err


@pytest.mark.skipif(os.name != "posix", reason="needs /dev/zero")
def test_an_endless_file_is_refused(winnotes: Winnotes):
    ran = winnotes("check", "/dev/zero")
    assert ran.code == 1 and "larger than 64 MiB" in ran.err


def test_the_sample_is_added_once_and_leaves_other_notes_alone(home: Path, winnotes: Winnotes):
    assert "is in your notes" in winnotes("demo").out
    assert "was there already" in winnotes("demo").out
    assert notes_in(home) == sample_notebook()[0]


def test_the_sample_as_files_touches_no_notes(home: Path, winnotes: Winnotes):
    ran = winnotes("demo", "--out", "deep/sample")
    assert ran.code == 0 and not home.exists()
    assert sorted(path.suffix for path in Path("deep/sample").iterdir()) == [".csv", ".pdf", ".winnotes"]


def test_the_guide_goes_on_paper(home: Path, winnotes: Winnotes):
    assert winnotes("guide", "-o", "guide.pdf").out == "Wrote guide.pdf\n"
    assert Path("guide.pdf").read_bytes().startswith(b"%PDF-") and not home.exists()
    assert winnotes("guide", "-o", "guide.txt").code == 2

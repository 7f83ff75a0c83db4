"""What the world does to a command: full disks, locked folders, notes that are foreign, newer or damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.disk import mounted
from tests.cli.terminal import Winnotes, notes_in, run_program
from winnotes.desk.home import DATABASE
from winnotes.desk.sample import sample_notebook
from winnotes.store.database import SCHEMA
from winnotes.store.store import Store

EVERY = (("list",), ("show", "last"), ("new",), ("export", "all", "-o", "x.csv"), ("check",), ("demo",))


def one_sentence(told: str) -> bool:
    return len(told.splitlines()) == 1 and told[:1] in "“NTAWD" and "Traceback" not in told


@pytest.mark.parametrize("arguments", EVERY, ids=" ".join)
def test_a_foreign_database_is_refused_and_left_alone(
    home: Path, winnotes: Winnotes, arguments: tuple[str, ...]
):
    home.mkdir()
    with closing(sqlite3.connect(home / DATABASE)) as foreign:
        foreign.execute("CREATE TABLE theirs (a)")
    before = (home / DATABASE).read_bytes()
    ran = winnotes(*arguments)
    assert ran.code == 1 and one_sentence(ran.err) and "not a WinNotes database" in ran.err
    assert (home / DATABASE).read_bytes() == before
    assert [one.name for one in home.iterdir()] == [DATABASE]


def test_a_file_that_is_no_database_is_left_alone(home: Path, winnotes: Winnotes):
    home.mkdir()
    (home / DATABASE).write_bytes(b"my shopping list")
    assert winnotes("list").code == 1
    assert (home / DATABASE).read_bytes() == b"my shopping list"


def test_newer_notes_can_be_read_and_exported_and_not_changed(home: Path, winnotes: Winnotes):
    winnotes("demo")
    with closing(Store(home / DATABASE)) as store:
        store.connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    for arguments in (("show", "last"), ("list",), ("export", "last", "-o", "x.csv")):
        ran = winnotes(*arguments)
        assert ran.code == 0 and ran.out and one_sentence(ran.err) and "newer WinNotes" in ran.err
    for arguments in (("new",), ("demo",), ("import", "x.csv")):
        ran = winnotes(*arguments)
        assert "newer WinNotes" in ran.err and "Traceback" not in ran.err
    with closing(sqlite3.connect(home / DATABASE)) as newer:
        assert newer.execute("PRAGMA user_version").fetchone()[0] == SCHEMA + 1
        assert newer.execute("SELECT count(*) FROM version").fetchone()[0] == len(sample_notebook()[0])


def test_damaged_notes_are_told_by_check_and_mended_by_the_next_command(home: Path, winnotes: Winnotes):
    winnotes("demo")
    with closing(Store(home / DATABASE)) as store:
        store.snapshot()
    damaged = bytearray((home / DATABASE).read_bytes())
    damaged[4096:12288] = b"\xff" * 8192
    (home / DATABASE).write_bytes(damaged)
    checked = winnotes("check")
    assert checked.code == 1 and "is damaged" in checked.err and (home / DATABASE).read_bytes() == damaged
    ran = winnotes("list")
    assert ran.code == 0 and one_sentence(ran.err) and "put aside" in ran.err and "Northwind" in ran.out
    assert notes_in(home) == sample_notebook()[0]
    assert winnotes("check").code == 0


def test_an_entry_changed_behind_our_back_is_found(home: Path, winnotes: Winnotes):
    winnotes("demo")
    with closing(sqlite3.connect(home / DATABASE)) as stranger:
        stranger.execute("UPDATE version SET content='\"Contoso\"' WHERE field='account'")
        stranger.commit()
    ran = winnotes("check")
    assert ran.code == 1 and "1 entry is not what was written" in ran.err


def test_a_guide_that_cannot_be_read_refuses_its_file(home: Path, winnotes: Winnotes):
    from winnotes.exchange.package import write_package

    notebook, _subject = sample_notebook()
    for number, source in enumerate(
        ("not toml at all [", "title='x'", "when=1979-05-27", "x=" + "[" * 9000, "x=nan")
    ):
        path = Path(f"{number}.winnotes")
        path.write_bytes(write_package(notebook, [source]))
        ran = winnotes("import", path)
        assert ran.code == 1 and one_sentence(ran.err) and path.name in ran.err
        assert len(notes_in(home)) == 0


def test_an_export_onto_a_full_disk_keeps_the_old_file(winnotes: Winnotes, small_disk: Path):
    winnotes("demo")
    old = small_disk / "lunch.pdf"
    old.write_bytes(b"old")
    ran = winnotes("export", "last", "-o", old)
    assert ran.code == 1 and one_sentence(ran.err) and "disk is full" in ran.err
    assert old.read_bytes() == b"old" and [one.name for one in small_disk.iterdir()] == ["lunch.pdf"]


def test_notes_on_a_full_disk_say_so(small_disk: Path):
    ran = run_program(small_disk / "home", "demo")
    assert (
        ran.code == 1 and one_sentence(ran.err) and ("full" in ran.err or "could not be written" in ran.err)
    )
    assert not list(small_disk.rglob("*damaged*"))


def test_an_import_onto_a_full_disk_changes_nothing(winnotes: Winnotes, tmp_path: Path):
    winnotes("demo", "--out", "sample")
    package = next((tmp_path / "sample").glob("*.winnotes"))
    with mounted(tmp_path / "disk", "size=180k") as home:
        assert run_program(home, "list").code == 0
        (home / "filling").write_bytes(b"x" * 4096 * 12)
        ran = run_program(home, "import", package)
        assert ran.code == 1 and one_sentence(ran.err) and "Traceback" not in ran.err
        (home / "filling").unlink()
        assert "No interviews yet" in run_program(home, "list").out


def test_a_locked_folder_keeps_its_old_file(winnotes: Winnotes, locked_folder: Path):
    winnotes("demo")
    for name in ("old.pdf", "new.csv"):
        ran = winnotes("export", "last", "-o", locked_folder / name)
        assert ran.code == 1 and one_sentence(ran.err) and "cannot be written here" in ran.err
    assert (locked_folder / "old.pdf").read_bytes() == b"old" and len(list(locked_folder.iterdir())) == 1


def test_notes_in_a_locked_folder_say_so(locked_folder: Path):
    for home in (locked_folder, locked_folder / "home"):
        ran = run_program(home, "list")
        assert ran.code == 1 and one_sentence(ran.err) and "cannot be written here" in ran.err


def test_a_place_that_does_not_exist_is_told(winnotes: Winnotes):
    winnotes("demo")
    for name in ("nowhere/lunch.pdf", "lunch.pdf/lunch.pdf"):
        ran = winnotes("export", "last", "-o", name)
        assert ran.code == 1 and one_sentence(ran.err)


def test_a_folder_in_the_place_of_a_file_is_told(winnotes: Winnotes):
    winnotes("demo")
    Path("lunch.csv").mkdir()
    ran = winnotes("export", "last", "-o", "lunch.csv")
    assert ran.code == 1 and one_sentence(ran.err) and list(Path("lunch.csv").iterdir()) == []


def test_a_home_that_is_a_file_is_told(home: Path, winnotes: Winnotes):
    home.write_bytes(b"")
    for arguments in EVERY:
        ran = winnotes(*arguments)
        assert ran.code == 1 and one_sentence(ran.err), arguments


@pytest.mark.parametrize("suffix", ["csv", "winnotes", "pdf"])
def test_a_merge_onto_a_full_disk_keeps_the_old_file(winnotes: Winnotes, tmp_path: Path, suffix: str):
    winnotes("demo", "--out", "sent")
    with mounted(tmp_path / "disk", "size=8k") as disk:
        (disk / f"team.{suffix}").write_bytes(b"old")
        ran = winnotes("merge", "sent", "-o", disk / f"team.{suffix}")
        assert ran.code == 1 and one_sentence(ran.err) and "disk is full" in ran.err
        assert [(one.name, one.read_bytes()) for one in disk.iterdir()] == [(f"team.{suffix}", b"old")]


@pytest.mark.parametrize("where", [("-o", "team.csv"), ("--dry-run",)], ids=" ".join)
def test_a_merge_without_room_for_rows_set_aside_is_no_bad_file(
    winnotes: Winnotes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[str, ...]
):
    winnotes("demo", "--out", "sent")
    Path("team.csv").write_bytes(b"old")
    with mounted(tmp_path / "disk", "size=4k") as disk:
        monkeypatch.setattr("tempfile.tempdir", str(disk))
        ran = winnotes("merge", "sent/*.csv", *where)
        assert (
            ran.code == 1 and one_sentence(ran.err) and "set rows aside" in ran.err and str(disk) in ran.err
        )
        assert list(disk.iterdir()) == [] and Path("team.csv").read_bytes() == b"old"

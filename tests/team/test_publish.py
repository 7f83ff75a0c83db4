"""`winnotes publish`: a team's notes on its PostgreSQL or in Parquet, and a sentence for whatever is in the way."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.terminal import Winnotes, environment
from tests.desk.noting import TEAM_GUIDE, team_guide
from tests.team.engines import Sqlite
from tests.team.figures import by_archive, by_core
from tests.team.server import OTHER, PASSWORD, USER, Server
from winnotes.core.errors import WinNotesError
from winnotes.core.joining import join
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.demo_team import Team
from winnotes.desk.home import DATABASE
from winnotes.desk.reporting import told_here
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.package import write_package
from winnotes.store.store import Store
from winnotes.team.archive import publish
from winnotes.team.embedded import Embedded
from winnotes.team.postgres import opened
from winnotes.team.unpacking import rows_of

ROUNDS = [
    Version("n1", field, writer, 1, {}, content, "typed", "0001")
    for field, writer, content in (
        ("name", "pann.k1", "Spring"),
        ("begins", "pann.k1", "2026-03-01"),
        ("share.d1", "pann.k1", {"marketer": "Ann Example", "is_in": True}),
        ("share.d2", "pann.k1", {"marketer": "Ann Example", "is_in": False}),
        ("status.d1", "pann.k1", {"status": "done", "on": "2026-03-09"}),
        ("status.d1", "pbob.k1", {"status": "booked", "on": "2026-03-10"}),
    )
]


def filled(home: Path) -> Store:
    """Notes with a team's lunches, of which two are joined, their deals, and the sample lunch."""
    team = Team(30, 4, 2).notebook
    first, second = team.subjects("i")[:2]
    deals = [
        Version(f"d{at}", field, "crm:other", 20260901, {}, fact, "imported", "0001")
        for at, lunch in enumerate(team.subjects("i")[5:15])
        for field, fact in (("amount", 1000 * at), ("currency", "EUR"), ("created", "2026-01-05"), ("segment", "Food"),
            ("closed", f"2026-0{at % 9 + 1}-28"), ("lead_source", "Trade show"), ("name", lunch))
    ]  # fmt: skip
    about = [
        Version(lunch, "deal", "pann.k1", 1, {}, f"d{at}", "typed", "0002")
        for at, lunch in enumerate(team.subjects("i")[5:12])
    ]
    store = Store(home / DATABASE)
    whole = team | Notebook([*deals, *about, *ROUNDS, join(team, first, second, "pann.k1", "0003")])
    store.merge(whole | sample_notebook()[0], is_own=True)
    return store


def test_the_notes_here_are_published_and_the_figures_are_those_of_the_report(
    winnotes: Winnotes, home: Path, server: Server
):
    with closing(filled(home)) as store:
        told = told_here(store)
        expected = by_core(told.report(), list(told.lunches))
    ran = winnotes("publish", server.address(), "--schema", "here")
    assert (ran.code, ran.err) == (0, "")
    assert "the archive tells of 29 interviews." in ran.out
    with opened(server.address(), "here") as archive:
        assert by_archive(archive) == {what: n for what, n in expected.items() if what[0] != "basis"}
        assert archive.rows("select count(*), sum(has_interview) from deals") == [(10, 7)]
        seen = {str(one[0]): one[1] for one in archive.rows("select interview, round from interviews")}
        assert seen == {one.interview: one.deal.round for one in told.lunches}
        assert archive.rows("select round, deal, status, said_on from rounds") == [
            ("Spring", "d1", "done", "2026-03-09")
        ]
    again = winnotes("publish", server.address(), "--schema", "here")
    assert again.out == "Published: 0 new entries; the archive tells of 29 interviews.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two laptops' packages; both noted the first lunches."""
    team = Team(12, 2, 5)
    found = []
    for number, (person, lunches) in enumerate(zip(team.marketers, (slice(0, 8), slice(4, 12)), strict=True)):
        found.append(tmp_path / f"{number}.winnotes")
        known = team.notebook.of(*team.notebook.subjects("i")[lunches], person)
        found[-1].write_bytes(write_package(known))
    return found


def test_files_of_two_are_added_to_a_folder_in_any_order(
    winnotes: Winnotes, files: list[Path], tmp_path: Path
):
    for name, order in (("lake", files), ("other's lake", files[::-1])):
        for file in order:
            assert winnotes("publish", tmp_path / name, file).code == 0
    ran = winnotes("publish", tmp_path / "lake", *files, "--json")
    assert json.loads(ran.out) == {"new": 0, "erased": 0, "interviews": 12, "kept_back": 0}
    shown = sorted(path.relative_to(tmp_path / "lake") for path in (tmp_path / "lake").rglob("*.parquet"))
    assert Path("drivers.parquet") in shown and Path("tables/version.parquet") in shown
    assert all(
        (tmp_path / "lake" / one).read_bytes() == (tmp_path / "other's lake" / one).read_bytes()
        for one in shown
    )


def test_a_file_that_cannot_be_read_is_left_out_and_told(
    winnotes: Winnotes, files: list[Path], tmp_path: Path
):
    (tmp_path / "broken.winnotes").write_bytes(b'{"winnotes":1')
    ran = winnotes("publish", tmp_path / "lake", *files, tmp_path / "broken.winnotes")
    assert ran.code == 3 and "broken.winnotes" in ran.err and "12 interviews" in ran.out


def test_answers_to_private_questions_stay_here_unless_asked_for(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    said = [("guide", team_guide().id), ("gossip_note", "a canary"), ("why_us_note", "they rang back")]
    lunch = Notebook(Version("i1", name, "pann.k1", 1, {}, words, "typed", "0001") for name, words in said)
    (tmp_path / "one.winnotes").write_bytes(write_package(lunch, [TEAM_GUIDE]))
    ran = winnotes("publish", tmp_path / "lake", tmp_path / "one.winnotes")
    assert ran.out.endswith("1 entry to private questions stayed here.\n")
    with closing(Embedded()) as archive:
        archive.read(tmp_path / "lake")
        assert archive.rows("select words from note") == [("they rang back",)]
    assert winnotes("publish", tmp_path / "lake", tmp_path / "one.winnotes", "--with-private").code == 0
    with closing(Embedded()) as archive:
        archive.read(tmp_path / "lake")
        assert ("a canary",) in archive.rows("select words from note")


def refused(ran) -> str:
    """The one sentence of a command that did nothing."""
    assert (ran.code, ran.out) == (1, "") and ran.err.count("\n") == 1 and "Traceback" not in ran.err
    return ran.err


def test_what_is_in_the_way_of_a_server_is_told_in_a_sentence(
    winnotes: Winnotes, files: list[Path], server: Server, monkeypatch: pytest.MonkeyPatch
):
    def told(address: str, *more: str) -> str:
        return refused(winnotes("publish", address, files[0], *more))

    assert "No PostgreSQL answers at “127.0.0.1/x”" in told("postgresql://kim@127.0.0.1:1/x")
    assert "knows no such database or user" in told(server.address("nowhere"))
    assert "no address of a PostgreSQL" in told("mysql://kim@db/x")
    assert "no address of a PostgreSQL" in told("postgresql://kim@db/x?colour=red")
    assert "no name for a schema" in told(server.address(), "--schema", 'a"; drop table x; --')
    shown = told("postgresql://kim:hunter2@db/x")
    assert "A password in the address" in shown and "hunter2" not in shown
    server.asked("create schema theirs", "create table theirs.numbers (n int)")
    assert "holds tables that are not WinNotes's" in told(server.address(), "--schema", "theirs")
    assert winnotes("publish", server.address(), files[0], "--schema", "later").code == 0
    server.asked("update later.archive set layout = 99")
    assert "made by a newer WinNotes" in told(server.address(), "--schema", "later")
    server.asked(f"create role {USER} login password '{PASSWORD}'")
    assert "does not take the password" in told(server.address(user=USER))
    monkeypatch.setenv("PGPASSWORD", "wrong one")
    assert "does not take the password" in told(server.address(user=USER))
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert "You may not write in the schema “mine”" in told(server.address(user=USER), "--schema", "mine")
    server.asked(f"create schema mine authorization {USER}")
    assert winnotes("publish", server.address(user=USER), files[0], "--schema", "mine").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a second loopback address is there on Linux alone")
def test_notes_cross_a_network_encrypted_or_not_at_all(winnotes: Winnotes, files: list[Path], server: Server):
    address = f"postgresql://owner@{OTHER}:{server.port}/postgres"
    assert "takes no encrypted connection" in refused(winnotes("publish", address, files[0]))
    assert winnotes("publish", f"{address}?sslmode=disable", files[0], "--schema", "plainly").code == 0


def test_without_the_extra_one_sentence_names_it(
    winnotes: Winnotes, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for where in ("postgresql://kim@db/x", tmp_path / "lake"):
        assert 'pip install "winnotes[team]"' in refused(winnotes("publish", where, files[0]))
    assert not (tmp_path / "lake").exists()


def test_nobody_else_pays_for_it(home: Path, files: list[Path]):
    code = f"""import sys; from winnotes.__main__ import main; main(["report", {str(files[0])!r}])
assert not {{"duckdb", "psycopg", "pyspark"}} & sys.modules.keys()"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(home), check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_a_publishing_cut_off_leaves_nothing(server: Server):
    def cut_off() -> None:
        with opened(server.address(), "cut") as archive:
            publish(archive, rows_of(Team(4, 2, 1).notebook, ()))
            pid = archive.rows("select pg_backend_pid()")[0][0]
            server.asked(f"select pg_terminate_backend({pid}, 5000)")
            archive.rows("select 1")

    with pytest.raises(WinNotesError, match="archive_failed"):
        cut_off()
    assert server.asked("select count(*) from pg_namespace where nspname = 'cut'") == [(0,)]


def test_two_who_publish_at_once_wait_for_each_other_and_readers_keep_their_rights(server: Server):
    team = Team(8, 2, 3)
    server.asked("create role reader login")

    def add(person: str) -> None:
        with opened(server.address(), "shared") as archive:
            publish(archive, rows_of(team.noted_by(person), ()))

    threads = [Thread(target=add, args=[person], daemon=True) for person in team.marketers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    server.asked(
        "grant usage on schema shared to reader", "grant select on all tables in schema shared to reader"
    )
    add(next(iter(team.marketers)))
    with closing(Sqlite()) as alone:
        publish(alone, rows_of(team.notebook, ()))
        expected = alone.rows("select driver, k, n from drivers order by driver")
    seen = server.asked("set role reader", "select driver, k, n from shared.drivers order by driver")
    assert seen == expected and expected


def test_a_folder_with_a_broken_archive_or_none_to_write_in_is_left_alone(
    winnotes: Winnotes, files: list[Path], tmp_path: Path
):
    (tmp_path / "lake" / "tables").mkdir(parents=True)
    (tmp_path / "lake" / "tables" / "version.parquet").write_bytes(b"no parquet")
    assert "“version.parquet” in that folder" in refused(winnotes("publish", tmp_path / "lake", files[0]))
    assert [path.name for path in (tmp_path / "lake").rglob("*.parquet")] == ["version.parquet"]
    (tmp_path / "file").write_text("in the way")
    assert "“file”" in refused(winnotes("publish", tmp_path / "file", files[0]))

"""Notes are opened whatever became of their file, without a question, and the damaged set is kept."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import Notes, check_whole, open_notes
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.store.database import is_sound
from winnotes.store.store import Draft, Store

PAGE = 4096
KIM = "pkim.k1"


def written(folder: Path, *, with_snapshot: bool) -> Notebook:
    """Fill notes in `folder` (the sample, and one line after the snapshot), and return what they hold."""
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        if with_snapshot:
            store.snapshot()
        store.seal([Draft(sample_id(), "place", KIM, "after the snapshot", (), "2026-10-30T10:00:00+00:00")])
        return store.notebook()


def started(folder: Path) -> Notes:
    """The notes as they stand once everything was looked at: after this start, or after the next."""
    notes = open_notes(folder)
    found = check_whole(folder)
    if found is None:
        return notes
    assert found.code == "damage_found"
    notes.store.close()
    return open_notes(folder)


def truncated(share: float) -> Callable[[bytes], bytes]:
    return lambda whole: whole[: int(len(whole) * share)]


def overwritten(seed: int) -> Callable[[bytes], bytes]:
    """One to three pages beyond the first overwritten with noise, zeros or ones."""

    def damage(whole: bytes) -> bytes:
        chance = random.Random(seed)
        pages = bytearray(whole)
        for _once in range(chance.randint(1, 3)):
            start = chance.randrange(1, len(whole) // PAGE) * PAGE
            pages[start : start + PAGE] = chance.choice([bytes(PAGE), b"\xff" * PAGE, chance.randbytes(PAGE)])
        return bytes(pages)

    return damage


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    **{f"truncated to {share}": truncated(share) for share in (0.99, 0.9, 0.5, 0.1)},
    "cut within the header": lambda whole: whole[:60],
    "zero length": lambda _whole: b"",
    "garbage header": lambda whole: b"\x99" * 100 + whole[100:],
    "all garbage": lambda whole: random.Random(1).randbytes(len(whole)),
    "first page after the header": lambda whole: whole[:100] + b"\xff" * (PAGE - 100) + whole[PAGE:],
    "grown by noise": lambda whole: whole + random.Random(2).randbytes(10 * PAGE + 7),
    **{f"pages overwritten {seed}": overwritten(seed) for seed in range(24)},
}
HEADLESS = ("garbage header", "all garbage", "cut within the header")


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_notes_come_back_from_snapshot_and_remains(folder: Path, name: str):
    written(folder, with_snapshot=True)
    path = folder / DATABASE
    damaged = DAMAGES[name](path.read_bytes())
    path.write_bytes(damaged)
    notes = started(folder)
    with closing(notes.store) as store:
        assert is_sound(store.connection)
        assert {one.id for one in sample_notebook()[0]} <= {one.id for one in store.notebook()}
        if notes.news and damaged:
            aside = folder / str(notes.news[0].facts["aside"]) / DATABASE
            assert aside.read_bytes() == damaged
    assert [one.name for one in folder.iterdir() if "half" in one.name or "restoring" in one.name] == []


@pytest.mark.parametrize("name", [name for name in DAMAGES if name not in HEADLESS])
def test_without_a_snapshot_whatever_is_readable_comes_back(folder: Path, name: str):
    whole = written(folder, with_snapshot=False)
    path = folder / DATABASE
    damaged = DAMAGES[name](path.read_bytes())
    path.write_bytes(damaged)
    notes = started(folder)
    with closing(notes.store) as store:
        assert is_sound(store.connection)
        assert {one.id for one in store.notebook()} <= {one.id for one in whole}
        if not notes.news and damaged:
            assert store.notebook() == whole
        elif damaged:
            assert (folder / str(notes.news[0].facts["aside"]) / DATABASE).read_bytes() == damaged


def test_one_broken_page_costs_few_entries(folder: Path):
    whole = written(folder, with_snapshot=False)
    path = folder / DATABASE
    pages = bytearray(path.read_bytes())
    last = len(pages) - PAGE
    pages[last:] = b"\xff" * PAGE
    path.write_bytes(pages)
    notes = started(folder)
    with closing(notes.store) as store:
        assert notes.news[0].code == "database_damaged"
        assert len(store.notebook()) > len(whole) * 0.7


@pytest.mark.parametrize("name", ["garbage header", "all garbage", "cut within the header"])
def test_a_stranger_without_snapshots_is_left_alone(folder: Path, name: str):
    written(folder, with_snapshot=False)
    path = folder / DATABASE
    damaged = DAMAGES[name](path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(WinNotesError) as refused:
        open_notes(folder)
    assert refused.value.code == "database_foreign"
    assert path.read_bytes() == damaged


def test_vanished_notes_come_back_from_the_last_snapshot(folder: Path):
    written(folder, with_snapshot=True)
    (folder / DATABASE).unlink()
    notes = open_notes(folder)
    with closing(notes.store) as store:
        assert notes.news[0].code == "database_vanished"
        assert store.notebook() == sample_notebook()[0]
    again = open_notes(folder)
    again.store.close()
    assert again.news == []


def test_a_first_start_restores_nothing(folder: Path):
    notes = open_notes(folder)
    notes.store.close()
    assert notes.news == [] and [one.name for one in folder.iterdir()] == [DATABASE]


def test_a_last_snapshot_that_is_damaged_too_gives_way_to_the_one_before(folder: Path):
    written(folder, with_snapshot=True)
    with closing(Store(folder / DATABASE)) as store:
        store.snapshot()
    newest = max((folder / "snapshots").glob("*.db"))
    newest.write_bytes(b"\xff" * newest.stat().st_size)
    (folder / DATABASE).write_bytes(b"")
    with closing(open_notes(folder).store) as store:
        assert store.notebook() == sample_notebook()[0]


def test_what_a_crash_left_being_typed_is_recovered_without_a_question(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.keep_drafts([Draft("i1", "why_us_note", KIM, "half a sen", (), "2026-10-30T10:00:00+00:00")])
    notes = open_notes(folder)
    with closing(notes.store) as store:
        (head,) = store.notebook().heads("i1", "why_us_note")
        assert (head.content, head.via, notes.news, store.drafts()) == ("half a sen", "recovered", [], [])


def test_a_journal_left_by_a_kill_is_part_of_the_notes(folder: Path, tmp_path: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.seal([Draft("i1", "account", KIM, "Contoso", (), "2026-10-30T10:00:00+00:00")])
        killed = tmp_path / "killed"
        shutil.copytree(folder, killed)
    assert (killed / f"{DATABASE}-wal").stat().st_size
    with closing(open_notes(killed).store) as store:
        assert store.notebook().heads("i1", "account")[0].content == "Contoso"


def test_notes_locked_by_another_program_are_not_taken_for_damaged(folder: Path):
    written(folder, with_snapshot=True)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as stranger:
        stranger.execute("PRAGMA locking_mode=EXCLUSIVE")
        stranger.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WinNotesError) as refused:
            open_notes(folder)
    assert refused.value.code == "database_locked"
    assert not list(folder.glob("*damaged*"))

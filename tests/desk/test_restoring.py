"""Restoring loses no newer word, never gives a number twice, and can be begun again wherever it was killed."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from winnotes.core.notebook import Notebook
from winnotes.core.version import canonical
from winnotes.desk.home import DATABASE
from winnotes.desk.interviews import start_interview
from winnotes.desk.opening import open_notes
from winnotes.desk.person import now_typing
from winnotes.desk.sample import sample_notebook
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

AT = "2026-10-30T10:00:0{n}+00:00"


def typed(store: Store, content: str, n: int = 0) -> Draft:
    person = now_typing(store)
    return Draft("i1", "why_us_note", person.writer, content, (), AT.format(n=n))


def break_last_page(folder: Path) -> None:
    path = folder / DATABASE
    path.write_bytes(path.read_bytes()[:-4096] + b"\xff" * 4096)


def garble_header(folder: Path) -> None:
    path = folder / DATABASE
    path.write_bytes(b"\x99" * 100 + path.read_bytes()[100:])


def test_a_draft_in_the_snapshot_never_comes_back_over_what_became_of_it(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        store.keep_drafts([typed(store, "half")])
        store.snapshot()
        store.keep_drafts([typed(store, "half a sentence, finished", 1)])
        store.seal(store.drafts())
    # Damage in an index: the tables can be read whole, so everything typed after the snapshot is there.
    break_one_index_page(folder)
    with closing(open_notes(folder).store) as store:
        assert [one.content for one in store.notebook().heads("i1", "why_us_note")] == [
            "half a sentence, finished"
        ]


def break_one_index_page(folder: Path) -> None:
    with closing(Store(folder / DATABASE)) as store:
        query = "SELECT rootpage FROM sqlite_schema WHERE name='version_by_subject'"
        root = store.connection.execute(query).fetchone()[0]
    path = folder / DATABASE
    pages = bytearray(path.read_bytes())
    pages[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(pages)


def test_a_draft_that_only_the_snapshot_holds_comes_back(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.keep_drafts([typed(store, "half a sen")])
        store.snapshot()
    (folder / DATABASE).write_bytes(b"")
    with closing(open_notes(folder).store) as store:
        assert [one.content for one in store.notebook().heads("i1", "why_us_note")] == ["half a sen"]


def test_words_lost_here_but_alive_elsewhere_come_back_beside_new_ones(folder: Path, tmp_path: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.seal([typed(store, "first")])
        store.snapshot()
        store.seal([typed(store, "exported, then lost here", 1)])
        exported = store.notebook()
    (folder / DATABASE).write_bytes(b"")
    with closing(open_notes(folder).store) as store:
        for n, content in enumerate(("typed after the loss", "and once more"), 2):
            store.seal([typed(store, content, n)])
        store.merge(exported)
        heads = {str(one.content) for one in store.notebook().heads("i1", "why_us_note")}
    assert heads == {"exported, then lost here", "and once more"}


def test_a_draft_that_comes_back_takes_no_number_given_before(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.seal([typed(store, "first")])
        store.keep_drafts([typed(store, "sec", 1)])
        store.snapshot()
        store.keep_drafts([typed(store, "second, exported, then lost here", 2)])
        store.seal(store.drafts())
        exported = store.notebook()
    (folder / DATABASE).write_bytes(b"")
    with closing(open_notes(folder).store) as store:
        store.seal([typed(store, "sec and something else", 3)])
        store.merge(exported)
        heads = {str(one.content) for one in store.notebook().heads("i1", "why_us_note")}
    assert heads == {"second, exported, then lost here", "sec and something else"}


def test_settings_come_back_and_the_installation_is_a_new_one(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        before = now_typing(store)
        store.set_setting("look", {"theme": "dark"})
        store.snapshot()
    (folder / DATABASE).write_bytes(b"")
    with closing(open_notes(folder).store) as store:
        after = now_typing(store)
        assert store.setting("look") == {"theme": "dark"}
    assert after.id == before.id and after.installation != before.installation


def steps(folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The folder as a kill leaves it at each step of a restoration, made from a whole one run to its end."""
    damaged = tmp_path / "damaged"
    shutil.copytree(folder, damaged)
    open_notes(folder).store.close()
    (aside,) = folder.glob("damaged-*")

    def copy(name: str, *, is_aside: bool = True, is_gone: bool = True) -> Path:
        made = Path(shutil.copytree(damaged, tmp_path / name))
        if is_aside:
            shutil.copytree(aside, made / aside.name)
        if is_gone:
            (made / DATABASE).unlink()
        return made

    half = copy("half a copy made", is_aside=False, is_gone=False) / "half-damaged-1"
    half.mkdir()
    (half / DATABASE).write_bytes(b"SQL")
    yield "half a copy made", half.parent
    yield "copied, not removed", copy("copied, not removed", is_gone=False)
    yield "removed, nothing fresh", copy("removed, nothing fresh")
    (copy("journal left") / f"{DATABASE}-wal").write_bytes(b"left")
    yield "journal left", tmp_path / "journal left"
    with closing(Store(copy("filling") / f"restoring-{DATABASE}")) as store:
        store.merge(Notebook(list(sample_notebook()[0])[:20]))
    yield "filling", tmp_path / "filling"
    (copy("torn") / f"restoring-{DATABASE}").write_bytes(b"SQLite format 3\0torn")
    yield "torn", tmp_path / "torn"


def contents(folder: Path) -> set[tuple[str, str, str]]:
    with closing(open_notes(folder).store) as store:
        return {(one.subject, one.field, canonical(one.content)) for one in store.notebook()}


@pytest.mark.parametrize("with_snapshot", [True, False])
def test_a_restoration_killed_anywhere_is_simply_done_again(
    folder: Path, tmp_path: Path, with_snapshot: bool
):
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        start_interview(store, now_typing(store), original_guide(), {"account": "Contoso"})
        store.keep_drafts([typed(store, "being typed")])
        if with_snapshot:
            store.snapshot()
    break_last_page(folder)
    left = list(steps(folder, tmp_path))
    wanted = contents(folder)
    assert len(wanted) > 50 and ("i1", "why_us_note", '"being typed"') in wanted
    for name, killed in left:
        assert contents(killed) == wanted, name


def test_notes_damaged_twice_lose_nothing_the_second_time(folder: Path):
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        store.snapshot()
    garble_header(folder)
    with closing(open_notes(folder).store) as store:
        store.seal([typed(store, "between two accidents")])
        store.snapshot()
    garble_header(folder)
    notes = open_notes(folder)
    with closing(notes.store) as store:
        assert store.notebook().heads("i1", "why_us_note")[0].content == "between two accidents"
        assert {one.id for one in sample_notebook()[0]} <= {one.id for one in store.notebook()}
    assert len(list(folder.glob("damaged-*"))) == 2

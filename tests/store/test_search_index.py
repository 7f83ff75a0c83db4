"""The index of words holds what the notes hold, whatever happened to them, and is made anew when it is gone."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winnotes.core.notebook import Notebook
from winnotes.core.search.passage import passages_of, title_of
from winnotes.core.search.query import fits, read_query
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.desk.searching import search
from winnotes.store import index_file
from winnotes.store.index_file import NAME, remove_index
from winnotes.store.search_index import IndexGone, SearchIndex
from winnotes.store.store import Arrival, Draft, Store

KIM, ALEX = "pkim.k1", "palex.k1"
WORDS = (
    "price",
    "prices",
    "Straße",
    "data on legal",
    '" they rang back',
    "> case study @kim",
    "! #legal late",
    "",
    "価格が高い",
)
STEP = st.tuples(
    st.sampled_from(["seal", "merge", "undo", "erase"]),
    st.sampled_from(["i1", "i2", "dx"]),
    st.sampled_from(["why_us_note", "objections_note", "account", "summary"]),
    st.sampled_from(WORDS),
)


def opened(folder: Path) -> Store:
    return Store(folder / "winnotes.db")


def do(store: Store, number: int, step: tuple[str, str, str, str]) -> None:
    """Seal a text, take one in, take the last merge back, or erase a subject."""
    act, subject, field, text = step
    at = f"2026-10-{number + 1:02}T12:00:00.000+00:00"
    if act == "seal":
        heads = tuple(head.id for head in store.notebook(subject).heads(subject, field))
        store.seal([Draft(subject, field, KIM, text, heads, at)])
    elif act == "merge":
        arriving = Notebook(
            [Version(subject, field, ALEX, number + 1, {ALEX: number}, text, at="2026-01-01")]
        )
        store.merge_noted(Arrival(arriving, {"at": at, "files": ["a"], "changes": 1}))
    elif act == "undo":
        if store.last_merge() is not None:
            store.undo_merge()
    else:
        store.erase({subject: None}, KIM, at)
        store.finish_erasing()


def everything(index: SearchIndex) -> set[tuple[object, ...]]:
    """What stands in the index, and can be found there, without numbers."""
    rows = index._connection.execute(
        "SELECT subject, key, kind, person, number, at, text, words, about, marks FROM passage"
    )
    found = set(rows.fetchall())
    counted = index._connection.execute(
        "SELECT count(*) FROM found WHERE found MATCH 'marks : markk*'"
    ).fetchone()[0]
    assert counted == index._connection.execute("SELECT count(*) FROM passage").fetchone()[0]
    index._connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
    return found


@pytest.fixture
def store(tmp_path: Path):
    found = opened(tmp_path)
    yield found
    found.close()


@given(steps=st.lists(STEP, max_size=12), looks=st.sets(st.integers(0, 11)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_step_by_step_comes_to_what_is_made_anew(tmp_path_factory, steps, looks):
    folder = tmp_path_factory.mktemp("notes")
    store = opened(folder)
    for number, step in enumerate(steps):
        do(store, number, step)
        if number in looks:
            index = SearchIndex(folder / NAME)
            index.follow(store)
            index.close()
    index, anew = SearchIndex(folder / NAME), SearchIndex(None)
    index.follow(store)
    anew.follow(store)
    assert everything(index) == everything(anew)
    assert index.follow(store) == 0
    index.close()
    anew.close()
    store.close()


SEARCHES = (
    "price", "the ", "we", '"', ">", "#roi", "in:objections ", '"you', "deck", '"your deck"', "by:kim ",
    "when:2026-10 ", "ü",
)  # fmt: skip


@pytest.mark.parametrize("typed", SEARCHES)
def test_what_is_found_is_what_looking_through_all_finds(store: Store, typed: str):
    notebook, subject = sample_notebook()
    store.merge(notebook)
    index = SearchIndex(None)
    index.follow(store)
    labels = {key: key for key in ("objections", "why_us")}
    people = {one: str(notebook.heads(one, "name")[0].content) for one in notebook.subjects("p")}
    query = read_query(typed, labels, people)
    fields = store.notebook(subject).fields(subject)
    title = title_of(fields)
    wanted = {
        (one.key, one.number, one.text)
        for one in passages_of(subject, fields)
        if (not query.kinds or one.kind in query.kinds)
        and (query.keys is None or one.key in query.keys)
        and (query.people is None or one.person in query.people)
        and set(query.tags) <= {tag.casefold() for tag in one.tags}
        and (not query.periods or one.at[:7].replace("-", "") in query.periods)
        and fits(query, one.text, title)
    }
    assert wanted, "a search that finds nothing proves nothing"
    for found in (index.newest(query, 10_000), index.best(query, 10_000)):
        assert {(hit.key, hit.number, hit.text) for hit in found} == wanted
    index.close()


def test_what_was_sealed_last_comes_first(store: Store):
    for number, subject in enumerate(("i3", "i1", "i2")):
        store.seal([Draft(subject, "why_us_note", KIM, "price", (), f"2026-10-0{number + 1}")])
    index = SearchIndex(None)
    index.follow(store)
    query = read_query("price", {}, {})
    assert [hit.subject for hit in index.newest(query)] == ["i2", "i1", "i3"]
    assert len(index.newest(query, 2)) == 2
    index.close()


def test_a_key_quote_tells_more_than_a_plain_line(store: Store):
    store.seal([Draft("i1", "why_us_note", KIM, '"* price was fair\nprice was fair', (), "2026-10-01")])
    index = SearchIndex(None)
    index.follow(store)
    assert [hit.kind for hit in index.best(read_query("price ", {}, {}))] == ["key_quote", "text"]
    index.close()


@pytest.mark.parametrize("how", ["damaged", "another layout", "removed"])
def test_an_index_that_is_gone_or_damaged_is_made_anew(store: Store, tmp_path: Path, how: str):
    store.seal([Draft("i1", "why_us_note", KIM, "price", (), "2026-10-01")])
    path = tmp_path / NAME
    index = SearchIndex(path)
    index.follow(store)
    index.close()
    if how == "damaged":
        path.write_bytes(b"not a database at all" * 100)
    elif how == "another layout":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version=99")
        connection.close()
    else:
        path.unlink()
    index = SearchIndex(path)
    index.follow(store)
    assert len(index.newest(read_query("price", {}, {}))) == 1
    index.close()
    assert path.stat().st_mode & 0o077 == 0


def test_an_index_that_breaks_under_a_search_is_told_and_the_search_goes_on_without_it(
    store: Store, tmp_path: Path
):
    store.seal([Draft("i1", "why_us_note", KIM, "price", (), "2026-10-01")])
    index = SearchIndex(tmp_path / NAME)
    index.follow(store)
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("DROP TABLE passage")
    other.close()
    store.seal([Draft("i2", "why_us_note", KIM, "price", (), "2026-10-02")])
    with pytest.raises(IndexGone):
        index.follow(store)
    index.close()
    assert len(search(store, "price").hits) == 2
    assert not (tmp_path / NAME).exists()
    assert len(search(store, "price", is_followed=True).hits) == 2


def test_many_who_search_at_once_take_turns_and_find_the_same(store: Store, tmp_path: Path):
    notebook, _subject = sample_notebook()
    store.merge(notebook)
    for _again in range(20):  # without turns one in three rounds ended the whole program
        together = Barrier(4)

        def look() -> int:
            together.wait()  # noqa: B023 - all of this round are done before the next
            with closing(opened(tmp_path)) as own:
                return len(search(own, "deck").hits)

        with ThreadPoolExecutor(4) as people:
            found = {one.result() for one in [people.submit(look) for _person in range(4)]}
        assert found == {len(search(store, "deck").hits)} != {0}
        remove_index(tmp_path)


def test_an_index_another_program_keeps_is_left_alone_and_the_search_goes_on_without_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(index_file, "WAIT_S", 0.01)
    store.seal([Draft("i1", "why_us_note", KIM, "price", (), "2026-10-01")])
    assert len(search(store, "price").hits) == 1
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert len(search(store, "price").hits) == 1
        assert (tmp_path / NAME).exists()
        other.execute("ROLLBACK")
    with closing(SearchIndex(tmp_path / NAME)) as index:
        assert index.follow(store) == 0


def test_a_search_that_keeps_the_index_open_for_long_holds_nobody_up(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(index_file, "WAIT_S", 0.01)
    monkeypatch.setattr(index_file, "REMOVAL_WAIT_S", 0.01)
    store.seal([Draft("i1", "why_us_note", KIM, "price", (), "2026-10-01")])

    def look() -> int:
        with closing(opened(tmp_path)) as own:
            return len(search(own, "price").hits)

    with closing(SearchIndex(tmp_path / NAME)), ThreadPoolExecutor(1) as other:
        assert other.submit(look).result(timeout=60) == 1
        with pytest.raises(TimeoutError):
            other.submit(remove_index, tmp_path).result(timeout=60)
    assert (tmp_path / NAME).exists()


def test_what_was_erased_is_in_no_file_of_the_index(store: Store, tmp_path: Path):
    store.seal([Draft("i1", "why_us_note", KIM, "Zqorvexu rang", (), "2026-10-01")])
    index = SearchIndex(tmp_path / NAME)
    index.follow(store)
    index.close()
    assert b"zqorvexu" in b"".join(one.read_bytes().lower() for one in tmp_path.glob("search.db*"))
    store.erase({"i1": None}, KIM, "2026-10-02")
    store.finish_erasing()
    assert not list(tmp_path.glob("search.db*"))
    index = SearchIndex(tmp_path / NAME)
    index.follow(store)
    assert index.newest(read_query("zqor", {}, {})) == []
    index.close()

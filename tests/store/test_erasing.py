"""What was erased is in no row and no file any more, stays out unasked, and what was cut short is ended later."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fault.disk import scratch
from winnotes.core.changes import merged
from winnotes.core.erasure import covers
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import ERASED, Notebook, knew_of, knowing
from winnotes.core.version import Version
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store

KIM, ALEX = "pkim.k1", "palex.k2"
NOTE = "why_us_note"
AT = "2026-10-29T12:00:00.000+00:00"
CANARY = "canary-zebra"
FIELDS = (NOTE, "account")


def draft(content, field=NOTE, writer=KIM, subject="i1"):
    return Draft(subject, field, writer, content, (), AT)


def files_with(folder: Path, text: str) -> list[str]:
    """Every file below the folder that holds the text, as any of the spellings a file may have it in."""
    spellings = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in spellings)
    )


def with_canaries(folder: Path) -> Store:
    """Notes with the words in a note, a value, a scrap, a draft, history, snapshots and a damaged set put aside."""
    store = Store(folder / "winnotes.db")
    store.seal([draft(f"{CANARY} first"), draft("kept words", "place"), draft(CANARY * 2000, "summary")])
    store.snapshot()
    store.seal([
        draft(f"{CANARY} later"), draft({"said": {"text": CANARY}, "state": "answered"}, "why_us"),
        draft({"text": CANARY, "talk_s": 3, "placed": ""}, "scrap.a"),
    ])  # fmt: skip
    store.snapshot()
    store.keep_drafts([draft(f"{CANARY} being typed"), draft(f"{CANARY} too", "account", ALEX)])
    for name in ("damaged-20261029", "half-damaged-20261028"):
        (folder / name).mkdir()
        (folder / name / "winnotes.db").write_bytes(CANARY.encode())
    (folder / "restoring-winnotes.db").write_bytes(CANARY.encode())
    (folder / "snapshots" / "20261029T120000000.part").write_bytes(CANARY.encode())
    return store


def test_no_byte_below_the_folder_holds_the_erased_words(tmp_path: Path):
    with closing(with_canaries(tmp_path)) as store:
        assert len(files_with(tmp_path, CANARY)) >= 6
        store.erase({"i1": [NOTE, "why_us", "scrap.a", "summary", "account"]}, KIM, AT)
        assert files_with(tmp_path, CANARY) == []
        assert [head.content for head in store.notebook("i1") if head.field != ERASED] == ["kept words"]
    assert files_with(tmp_path, CANARY) == []
    assert files_with(tmp_path, "kept words") == [
        f"snapshots/{snapshots(tmp_path / 'winnotes.db')[0].name}", "winnotes.db"
    ]  # fmt: skip


def test_a_whole_subject_is_forgotten_with_its_history_and_drafts(tmp_path: Path):
    with closing(with_canaries(tmp_path)) as store:
        store.seal([draft("other lunch", subject="i2")])
        (erasure,) = store.erase({"i1": None}, KIM, AT)
        assert [one for one in store.everything() if one.subject == "i1"] == [erasure]
        assert store.drafts() == [] and len(store.notebook("i2")) == 1
        assert files_with(tmp_path, CANARY) + files_with(tmp_path, "kept words") == []


def test_words_left_in_unused_pages_go_too(tmp_path: Path):
    with closing(Store(tmp_path / "winnotes.db")) as store:
        store.seal([draft("kept words", "place"), draft(CANARY * 9000)])
        store.connection.execute("PRAGMA secure_delete=OFF")
        store.connection.execute("DELETE FROM version WHERE field=?", (NOTE,))
        store.settle()
        assert files_with(tmp_path, CANARY) == ["winnotes.db"]
        store.erase({"i1": [NOTE]}, KIM, AT)
    assert files_with(tmp_path, CANARY) == []


def test_an_erasure_leaves_no_name_of_the_files_that_were_merged(tmp_path: Path):
    with closing(Store(tmp_path / "winnotes.db")) as store:
        store.set_setting("last_merge", {"told": {"files": [f"{CANARY}.winnotes"]}})
        store.erase({"i1": None}, KIM, AT)
        assert store.setting("last_merge") is None and files_with(tmp_path, CANARY) == []


def test_what_is_typed_after_an_erasure_knows_of_it_and_is_sealed_anew_in_place(tmp_path: Path):
    with closing(Store(tmp_path / "winnotes.db")) as store:
        store.seal([draft("Jo said")])
        (erasure,) = store.erase({"i1": [NOTE]}, KIM, AT)
        for text in ("the product", "the price"):
            store.seal([draft(text)])
        (head,) = store.notebook().heads("i1", NOTE)
        assert head.content == "the price" and head.n == 1 and head.writer.startswith(f"{KIM}~")
        assert dict(head.replaces) == {knew_of(erasure): 1}
        assert not covers([erasure], head)


def test_words_that_arrive_late_are_held_whoever_sends_them(tmp_path: Path):
    with closing(Store(tmp_path / "winnotes.db")) as store, closing(Store(tmp_path / "b.db")) as other:
        store.seal([draft("Jo said")])
        other.merge(store.notebook())
        store.erase({"i1": [NOTE]}, KIM, AT)
        other.seal([draft("Jo meant", writer=ALEX), draft("Acme", "account", ALEX)])
        assert store.merge(other.notebook()) == 1
        assert [head.content for head in store.notebook() if head.field != ERASED] == ["Acme"]


def test_a_colleagues_erasure_is_not_taken_unasked(tmp_path: Path):
    with closing(Store(tmp_path / "winnotes.db")) as store, closing(Store(tmp_path / "b.db")) as other:
        store.seal([draft("Jo said")])
        other.merge(store.notebook())
        other.erase({"i1": [NOTE]}, ALEX, AT)
        assert store.merge(other.notebook()) == 0
        assert [head.content for head in store.notebook()] == ["Jo said"]


@pytest.mark.parametrize("calls", range(1, 6))
def test_an_erasure_cut_short_is_ended_by_the_next_one_who_asks(
    tmp_path: Path, calls: int, monkeypatch: pytest.MonkeyPatch
):
    cut_short_after(calls, monkeypatch)
    store = with_canaries(tmp_path)
    with pytest.raises(WinNotesError) as told:
        store.erase({"i1": None}, KIM, AT)
    assert told.value.code == "erasure_unfinished"
    store.close()
    monkeypatch.undo()
    with closing(Store(tmp_path / "winnotes.db")) as again:
        assert [one.field for one in again.everything()] == [ERASED] and again.drafts() == []
        assert again.finish_erasing() and not again.finish_erasing()
        assert files_with(tmp_path, CANARY) == []


def cut_short_after(calls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk refuse from the given unlink on, and, last, the copy into a snapshot."""
    left = [calls]
    unlink = Path.unlink

    def refusing(path: Path, *, missing_ok: bool = False) -> None:
        if path.name.startswith(("winnotes.db", "restoring")) or path.parent.name == "snapshots":
            left[0] -= 1
            if left[0] <= 0:
                raise PermissionError(13, "refused")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)


def test_a_reader_in_the_journal_makes_the_erasure_wait(tmp_path: Path):
    with closing(with_canaries(tmp_path)) as store:
        reader = sqlite3.connect(tmp_path / "winnotes.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM version").fetchone()
        with pytest.raises(WinNotesError, match="erasure_unfinished"):
            store.erase({"i1": None}, KIM, AT)
        reader.close()
        assert store.finish_erasing() and files_with(tmp_path, CANARY) == []


# law 13, with erasures among what arrives


@st.composite
def arrivals(draw) -> Version:
    """A text, one that knew of an erasure, or an erasure; few of each, so that they meet."""
    writer, n = draw(st.sampled_from([KIM, ALEX])), draw(st.integers(1, 2))
    content = draw(st.sampled_from([{"fields": [NOTE]}, {"fields": [*FIELDS]}, {"all": True}]))
    erasure = Version("i1", ERASED, writer, n, {}, content)
    if draw(st.booleans()):
        return erasure
    knew = knowing(Notebook([erasure]), "i1", NOTE) if draw(st.booleans()) else {}
    replaces = draw(st.dictionaries(st.sampled_from([KIM, ALEX]), st.integers(1, 2), max_size=1))
    author, number = draw(st.sampled_from(["pcem.k3", f"{KIM}~a"])), draw(st.integers(1, 2))
    return Version("i1", draw(st.sampled_from(FIELDS)), author, number, {**replaces, **knew}, "price")


@given(
    arriving=st.lists(st.tuples(st.lists(arrivals(), max_size=6).map(Notebook), st.booleans()), max_size=5)
)
def test_the_stores_merge_is_the_models_merge_whatever_was_erased(arriving):
    with scratch() as folder, closing(Store(folder / "winnotes.db")) as store:
        known = Notebook()
        for notebook, is_own in arriving:
            before = {one.id for one in known}
            known = known | notebook if is_own else merged(known, notebook)
            assert store.merge(notebook, is_own=is_own) == len({one.id for one in known} - before)
            assert store.notebook() == known


# law 7: erased content never returns unasked, whatever three laptops do

STEPS = st.tuples(st.integers(0, 2), st.sampled_from(["type", "erase", "send", "export"]), st.integers(0, 2))


@given(history=st.lists(STEPS, min_size=3, max_size=14), field=st.sampled_from([NOTE, None]))
def test_erased_content_never_returns_unasked(history, field):
    with scratch() as folder:
        laptops = [Store(folder / str(number) / "winnotes.db") for number in range(3)]
        forgotten: list[set[str]] = [set(), set(), set()]
        exports = [Notebook()]
        for step, (number, what, other) in enumerate(history):
            store = laptops[number]
            if what == "type":
                store.seal([draft(f"text {step}", writer=f"p{number}.k")])
            elif what == "erase":
                forgotten[number] |= {str(head.content) for head in store.notebook().heads("i1", NOTE)}
                store.erase({"i1": field and [field]}, f"p{number}.k", AT)
            elif what == "export":
                exports.append(store.notebook())
                store.mark_seen(exports[-1])
            else:
                store.merge(laptops[other].notebook())
                store.merge(exports[step % len(exports)])
            for here, gone in zip(laptops, forgotten, strict=True):
                assert not gone & {str(one.content) for one in here.everything()}
        for store in laptops:
            store.close()

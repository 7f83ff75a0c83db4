"""A person is found wherever their words are, and forgotten in every place that was ticked."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.coming import AT, KIM, LUNCH, SAMPLE, packed, previewed
from tests.store.test_erasing import CANARY, files_with, with_canaries
from winnotes.core.erasure import erase as erase_in_core
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import ERASED
from winnotes.desk.erasing import WHOLE, Place, erase, find, whole
from winnotes.desk.importing import import_file
from winnotes.desk.opening import open_notes
from winnotes.desk.taking import take
from winnotes.store.mark import leave_mark
from winnotes.store.store import Draft, Store


def draft(content, field="why_us_note", subject="i1"):
    return Draft(subject, field, "pkim.k1", content, (), AT)


def places(found: list[Place]) -> set[tuple[str, str]]:
    return {(one.subject, one.field) for one in found}


def test_words_are_found_in_notes_values_scraps_drafts_and_history(folder: Path):
    with closing(with_canaries(folder)) as store:
        store.seal([draft("nothing any more")])
        found = find(store, ["CANARY zebra"])
        assert places(found) == {
            ("i1", name) for name in ("why_us_note", "why_us", "scrap.a", "summary", "account")
        }
        erase(store, found)
        assert files_with(folder, CANARY) == [] and find(store, [CANARY]) == []


@pytest.mark.parametrize("word", ["dana ruiz", "DANA", "dana.ruiz", "Ruiz, nobody"])
def test_case_and_punctuation_count_for_nothing_and_other_words_do(store: Store, word: str):
    store.seal([draft("I met Dana Ruiz at noon"), draft("Daniel", "interviewee")])
    assert places(find(store, [word])) == (set() if "nobody" in word else {("i1", "why_us_note")})


def test_any_of_several_words_is_enough_and_one_interview_can_be_looked_at_alone(store: Store):
    store.seal([draft("Dana"), draft("Ruiz", "place"), draft("Dana", subject="i2"), draft("x", "account")])
    assert len(find(store, ["Dana", "Ruiz"])) == 3
    assert places(find(store, ["Dana", "Ruiz"], "i1")) == {("i1", "why_us_note"), ("i1", "place")}


def test_an_excerpt_is_short_and_shows_the_word(store: Store):
    store.seal([draft("before " * 40 + "Dana\n" + "after " * 40)])
    (place,) = find(store, ["dana"])
    assert "Dana" in place.excerpt and len(place.excerpt) <= 62 and "\n" not in place.excerpt


def test_what_was_erased_is_told_to_nobody_as_a_place(store: Store):
    store.seal([draft("Dana")])
    erase(store, find(store, ["Dana"]))
    assert find(store, ["why_us_note"]) == [] and erase(store, []) == 0


def test_a_whole_interview_is_forgotten_though_a_field_of_it_was_ticked_too(store: Store):
    store.merge(SAMPLE)
    assert erase(store, [*find(store, ["Dana"], LUNCH), *whole(store, LUNCH)]) > 1
    assert list(store.notebook(LUNCH).fields(LUNCH)) == [ERASED] and whole(store, LUNCH)[0].field == WHOLE


def cut_short(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Erase while the disk refuses to remove a folder: the rows are gone, the files are not."""
    with closing(with_canaries(folder)) as store, monkeypatch.context() as refusing:
        refusing.setattr(shutil, "rmtree", _refuse)
        with pytest.raises(WinNotesError, match="erasure_unfinished"):
            erase(store, [Place("i1", WHOLE)])
    assert files_with(folder, CANARY)


def _refuse(path: Path) -> None:
    raise PermissionError(13, "refused", str(path))


def test_the_next_start_ends_what_was_cut_short(folder: Path, monkeypatch: pytest.MonkeyPatch):
    cut_short(folder, monkeypatch)
    notes = open_notes(folder)
    notes.store.close()
    assert notes.news == [] and files_with(folder, CANARY) == []


def test_the_next_start_tells_where_it_still_cannot_be_ended(folder: Path, monkeypatch: pytest.MonkeyPatch):
    cut_short(folder, monkeypatch)
    monkeypatch.setattr(shutil, "rmtree", _refuse)
    notes = open_notes(folder)
    notes.store.close()
    assert [one.code for one in notes.news] == ["erasure_unfinished"]


def test_notes_damaged_before_the_erasure_was_ended_do_not_bring_the_words_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    aside = folder / "damaged-20261030"
    with closing(with_canaries(folder)):
        shutil.copytree(folder, aside, ignore=shutil.ignore_patterns("damaged*", "snapshots"))
    with monkeypatch.context() as refusing:
        refusing.setattr(shutil, "rmtree", _refuse)
        with closing(Store(folder / "winnotes.db")) as store, pytest.raises(WinNotesError):
            erase(store, [Place("i1", WHOLE)])
    (folder / "winnotes.db").write_bytes(b"\xff" * 8192)
    with closing(open_notes(folder).store) as store:
        assert aside.exists() is False
        assert [one.field for one in store.notebook("i1")] == [ERASED] and store.drafts() == []
        assert files_with(folder, CANARY) == []


def test_an_erasure_that_no_safety_copy_knows_of_holds_when_the_notes_are_restored(folder: Path):
    database = folder / "winnotes.db"
    with closing(with_canaries(folder)) as store, closing(sqlite3.connect(database)) as reader:
        root = "SELECT rootpage FROM sqlite_schema WHERE name='head_by_field'"
        page = store.connection.execute(root).fetchone()[0]
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM version").fetchone()
        with pytest.raises(WinNotesError, match="erasure_unfinished"):
            erase(store, [Place("i1", WHOLE)])
    data = bytearray(database.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    database.write_bytes(data)
    leave_mark(database)
    notes = open_notes(folder)
    with closing(notes.store) as store:
        assert [one.code for one in notes.news] == ["database_damaged"]
        assert [one.field for one in store.notebook("i1")] == [ERASED] and store.drafts() == []
        assert files_with(folder, CANARY) == []


def test_a_colleagues_erasure_that_is_ticked_reaches_the_files_too(
    store: Store, folder: Path, tmp_path: Path
):
    store.seal([draft(CANARY, subject=LUNCH)])
    store.snapshot()
    _erasure, theirs = erase_in_core(store.notebook(), LUNCH, ["why_us_note"], f"{KIM}.kother", AT)
    preview = previewed(store, packed(tmp_path / "a.winnotes", theirs))
    taken = take(store, preview, {one.key for one in preview.items()})
    assert taken.unfinished is None and files_with(folder, CANARY) == []


def test_an_import_tells_what_was_held_because_it_is_erased_here(store: Store, tmp_path: Path):
    store.seal([draft("Dana", subject=LUNCH), draft("Acme", "account", LUNCH)])
    file = packed(tmp_path / "a.winnotes", store.notebook())
    erase(store, find(store, ["Dana"]))
    imported = import_file(store, file)
    assert (imported.new, imported.same, imported.is_whole) == (0, 1, False)
    assert "erased" in imported.notes[0] and find(store, ["Dana"]) == []

"""What files would change is told before anything is written, and what is ticked comes in whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.coming import ALEX, AT, KIM, LUNCH, SAMPLE, by, edited, kinds, packed, previewed
from tests.desk.noting import TEAM_GUIDE, team_guide
from tests.desk.test_importing import whole_folder
from winnotes.core.changes import merged
from winnotes.core.erasure import erase
from winnotes.core.errors import WinNotesError
from winnotes.core.joining import join
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.guides import guide_source
from winnotes.desk.preview import preview_of, read_files
from winnotes.desk.taking import STEPS, Cancelled, take
from winnotes.exchange.package import write_package
from winnotes.exchange.sealing import seal
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store


def test_a_preview_writes_nothing_at_all(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    before = whole_folder(store)
    previewed(store, packed(tmp_path / "a.winnotes", SAMPLE))
    assert whole_folder(store) == before


def test_a_colleagues_notes_of_the_same_lunch_are_second_voices(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    found = kinds(previewed(store, packed(tmp_path / "alex.winnotes", by(ALEX))))
    assert found["decision_maker"] == found["entry_path_note"] == "voice"
    assert set(found.values()) <= {"voice", "new", "agrees"}


@pytest.mark.parametrize("is_joined_here", [True, False], ids=["joined here", "joined by the file"])
def test_what_a_lunch_joined_by_its_code_brings_is_a_second_voice_too(
    store: Store, tmp_path: Path, is_joined_here: bool
):
    mine = Notebook(
        replace(one, subject="iother" if one.subject == LUNCH else one.subject) for one in by(KIM)
    )
    joining = join(mine | by(ALEX), "iother", LUNCH, f"{ALEX}.ksample", AT)
    store.merge(mine | Notebook([joining]) if is_joined_here else mine)
    theirs = by(ALEX) if is_joined_here else by(ALEX) | Notebook([joining])
    preview = previewed(store, packed(tmp_path / "alex.winnotes", theirs))
    found = kinds(preview)
    assert found["decision_maker"] == found["entry_path_note"] == "voice"
    assert set(found.values()) <= {"voice", "new", "agrees"} and found.get("same_as", "new") == "new"
    (fierce,) = [one.change for one in preview.items() if one.change.field == "decision_maker"]
    assert {one.subject for one in fierce.mine} == {"iother"}
    take(store, preview, preview.ticked_at_first())
    assert store.notebook() == mine | by(ALEX) | Notebook([joining])


def test_all_that_nobody_needs_to_be_asked_about_is_ticked_and_is_the_models_merge(
    store: Store, tmp_path: Path
):
    mine = edited(by(KIM), "account", "Northwind", KIM)
    erasure, theirs = erase(SAMPLE, LUNCH, ["why_us_note"], f"{ALEX}.ksample", AT)
    store.merge(mine)
    preview = previewed(store, packed(tmp_path / "a.winnotes", theirs))
    assert erasure in {one for item in preview.items() for one in item.change.theirs}
    taken = take(store, preview, preview.ticked_at_first())
    assert store.notebook() == merged(mine, theirs)
    assert taken.new == len(store.notebook()) - len(mine) and taken.can_be_undone
    assert store.notebook().heads(LUNCH, "why_us_note")


def test_an_erasure_that_is_ticked_leaves_no_word_of_it_here(store: Store, tmp_path: Path):
    store.merge(SAMPLE)
    newer = edited(SAMPLE, "why_us_note", "a later text", KIM)
    store.merge(newer)
    erasure, theirs = erase(newer, LUNCH, ["why_us_note"], f"{ALEX}.ksample", AT)
    preview = previewed(store, packed(tmp_path / "a.winnotes", theirs))
    (asked,) = [one for one in preview.items() if one.change.is_asked]
    assert asked.change.kind == "erases" and asked.key not in preview.ticked_at_first()
    taken = take(store, preview, [asked.key])
    assert store.history(LUNCH, "why_us_note") == [] and store.notebook().heads(LUNCH, "erased") == (erasure,)
    assert not taken.can_be_undone


def test_what_was_erased_here_is_held_at_the_door_whatever_file_brings_it(store: Store, tmp_path: Path):
    _erasure, mine = erase(SAMPLE, LUNCH, ["why_us_note"], f"{KIM}.ksample", AT)
    store.merge(mine, is_own=True)
    files = [packed(tmp_path / name, SAMPLE) for name in ("a.winnotes", "b.winnotes")]
    preview = previewed(store, *files)
    assert [kinds(preview, number) for number in (0, 1)] == [{"why_us_note": "held"}] * 2
    assert preview.files[1].items[0].first == "" and preview.ticked_at_first() == set()
    take(store, preview, {one.key for one in preview.items() if one.change.kind == "held"})
    assert store.notebook().heads(LUNCH, "why_us_note") == SAMPLE.heads(LUNCH, "why_us_note")


def test_an_erasure_in_one_file_holds_what_another_brings(store: Store, tmp_path: Path):
    erasure, _rest = erase(SAMPLE, LUNCH, ["why_us_note"], f"{KIM}.ksample", AT)
    files = [packed(tmp_path / "a.winnotes", SAMPLE), packed(tmp_path / "b.winnotes", Notebook([erasure]))]
    for order in (files, files[::-1]):
        preview = previewed(store, *order)
        take(store, preview, preview.ticked_at_first())
        assert not store.notebook().heads(LUNCH, "why_us_note")


def test_what_several_files_bring_is_told_once_and_ticked_as_one(store: Store, tmp_path: Path):
    preview = previewed(
        store, packed(tmp_path / "a.winnotes", by(ALEX)), packed(tmp_path / "b.winnotes", SAMPLE)
    )
    first, second = preview.files
    brought = {one.key for one in first.items}
    again = [one for one in second.items if one.first]
    assert {one.first for one in again} == {"a.winnotes"} and {one.key for one in again} <= brought
    assert kinds(preview, 1)["decision_maker"] == "voice"
    assert take(store, preview, preview.ticked_at_first()).new == len(SAMPLE)
    assert store.notebook() == SAMPLE


def test_the_file_before_need_not_be_ticked_for_what_another_brings_too(store: Store, tmp_path: Path):
    old, new = by(ALEX), edited(by(ALEX), "why_us_note", "newer")
    preview = previewed(store, packed(tmp_path / "a.winnotes", old), packed(tmp_path / "b.winnotes", new))
    assert kinds(preview, 1)["why_us_note"] in ("newer", "new")
    take(store, preview, {one.key for one in preview.files[1].items if one.adds})
    assert store.notebook() == new


def test_the_same_code_for_another_account_or_day_is_a_doubt(store: Store, tmp_path: Path):
    mine = Notebook(
        Version(LUNCH, name, f"{KIM}.k1", 1, {}, content)
        for name, content in (("account", "Contoso"), ("met_on", "2026-09-01"), ("place", "Harbour"))
    )
    store.merge(mine)

    def doubts(theirs: Notebook):
        return previewed(store, packed(tmp_path / "a.winnotes", theirs)).files[0].doubts

    (doubt,) = doubts(SAMPLE)
    assert doubt.subject == LUNCH and doubt.mine == ("Contoso", "2026-09-01")
    assert doubt.theirs == ("Northwind Traders", "2026-10-29")
    assert doubts(Notebook([Version(LUNCH, "account", f"{ALEX}.k2", 1, {}, " contoso ")])) == ()
    assert doubts(edited(mine, "account", "Contoso Ltd", KIM)) == ()


def test_bad_files_are_told_and_the_others_still_come(store: Store, tmp_path: Path):
    cut = tmp_path / "cut.winnotes"
    cut.write_bytes(write_package(SAMPLE)[:900])
    (tmp_path / "shopping.csv").write_text("milk,eggs\n1,12\n")
    good = packed(tmp_path / "good.winnotes", SAMPLE)
    preview = previewed(store, cut, tmp_path / "shopping.csv", tmp_path / "missing.winnotes", good)
    assert [file.coming.error.code if file.coming.error else "" for file in preview.files] == [
        "package_refused", "not_csv", "not_readable", "",
    ]  # fmt: skip
    take(store, preview, preview.ticked_at_first())
    assert store.notebook() == SAMPLE


def test_an_encrypted_file_waits_for_its_passphrase(store: Store, tmp_path: Path):
    path = tmp_path / "secret.winnotes"
    path.write_bytes(seal(write_package(SAMPLE), "correct horse"))
    assert [previewed(store, path, passphrases=given).files[0].coming.error.code for given in ({}, {path: "x"})] == [
        "passphrase_needed", "passphrase_wrong",
    ]  # fmt: skip
    preview = previewed(store, path, passphrases={path: "correct horse"})
    assert preview.files[0].coming.read and not preview.files[0].coming.wants_passphrase


def test_reading_tells_how_far_it_is_and_stops_when_asked(store: Store, tmp_path: Path):
    paths = [packed(tmp_path / f"{number}.winnotes", SAMPLE) for number in range(4)]
    told = []
    read_files(paths, store, None, lambda *far: told.append(far))
    assert told == [*((number, 4, f"{number}.winnotes") for number in range(4)), (4, 4, "")]
    told.clear()
    assert read_files(paths, store, None, lambda *far: told.append(far), lambda: len(told) > 1) is None
    assert len(told) == 2


@pytest.mark.parametrize("step", STEPS)
def test_a_merge_cancelled_before_its_end_brings_nothing(store: Store, tmp_path: Path, step: str):
    store.merge(by(KIM))
    before = store.notebook()
    preview = previewed(store, packed(tmp_path / "a.winnotes", SAMPLE))
    reached = []
    with pytest.raises(Cancelled):
        take(
            store,
            preview,
            preview.ticked_at_first(),
            lambda *far: reached.append(far[0]),
            lambda: step in reached,
        )
    assert store.notebook() == before and store.last_merge() is None


def test_a_merge_comes_after_a_verified_snapshot_and_seals_what_is_typed(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    store.keep_drafts([Draft(LUNCH, "why_us_note", f"{KIM}.k1", "half a sentence", (), AT)])
    preview = previewed(store, packed(tmp_path / "a.winnotes", SAMPLE))
    take(store, preview, preview.ticked_at_first())
    (copy,) = snapshots(store.path)
    before = Store(copy)
    assert {one.content for one in before.notebook().heads(LUNCH, "why_us_note")} == {"half a sentence"}
    assert not {one.person for one in before.notebook()} - {KIM}
    before.close()


def test_notes_that_cannot_be_copied_are_left_alone(store: Store, tmp_path: Path):
    store.merge(by(KIM))
    before = store.notebook()
    (store.path.parent / "snapshots").write_bytes(b"in the way")
    preview = previewed(store, packed(tmp_path / "a.winnotes", SAMPLE))
    with pytest.raises(WinNotesError) as refused:
        take(store, preview, preview.ticked_at_first())
    assert refused.value.code == "snapshot_failed" and store.notebook() == before


def test_guides_that_travel_with_a_file_come_with_it(store: Store, tmp_path: Path):
    theirs = Notebook([Version("i1", "guide", f"{ALEX}.k2", 1, {}, team_guide().id)])
    preview = previewed(store, packed(tmp_path / "a.winnotes", theirs, (TEAM_GUIDE,)))
    assert preview.guides["i1"].id == team_guide().id and guide_source(store, team_guide().id) is None
    take(store, preview, preview.ticked_at_first())
    assert guide_source(store, team_guide().id) == TEAM_GUIDE


def test_a_thousand_interviews_in_a_hundred_files_are_asked_for_in_few_statements(
    store: Store, tmp_path: Path
):
    versions = [
        Version(f"i{number}", "account", f"{ALEX}.k2", 1, {}, f"Account {number}") for number in range(1000)
    ]
    paths = [packed(tmp_path / f"{n}.winnotes", Notebook(versions[n * 10 : n * 10 + 20])) for n in range(100)]
    files = read_files(paths, store)
    asked = []
    store.connection.set_trace_callback(asked.append)
    preview = preview_of(store, files)
    store.connection.set_trace_callback(None)
    assert len(asked) < 20 and len(preview.ticked_at_first()) == 1000


def test_the_notes_themselves_are_not_read_as_a_file(store: Store):
    (file,) = previewed(store, store.path).files
    assert file.coming.error and file.coming.error.code == "not_ours"

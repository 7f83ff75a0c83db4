"""The team's own guide travels with the interviews that follow it, and what is private stays."""

from pathlib import Path

import pytest

from tests.desk.noting import TEAM_GUIDE, fill_sample, kim, start_original, start_own, team_guide
from winnotes.core.errors import WinNotesError
from winnotes.desk.exporting import export_interview, export_library
from winnotes.desk.guides import guide_for, guide_source, keep_guide, read_foreign_guide
from winnotes.desk.home import now
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import interview
from winnotes.desk.progress import progress
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide


def test_an_interview_is_seen_under_its_own_guide(store: Store):
    subject, other = start_own(store), start_original(store)
    assert interview(store, subject).guide.id == team_guide().id
    assert interview(store, other).guide.id == original_guide().id
    assert (progress(store)[subject].total, progress(store)[other].total) == (3, 22)


def test_an_unknown_guide_falls_back_to_the_original_22_and_free_text(store: Store):
    assert guide_for(store, {}) == original_guide()
    subject = start_own(store)
    store.set_setting(f"guide.{team_guide().id}", None)
    own = set(interview(store, subject).guide.by_key) - set(original_guide().by_key)
    assert own == {"dessert", "gossip"}


def test_a_package_brings_its_guide(store: Store, other: Store, tmp_path: Path):
    subject = start_own(store)
    export_interview(store, subject, tmp_path / "x.winnotes")
    import_file(other, tmp_path / "x.winnotes")
    assert interview(other, subject).guide.id == team_guide().id
    assert guide_source(other, team_guide().id) == TEAM_GUIDE


def test_the_original_guide_is_never_kept_twice(store: Store, other: Store, tmp_path: Path):
    subject = start_original(store)
    export_interview(store, subject, tmp_path / "x.winnotes")
    import_file(other, tmp_path / "x.winnotes")
    assert other.setting(f"guide.{original_guide().id}") is None


def test_a_csv_is_read_with_the_guide_it_was_written_with(store: Store, other: Store, tmp_path: Path):
    subject = start_own(store)
    export_interview(store, subject, tmp_path / "x.csv")
    assert b"dessert_score" in (tmp_path / "x.csv").read_bytes()
    without = import_file(other, tmp_path / "x.csv")
    assert any("dessert" in note for note in without.notes)
    keep_guide(other, TEAM_GUIDE, team_guide())
    knowing = import_file(other, tmp_path / "x.csv")
    assert (knowing.new, knowing.notes) == (1, ())


@pytest.mark.parametrize("name", ["x.winnotes", "team.csv", "tidy.csv", "plain.csv", "excel.csv", "x.pdf"])
def test_private_answers_stay_unless_asked_for(store: Store, tmp_path: Path, name: str):
    subject = start_own(store)
    profile = name.removesuffix(".csv") if name.endswith(".csv") else ""
    exported = export_interview(store, subject, tmp_path / name, profile)
    assert [str(one) for one in exported.findings] == ["1 entry to private questions was left out."]
    assert b"merger" not in (tmp_path / name).read_bytes()
    told = export_interview(store, subject, tmp_path / name, profile, with_private=True)
    assert told.findings == ()
    assert name == "x.pdf" or b"merger" in (tmp_path / name).read_bytes()


def test_not_even_the_time_spent_on_a_private_question_leaves(store: Store, tmp_path: Path):
    subject = start_own(store)
    person = kim(store)
    for key in ("gossip", "dessert"):
        store.seal([Draft(subject, f"seconds.{key}.{person.id}", person.writer, 73, (), now())])
    export_interview(store, subject, tmp_path / "x.winnotes")
    assert b"seconds.dessert" in (tmp_path / "x.winnotes").read_bytes()
    _guides, *heads = (tmp_path / "x.winnotes").read_bytes().splitlines()
    assert not any(b"gossip" in head for head in heads)


def test_a_library_keeps_what_is_private_under_each_guide(store: Store, tmp_path: Path):
    fill_sample(store)
    start_own(store)
    assert export_library(store, tmp_path / "x.csv", "tidy").findings
    assert b"merger" not in (tmp_path / "x.csv").read_bytes()


HOSTILE = [
    "",
    "x =",
    "when = 1979-05-27",
    "x = nan",
    "x = [" + "[" * 5000,
    "title = 1",
    "questions = 3",
    "\x00",
]


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_a_guide_that_is_none_is_refused_by_name(source: str):
    with pytest.raises(WinNotesError) as refused:
        read_foreign_guide(source, "theirs.winnotes")
    assert refused.value.code in ("guide_unreadable", "guide_wrong")
    assert refused.value.facts["file"] == "theirs.winnotes"

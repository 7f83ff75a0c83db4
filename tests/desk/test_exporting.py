"""Files on their way out: their names, what is said of them, and what they do to the notes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.noting import fill_sample, kim, start_original
from winnotes.core.errors import WinNotesError
from winnotes.core.interview import Interview
from winnotes.core.version import Version
from winnotes.desk.exporting import (
    export_guide_pdf,
    export_interview,
    export_library,
    export_sample,
    export_view,
)
from winnotes.desk.file_name import suggested_name
from winnotes.desk.home import now
from winnotes.desk.importing import import_file, read_file
from winnotes.desk.interviews import interview
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

ID = "iabcdefgh234567abcdefgh2345"


def named(account: str, deal: str = "") -> str:
    facts = {"account": account, "deal_name": deal}
    fields = {name: (Version(ID, name, "p.k", 1, {}, text),) for name, text in facts.items()}
    return suggested_name(Interview(ID, fields, original_guide()))


@given(st.text(), st.text())
def test_a_suggested_name_is_safe_on_every_system(account: str, deal: str):
    name = named(account, deal)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name) and len(name) <= 60 and "--" not in name
    assert name.endswith("-iabcdefgh")


def test_a_suggested_name_can_be_read():
    assert named("Müller & Söhne GmbH", "Große Flotte") == "muller-sohne-gmbh-grosse-flotte-iabcdefgh"
    assert named("../../etc/passwd\0") == "etc-passwd-iabcdefgh"
    assert named("CON") == "con-iabcdefgh"
    assert named("株式会社") == "interview-iabcdefgh"


def test_an_interview_is_sealed_before_it_leaves_and_others_are_left_alone(store: Store, tmp_path: Path):
    subject, still_typed = start_original(store), start_original(store)
    exported = export_interview(store, subject, tmp_path / "x.winnotes")
    assert exported.bytes == (tmp_path / "x.winnotes").stat().st_size
    assert {draft.subject for draft in store.drafts()} == {still_typed}
    assert read_file(tmp_path / "x.winnotes").notebook.heads(subject, "why_us_note")


def test_the_same_notes_give_the_same_file(store: Store, tmp_path: Path):
    subject = start_original(store)
    for name in ("x.winnotes", "x.csv", "x.pdf"):
        export_interview(store, subject, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        export_interview(store, subject, tmp_path / name)
        assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("name", ["x", "x.doc", "x.winnotes.bak"])
def test_an_unknown_format_writes_and_seals_nothing(store: Store, tmp_path: Path, name: str):
    subject = start_original(store)
    for export in (
        lambda path: export_interview(store, subject, path),
        lambda path: export_library(store, path),
    ):
        with pytest.raises(WinNotesError) as refused:
            export(tmp_path / name)
        assert refused.value.code == "unknown_format"
    assert len(store.drafts()) == 1 and not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["x.pdf", "x.csv", "x.winnotes"])
def test_a_lunch_nobody_wrote_a_word_in_is_written_too(store: Store, tmp_path: Path, name: str):
    assert export_interview(store, ID, tmp_path / name).bytes > 0


def test_a_cell_excel_would_cut_is_told_and_written_whole(store: Store, tmp_path: Path):
    subject = start_original(store)
    long = "long " * 8000
    store.keep_drafts([Draft(subject, "why_us_note", kim(store).writer, long, (), now())])
    exported = export_interview(store, subject, tmp_path / "x.csv", "excel")
    (finding,) = exported.findings
    assert "Row 2" in finding and "Why us" in finding and "32,767" in finding
    assert long.strip().encode() in (tmp_path / "x.csv").read_bytes()


@pytest.mark.parametrize("suffix", ["pdf", "csv", "winnotes"])
def test_a_view_is_written_without_the_store(store: Store, other: Store, tmp_path: Path, suffix: str):
    fill_sample(store)
    view = interview(store, sample_id())
    export_view(view, tmp_path / f"x.{suffix}")
    assert (tmp_path / f"x.{suffix}").stat().st_size > 10_000
    if suffix != "pdf":
        import_file(other, tmp_path / f"x.{suffix}")
        assert other.notebook() == store.notebook().of(sample_id())


def test_the_sample_is_the_same_wherever_it_is_written(tmp_path: Path):
    written = export_sample(tmp_path / "deep" / "sample")
    assert {one.path.suffix for one in written} == {".pdf", ".csv", ".winnotes"}
    for one in written[1:]:
        assert read_file(one.path).notebook == sample_notebook()[0]


def test_the_blank_guide_is_a_pdf(tmp_path: Path):
    assert export_guide_pdf(tmp_path / "guide.pdf").bytes > 5_000
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF-")

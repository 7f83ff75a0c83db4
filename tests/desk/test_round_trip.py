"""What was exported comes back exactly, also into empty notes, also twice (law 8 of the model)."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.noting import fill_sample, kim, start_original, start_own
from winnotes.core.text import normalise
from winnotes.desk.exporting import export_interview, export_library, interview_and_writers
from winnotes.desk.home import DATABASE, now
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import start_interview
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

MERGEABLE = {"package": ("x.winnotes", ""), "team": ("x.csv", "team"), "tidy": ("x.csv", "tidy")}


@pytest.mark.parametrize(("name", "profile"), MERGEABLE.values(), ids=MERGEABLE)
def test_a_library_comes_back_exactly_and_only_once(
    store: Store, other: Store, tmp_path: Path, name: str, profile: str
):
    fill_sample(store)
    start_original(store)
    start_own(store)
    export_library(store, tmp_path / name, profile, with_private=True)
    assert store.drafts() == []
    # A CSV carries no guide: who reads it knows the team's own already, here from an earlier file.
    export_library(store, tmp_path / "guide.winnotes", with_private=True)
    first = import_file(other, tmp_path / ("guide.winnotes" if name == "x.csv" else name))
    assert (first.new, first.same, first.notes) == (len(store.notebook()), 0, ())
    again = import_file(other, tmp_path / name)
    assert (again.new, again.same, again.notes) == (0, len(store.notebook()), ())
    assert other.notebook() == store.notebook()


@pytest.mark.parametrize(("name", "profile"), MERGEABLE.values(), ids=MERGEABLE)
def test_one_interview_comes_back_with_everybody_who_wrote_in_it(
    store: Store, other: Store, tmp_path: Path, name: str, profile: str
):
    fill_sample(store)
    subject = start_original(store)
    export_interview(store, subject, tmp_path / name, profile)
    imported = import_file(other, tmp_path / name)
    assert (imported.interviews, imported.people, imported.notes) == ((subject,), ("Kim Berger",), ())
    assert other.notebook() == interview_and_writers(store, subject)
    assert len(other.notebook().subjects("p")) == 1


@pytest.mark.parametrize(("name", "profile"), MERGEABLE.values(), ids=MERGEABLE)
def test_an_old_file_after_a_newer_one_adds_nothing(
    store: Store, other: Store, tmp_path: Path, name: str, profile: str
):
    subject = start_original(store)
    export_interview(store, subject, tmp_path / f"old-{name}", profile)
    store.seal([Draft(subject, "account", kim(store).writer, "Contoso", (), now())])
    export_interview(store, subject, tmp_path / f"new-{name}", profile)
    import_file(other, tmp_path / f"new-{name}")
    assert import_file(other, tmp_path / f"old-{name}").new == 0
    assert other.notebook() == store.notebook()


def test_two_laptops_at_one_table_end_with_the_same_notes(store: Store, other: Store, tmp_path: Path):
    code = {"code": "kem-tav-rus", "account": "Contoso"}
    subject = start_interview(store, kim(store), original_guide(), dict(code))
    start_interview(other, kim(other), original_guide(), dict(code))
    for one, text in ((store, "heard by one"), (other, "heard by the other")):
        one.keep_drafts([Draft(subject, "why_us_note", kim(one).writer, text, (), now())])
    export_interview(store, subject, tmp_path / "one.winnotes")
    export_interview(other, subject, tmp_path / "other.csv")
    import_file(store, tmp_path / "other.csv")
    import_file(other, tmp_path / "one.winnotes")
    assert store.notebook() == other.notebook()
    voices = {one.content for one in store.notebook().heads(subject, "why_us_note")}
    assert voices == {"heard by one", "heard by the other"}


def test_what_left_is_never_written_anew_under_its_number(store: Store, other: Store, tmp_path: Path):
    subject = start_original(store)
    export_interview(store, subject, tmp_path / "x.winnotes")
    writer = kim(store).writer
    store.seal([Draft(subject, "why_us_note", writer, "changed after the export", (), now())])
    import_file(other, tmp_path / "x.winnotes")
    export_interview(store, subject, tmp_path / "y.csv")
    import_file(other, tmp_path / "y.csv")
    assert [one.content for one in other.notebook().heads(subject, "why_us_note")] == [
        "changed after the export"
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["account", "why_us_note", "scrap.s1", "odd"]), st.text()), max_size=6)
)
def test_any_text_survives_every_mergeable_file(
    tmp_path_factory: pytest.TempPathFactory, typed: list[tuple[str, str]]
):
    folder = tmp_path_factory.mktemp("texts")
    stores = [Store(folder / name / DATABASE) for name in ("here", *MERGEABLE)]
    here = stores[0]
    for field, text in typed:
        clean = normalise(text)
        content = {"text": clean, "talk_s": 3, "placed": ""} if field == "scrap.s1" else clean
        here.seal([Draft("ilunch", field, kim(here).writer, content, (), now())])
    for there, (name, profile) in zip(stores[1:], MERGEABLE.values(), strict=True):
        export_library(here, folder / f"{profile}{name}", profile)
        import_file(there, folder / f"{profile}{name}")
        assert there.notebook() == here.notebook()
    for one in stores:
        one.close()

"""Files on their way in: verified to the end before a byte is written, a snapshot before the first one."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.noting import fill_sample, kim, start_original
from winnotes.core.errors import WinNotesError
from winnotes.desk.exporting import export_interview, export_library
from winnotes.desk.home import now
from winnotes.desk.importing import import_file, read_file
from winnotes.desk.sample import sample_id
from winnotes.store.snapshot import snapshots
from winnotes.store.store import Draft, Store


def whole_folder(store: Store) -> dict[str, bytes]:
    """Every file beside the notes; the shared memory of readers is none of them."""
    folder = store.path.parent
    return {
        one.name: one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and not one.name.endswith("-shm")
    }


def changed(data: bytes) -> list[bytes]:
    middle = len(data) // 2
    packages = [data[:-1], data.replace(b"Dana", b"Dora", 1), data[:middle] + b"\xff\xfe" + data[middle:]]
    return [
        b"",
        data[: middle // 4],
        *(packages if data.startswith(b"{") else [data.replace(b"revisions", b"revisionz")]),
        b"\x00" * 100,
        b"just some text",
        b'{"winnotes":99,"guides":[],"versions":0}\n',
    ]


@pytest.mark.parametrize("name", ["x.winnotes", "x.csv"])
def test_a_file_that_is_refused_leaves_every_byte_as_it_was(
    store: Store, other: Store, tmp_path: Path, name: str
):
    fill_sample(store)
    start_original(other)
    export_interview(store, sample_id(), tmp_path / name)
    before = whole_folder(other)
    for number, data in enumerate(changed((tmp_path / name).read_bytes())):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(data)
        with pytest.raises(WinNotesError) as refused:
            import_file(other, path)
        assert refused.value.facts["file"] == path.name
        assert whole_folder(other) == before


def test_a_snapshot_is_taken_before_something_new_comes_in_and_only_then(
    store: Store, other: Store, tmp_path: Path
):
    fill_sample(store)
    export_library(store, tmp_path / "x.winnotes")
    mine = start_original(other)
    import_file(other, tmp_path / "x.winnotes")
    (copy,) = snapshots(other.path)
    with closing(Store(copy)) as before:
        assert before.notebook().subjects("i") == [mine]
    assert import_file(other, tmp_path / "x.winnotes").new == 0
    assert snapshots(other.path) == [copy]


def test_what_is_being_typed_is_sealed_when_words_come_in(store: Store, other: Store, tmp_path: Path):
    fill_sample(store)
    export_library(store, tmp_path / "x.winnotes")
    mine = start_original(other)
    import_file(other, tmp_path / "x.winnotes")
    assert other.drafts() == [] and other.notebook().heads(mine, "why_us_note")


def test_kinds_of_file_are_told_apart_by_content_not_by_name(store: Store, other: Store, tmp_path: Path):
    fill_sample(store)
    for number, (name, profile) in enumerate((("a.winnotes", ""), ("b.csv", "team"), ("c.csv", "tidy"))):
        export_library(store, tmp_path / name, profile)
        disguised = (tmp_path / name).rename(tmp_path / f"{number}.txt")
        assert read_file(disguised).notebook == store.notebook()
        import_file(other, disguised)
    assert other.notebook() == store.notebook()


@pytest.mark.parametrize("profile", ["excel", "plain"])
def test_a_csv_that_is_not_made_to_come_back_is_refused(store: Store, tmp_path: Path, profile: str):
    fill_sample(store)
    export_library(store, tmp_path / "x.csv", profile)
    with pytest.raises(WinNotesError) as refused:
        read_file(tmp_path / "x.csv")
    assert refused.value.code == "not_csv"


def test_an_edit_in_a_csv_comes_in_as_an_entry_and_is_told(store: Store, other: Store, tmp_path: Path):
    subject = start_original(store)
    store.seal([Draft(subject, "place", kim(store).writer, "Harbour", (), now())])
    export_interview(store, subject, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.count(b'"Harbour"') == 1
    (tmp_path / "x.csv").write_bytes(data.replace(b'"Harbour"', b'"Airport"'))
    for _twice in range(2):
        imported = import_file(other, tmp_path / "x.csv")
        assert len(imported.notes) == 1 and "place" in imported.notes[0] and imported.is_whole
        assert len(other.notebook()) == len(store.notebook())
        assert [head.content for head in other.notebook().heads(subject, "place")] == ["Airport"]
    import_file(store, tmp_path / "x.csv")
    assert store.notebook().heads(subject, "place") == other.notebook().heads(subject, "place")


def test_what_a_spreadsheet_did_to_a_text_known_here_is_told_and_changes_nothing(
    store: Store, tmp_path: Path
):
    subject = start_original(store)
    store.seal([Draft(subject, "place", kim(store).writer, "the\u00a0old harbour\nlate", (), now())])
    export_interview(store, subject, tmp_path / "x.csv")
    data = (tmp_path / "x.csv").read_bytes()
    (tmp_path / "x.csv").write_bytes(
        data.replace("the\u00a0old harbour\nlate".encode(), b"the old harbour late")
    )
    imported = import_file(store, tmp_path / "x.csv")
    assert (imported.new, len(imported.notes), imported.is_whole) == (0, 1, True)


def test_missing_and_forbidden_files_are_told(store: Store, tmp_path: Path):
    for path in (tmp_path / "missing.winnotes", tmp_path):
        with pytest.raises(WinNotesError) as refused:
            import_file(store, path)
        assert refused.value.code == "not_readable" and refused.value.facts["file"] == path.name

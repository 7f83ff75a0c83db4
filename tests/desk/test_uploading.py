"""Uploads out of the notes: several files where one would be too large, private answers kept, maps remembered."""

from functools import partial
from pathlib import Path

import pytest

from tests.desk.noting import fill_sample, kim
from winnotes.core.deal import list_versions
from winnotes.core.errors import WinNotesError
from winnotes.core.joining import join
from winnotes.core.notebook import Notebook
from winnotes.desk.exporting import (
    export_interview,
    export_interviews,
    export_library,
    export_view,
    preview_upload,
)
from winnotes.desk.home import now
from winnotes.desk.importing import read_file
from winnotes.desk.interviews import interview, start_interview
from winnotes.desk.sample import sample_id
from winnotes.desk.sharing import Sharing
from winnotes.desk.uploading import (
    Wish,
    load_header_map,
    remember_header_map,
    remembered_header_map,
    save_header_map,
    wish_for,
)
from winnotes.exchange.header_map import HeaderMap
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide


def start(store: Store, account: str) -> str:
    return start_interview(store, kim(store), original_guide(), {"account": account, "deal_name": "D"})


def test_interviews_leave_together_in_one_file_each_once(store: Store, tmp_path: Path):
    one, two, _three = start(store, "A"), start(store, "B"), start(store, "C")
    for name in ("x.csv", "x.winnotes"):
        exported = export_interviews(store, [one, two], tmp_path / name)
        assert exported.path == tmp_path / name
        assert read_file(tmp_path / name).notebook.subjects("i") == sorted([one, two])
    exported = export_interviews(store, [two], tmp_path / "one.csv", "pipedrive")
    assert (tmp_path / "one.csv").read_bytes().count(b'"D","') == 1 and not exported.is_partial
    with pytest.raises(WinNotesError):
        export_interviews(store, [one, two], tmp_path / "x.pdf")


def test_what_is_being_typed_goes_up_too(store: Store, tmp_path: Path):
    subject = start(store, "A")
    store.keep_drafts([Draft(subject, "why_us_note", kim(store).writer, "the pilot", (), now())])
    export_interview(store, subject, tmp_path / "x.csv", "salesforce")
    assert b'"the pilot"' in (tmp_path / "x.csv").read_bytes() and store.drafts() == []


def test_a_large_upload_becomes_numbered_files(store: Store, tmp_path: Path):
    drafts = []
    for account in "ABC":
        subject = start(store, account)
        for key in ("why_us_note", "objections_note", "close_faster_note", "deal_bigger_note"):
            drafts.append(Draft(subject, key, kim(store).writer, "x" * 1_000_000, (), now()))
    store.seal(drafts)
    exported = export_library(store, tmp_path / "interviews.csv", "dynamics")
    paths = [exported.path, *exported.more]
    assert [path.name for path in paths] == ["interviews-1.csv", "interviews-2.csv", "interviews-3.csv"]
    assert exported.bytes == sum(path.stat().st_size for path in paths) and not exported.is_partial
    assert not (tmp_path / "interviews.csv").exists()
    heads = {path.read_bytes().split(b"\n")[0] for path in paths}
    assert len(heads) == 1


def test_what_does_not_arrive_whole_is_told_before_and_with_the_file(store: Store, tmp_path: Path):
    subject = start(store, "A")
    store.seal([Draft(subject, "why_us_note", kim(store).writer, "x" * 32_001, (), now())])
    upload = preview_upload(store, [subject], "salesforce")
    assert upload.is_partial and list(tmp_path.glob("*.csv")) == []
    exported = export_interview(store, subject, tmp_path / "x.csv", "salesforce")
    assert exported.is_partial and exported.findings == tuple(map(str, upload.findings))
    assert any(
        "Row 2, Why_Us_Note__c: 32,001 characters; Salesforce takes 32,000" in one
        for one in exported.findings
    )


def test_a_header_map_is_remembered_for_its_crm_alone(store: Store, tmp_path: Path):
    subject = start(store, "A")
    assert remembered_header_map(store, "salesforce") == HeaderMap()
    remember_header_map(store, "salesforce", HeaderMap({"account": "Customer__c"}))
    for name, has in (("salesforce", True), ("hubspot", False)):
        export_interview(store, subject, tmp_path / "x.csv", name)
        assert (b"Customer__c" in (tmp_path / "x.csv").read_bytes()) is has
    export_interview(store, subject, tmp_path / "x.csv", "salesforce", wish=Wish())
    assert b"Customer__c" not in (tmp_path / "x.csv").read_bytes()


def test_a_header_map_goes_to_a_file_and_comes_back(store: Store, tmp_path: Path):
    subject = start(store, "A")
    mine = HeaderMap({"account": "Customer__c"})
    upload = preview_upload(store, [subject], "salesforce", wish=Wish(mine))
    for name in ("map.toml", "map.json"):
        save_header_map(tmp_path / name, upload, mine)
        found = load_header_map(tmp_path / name, "salesforce")
        assert found.headings["account"] == "Customer__c" and len(found.headings) == 90
        assert preview_upload(store, [subject], "salesforce", wish=Wish(found)).data == upload.data
    with pytest.raises(WinNotesError) as refused:
        load_header_map(tmp_path / "missing.toml", "salesforce")
    assert refused.value.code == "not_readable"


def test_a_map_that_became_wrong_writes_nothing(store: Store, tmp_path: Path):
    subject = start(store, "A")
    remember_header_map(store, "salesforce", HeaderMap({"account": "Deal_Name__c"}))
    with pytest.raises(WinNotesError) as refused:
        export_interview(store, subject, tmp_path / "x.csv", "salesforce")
    assert refused.value.code == "header_map_wrong" and not (tmp_path / "x.csv").exists()


def test_only_an_upload_goes_by_a_wish(store: Store, tmp_path: Path):
    fill_sample(store)
    export_view(interview(store, sample_id()), tmp_path / "x.csv", "hubspot")
    assert (tmp_path / "x.csv").read_bytes().startswith(b'"Win interview - Interview ID"')
    export_interview(
        store, sample_id(), tmp_path / "x.winnotes", "hubspot", wish=wish_for(store, "hubspot", appends=True)
    )
    assert read_file(tmp_path / "x.winnotes").notebook.subjects("i") == [sample_id()]
    export_interview(store, sample_id(), tmp_path / "x.csv", "hubspot", wish=Wish(appends=True))
    assert b'";Exploring solutions;Building requirements"' in (tmp_path / "x.csv").read_bytes()


def test_a_deal_imported_after_the_lunch_links_it_whichever_of_its_ids_the_lunch_knows(
    store: Store, tmp_path: Path
):
    person = kim(store)
    header = {"account": "A", "deal_name": "D", "deal": "dbyhand"}
    subject = start_interview(store, person, original_guide(), header)
    listed = Notebook(list_versions("dlisted", {"crm_id": "006Ax000001bCdE"}, "salesforce", 20261101, now()))
    store.merge(listed)
    export_interview(store, subject, tmp_path / "before.csv", "salesforce")
    store.merge(Notebook([join(store.notebook(), "dbyhand", "dlisted", person.writer, now())]))
    for name in ("one.csv", "all.csv"):
        write = export_library if name == "all.csv" else partial(export_interview, store, subject)
        write(*([store] if name == "all.csv" else []), tmp_path / name, "salesforce")
        assert b"006Ax000001bCdE" in (tmp_path / name).read_bytes()
    assert b"006Ax000001bCdE" not in (tmp_path / "before.csv").read_bytes()
    assert "006Ax000001bCdE" in preview_upload(store, [subject], "salesforce").rows[0]
    export_interview(store, subject, tmp_path / "safe.csv", "salesforce", sharing=Sharing(is_safe=True))
    assert b"006Ax000001bCdE" not in (tmp_path / "safe.csv").read_bytes()

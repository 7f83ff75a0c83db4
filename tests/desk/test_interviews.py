"""Interviews started, listed, found and followed by the next deal."""

import pytest

from tests.desk.noting import fill_sample, kim
from winnotes.core.errors import WinNotesError
from winnotes.core.identity import interview_id
from winnotes.desk.interviews import find_interview, interview, next_deal, start_interview
from winnotes.desk.library import library
from winnotes.desk.progress import progress
from winnotes.desk.sample import sample_id
from winnotes.store.store import Store
from winnotes.wording import original_guide


def start(store: Store, **facts: str) -> str:
    return start_interview(store, kim(store), original_guide(), dict(facts))


def test_a_new_lunch_has_a_code_a_guide_and_a_day(store: Store):
    view = interview(store, start(store))
    assert view.id == interview_id(view.fact("code"))
    assert view.fact("guide") == original_guide().id and view.fact("met_on") and view.people


def test_the_next_deal_of_a_lunch_copies_the_header_and_not_the_deal(store: Store):
    subject = start(store, account="Contoso", interviewee="Pat", deal_name="Scanners", amount="5k")
    second = interview(store, next_deal(store, kim(store), interview(store, subject)))
    third = interview(store, next_deal(store, kim(store), interview(store, subject)))
    code = interview(store, subject).fact("code")
    assert [second.fact("code"), third.fact("code")] == [f"{code}-2", f"{code}-3"]
    for view in (second, third):
        assert (view.fact("account"), view.fact("interviewee")) == ("Contoso", "Pat")
        assert not view.fact("deal_name") and not view.fact("amount")


def test_an_interview_is_found_by_what_a_person_remembers(store: Store):
    fill_sample(store)
    mine = start(store, account="Contoso", deal_name="Scanners", code="kem-tav-rus")
    for wanted in (
        "last",
        mine,
        mine[:6],
        "kem-tav-rus",
        "KEM TAV RUS",
        "contoso",
        "Scanners",
        " contoso · scan",
    ):
        assert find_interview(store, wanted) == mine, wanted
    for wanted in ("sam-pex-une", "northwind"):
        assert find_interview(store, wanted) == sample_id()


@pytest.mark.parametrize("wanted", ["", "  ", "nobody", "zzz-zzz-zzz", "·"])
def test_what_fits_nothing_is_told(store: Store, wanted: str):
    start(store, account="Contoso")
    with pytest.raises(WinNotesError) as refused:
        find_interview(store, wanted)
    assert refused.value.code == "no_such_interview"


def test_what_fits_several_is_told_with_the_count(store: Store):
    for deal in ("one", "two", "three"):
        start(store, account="Contoso", deal_name=deal)
    with pytest.raises(WinNotesError) as refused:
        find_interview(store, "contoso")
    assert (refused.value.code, refused.value.facts["count"]) == ("several_interviews", 3)


def test_the_library_lists_what_was_touched_last_first(store: Store):
    fill_sample(store)
    mine = start(store, account="Contoso")
    lines = library(store)
    assert [line.id for line in lines] == [mine, sample_id()]
    assert lines[1].title == "Northwind Traders · Fleet renewal"
    done = progress(store)
    assert (done[mine].answered, done[sample_id()].answered) == (0, 22)
    assert done[sample_id()].is_finished and not done[mine].is_finished

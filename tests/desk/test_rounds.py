"""Rounds in the notes: begun, shared out, taken home in a file, and moved on by the lunches that come back."""

from pathlib import Path

import pytest

from tests.desk.noting import kim
from winnotes.core.errors import WinNotesError
from winnotes.desk.board import board
from winnotes.desk.deals import deals, import_deals, preview_list, start_from_deal
from winnotes.desk.exporting import export_library
from winnotes.desk.importing import import_file
from winnotes.desk.reporting import told_here
from winnotes.desk.rounds import (
    begin_round,
    find_round,
    give,
    invitations,
    other_deals,
    rounds,
    set_status,
    write_files,
)
from winnotes.store.store import Draft, Store

LIST = (
    "Opportunity ID,Account,Stage,Close date,Amount,Segment,Owner\n"
    "1,Acme,Closed Won,2026-05-02,100,Public,Dana Ruiz\n2,Bolt,Closed Won,2026-06-02,200,Public,Sam Okafor\n"
    "3,Cask,Closed Won,2026-09-02,300,Retail,Dana Ruiz\n4,Dove,Closed Won,2026-09-03,50,Retail,Kit Sandoval\n"
)


@pytest.fixture
def planned(store: Store) -> Store:
    """Four won deals, three sales persons, shared out among two marketers."""
    import_deals(store, preview_list(store, LIST.encode(), "won.csv"))
    kim(store)
    begin_round(
        store,
        "Summer blitz",
        deals(store),
        ["Kim Berger", "Alex Osei"],
        begins="2026-11-01",
        ends="2026-11-30",
    )
    return store


def shown(store: Store) -> dict[str, tuple[str, str]]:
    return {
        line.deal.account: (line.share.marketer, line.share.status)
        for line in board(store, find_round(store, "")).lines
    }


def noted(store: Store, account: str) -> str:
    """Note a lunch about a deal."""
    person = kim(store)
    deal = next(one for one in deals(store) if one.account == account)
    interview = start_from_deal(store, deal.id, person)
    store.seal([Draft(interview, "why_us_note", person.writer, "price", (), "2026-11-05")])
    return interview


def test_a_sales_person_with_two_deals_has_one_lunch(planned: Store):
    of = shown(planned)
    assert of["Acme"][0] == of["Cask"][0] and of["Bolt"][0] == of["Dove"][0] != of["Acme"][0]
    assert {status for _marketer, status in of.values()} == {"planned"}


def test_the_board_moves_on_by_itself_when_a_lunch_is_noted(planned: Store):
    interview = noted(planned, "Acme")
    assert shown(planned)["Acme"][1] == "done"
    planned.seal(
        [
            Draft(
                interview,
                "finished." + kim(planned).id,
                kim(planned).writer,
                {"done": True, "reason": "", "at": ""},
                (),
                "2026-11-06",
            )
        ]
    )
    found = board(planned, find_round(planned, "summer"))
    assert {line.deal.account: line.lunch for line in found.lines}["Acme"] == interview
    assert found.held == 1 and ("Public", 1, 2) in found.by_segment()
    assert found.a_week("2026-11-24") == pytest.approx(3.0)


def test_a_lunch_only_begun_is_not_held(planned: Store):
    start_from_deal(planned, deals(planned)[0].id, kim(planned))
    assert {status for _marketer, status in shown(planned).values()} == {"planned"}


def test_statuses_and_shares_are_said_by_hand(planned: Store):
    (one, *_others) = deals(planned)
    round_ = find_round(planned, "")
    set_status(planned, round_, [one.id], "booked", "2026-11-12")
    give(planned, round_, [one.id], "Rosa Tamm")
    assert shown(planned)[one.account] == ("Rosa Tamm", "booked")
    give(planned, round_, [one.id], "", is_in=False)
    assert one.account not in shown(planned)


def test_a_marketer_takes_a_file_home_and_what_comes_back_moves_the_board(
    planned: Store, other: Store, tmp_path: Path
):
    round_ = find_round(planned, "")
    kims, alexs = sorted(write_files(planned, round_, tmp_path), key=lambda path: "alex" in path.name)
    assert kims.name.startswith("summer-blitz-kim-berger-")
    import_file(other, alexs)
    mine = shown(other)
    assert {marketer for marketer, _status in mine.values()} == {"Alex Osei"} and len(mine) == 2
    assert board(other, find_round(other, "")).elsewhere == 2
    account = next(iter(mine))
    noted(other, account)
    export_library(other, tmp_path / "back.winnotes")
    import_file(planned, tmp_path / "back.winnotes")
    assert shown(planned)[account][1] == "done"


def test_invitations_name_every_deal_of_the_lunch_and_only_what_is_still_planned(planned: Store):
    round_ = find_round(planned, "")
    found = dict(invitations(board(planned, round_)))
    assert set(found) == {"Dana Ruiz", "Sam Okafor", "Kit Sandoval"}
    assert found["Dana Ruiz"].startswith("Hello Dana,")
    assert "Acme" in found["Dana Ruiz"] and "Cask" in found["Dana Ruiz"]
    bolt = next(one.id for one in deals(planned) if one.account == "Bolt")
    set_status(planned, round_, [bolt], "invited")
    left = board(planned, find_round(planned, ""))
    assert set(dict(invitations(left))) == {"Dana Ruiz", "Kit Sandoval"}
    kims = {line.deal.owner for line in left.lines if line.share.marketer == "Kim Berger"}
    assert set(dict(invitations(left, "kim berger"))) == kims & {"Dana Ruiz", "Kit Sandoval"}


def test_a_round_is_found_by_its_name_and_the_last_one_without(planned: Store):
    begin_round(planned, "Autumn", deals(planned)[:1], ["Kim"], begins="2026-12-01")
    assert [one.name for one in rounds(planned)] == ["Autumn", "Summer blitz"]
    assert find_round(planned, "").name == "Autumn" and find_round(planned, "summer").name == "Summer blitz"
    for wanted, code in (("winter", "no_such_round"), ("m", "several_rounds")):
        with pytest.raises(WinNotesError) as error:
            find_round(planned, wanted)
        assert error.value.code == code


def test_the_sales_person_s_other_deals_are_known_until_they_had_lunch(planned: Store):
    acme = next(one for one in deals(planned) if one.account == "Acme")
    assert [one.account for one in other_deals(planned, ["", "dana ruiz"], [acme.id])] == ["Cask"]
    noted(planned, "Cask")
    assert other_deals(planned, ["Dana Ruiz"], [acme.id]) == [] == other_deals(planned, [""])


def test_deals_of_a_round_are_offered_before_later_ones(store: Store):
    import_deals(store, preview_list(store, LIST.replace("Kit Sandoval", "Dana Ruiz").encode(), "won.csv"))
    acme = next(one for one in deals(store) if one.account == "Acme")
    assert [one.account for one in other_deals(store, ["Dana Ruiz"])] == ["Dove", "Cask", "Acme"]
    begin_round(store, "Blitz", [acme], ["Kim"])
    assert [one.account for one in other_deals(store, ["Dana Ruiz"])] == ["Acme", "Dove", "Cask"]


def test_the_report_can_be_of_one_round(planned: Store):
    noted(planned, "Acme")
    assert [lunch.deal.round for lunch in told_here(planned).lunches] == ["Summer blitz"]


def test_two_marketers_whose_names_are_spelled_alike_in_a_file_name_take_a_file_each(
    planned: Store, tmp_path: Path
):
    one, other, *_rest = deals(planned)
    give(planned, find_round(planned, ""), [one.id], "Ünal")
    give(planned, find_round(planned, ""), [other.id], "Unal")
    paths = write_files(planned, find_round(planned, ""), tmp_path)
    assert len(set(paths)) == len(paths) == len(list(tmp_path.glob("*.winnotes")))


def test_what_two_planners_said_unlike_is_shown_with_both_voices_and_settled_by_one_more_word(
    planned: Store, other: Store, tmp_path: Path
):
    export_library(planned, tmp_path / "all.winnotes")
    import_file(other, tmp_path / "all.winnotes")
    acme = next(one.id for one in deals(planned) if one.account == "Acme")
    for store, status in ((planned, "invited"), (other, "booked")):
        set_status(store, find_round(store, ""), [acme], status, "2026-11-12")
    export_library(other, tmp_path / "back.winnotes")
    import_file(planned, tmp_path / "back.winnotes")
    share = find_round(planned, "").shares[acme]
    assert share.differs and {status for _who, status, _on in share.voices} == {"invited", "booked"}
    set_status(planned, find_round(planned, ""), [acme], "booked", "2026-11-12")
    share = find_round(planned, "").shares[acme]
    assert (share.differs, share.status, share.voices) == (False, "booked", ())


def test_what_was_said_can_be_taken_back_until_a_file_holds_it(planned: Store, tmp_path: Path):
    round_, (one, *_others) = find_round(planned, ""), deals(planned)
    for status in ("invited", "booked"):
        said = set_status(planned, round_, [one.id], status)
    assert planned.unwrite(said)
    assert find_round(planned, "").shares[one.id].status == "invited"
    said = set_status(planned, round_, [one.id], "booked")
    write_files(planned, round_, tmp_path)
    assert not planned.unwrite(said)


def test_saying_the_same_again_writes_nothing(planned: Store):
    round_, (one, *_others) = find_round(planned, ""), deals(planned)
    assert set_status(planned, round_, [one.id], "booked", "2026-11-12")
    assert set_status(planned, round_, [one.id], "booked", "2026-11-12") == []

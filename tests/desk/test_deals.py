"""Deals in the notes: lists come in once, later ones update facts and never an answer, and a lunch begins from one."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.listing_deals import preview, spelled
from winnotes.core.deal import deals_in
from winnotes.core.errors import WinNotesError
from winnotes.core.joining import join
from winnotes.core.notebook import Notebook
from winnotes.desk.deals import (
    DealsTaken,
    companions_in,
    day_of,
    deal_by_id,
    deals,
    export_deals,
    find_deal,
    import_deals,
    list_bytes,
    preview_list,
    start_from_deal,
)
from winnotes.desk.home import now, today
from winnotes.desk.interviews import interview, start_interview
from winnotes.desk.person import now_typing
from winnotes.desk.undoing import merge_to_undo, undo
from winnotes.exchange.deal_mapping import DealMapping
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

ROW = st.tuples(st.sampled_from("abc"), st.sampled_from(["", "Kim", "Dana"]), st.sampled_from(["", "5", "7"]))
HEADER = [
    "Opportunity ID",
    "Account",
    "Deal",
    "Owner",
    "Amount",
    "Currency",
    "Closed",
    "Created",
    "Lead Source",
    "Segment",
]
FLEET = [
    "a1",
    "Acme",
    "Fleet",
    "dana@acme.example",
    "84000",
    "EUR",
    "2026-03-01",
    "2026-01-01",
    "Web",
    "Retail",
]
DEPOT = ["a2", "Beta", "Depot", "Kim", "1200.5", "", "2026-02-01", "", "", ""]


def taken(
    store: Store, *rows: list[str], day: str = "2026-03-05", said: DealMapping | None = None
) -> DealsTaken:
    return import_deals(store, preview_list(store, spelled([HEADER, *rows]).encode(), "list.csv", said), day)


def test_a_list_comes_in_once(store: Store):
    assert taken(store, FLEET, DEPOT) == DealsTaken(2, 0, 0)
    before = store.notebook()
    assert taken(store, FLEET, DEPOT) == DealsTaken(0, 0, 2)
    assert store.notebook() == before
    assert [deal.title for deal in deals(store)] == ["Acme · Fleet", "Beta · Depot"]


def test_a_later_list_changes_facts_and_tells_how_many(store: Store):
    taken(store, FLEET, DEPOT)
    cheaper = [*FLEET[:4], "70000", *FLEET[5:]]
    assert taken(store, cheaper, DEPOT, ["a3", "Gamma", *[""] * 8], day="2026-04-01") == DealsTaken(1, 1, 1)
    assert find_deal(store, "a1").amount == 70000
    assert taken(store, FLEET, day="2026-03-20") == DealsTaken(0, 0, 1)  # an older list, late
    assert find_deal(store, "a1").amount == 70000


def test_an_emptied_cell_and_a_missing_row_change_nothing(store: Store):
    taken(store, FLEET, DEPOT)
    assert taken(store, [*FLEET[:3], "", "", *FLEET[5:]], day="2026-04-01") == DealsTaken(0, 0, 1)
    assert (find_deal(store, "a1").owner, find_deal(store, "a1").amount) == ("dana@acme.example", 84000)
    assert len(deals(store)) == 2


def test_a_later_list_never_touches_an_answer_nor_what_a_person_said_of_the_deal(store: Store):
    taken(store, FLEET)
    person = now_typing(store)
    deal = find_deal(store, "a1")
    lunch = start_from_deal(store, deal.id, person)
    store.seal([Draft(lunch, "why_us_note", person.writer, "they answered", (), now())])
    store.seal([Draft(deal.id, "owner", person.writer, "Dana Ruiz", (), now())])
    before = store.notebook(lunch)
    taken(
        store,
        ["a1", "Acme Inc", "Fleet 2", "Rosa", "1", "USD", "2026-03-02", "", "Event", ""],
        day="2026-05-01",
    )
    assert store.notebook(lunch) == before
    after = find_deal(store, "a1")
    assert (after.account, after.owner, after.differs) == ("Acme Inc", "Dana Ruiz", ("owner",))


LISTS = st.lists(
    st.tuples(
        st.sampled_from(["2026-03-01", "2026-03-02", "2026-04-01"]),
        st.lists(ROW, min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(LISTS)
def test_lists_in_any_order_give_the_same_notes(tmp_path: Path, lists):
    notebooks = []
    for order in (lists, list(reversed(lists))):
        store = Store(tmp_path / f"{time.monotonic_ns()}.db")
        for day, rows in order:
            table = [["ID", "Account", "Owner", "Amount"], *([known, "Acme", *rest] for known, *rest in rows)]
            import_deals(store, preview(table), day)
        notebooks.append({one.id for one in store.notebook()})
        store.close()
    assert notebooks[0] == notebooks[1]


def test_an_import_is_taken_back_by_undo(store: Store):
    taken(store, FLEET)
    before = store.notebook()
    taken(store, DEPOT, day="2026-04-01")
    told = merge_to_undo(store)
    assert told and told.files == ("list.csv",)
    undo(store)
    assert store.notebook() == before


def test_a_day_that_is_asked_lets_nothing_in(store: Store):
    rows = [["Account", "Closed"], ["Acme", "01-03-17"]]
    with pytest.raises(WinNotesError, match="deals_order_asked"):
        import_deals(store, preview(rows))
    assert deals(store) == []


def test_what_was_said_of_a_list_is_remembered_for_its_headings(store: Store):
    data = spelled([["Wer", "Kunde", "Closed", "Stage"], ["Kim", "Acme", "01-03-17", "Hurra"]]).encode()
    said = DealMapping({"Wer": "owner"}, "dmy", ("Hurra",), "hubspot")
    import_deals(store, preview_list(store, data, "list.csv", said), "2026-03-05")
    moved = spelled([["stage", "KUNDE", "Wer", "Closed"], ["hurra", "Beta", "Rosa", "02-03-17"]]).encode()
    found = preview_list(store, moved, "next.csv")
    assert found.is_ready and dict(found.deals[0].facts) == {
        "account": "Beta", "owner": "Rosa", "stage": "hurra", "closed": "2017-03-02",
    }  # fmt: skip
    assert found.source == "hubspot"
    other = preview_list(store, data, "list.csv", DealMapping({"Wer": "-"}, "mdy"))
    assert "owner" not in other.deals[0].facts and other.deals[0].facts["closed"] == "2017-01-03"


def test_a_list_that_is_only_looked_at_is_not_remembered(store: Store):
    data = spelled([["Wer", "Kunde"], ["Kim", "Acme"]]).encode()
    preview_list(store, data, "list.csv", DealMapping({"Wer": "owner"}))
    assert "owner" not in preview_list(store, data, "list.csv").deals[0].facts


def test_an_erased_deal_does_not_come_back_with_the_next_list(store: Store):
    taken(store, FLEET, DEPOT)
    subject = find_deal(store, "a1").id
    store.erase({subject: None}, now_typing(store).writer, now())
    assert taken(store, FLEET, DEPOT, day="2026-04-01") == DealsTaken(0, 0, 1, 1)


def test_a_lunch_begins_with_everything_the_deal_knows(store: Store):
    taken(store, FLEET, DEPOT)
    person = now_typing(store)
    lunch = interview(store, start_from_deal(store, find_deal(store, "a1").id, person))
    told = ("account", "deal_name", "interviewee", "interviewee_email", "amount", "closed_on", "created_on")
    assert [lunch.fact(name) for name in told] == [
        "Acme", "Fleet", "dana@acme.example", "dana@acme.example", "84000 EUR", "2026-03-01", "2026-01-01",
    ]  # fmt: skip
    assert [lunch.fact(name) for name in ("crm_lead_source", "segment", "crm_id", "deal")] == [
        "Web", "Retail", "a1", find_deal(store, "a1").id,
    ]  # fmt: skip
    assert lunch.fact("met_on") == today()
    sparse = interview(store, start_from_deal(store, "a2", person))
    assert (sparse.fact("amount"), sparse.fact("interviewee_email")) == ("1200.5", "")


def test_a_deal_is_found_by_its_id_its_crms_id_or_its_title(store: Store):
    taken(store, FLEET, DEPOT)
    fleet = find_deal(store, "acme fleet")
    assert find_deal(store, fleet.id[:8]) == find_deal(store, "a1") == deal_by_id(store, "a1") == fleet
    assert deal_by_id(store, "Fleet") is None
    for wanted, code in (("nobody", "no_such_deal"), ("e", "several_deals"), ("", "no_such_deal")):
        with pytest.raises(WinNotesError, match=code):
            find_deal(store, wanted)


def test_deals_joined_as_one_are_listed_as_one(store: Store):
    taken(store, FLEET, DEPOT)
    one, other = (deal.id for deal in deals(store))
    store.merge(Notebook([join(store.notebook(), one, other, now_typing(store).writer, now())]))
    assert len(deals(store)) == 1


def test_what_is_exported_comes_back_the_same_in_empty_notes(store: Store, other: Store, tmp_path: Path):
    taken(store, FLEET, DEPOT)
    export_deals(tmp_path / "deals.csv", deals(store))
    data = list_bytes(tmp_path / "deals.csv")
    assert import_deals(other, preview_list(other, data, "deals.csv"), "2026-03-05") == DealsTaken(2, 0, 0)
    assert deals(other) == deals(store) == deals_in(store.notebook())


def test_a_list_is_of_the_day_its_file_was_written(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text("x", "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert day_of(path) in ("2023-11-14", "2023-11-15")
    os.utime(path, (4_000_000_000, 4_000_000_000))
    assert day_of(path) == day_of(tmp_path / "none") == today()


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path):
    with pytest.raises(WinNotesError, match="not_readable"):
        list_bytes(tmp_path / "none.csv")


def test_files_that_go_with_a_list_are_told_from_lists():
    files = {
        "deals.csv": b"ID,Account,Stage\n1,Acme,Won\n",
        "accounts.csv": b"account,sector\nAcme,Retail\n",
        "more.csv": b"Account,Closed\nBeta,2026-01-01\n",
        "other.csv": b"colour\nred\n",
    }
    assert companions_in(files) == {"accounts.csv"}
    assert companions_in({"accounts.csv": files["accounts.csv"]}) == set()


def test_deals_stay_out_of_the_list_of_interviews(store: Store):
    from winnotes.desk.library import library

    taken(store, FLEET)
    start_interview(store, now_typing(store), original_guide(), {"account": "Gamma"})
    assert [line.account for line in library(store)] == ["Gamma"]

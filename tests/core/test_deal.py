"""Deals: one id for everybody, facts by the latest list, people's words before lists, in whatever order they come."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.deal import Deal, deal_id, deal_in, deals_in, facts_of, list_versions, unlike
from winnotes.core.deal_choice import DealChoice, chosen
from winnotes.core.notebook import Notebook, agree, write

FACTS = st.dictionaries(
    st.sampled_from(["account", "name", "amount", "closed", "owner", "crm.Région"]),
    st.sampled_from(["a", "b", 1, 2.5, "ä\n\"'"]),
    max_size=4,
)
LISTS = st.lists(
    st.tuples(
        st.sampled_from([20260101, 20260102, 20260301]), st.sampled_from(["salesforce", "other"]), FACTS
    ),
    min_size=1,
    max_size=4,
)


def listed(n: int, source: str = "other", subject: str = "d1", **facts: object) -> Notebook:
    return Notebook(list_versions(subject, facts, source, n, f"at {n}"))


@given(LISTS)
def test_lists_give_the_same_heads_in_any_order(lists):
    notebooks = [Notebook(list_versions("d1", facts, source, n, "at")) for n, source, facts in lists]
    merged = []
    for order in permutations(notebooks):
        whole = Notebook()
        for one in order:
            whole = whole | one
        merged.append((whole, deals_in(whole)))
    assert all(one == merged[0] for one in merged)


@given(FACTS)
def test_a_version_of_a_list_has_the_id_its_content_asks_for(facts):
    for version in list_versions("d1", facts, "other", 20261103, "at"):
        assert version.id == version.computed_id()


@given(LISTS)
def test_of_one_source_the_later_list_speaks_and_silence_changes_nothing(lists):
    lists = [(n, "other", facts) for n, _source, facts in lists]
    notebook = Notebook(
        one for n, source, facts in lists for one in list_versions("d1", facts, source, n, "")
    )
    for name in {name for _n, _source, facts in lists for name in facts}:
        latest = max(n for n, _source, facts in lists if name in facts)
        said = {str(facts[name]) for n, _source, facts in lists if n == latest and name in facts}
        assert {str(head.content) for head in notebook.heads("d1", name)} == said


def test_an_earlier_list_that_comes_late_changes_nothing():
    late = listed(20260301, amount=2) | listed(20260101, amount=1, owner="Kim")
    deal = deal_in(late, "d1")
    assert deal and (deal.amount, deal.owner, deal.differs, deal.listed) == (2, "Kim", (), 20260301)


def test_two_crms_that_differ_both_stand_and_the_later_is_shown():
    both = listed(20260301, "hubspot", amount=2) | listed(20260101, "salesforce", amount=1)
    deal = deal_in(both, "d1")
    assert deal and (deal.amount, deal.source, deal.differs) == (2, "hubspot", ("amount",))
    assert len(both.heads("d1", "amount")) == 2


def test_what_a_person_typed_stands_before_a_later_list_and_what_was_agreed_before_that():
    notebook = listed(20260101, owner="Kim")
    typed = Notebook([write(notebook, "d1", "owner", "pann.k1", "Alex", at="t")])
    deal = deal_in(notebook | typed | listed(20260301, owner="Rosa"), "d1")
    assert deal and (deal.owner, deal.differs) == ("Alex", ("owner",))
    agreed = Notebook([agree(notebook | typed, "d1", "owner", "pbob.k2", "Dana", at="t")])
    settled = deal_in(notebook | typed | agreed, "d1")
    assert settled and (settled.owner, settled.differs) == ("Dana", ())


def test_a_deal_has_one_id_by_its_crm_and_another_by_what_it_is():
    assert deal_id("salesforce", "006A") == deal_id("salesforce", "006A", account="Acme")
    assert deal_id("salesforce", "006A") != deal_id("hubspot", "006A")
    assert deal_id("salesforce", "006A") != deal_id("salesforce", "006a")
    by_name = deal_id("other", account="Acme  Inc", name="Fleet", closed="2026-01-02")
    assert by_name == deal_id("salesforce", account="ACME inc", name="fleet", closed="2026-01-02")
    assert by_name != deal_id("other", account="Acme Inc", name="Fleet", closed="2026-01-03")
    assert by_name.startswith("d") and len(by_name) == 27 and by_name.isalnum()


def test_salesforce_spells_one_id_in_fifteen_letters_or_eighteen():
    assert deal_id("salesforce", "0061r00000AbCdE") == deal_id("salesforce", "0061r00000AbCdEAAW")
    assert deal_id("hubspot", "0061r00000AbCdE") != deal_id("hubspot", "0061r00000AbCdEAAW")


def test_deals_come_with_the_latest_won_first_and_those_without_a_day_last():
    notebook = (
        listed(20260101, subject="d1", account="A", closed="2025-01-01")
        | listed(20260101, subject="d2", account="B", closed="2026-01-01")
        | listed(20260101, subject="d3", account="C")
    )
    assert [deal.account for deal in deals_in(notebook)] == ["B", "A", "C"]


def test_a_deal_nobody_says_anything_of_is_none():
    others = Notebook([write(Notebook(), "d9", "status", "pann.k1", "invited", at="t")])
    assert deals_in(others) == [] and deal_in(Notebook(), "d9") is None


def test_facts_of_another_shape_are_read_as_nothing():
    odd = [write(Notebook(), "d1", name, "pann.k1", ["x"], at="t") for name in ("account", "amount", "crm.x")]
    deal = deal_in(Notebook(odd), "d1")
    assert deal and list(facts_of(deal)) == []


def test_what_differs_between_two_states_is_named():
    before, after = (
        Deal("d1", "Acme", amount=1, more={"x": "1"}),
        Deal("d1", "Acme", amount=2, more={"y": "1"}),
    )
    assert unlike(before, after) == ["amount", "crm.x", "crm.y"]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (DealChoice(), "ABC"),
        (DealChoice(search="FLEET acme"), "A"),
        (DealChoice(search="north"), "B"),
        (DealChoice(search="muller"), "C"),
        (DealChoice(owner="ruiz"), "AC"),
        (DealChoice(since="2026-01-02"), "B"),
        (DealChoice(until="2026-01-01"), "A"),
        (DealChoice(at_least=100), "B"),
        (DealChoice(at_most=100), "AB"),
        (DealChoice(segment="retail", product="x"), ""),
    ],
)
def test_deals_are_chosen_by_words_person_day_and_amount(choice: DealChoice, found: str):
    deals = [
        Deal("A", "Acme", "Fleet", 50, closed="2026-01-01", owner="Dana Ruiz"),
        Deal("B", "Beta", "Depot", 100, closed="2026-02-01", owner="Kim", more={"Region": "North"}),
        Deal("C", "Müller", owner="Ruiz"),
    ]
    assert "".join(deal.id for deal in chosen(deals, choice)) == found

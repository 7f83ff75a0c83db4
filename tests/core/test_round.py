"""Rounds: split fairly and the same on every laptop, spread wide, and merged like everything else."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.deal import Deal
from winnotes.core.notebook import Notebook, write
from winnotes.core.round import Share, by_sales_person, counted, fair_split, rounds_in, spread
from winnotes.core.text import folded

KIM, ALEX = "pkim.k1", "palex.k1"
ONE = st.builds(
    Deal,
    id=st.uuids().map(lambda one: f"d{one.hex}"),
    owner=st.sampled_from(["", "Dana Ruiz", "dana  ruiz", "Sam Okafor", "Kit", "Ada"]),
    segment=st.sampled_from(["", "Public", "Retail"]),
    amount=st.one_of(st.none(), st.integers(0, 10**6)),
    closed=st.sampled_from(["", "2026-05-02", "2026-06-02", "2026-09-30"]),
)
DEALS = st.lists(ONE, max_size=30, unique_by=lambda deal: deal.id)
MARKETERS = st.lists(st.sampled_from(["Kim", "Alex", "Rosa", "Jo"]), min_size=1, max_size=4, unique=True)


@given(DEALS, MARKETERS, st.randoms())
def test_every_deal_has_one_marketer_and_a_sales_person_meets_only_one(deals, marketers, random):
    split = fair_split(deals, marketers)
    assert set(split) == {deal.id for deal in deals} and set(split.values()) <= set(marketers)
    for group in by_sales_person(deals):
        assert len({split[deal.id] for deal in group}) == 1
    again = [*deals]
    random.shuffle(again)
    assert fair_split(again, marketers[::-1]) == split


@given(DEALS, MARKETERS)
def test_nobody_has_more_than_the_largest_lunch_over_anybody_else(deals, marketers):
    counts = dict.fromkeys(marketers, 0)
    for marketer in fair_split(deals, marketers).values():
        counts[marketer] += 1
    largest = max((len(group) for group in by_sales_person(deals)), default=0)
    assert max(counts.values()) - min(counts.values()) <= max(1, largest)


@given(DEALS, MARKETERS)
def test_no_swap_of_two_lunches_of_one_size_would_bring_two_marketers_nearer_in_value(deals, marketers):
    split = fair_split(deals, marketers)
    groups = [(split[group[0].id], len(group), worth(group)) for group in by_sales_person(deals)]
    values = {name: sum(value for whose, _n, value in groups if whose == name) for name in marketers}
    for (rich, n, more), (poor, m, less) in permutations(groups, 2):
        if n == m and rich != poor:
            apart = values[rich] - values[poor]
            assert abs(apart - 2 * (more - less)) >= abs(apart) - 0.01


def worth(deals: list[Deal]) -> float:
    return sum(deal.amount or 0 for deal in deals)


def test_with_nobody_to_share_among_nothing_is_shared():
    assert fair_split([Deal("d1")], []) == {}


@given(DEALS, st.integers(0, 40))
def test_what_is_chosen_is_spread_over_segments(deals, count):
    chosen = spread(deals, count)
    assert len(chosen) == min(count, len(deals)) == len({deal.id for deal in chosen})
    segments = [folded(deal.segment) for deal in deals]
    found = [folded(deal.segment) for deal in chosen]
    for one in set(segments):
        others = [found.count(other) for other in set(segments) if found.count(other) < segments.count(other)]
        assert all(found.count(one) <= least + 1 for least in others), (
            "one segment is full before another is begun"
        )


def test_two_who_plan_on_two_laptops_come_together_in_any_order():
    start = Notebook()
    for field, content in (
        ("name", "Blitz"),
        ("begins", "2026-11-01"),
        ("share.d1", {"marketer": "Kim", "is_in": True}),
    ):
        start |= Notebook([write(start, "n1", field, KIM, content, at="1")])
    kims = start | Notebook(
        [write(start, "n1", "status.d1", KIM, {"status": "invited", "on": "2026-11-03"}, at="2")]
    )
    alexs = start | Notebook(
        [write(start, "n1", "status.d1", ALEX, {"status": "booked", "on": "2026-11-05"}, at="2")]
    )
    for both in (kims | alexs, alexs | kims):
        (found,) = rounds_in(both)
        assert found.shares["d1"] == Share("d1", "Kim", "booked", "2026-11-05", differs=True)
        assert found.marketers == ("Kim",)


def test_a_deal_taken_out_is_gone_and_a_strange_status_counts_for_nothing():
    notes = Notebook()
    for field, content in (
        ("name", "Blitz"), ("share.d1", {"marketer": "Kim", "is_in": False}), ("share.d2", "nonsense"),
        ("status.d2", {"status": "eaten"}), ("status.d2", 7),
    ):  # fmt: skip
        notes |= Notebook([write(notes, "n1", field, KIM, content, at="1")])
    (found,) = rounds_in(notes)
    assert set(found.shares) == {"d2"} and found.shares["d2"].status == "planned"


def test_a_declined_lunch_that_is_held_after_all_counts_as_held():
    notes = Notebook()
    for writer, status in ((KIM, "declined"), (ALEX, "done")):
        version = write(Notebook(), "n1", "status.d1", writer, {"status": status, "on": ""}, at="1")
        notes |= Notebook([version])
    for field, content in (("name", "Blitz"), ("share.d1", {"marketer": "Kim"})):
        notes |= Notebook([write(notes, "n1", field, KIM, content, at="1")])
    (found,) = rounds_in(notes)
    assert found.shares["d1"].status == "done" and found.shares["d1"].differs
    assert list(counted(found.shares.values())) == [("done", 1)]

"""Which lunches a report is about: filters that all must fit, and what each can be set to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.insight.test_figures import lunch
from winnotes.core.insight.coverage import coverage
from winnotes.core.insight.lunch import DealFacts, Lunch
from winnotes.core.insight.selection import Selection, chosen, options

PLAIN = lunch("i1", ("account", "pann", "Northwind"))
MET = "2026-06-02"
LUNCHES = [
    replace(PLAIN, interview=f"i{number}", deal=deal, met_on=met_on, writers=writers)
    for number, (deal, met_on, writers) in enumerate(
        [
            (DealFacts("d1", 2e4, "EUR", closed_on="2026-04-30", segment="Food", round="Spring"), MET, ("pann",)),
            (DealFacts("d2", 90000, "EUR", closed_on="2026-05-01", segment="Steel"), "2026-06-03", ("pann", "pbob")),
            (DealFacts("d3", 20000, "USD", closed_on="2026-07-31", product="Track"), "", ("pbob",)),
            (DealFacts("d4"), "2026-08-01", ()),
        ]
    )
]  # fmt: skip


def ids(selection: Selection) -> list[str]:
    return [one.interview for one in chosen(LUNCHES, selection)]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["i0", "i1", "i2", "i3"]),
        (Selection(first="2026-05-01", last="2026-07-31"), ["i1", "i2"]),
        (Selection(last="2026-04-30"), ["i0"]),
        (Selection(first="2026-06-03", by_lunch=True), ["i1", "i3"]),
        (Selection(segment=""), ["i2", "i3"]),
        (Selection(segment="Food", marketer="pbob"), []),
        (Selection(marketer="pann"), ["i0", "i1"]),
        (Selection(least=20000, most=50000), ["i0", "i2"]),
        (Selection(least=20000, currency="EUR"), ["i0", "i1"]),
        (Selection(currency="USD"), ["i2"]),
        (Selection(round="Spring"), ["i0"]),
        (Selection(product="Track"), ["i2"]),
        (Selection(guide="gother"), []),
    ],
)
def test_all_that_is_asked_must_fit(selection, found):
    assert ids(selection) == found


def test_an_option_counts_what_it_would_leave_beside_the_other_filters():
    found = options(LUNCHES, Selection(marketer="pann", segment="Food"))
    assert found.segments == (("Food", 1), ("Steel", 1))
    assert found.marketers == (("pann", 1),)
    assert found.months == (("2026-04", 1),)
    assert [(one.currency, one.least, one.most) for one in found.amounts] == [("EUR", 20000, 20000)]


values = st.sampled_from(["", "Food", "Steel", "Track", "Spring", None])


@given(values, values, values, st.sampled_from([None, "pann", "pbob"]))
def test_every_option_leaves_as_many_as_it_says(segment, product, round_, marketer):
    selection = Selection(segment=segment, product=product, round=round_, marketer=marketer)
    found = options(LUNCHES, selection)
    for value, count in found.segments:
        assert len(ids(replace(selection, segment=value))) == count
    for value, count in found.marketers:
        assert len(ids(replace(selection, marketer=value))) == count


def test_coverage_is_of_the_won_deals_a_selection_takes():
    won: list[DealFacts] = [one.deal for one in LUNCHES] + [DealFacts("d9", segment="Food")]
    found = coverage(LUNCHES[:2], won)
    assert (found.of_won.k, found.of_won.n) == (2, 5)
    assert [(bar.name, bar.share.k, bar.share.n) for bar in found.by_segment] == [
        ("", 0, 2),
        ("Food", 1, 2),
        ("Steel", 1, 1),
    ]
    assert [deal.id for deal in won if Selection(segment="Food").takes_deal(deal)] == ["d1", "d9"]


def test_a_lunch_without_a_list_of_deals_claims_no_coverage():
    found: list[Lunch] = LUNCHES
    assert coverage(found).of_won is None

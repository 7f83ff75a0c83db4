"""The report of the notes here: won deals say how far the lunches carry, and what the CRM knows goes before headers."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk.noting import kim, said_of
from winnotes.core.insight.behind import behind
from winnotes.core.insight.selection import Selection
from winnotes.core.sales_model import Expected, followed
from winnotes.desk.deals import deals, import_deals, preview_list, start_from_deal
from winnotes.desk.demo_team import Team
from winnotes.desk.reporting import told_here, told_in, write_csv, write_pdf
from winnotes.desk.sales_model import set_stages
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.report.periods import amount_bands, periods
from winnotes.exchange.report.sections import heading_of, sections_of
from winnotes.store.store import Draft, Store

LIST = (
    "Opportunity ID,Account,Stage,Close date,Amount,Segment\n"
    "1,Acme,Closed Won,2026-05-02,100,Public\n2,Bolt,Closed Won,2026-06-02,200,Public\n"
    "3,Cask,Closed Won,2026-09-02,300,Retail\n"
)


@pytest.fixture
def noted(store: Store) -> Store:
    """Three won deals, a lunch about one of them."""
    import_deals(store, preview_list(store, LIST.encode(), "won.csv"))
    deal = next(one for one in deals(store) if one.account == "Acme")
    person = kim(store)
    interview = start_from_deal(store, deal.id, person)
    store.seal([Draft(interview, "why_us_note", person.writer, '" they rang back "', (), "2026-11-01")])
    return store


def test_the_won_deals_say_how_far_the_lunches_carry(noted: Store):
    told = told_here(noted)
    report = told.report()
    assert (report.coverage.of_won.k, report.coverage.of_won.n) == (1, 3)
    assert heading_of(report).startswith("1 won deals interviewed of 3")
    titles = {one.title: one for one in sections_of(report, told.guides)}
    assert "Public: 1" in titles["Deals interviewed"].sentence
    first_half = told.report(Selection(first="2026-01-01", last="2026-06-30"))
    assert (first_half.coverage.of_won.k, first_half.coverage.of_won.n) == (1, 2)


def test_what_the_list_says_of_a_deal_goes_before_the_header(noted: Store):
    lunch = told_here(noted).lunches[0]
    assert (lunch.deal.amount, lunch.deal.segment, lunch.deal.closed_on) == (100, "Public", "2026-05-02")


def test_the_sample_lunch_is_none_of_ours(store: Store):
    store.merge(sample_notebook()[0])
    assert told_here(store).lunches == ()


def test_what_stands_behind_a_figure_has_its_quotes_first(noted: Store):
    told = told_here(noted)
    lunches = {lunch.interview: lunch for lunch in told.lunches}
    (interview,) = lunches
    found = behind(lunches, [(interview, "objections"), (interview, "why_us"), ("gone", "why_us")])
    assert [(one.key, [line.text for line in one.lines]) for one in found] == [
        ("why_us", ["they rang back"]),
        ("objections", []),
    ]


def test_accounts_and_note_takers_are_known_to_whoever_asks_for_names():
    team = Team(6, 2)
    told = told_in(team.notebook)
    assert set(told.people.values()) == set(team.marketers.values())
    assert set(told.accounts.values()) == {deal[1] for deal in team.deals}


def test_both_files_are_of_the_chosen_lunches_alone(noted: Store, tmp_path: Path):
    told = told_here(noted)
    for write, name in ((write_pdf, "all.pdf"), (write_csv, "all.csv")):
        write(told, Selection(), tmp_path / name)
        write(told, Selection(segment="Retail"), tmp_path / f"none{name[3:]}")
    assert (tmp_path / "all.csv").read_text("utf-8-sig") != (tmp_path / "none.csv").read_text("utf-8-sig")
    assert (tmp_path / "all.pdf").read_bytes() != (tmp_path / "none.pdf").read_bytes()


def test_periods_are_years_quarters_and_months_that_hold_lunches():
    found = periods([("2025-12", 2), ("2026-02", 1), ("", 4), ("2026-03", 3)])
    assert [(one.words, one.first, one.last, one.lunches) for one in found] == [
        ("2026", "2026-01-01", "2026-12-31", 4),
        ("2025", "2025-01-01", "2025-12-31", 2),
        ("Q1 2026", "2026-01-01", "2026-03-31", 4),
        ("Q4 2025", "2025-10-01", "2025-12-31", 2),
        ("Mar 2026", "2026-03-01", "2026-03-31", 3),
        ("Feb 2026", "2026-02-01", "2026-02-28", 1),
        ("Dec 2025", "2025-12-01", "2025-12-31", 2),
    ]
    assert [one.words for one in periods([("2026-02", 1)])] == ["Feb 2026"]


def test_amounts_are_parted_at_round_numbers_in_each_currency():
    from winnotes.core.insight.selection import Amounts

    bands = amount_bands([Amounts("EUR", 8_000, 900_000, 12), Amounts("USD", 500, 500, 1)])
    euros = [band for _words, band in bands if band.currency == "EUR"]
    assert euros[0].least is None and euros[-1].most is None and 2 <= len(euros) <= 4
    assert all(one.most == other.least for one, other in pairwise(euros))
    assert [words for words, band in bands if band.currency == "USD"] == ["USD"]


def test_the_days_a_stage_took_stand_beside_those_of_the_teams_model_in_its_order(noted: Store):
    set_stages(
        noted,
        [{"name": "Demo", "expected": "2w"}, {"name": "Legal"}, {"name": "Discovery", "expected": "10"}],
    )
    person, lunch = kim(noted), told_here(noted).lunches[0].interview
    value = said_of("sales_cycle_fit", {"stages": [{"stage": "demo", "kept": "longer", "days": "3w"}]})
    noted.seal([Draft(lunch, "sales_cycle_fit", person.writer, value, (), "2026-11-01")])
    stages = told_here(noted).report().model_fit.stages
    assert [(one.name, one.expected_days, one.gap_days) for one in stages] == [
        ("Demo", 14, 7), ("Discovery", 10, None),
    ]  # fmt: skip


def test_without_the_model_the_days_are_those_the_lunches_were_answered_against(noted: Store):
    person, lunch = kim(noted), told_here(noted).lunches[0].interview
    kept = followed([Expected("Demo", 14.0)])
    noted.seal([Draft(lunch, f"model.{person.id}", person.writer, kept, (), "2026-11-01")])
    assert told_here(noted).expected_days == {"Demo": 14.0}

"""Shares with their intervals, spreads of known values, and the laws every figure keeps."""

from dataclasses import replace
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.insight import counting, test_number_rows, test_numbers
from tests.core.insight.random_team import team
from tests.exchange.random_notebook import notebooks
from winnotes.core.insight import content, driver, lead_source, reply, tally
from winnotes.core.insight.lead_source import SourceCheck
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.report import Report, report_of
from winnotes.core.insight.share import Point, Share, quantile, spread_of, wilson
from winnotes.core.interview import Answer, Interview, Voice, interview_in
from winnotes.core.notebook import Notebook
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json, Version
from winnotes.core.voice import United
from winnotes.wording import original_guide, words

GUIDE = original_guide()
numbers = st.floats(-1e6, 1e6)


def lunch(subject: str, *told: tuple[str, str, Json]) -> Lunch:
    """A lunch of which these (field, person, content) are the heads."""
    versions = [
        Version(subject, name, f"{person}.k1", 1, {}, content, "typed", f"{at:04}")
        for at, (name, person, content) in enumerate(told)
    ]
    return lunch_of(interview_in(Notebook(versions), subject, GUIDE), words())


def said(question: str, **parts: str) -> Json:
    return with_said(Value(), GUIDE.by_key[question], parts, words()).content()


def report(*lunches: Lunch) -> Report:
    return report_of(lunches, {GUIDE.id: GUIDE})


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 10, 0, 0.2775), (1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1)],
)
def test_an_interval_is_the_one_in_the_tables(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_share_lies_in_its_interval(k, more):
    share = Share(k, k + more)
    low, high = share.interval
    assert 0 <= low <= (low if share.rate is None else share.rate) <= high <= 1
    assert share.is_too_few == (k + more < 8)


@given(st.lists(numbers, min_size=1, max_size=40), st.floats(0, 1))
def test_a_quantile_is_the_one_of_an_sql_engine(values, p):
    sql = "select quantile_cont(v, ?) from (select unnest(?::double[]) v)"
    expected = duckdb.execute(sql, [p, values]).fetchone()
    assert quantile(sorted(values), p) == pytest.approx(expected[0], rel=1e-9, abs=1e-6)


def test_nothing_known_is_no_zero():
    spread = spread_of([])
    assert (spread.n, spread.p50, spread.p90, spread.mean, Share(0, 0).rate) == (0, None, None, None, None)


def test_a_blank_beside_a_value_changes_neither_median_nor_mean():
    told = lunch("i1", ("buying_group_size", "pann", said("buying_group_size", count="7")))
    blank = lunch("i2", ("buying_group_size", "pann", said("buying_group_size")))
    not_known = lunch("i3", ("buying_group_size", "pann", Value("not_known").content()))
    group = report(told, blank, not_known).buying_group
    assert (group.size.n, group.size.p50, group.size.mean) == (1, 7.0, 7.0)
    assert (group.basis.open, group.basis.not_known) == (
        (("i2", "buying_group_size"),),
        (("i3", "buying_group_size"),),
    )


def test_two_who_wrote_the_same_are_one_lunch():
    score = said("competition_fierceness", score="8")
    told = report(
        lunch("i1", ("competition_fierceness", "pann", score), ("competition_fierceness", "pbob", score))
    )
    assert told.competition.score.spread.points == (Point(8.0, ("i1", "competition_fierceness")),)


def test_who_ranked_first_on_the_clock_weighs_no_more():
    one, other = said("why_us", drivers="product, service"), said("why_us", drivers="service, product")
    told = report(lunch("i1", ("why_us", "pann", one), ("why_us", "pbob", other)))
    turned = report(lunch("i1", ("why_us", "pbob", other), ("why_us", "pann", one)))
    points = {driver.code: (driver.points, driver.firsts) for driver in told.drivers.drivers if driver.points}
    assert points == {"product": (2.5, 0), "service": (2.5, 0)}
    assert told.drivers == turned.drivers


def test_a_piece_shown_by_one_and_left_out_by_the_other_is_not_agreed():
    def rows(question: str, **cells: str) -> Json:
        return with_said(Value(), GUIDE.by_key[question], {"pieces": [cells]}, words()).content()

    told = lunch(
        "i1",
        ("content_effect", "pann", rows("content_effect", piece="Deck", effect="worked")),
        ("content_not_used", "pbob", rows("content_not_used", piece="deck!", reason="outdated")),
    )
    (piece,) = report(told).content.pieces
    assert (piece.count("not_agreed"), piece.shown, piece.worked.rate) == (1, 0, None)


def test_tags_of_signs_alone_stay_apart():
    one, other = said("customer_problem", problems="👏"), said("customer_problem", problems="☕")
    told = report(lunch("i1", ("customer_problem", "pann", one), ("customer_problem", "pbob", other)))
    assert {bar.name for bar in told.problems.bars} == {"👏", "☕"}


def test_a_source_nobody_could_read_matches_no_other_that_nobody_can_read():
    source = replace(GUIDE.by_key["lead_source"].parts[0], open=False)
    question = replace(GUIDE.by_key["lead_source"], parts=(source,))
    content = with_said(Value(), question, {"source": "some fair"}, words()).content()
    answer = Answer(question, voices=(Voice("pann", content, "", "r1"),))
    assert lead_source.checked(answer, "Trade paper") == SourceCheck("mismatch", "some fair", "Trade paper")
    assert lead_source.checked(answer, "Some Fair").verdict == "match"


@given(st.integers(0, 10**6))
@settings(max_examples=10)
def test_the_order_of_lunches_changes_nothing(seed):
    found = team(seed, lunches=6)
    lunches = [lunch_of(interview, words()) for interview in found.interviews()]
    guides = {guide.id: guide for guide in found.guides.values()}
    mixed = Random(seed).sample(lunches, k=len(lunches))
    assert report_of(lunches, guides) == report_of(mixed, guides)


@given(notebooks)
def test_whatever_a_file_holds_there_is_a_report(notebook):
    lunches = [
        lunch_of(interview_in(notebook, subject, GUIDE), words()) for subject in notebook.subjects("i")
    ]
    told = report_of(lunches, {GUIDE.id: GUIDE})
    assert told.n == len(lunches)
    assert told == report_of(lunches[::-1], {GUIDE.id: GUIDE})


def test_a_reading_of_another_shape_says_nothing():
    for odd in ("8", True, 11, [8], {}, 10**400, [10**400, False], [[8]]):
        content = {"state": "open", "said": {}, "read": {"score": odd, "count": odd}, "provenance": ""}
        told = report(
            lunch("i1", ("competition_fierceness", "p", content), ("buying_group_size", "p", content))
        )
        assert (told.competition.score.spread.n, told.buying_group.size.n) == (0, 0)


def checked_all(check, *more: str) -> None:
    for seed in counting.SEEDS:
        check(seed, *more)


BUGS = [
    (
        driver,
        "breakdown",
        lambda told, part, codes=(): tally.breakdown(told[1:], part, codes),
        "drivers_by_preval",
    ),
    (reply, "unite_part", lambda part, told: United(told[0]), "spreads_are"),
    (reply.Reply, "standing", lambda self, part: "known" if part in self.readings else "open", "every_lunch"),
    (content, "_counted", lambda codes, told: (), "the_content_ledger"),
    (lead_source, "_is_match", lambda recalled, crm, part: True, "the_lead_source"),
    (reply, "_agreement", lambda answer: "equal", "agreement_only"),
    (reply, "points_of", lambda told: dict.fromkeys(told[0], 3.0), "drivers_by_preval"),
    (tally, "name_of", lambda word: word, "words_are"),
]


@pytest.mark.parametrize(
    ("module", "name", "bug", "test"), BUGS, ids=[f"{name}" for _m, name, _b, _t in BUGS]
)
def test_a_planted_bug_is_seen(module, name, bug, test, monkeypatch):
    sentences = {**vars(test_numbers), **vars(test_number_rows)}
    check = next(one for name_, one in sentences.items() if name_.startswith(f"test_{test}"))
    more = ("customer_problem", "problems") if test == "words_are" else ()
    monkeypatch.setattr(module, name, bug)
    counting.drawn.cache_clear()
    try:
        with pytest.raises(AssertionError):
            checked_all(check, *more)
    finally:
        counting.drawn.cache_clear()


def test_an_interview_of_nothing_is_a_lunch_of_nothing():
    told = report(lunch_of(Interview("i1", {}, GUIDE), words()))
    assert (told.n, told.coverage.finished.k, told.drivers.basis.n) == (1, 0, 0)
    assert report().n == 0

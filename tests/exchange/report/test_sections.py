"""The sections of the team report: every chart says its n and has words that say the same, and nobody is named."""

from itertools import pairwise

import pytest

from tests.core.insight.counting import drawn
from winnotes.core.insight.report import Report, report_of
from winnotes.core.insight.selection import Selection
from winnotes.core.insight.tally import Guides
from winnotes.desk.demo_team import Team
from winnotes.desk.reporting import Told, told_in
from winnotes.exchange.report.asked import asked_for
from winnotes.exchange.report.drawing import draw, fitted, ticks
from winnotes.exchange.report.section import Bars, Section, Strips
from winnotes.exchange.report.sections import heading_of, sections_of, side_by_side
from winnotes.wording import original_guide, show_number

WIDTH, SIZE = 320.0, 8.0
SEEDS = range(4)


def width_of(text: str, size: float, is_bold: bool) -> float:
    return len(text) * size * (0.55 if is_bold else 0.5)


def random_report(seed: int) -> tuple[Report, Guides]:
    team, _lunches, report, _flat = drawn(seed)
    return report, {guide.id: guide for guide in team.guides.values()}


def invented(size: int = 30) -> Told:
    return told_in(Team(size).notebook)


@pytest.fixture(scope="module")
def told() -> Told:
    return invented()


def by_title(sections: list[Section]) -> dict[str, Section]:
    return {one.title: one for one in sections}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_chart_says_how_many_lunches_it_rests_on_and_has_words_that_say_the_same(seed: int):
    for section in sections_of(*random_report(seed)):
        if section.chart is None:
            continue
        assert "n = " in section.about or "n up to " in section.about
        for row in section.chart.rows:
            assert row.label in section.sentence
        figures = (
            [row.told for row in section.chart.rows if row.told] if isinstance(section.chart, Bars) else []
        )
        assert all(figure in section.sentence for figure in figures)


@pytest.mark.parametrize("seed", SEEDS)
def test_bars_are_as_long_as_what_is_counted_and_open_onto_it(seed: int):
    report, guides = random_report(seed)
    chart = by_title(sections_of(report, guides))["Why customers chose us"].chart
    assert isinstance(chart, Bars)
    named = {one.share.k for one in report.drivers.drivers if one.share.k}
    assert {int(row.told) for row in chart.rows} <= named
    assert all(len(row.behind) == int(row.told) for row in chart.rows)
    assert all(row.size == pytest.approx(int(row.told) / report.drivers.basis.n) for row in chart.rows)
    assert [row.size for row in chart.rows] == sorted((row.size for row in chart.rows), reverse=True)


def test_of_fewer_than_eight_lunches_no_share_is_told():
    told = invented(7)
    sections = sections_of(told.report(), told.guides)
    assert sections
    for section in sections:
        assert "%" not in section.sentence and "%" not in " ".join(section.lines)
        assert section.chart is None or "too few" in section.about or "n up to" in section.about


def test_no_lunch_gives_no_section():
    assert sections_of(report_of([], {}), {}) == []


def test_nobody_who_sold_or_noted_is_named(told: Told):
    team = Team(30)
    named = {*team.marketers.values(), *(deal[8] for deal in team.deals)}
    assert len(named) > 8
    report = told.report()
    sections = sections_of(report, told.guides)
    words = heading_of(report) + "".join(f"{one.about}{one.sentence}{one.lines}" for one in sections)
    assert not any(name in words for name in named)
    asked = asked_for(Selection(marketer=next(iter(team.marketers))), told.guides)
    assert asked == "one marketer's lunches"


def test_two_reports_side_by_side_are_drawn_on_one_scale(told: Told):
    few, all_ = Told(told.lunches[:5], told.guides), told
    pairs = side_by_side(sections_of(few.report(), few.guides), sections_of(all_.report(), all_.guides))
    both = [(one, other) for one, other in pairs if one and other and one.chart and other.chart]
    assert len(both) > 8
    for one, other in both:
        assert one.title == other.title
        assert one.chart and other.chart and one.chart.full == other.chart.full
    titles = [(one or other).title for one, other in pairs if one or other]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drawing_keeps_within_its_width_and_its_rows_apart(seed: int):
    for section in sections_of(*random_report(seed)):
        if section.chart is None:
            continue
        drawing = draw(section.chart, WIDTH, SIZE, width_of)
        for box in drawing.boxes:
            assert box.x >= -0.01 and box.x + box.width <= WIDTH + 0.01
            assert box.y >= 0 and box.y + box.height <= drawing.height
        for word in drawing.words:
            assert word.x >= -SIZE and word.x + width_of(word.text, word.size, word.is_bold) <= WIDTH + SIZE
        assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= drawing.height for dot in drawing.dots)
        assert [spot.label for spot in drawing.spots] == [row.label for row in section.chart.rows]
        assert all(one.y + one.height <= other.y + 0.01 for one, other in pairwise(drawing.spots))


def test_every_known_value_is_a_dot(told: Told):
    strips = [one.chart for one in sections_of(told.report(), told.guides) if isinstance(one.chart, Strips)]
    assert strips
    for chart in strips:
        assert len(draw(chart, WIDTH, SIZE, width_of).dots) == sum(len(row.values) for row in chart.rows)


def test_what_hurt_is_hatched_since_colour_alone_tells_nothing_in_grey(told: Told):
    chart = by_title(sections_of(told.report(), told.guides))["Lead source, recalled and in the CRM"].chart
    assert chart
    boxes = draw(chart, WIDTH, SIZE, width_of).boxes
    assert {box.tone for box in boxes if box.is_hatched} == {"alarm"}


@pytest.mark.parametrize(
    ("full", "expected"),
    [(0, [0]), (5, [0, 1, 2, 3, 4, 5]), (38, [0, 10, 20, 30]), (0.9, [0, 0.2, 0.4, 0.6, 0.8])],
)
def test_an_axis_has_round_numbers(full: float, expected: list[float]):
    assert list(ticks(full)) == pytest.approx(expected)


def test_a_label_too_long_ends_in_an_ellipsis():
    assert fitted("two systems after a merger", 60, lambda text: len(text) * 5.0) == "two systems…"
    assert fitted("short", 60, lambda text: len(text) * 5.0) == "short"


def test_what_was_asked_for_is_told_in_one_line():
    guide = original_guide()
    asked = Selection(
        first="2026-05-01",
        last="2026-07-31",
        segment="",
        product="Fleet",
        least=50000,
        currency="EUR",
        guide=guide.id,
    )
    assert asked_for(asked, {guide.id: guide}) == (
        f"won 1 May 2026 to 31 Jul 2026  ·  segment unknown  ·  product Fleet  ·  from {show_number(50000)} EUR  ·  "
        f"guide {guide.title}"
    )
    assert asked_for(Selection(), {}) == ""
    assert asked_for(Selection(last="2026-07-31", by_lunch=True), {}) == "lunch up to 31 Jul 2026"

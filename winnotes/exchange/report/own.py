"""The sections of the team's own questions."""

from collections.abc import Iterator
from functools import partial

from winnotes.core.insight.own import Own
from winnotes.core.insight.report import Report
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Chart, Section
from winnotes.exchange.report.telling import (
    breakdown_chart,
    days_told,
    quarters_told,
    rests_on,
    sentence_of,
    strip,
    strips,
)
from winnotes.i18n import _
from winnotes.wording import show_number


def own_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield a section for each typed field of a question of the team's own, in the guide's order."""
    for one in report.own:
        chart = _chart(one, words)
        spread = quarters_told(one.spread, days_told if one.kind == "duration" else show_number)
        yield Section(
            one.key,
            title_of(one, words),
            rests_on(one.basis),
            chart,
            sentence_of(chart),
            (spread[:1].upper() + spread[1:] + ".",) if spread else (),
        )


def title_of(one: Own, words: ReportWords) -> str:
    """Return what a field is called: its question, its own label where there are several, the currency of amounts."""
    return " · ".join(
        told for told in (words.label(one.key), _(one.part) if one.part else "", one.unit) if told
    )


def _chart(one: Own, words: ReportWords) -> Chart | None:
    if one.named is not None:
        return breakdown_chart(one.named, partial(words.of, one.key))
    units = {"amount": one.unit, "scale": _("of {high}").format(high=one.high), "duration": _("days")}
    return strips([strip(words.label(one.key), one.spread)], units.get(one.kind, ""), one.high)

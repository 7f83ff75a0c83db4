"""The last sections of the report: what to do faster and bigger, what marketing is asked for, how well we listen."""

from collections.abc import Iterator
from functools import partial

from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Bar
from winnotes.exchange.report.detail import behind_todo
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Section
from winnotes.exchange.report.telling import (
    MOST,
    bars,
    breakdown_chart,
    days_told,
    of_lunches,
    quarters_told,
    rests_on,
    sentence_of,
    share_rows,
)  # fmt: skip
from winnotes.exchange.report.won import reasons_chart
from winnotes.i18n import _, ngettext
from winnotes.wording import show_number

SELDOM = 0.75


def lever_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield what would have made the sales faster and bigger, and why content was left out."""
    yield _faster(report)
    yield _bigger(report)
    if chart := reasons_chart(report, words):
        about = of_lunches(report.content.n, _("reasons given, all pieces together"))
        title = _("Why content was not used")
        yield Section("content_not_used", title, about, chart, sentence_of(chart))


def _faster(report: Report) -> Section:
    found = report.faster
    chart, about = breakdown_chart(found.causes, str), rests_on(found.causes.basis)
    saved, n = quarters_told(found.saved_days, days_told), found.saved_days.n
    told = _("Days saved, a guess: {spread} (n = {n}).").format(spread=saved, n=n)
    lines = (told,) if saved else ()
    return Section("close_faster", _("What would have been faster"), about, chart, sentence_of(chart), lines)


def _bigger(report: Report) -> Section:
    found = report.bigger
    chart, about = breakdown_chart(found.levers, str), rests_on(found.levers.basis)
    told = _("Amount added, a guess, in {currency}: half below {p50} (n = {n}).")
    lines = tuple(
        told.format(
            currency=one.currency or _("no currency"),
            p50=show_number(round(one.amounts.p50 or 0)),
            n=one.amounts.n,
        )
        for one in found.amounts
        if one.amounts.n
    )
    return Section("deal_bigger", _("What would have been bigger"), about, chart, sentence_of(chart), lines)


def marketing_section(report: Report, words: ReportWords) -> Section:
    """Return whether marketing could have helped, and what it is asked to do."""
    found = report.marketing
    chart = breakdown_chart(found.could_help, partial(words.of, "marketing_help"), is_sorted=False)
    open_ones = [line for line in found.todos if line.kind == "todo"]
    count = ngettext("{n} to-do is open.", "{n} to-dos are open.", len(open_ones)).format(n=len(open_ones))
    about = rests_on(found.could_help.basis, _("could marketing have helped with objections?"))
    return Section(
        "marketing_help",
        _("What marketing can do"),
        about,
        chart,
        sentence_of(chart),
        (count,) if open_ones else (),
    )


def todo_lines(report: Report) -> list[str]:
    """Return the open to-dos, those due first on top."""
    told = [(line.text, behind_todo(line)) for line in report.marketing.todos if line.kind == "todo"]
    return [f"{text} ({behind})" if behind else text for text, behind in told]


def listening_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield what is asked too rarely, how often two note takers heard the same, and of which deals nobody told."""
    seldom = [one for one in report.asked if one.asked.n and (one.asked.rate or 0) < SELDOM]
    rows = share_rows([Bar(one.key, one.asked) for one in seldom[:MOST]], words.label, is_sorted=False)
    chart = bars(rows)
    if chart:
        about = of_lunches(report.n, _("must-asks first; interviews in which it was asked"))
        yield Section("", _("Asked too rarely"), about, chart, sentence_of(chart))
    both = [Bar(one.key, one.equal) for one in report.agreement if one.equal.n]
    chart = bars(share_rows(both, words.label))
    if chart:
        n = max(bar.share.n for bar in both)
        about = _("answers two people noted, before any was agreed; n up to {n}").format(n=n)
        yield Section("", _("Note takers heard the same"), about, chart, sentence_of(chart))
    won = report.coverage.of_won
    chart = bars(share_rows(report.coverage.by_segment, lambda name: name or _("no segment")))
    if won and chart:
        about = of_lunches(won.n, _("won deals with a lunch, by segment"))
        yield Section("", _("Deals interviewed"), about, chart, sentence_of(chart))

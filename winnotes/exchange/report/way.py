"""The sections on the way to the deal: how it began, what it took, how long, who decided, how the model fitted."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from winnotes.core.insight.competition import Competitor
from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Bar
from winnotes.exchange.report.detail import confusion_section, stages_section, surprise_section
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Piece, Row, Section
from winnotes.exchange.report.telling import (
    bars,
    breakdown_chart,
    count_rows,
    days_told,
    of_lunches,
    quarters_told,
    rests_on,
    sentence_of,
    share_rows,
    share_told,
    strip,
    strips,
)  # fmt: skip
from winnotes.i18n import _, show_month
from winnotes.wording import show_number

VERDICTS = {"match": "strong", "mismatch": "alarm"}


def beginning_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield the lead source, the way in, the buying stage at entry and what was known of us."""
    yield _lead_source(report, words)
    yield confusion_section(report, words)
    for key, found in (
        ("entry_path", report.start.path),
        ("buying_stage_at_entry", report.start.buying_stage),
    ):
        is_sorted = key == "entry_path"
        chart = breakdown_chart(found, partial(words.of, key), is_sorted=is_sorted)
        yield Section(key, words.label(key), rests_on(found.basis), chart, sentence_of(chart))
    product, brand = report.start.product, report.start.brand
    rows = [strip(_("Products"), product.spread), strip(_("Brand"), brand.spread, "dim")]
    known = strips(rows, _("of 5"), 5)
    about = rests_on(product.steps.basis, _("how well they knew us at the start, 1 to 5"))
    yield Section("prior_understanding", words.label("prior_understanding"), about, known, sentence_of(known))


def _lead_source(report: Report, words: ReportWords) -> Section:
    truth = report.lead_source
    chart = bars(count_rows(truth.verdicts, truth.n, words.verdict, VERDICTS))
    told = _("{crm} in the CRM: recalled as the same in {k} of {n} deals.")
    lines = [
        told.format(crm=words.of("lead_source", one.crm), k=one.share.k, n=one.share.n)
        for one in truth.by_source
        if one.share.k < one.share.n
    ]
    about = of_lunches(truth.n, _("as recalled over lunch, beside the CRM"))
    return Section(
        "lead_source",
        _("Lead source, recalled and in the CRM"),
        about,
        chart,
        sentence_of(chart),
        tuple(lines[:3]),
    )


def winning_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield resources, the decision, the buying group and the competition."""
    yield _resources(report, words)
    yield _decision(report, words)
    yield surprise_section(report, words)
    group = report.buying_group
    size = strips([strip(_("People"), group.size)], _("people"))
    lines = [
        _("Most often among them: {roles}.").format(
            roles=_few(group.roles, partial(words.of, "buying_group_size"))
        )
    ]
    about = rests_on(group.basis, _("people involved in the decision"))
    lines = lines if any(bar.share.k for bar in group.roles) else []
    yield Section(
        "buying_group_size", words.label("buying_group_size"), about, size, sentence_of(size), tuple(lines)
    )
    yield from _competition(report, words)


def _few(found: tuple[Bar, ...], name: "partial[str]") -> str:
    named = sorted((bar for bar in found if bar.share.k and bar.name), key=lambda bar: -bar.share.k)[:3]
    return ", ".join(
        _("{name} ({k} of {n})").format(name=name(bar.name), k=bar.share.k, n=bar.share.n) for bar in named
    )


def _resources(report: Report, words: ReportWords) -> Section:
    found = report.resources
    used = [one for one in found.resources if one.share.k]
    rows = share_rows([Bar(one.code, one.share) for one in used], partial(words.of, "resources_used"))
    counted = [one for one in used if one.counts.n and one.counts.mean is not None]
    told = _("{name}: {mean} a deal where counted (n = {n}).")
    lines = [
        told.format(
            name=words.of("resources_used", one.code),
            mean=show_number(round(one.counts.mean or 0, 1)),
            n=one.counts.n,
        )
        for one in counted[:3]
    ]
    chart = bars(rows)
    return Section(
        "resources_used",
        words.label("resources_used"),
        rests_on(found.basis),
        chart,
        sentence_of(chart),
        tuple(lines),
    )


def _decision(report: Report, words: ReportWords) -> Section:
    found, name = report.decision, partial(words.of, "decision_maker")
    chart = bars(share_rows(found.role.bars, name))
    expected = {bar.name: bar.share for bar in found.expected.bars}
    lines = []
    if (yes := expected.get("yes")) and yes.n:
        told = _("Who decided was expected in {k} of {n} deals").format(k=yes.k, n=yes.n)
        lines.append(f"{told}. {share_told(yes)}".rstrip())
    return Section(
        "decision_maker",
        words.label("decision_maker"),
        rests_on(found.role.basis),
        chart,
        sentence_of(chart),
        tuple(lines),
    )


def _competition(report: Report, words: ReportWords) -> Iterator[Section]:
    key, rivals = "competition_fierceness", report.competition
    score = strips([strip(_("Score"), rivals.score.spread)], _("of 10"), 10)
    yield Section(key, words.label(key), rests_on(rivals.score.steps.basis), score, sentence_of(score))
    every = {one.name: one for one in (rivals.status_quo, *rivals.competitors)}
    rows = share_rows([Bar(name, one.named) for name, one in every.items()], str)
    chart = bars([_rival(row, every[row.label], words) for row in rows])
    about = of_lunches(rivals.status_quo.named.n, _("staying as they are counts too"))
    yield Section(key, _("Competitors named"), about, chart, sentence_of(chart))


def _rival(row: Row, one: Competitor, words: ReportWords) -> Row:
    """Return the row of a competitor, in how many deals it was the strongest behind it."""
    first = _("strongest in {n}").format(n=one.strongest.k) if one.strongest.k else ""
    aside = "  ·  ".join(part for part in (row.aside, first) if part)
    return replace(row, label=words.of("competition_fierceness", one.name), aside=aside)


def model_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield the time to close and the fit with the sales-cycle model."""
    close = report.time_to_close
    rows = [strip(_("Recalled"), close.recalled), strip(_("In the CRM"), close.crm, "dim")]
    chart = strips(rows, _("days"))
    about = rests_on(close.basis, _("days from first contact to close"))
    told = [(_("Recalled: {spread}."), close.recalled), (_("In the CRM: {spread}."), close.crm)]
    lines = [words_.format(spread=quarters_told(found, days_told)) for words_, found in told if found.n]
    yield Section(
        "time_to_close", words.label("time_to_close"), about, chart, sentence_of(chart), tuple(lines)
    )
    yield _fit(report)
    yield stages_section(report)


def _fit(report: Report) -> Section:
    model = report.model_fit
    months = [month for month in model.trend if month.month and month.fit.mean is not None][-12:]
    rows = [
        Row(
            show_month(month.month),
            (Piece(month.fit.mean or 0.0),),
            show_number(round(month.fit.mean or 0.0, 1)),
            _("n = {n}").format(n=month.fit.n),
            month.fit.behind,
        )
        for month in months
    ]
    chart = bars(rows)
    about = rests_on(model.fit.steps.basis, _("mean fit by the month the deal was won, 1 to 5"))
    middle = model.fit.spread.p50
    lines = () if middle is None else (_("Median {fit} of 5.").format(fit=show_number(middle)),)
    return Section(
        "sales_cycle_fit", _("Fit with our sales-cycle model"), about, chart, sentence_of(chart), lines
    )

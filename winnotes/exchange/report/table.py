"""Every table of the team report as figures, in the order it is read. No names of sales persons or note takers."""

from collections.abc import Iterator
from functools import partial

from winnotes.core.insight.coverage import Coverage
from winnotes.core.insight.fit import Stage
from winnotes.core.insight.objection import ObjectionGroup
from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Guides
from winnotes.exchange.report.detail import same_todos
from winnotes.exchange.report.figure import Figure, of_breakdown, of_counts, of_share, of_spread
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.own import title_of
from winnotes.i18n import _


def figures(report: Report, guides: Guides) -> list[Figure]:
    """Return every figure of the report. Owners of to-dos are told: that is marketing's own business."""
    words = ReportWords(guides)
    parts = (
        _about, _why, _objections, _content, _lead_source, _beginning, _deciding, _competition, _closing, _model,
        _own, _levers, _marketing, _spoken, _listening,
    )  # fmt: skip
    return [figure for part in parts for figure in part(report, words)]


def _about(report: Report, _words: ReportWords) -> Iterator[Figure]:
    section, told = _("Lunches"), report.coverage
    yield Figure(section, _("Lunches"), "lunches", report.n, report.n)
    yield of_share(section, _("Finished"), told.finished)
    yield from _covered(section, told)
    yield Figure(section, _("Sales persons asked"), "people", told.sales_people, report.n)
    yield Figure(section, _("Note takers"), "people", told.note_takers, report.n)
    for row, period in ((_("Won"), told.won_on), (_("Lunches held"), told.met_on)):
        for name in ("first", "last"):
            if day := getattr(period, name):
                yield Figure(section, row, name, None, report.n - period.unknown, day=day)


def _covered(section: str, told: Coverage) -> Iterator[Figure]:
    if told.of_won is not None:
        yield of_share(section, _("Won deals with a lunch"), told.of_won)
    for bar in told.by_segment:
        name = _("Won deals with a lunch: {segment}").format(segment=bar.name or _("no segment"))
        yield of_share(section, name, bar.share)


def _why(report: Report, words: ReportWords) -> Iterator[Figure]:
    section = words.label("why_us")
    for driver in report.drivers.drivers:
        name = words.of("why_us", driver.code)
        yield of_share(section, name, driver.share, len(report.drivers.basis.not_agreed))
        yield Figure(section, name, "points", driver.points, driver.share.n)
        yield Figure(section, name, "firsts", driver.firsts, driver.share.n)
    key = "customer_problem"
    yield from of_breakdown(words.label(key), report.problems, partial(words.of, key))


def _objections(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, found = words.label("objections"), report.objections
    name = partial(words.of, "objections")

    def group(section: str, row: str, one: ObjectionGroup) -> Iterator[Figure]:
        yield of_share(section, row, one.share)
        yield from of_counts(section, row, one.results, one.share.n, name)

    yield from group(section, _("All"), found.all)
    for one in found.by_category:
        yield from group(section, name(one.name), one)
    in_words = _("{question}, as they were worded").format(question=section)
    for one in found.by_objection:
        yield from group(in_words, one.name, one)


def _content(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, ledger = _("Content"), report.content
    uses, reasons = partial(words.of, "content_effect"), partial(words.of, "content_not_used")
    for piece in ledger.pieces:
        yield of_share(section, piece.name, piece.share)
        yield from of_counts(section, piece.name, piece.uses, ledger.n, uses)
        yield from of_counts(section, piece.name, piece.reasons, ledger.n, reasons)


def _lead_source(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, truth = words.label("lead_source"), report.lead_source
    yield of_share(section, _("As in the CRM"), truth.match)
    for verdict in truth.verdicts:
        if verdict.count:
            yield Figure(section, words.verdict(verdict.code), "times", verdict.count, truth.n)
    for source in truth.by_source:
        yield of_share(section, words.of("lead_source", source.crm), source.share)
    table = _("Lead source, recalled and in the CRM")
    for one in truth.confusion:
        yield Figure(table, words.pair(one.recalled, one.crm), "times", one.count, truth.n)


def _beginning(report: Report, words: ReportWords) -> Iterator[Figure]:
    start = report.start
    for key, found in (("entry_path", start.path), ("buying_stage_at_entry", start.buying_stage)):
        yield from of_breakdown(words.label(key), found, partial(words.of, key))
    section = words.label("prior_understanding")
    for name, rating in ((_("Products"), start.product), (_("Brand"), start.brand)):
        yield from of_spread(section, name, rating.spread, rating.steps.basis)
        yield from of_breakdown(section, rating.steps, f"{name}: {{}}".format)
    section = words.label("resources_used")
    for one in report.resources.resources:
        name = words.of("resources_used", one.code)
        yield of_share(section, name, one.share, one.not_agreed)
        if one.counts.n:
            yield Figure(section, name, "mean", one.counts.mean, one.counts.n, not_agreed=one.not_agreed)


def _deciding(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, name = words.label("decision_maker"), partial(words.of, "decision_maker")
    expected = _("As expected: {answer}")
    yield from of_breakdown(
        section, report.decision.expected, lambda code: expected.format(answer=name(code))
    )
    for found in (report.decision.role, report.decision.title):
        yield from of_breakdown(section, found, name)
    for bar in report.decision.surprise:
        yield of_share(section, _("Not as expected: {role}").format(role=name(bar.name)), bar.share)
    section, group = words.label("buying_group_size"), report.buying_group
    yield from of_spread(section, _("People"), group.size, group.basis)
    for bar in group.roles:
        yield of_share(section, words.of("buying_group_size", bar.name), bar.share)


def _competition(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, rivals = words.label("competition_fierceness"), report.competition
    yield from of_spread(section, _("Score"), rivals.score.spread, rivals.score.steps.basis)
    yield from of_breakdown(section, rivals.score.steps, f"{_('Score')}: {{}}".format)
    for one in (rivals.status_quo, *rivals.competitors):
        name = words.of("competition_fierceness", one.name)
        yield of_share(section, name, one.named)
        yield of_share(section, _("Strongest: {name}").format(name=name), one.strongest)
        if one.scores.n:
            against = _("Score against {name}").format(name=name)
            yield Figure(section, against, "p50", one.scores.p50, one.scores.n)


def _closing(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, close = words.label("time_to_close"), report.time_to_close
    yield from of_spread(section, _("Days as recalled"), close.recalled, close.basis)
    yield from of_spread(section, _("Days in the CRM"), close.crm)
    yield from of_spread(section, _("Recalled less CRM, days"), close.difference)


def _model(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, model = words.label("sales_cycle_fit"), report.model_fit
    yield from of_spread(section, _("Fit"), model.fit.spread, model.fit.steps.basis)
    yield from of_breakdown(section, model.fit.steps, f"{_('Fit')}: {{}}".format)
    for month in model.trend:
        yield Figure(section, month.month or _("unknown"), "mean", month.fit.mean, month.fit.n)
    for stage in model.stages:
        yield from of_counts(section, stage.name, stage.kept, stage.n, partial(words.of, "sales_cycle_fit"))
        yield from _days(section, stage)


def _days(section: str, stage: Stage) -> Iterator[Figure]:
    n, not_agreed = stage.days.n, stage.days_not_agreed
    if n or not_agreed:
        yield Figure(section, stage.name, "p50", stage.days.p50, n, not_agreed=not_agreed)
    if stage.expected_days is not None:
        yield Figure(section, stage.name, "expected", stage.expected_days, n)
    if stage.gap_days is not None:
        yield Figure(section, stage.name, "gap", stage.gap_days, n, not_agreed=not_agreed)


def _own(report: Report, words: ReportWords) -> Iterator[Figure]:
    for one in report.own:
        title = title_of(one, words)
        if one.named is not None:
            yield from of_breakdown(title, one.named, partial(words.of, one.key))
        else:
            yield from of_spread(title, words.label(one.key), one.spread, one.basis)


def _levers(report: Report, words: ReportWords) -> Iterator[Figure]:
    faster, bigger = report.faster, report.bigger
    section = words.label("close_faster")
    yield from of_breakdown(section, faster.causes, partial(words.of, "close_faster"))
    yield from of_spread(section, _("Days saved (guess)"), faster.saved_days, faster.saved_basis)
    section = words.label("deal_bigger")
    yield from of_breakdown(section, bigger.levers, partial(words.of, "deal_bigger"))
    for one in bigger.amounts:
        currency = one.currency or _("Without a currency")
        yield from of_spread(section, currency, one.amounts, bigger.amount_basis)


def _marketing(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, found = words.label("marketing_help"), report.marketing
    yield from of_breakdown(section, found.could_help, partial(words.of, "marketing_help"))
    yield Figure(section, _("To-dos"), "times", len(found.todos), report.n)
    for same in same_todos(report):
        one = same[0]
        yield Figure(_("To-dos"), one.text, one.kind, len(same), report.n, owner=one.owner, day=one.due)


def _spoken(report: Report, words: ReportWords) -> Iterator[Figure]:
    for question in report.themes:
        section = _("Themes: {question}").format(question=words.label(question.key))
        for theme, share in question.themes:
            yield of_share(section, theme.name, share)
    for told in report.telling:
        section = _("Telling words: {question}").format(question=words.label(told.key))
        for one in told.words:
            yield of_share(section, one.word, one.share)
            yield Figure(section, one.word, "elsewhere", one.elsewhere.k, one.elsewhere.n)


def _listening(report: Report, words: ReportWords) -> Iterator[Figure]:
    for one in report.asked:
        yield of_share(_("Asked"), words.label(one.key), one.asked)
    for one in report.asked:
        yield of_share(_("Answered"), words.label(one.key), one.answered)
    section = _("Note takers agree")
    for agreed in report.agreement:
        name = words.label(agreed.key)
        if agreed.equal.n:
            yield of_share(section, name, agreed.equal)
        if agreed.settled:
            yield Figure(section, name, "settled", agreed.settled, report.n)

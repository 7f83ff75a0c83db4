"""The team report as figures in words: what terminal, CSV and JSON show of it, all from the same numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from winnotes.core.insight.report import Report
from winnotes.core.insight.share import FEW, Basis, Count, Share, Spread
from winnotes.core.insight.tally import Breakdown, Guides
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.own import title_of
from winnotes.i18n import _

WordOf = Callable[[str], str]
COLUMNS = ("section", "row", "measure", "value", "n", "low", "high", "not_agreed")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: the section and row it stands in, what it measures, and how many lunches it rests on.

    `measure` is lunches (with the 95 % interval of their share of n in `low` and `high`), times, points, p50, p75,
    p90, mean or days; elsewhere counts notes of the other questions. `value` None: nothing is known. `not_agreed`
    lunches are left out since their voices differ.
    """

    section: str
    row: str
    measure: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    not_agreed: int = 0

    @property
    def is_too_few(self) -> bool:
        """Whether fewer than 8 lunches stand behind it."""
        return self.n < FEW


def figures(report: Report, guides: Guides) -> list[Figure]:
    """Return every figure of the report, in the order it is read. No names of sales persons or note takers."""
    words = ReportWords(guides)
    parts = (_about, _why, _content, _beginning, _deciding, _model, _own, _levers, _spoken, _listening)
    return [figure for part in parts for figure in part(report, words)]


def write_report_csv(found: Iterable[Figure]) -> bytes:
    """Return the figures as a CSV in long form, a row each; an empty cell is unknown, never zero."""
    rows = ([_cell(getattr(one, name)) for name in COLUMNS] for one in found)
    return csv_bytes([COLUMNS, *rows])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def _share(section: str, row: str, share: Share, not_agreed: int = 0) -> Figure:
    low, high = share.interval
    return Figure(section, row, "lunches", share.k, share.n, low, high, not_agreed)


def _spread(section: str, row: str, spread: Spread, basis: Basis | None = None) -> Iterator[Figure]:
    not_agreed = len(basis.not_agreed) if basis else 0
    for name in ("p50", "p75", "p90", "mean"):
        yield Figure(section, row, name, getattr(spread, name), spread.n, not_agreed=not_agreed)


def _broken_down(section: str, key: str, found: Breakdown, words: ReportWords) -> Iterator[Figure]:
    for bar in found.bars:
        yield _share(section, words.of(key, bar.name), bar.share, len(found.basis.not_agreed))


def _counted(section: str, row: str, counts: Sequence[Count], n: int, word_of: WordOf) -> Iterator[Figure]:
    for one in counts:
        if one.count:
            yield Figure(section, f"{row}: {word_of(one.code)}", "times", one.count, n)


def _about(report: Report, _words: ReportWords) -> Iterator[Figure]:
    section, told = _("Lunches"), report.coverage
    yield Figure(section, _("Lunches"), "lunches", report.n, report.n)
    yield _share(section, _("Finished"), told.finished)
    if told.of_won is not None:
        yield _share(section, _("Won deals with a lunch"), told.of_won)
    yield Figure(section, _("Sales persons asked"), "people", told.sales_people, report.n)
    yield Figure(section, _("Note takers"), "people", told.note_takers, report.n)


def _why(report: Report, words: ReportWords) -> Iterator[Figure]:
    section = words.labels.get("why_us", "")
    for driver in report.drivers.drivers:
        name = words.of("why_us", driver.code)
        yield _share(section, name, driver.share, len(report.drivers.basis.not_agreed))
        yield Figure(section, name, "points", driver.points, driver.share.n)
    yield from _broken_down(
        words.labels.get("customer_problem", ""), "customer_problem", report.problems, words
    )
    section = words.labels.get("objections", "")
    for group in (report.objections.all, *report.objections.by_category):
        name = words.of("objections", group.name) if group is not report.objections.all else _("All")
        yield _share(section, name, group.share)
        yield from _counted(section, name, group.results, group.share.n, partial(words.of, "objections"))


def _content(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, ledger = _("Content"), report.content
    for piece in ledger.pieces:
        yield _share(section, piece.name, piece.share)
        yield from _counted(section, piece.name, piece.uses, ledger.n, partial(words.of, "content_effect"))
        yield from _counted(
            section, piece.name, piece.reasons, ledger.n, partial(words.of, "content_not_used")
        )


def _beginning(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, truth = words.labels.get("lead_source", ""), report.lead_source
    yield _share(section, _("As in the CRM"), truth.match)
    for source in truth.by_source:
        yield _share(section, words.of("lead_source", source.crm), source.share)
    start = report.start
    yield from _broken_down(words.labels.get("entry_path", ""), "entry_path", start.path, words)
    key = "buying_stage_at_entry"
    yield from _broken_down(words.labels.get(key, ""), key, start.buying_stage, words)
    section = words.labels.get("prior_understanding", "")
    for name, rating in ((_("Products"), start.product), (_("Brand"), start.brand)):
        yield from _spread(section, name, rating.spread, rating.steps.basis)
    section = words.labels.get("resources_used", "")
    for one in report.resources.resources:
        name = words.of("resources_used", one.code)
        yield _share(section, name, one.share, one.not_agreed)
        if one.counts.n:
            yield Figure(section, name, "mean", one.counts.mean, one.counts.n, not_agreed=one.not_agreed)


def _deciding(report: Report, words: ReportWords) -> Iterator[Figure]:
    section = words.labels.get("decision_maker", "")
    for bar in report.decision.expected.bars:
        name = _("As expected: {answer}").format(answer=words.of("decision_maker", bar.name))
        yield _share(section, name, bar.share, len(report.decision.expected.basis.not_agreed))
    for found in (report.decision.role, report.decision.title):
        yield from _broken_down(section, "decision_maker", found, words)
    section, group = words.labels.get("buying_group_size", ""), report.buying_group
    yield from _spread(section, _("People"), group.size, group.basis)
    for bar in group.roles:
        yield _share(section, words.of("buying_group_size", bar.name), bar.share)
    section, rivals = words.labels.get("competition_fierceness", ""), report.competition
    yield from _spread(section, _("Score"), rivals.score.spread, rivals.score.steps.basis)
    for one in (rivals.status_quo, *rivals.competitors):
        name = _("Staying as they are") if one is rivals.status_quo else one.name
        yield _share(section, name, one.named)
    section, close = words.labels.get("time_to_close", ""), report.time_to_close
    yield from _spread(section, _("Days as recalled"), close.recalled, close.basis)
    yield from _spread(section, _("Days in the CRM"), close.crm)
    yield from _spread(section, _("Recalled less CRM, days"), close.difference)


def _model(report: Report, words: ReportWords) -> Iterator[Figure]:
    section, model = words.labels.get("sales_cycle_fit", ""), report.model_fit
    yield from _spread(section, _("Fit"), model.fit.spread, model.fit.steps.basis)
    for month in model.trend:
        yield Figure(section, month.month, "mean", month.fit.mean, month.fit.n)
    for stage in model.stages:
        yield from _counted(section, stage.name, stage.kept, stage.n, partial(words.of, "sales_cycle_fit"))
        if stage.days.n:
            yield Figure(
                section, stage.name, "p50", stage.days.p50, stage.days.n, not_agreed=stage.days_not_agreed
            )


def _own(report: Report, words: ReportWords) -> Iterator[Figure]:
    for one in report.own:
        title = title_of(one, words)
        if one.named is not None:
            yield from _broken_down(title, one.key, one.named, words)
        else:
            yield from _spread(title, words.label(one.key), one.spread, one.basis)


def _levers(report: Report, words: ReportWords) -> Iterator[Figure]:
    faster, bigger = report.faster, report.bigger
    section = words.labels.get("close_faster", "")
    yield from _broken_down(section, "close_faster", faster.causes, words)
    yield from _spread(section, _("Days saved (guess)"), faster.saved_days, faster.saved_basis)
    section = words.labels.get("deal_bigger", "")
    yield from _broken_down(section, "deal_bigger", bigger.levers, words)
    for one in bigger.amounts:
        yield from _spread(section, one.currency or _("Without a currency"), one.amounts, bigger.amount_basis)
    section, help_ = words.labels.get("marketing_help", ""), report.marketing
    yield from _broken_down(section, "marketing_help", help_.could_help, words)
    yield Figure(section, _("To-dos"), "times", len(help_.todos), report.n)


def _spoken(report: Report, words: ReportWords) -> Iterator[Figure]:
    for question in report.themes:
        section = _("Themes: {question}").format(question=words.label(question.key))
        for theme, share in question.themes:
            yield _share(section, theme.name, share)
    for told in report.telling:
        section = _("Telling words: {question}").format(question=words.label(told.key))
        for one in told.words:
            yield _share(section, one.word, one.share)
            yield Figure(section, one.word, "elsewhere", one.elsewhere.k, one.elsewhere.n)


def _listening(report: Report, words: ReportWords) -> Iterator[Figure]:
    for one in report.asked:
        yield _share(_("Asked"), words.labels.get(one.key, one.key), one.asked)
    for agreed in report.agreement:
        if agreed.equal.n:
            yield _share(_("Note takers agree"), words.labels.get(agreed.key, agreed.key), agreed.equal)

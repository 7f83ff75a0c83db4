"""The sections that open up another: lead sources in pairs, deciders nobody expected, stages one by one, to-dos."""

from winnotes.core.insight.fit import Stage
from winnotes.core.insight.lunch import Line
from winnotes.core.insight.report import Report
from winnotes.core.insight.share import Share
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Piece, Row, Section
from winnotes.exchange.report.telling import (
    MOST,
    bars,
    days_told,
    of_lunches,
    rests_on,
    sentence_of,
    share_told,
)  # fmt: skip
from winnotes.i18n import _, show_date
from winnotes.wording import show_number

TODOS = "todos"  # what the section of to-dos has for a key: it is about no question
KEPT = {
    "strong": ("as_planned",), "soft": ("shorter",), "alarm": ("longer",), "grey": ("skipped",),
    "dim": ("repeated", "out_of_order"),
}  # fmt: skip


def confusion_section(report: Report, words: ReportWords) -> Section:
    """Return which lead sources are recalled as which others."""
    truth = report.lead_source
    unlike = [one for one in truth.confusion if one.recalled and one.crm and one.recalled != one.crm]
    rows = [
        Row(
            words.of("lead_source", one.recalled),
            (Piece(one.count),),
            show_number(one.count),
            _("CRM: {source}").format(source=words.of("lead_source", one.crm)),
            one.behind,
        )
        for one in unlike[:MOST]
    ]
    chart = bars(rows)
    about = of_lunches(truth.match.n, _("the source recalled, the CRM's behind it"))
    return Section("lead_source", _("Lead sources that differ"), about, chart, sentence_of(chart))


def surprise_section(report: Report, words: ReportWords) -> Section:
    """Return in which roles those who decided were not expected."""
    found = [bar for bar in report.decision.surprise if bar.share.k]
    found.sort(key=lambda bar: -bar.share.k)
    rows = [
        Row(
            words.of("decision_maker", bar.name),
            (Piece(bar.share.k, "alarm"),),
            show_number(bar.share.k),
            _of(bar.share),
            bar.share.behind,
        )
        for bar in found[:MOST]
    ]
    chart = bars(rows)
    n = sum(bar.share.n for bar in report.decision.surprise)
    about = of_lunches(n, _("who decided was not expected, or only partly"))
    return Section("decision_maker", _("Deciders nobody expected"), about, chart, sentence_of(chart))


def _of(share: Share) -> str:
    told = _("of {n}").format(n=share.n)
    return f"{told}  ·  {rate}" if (rate := share_told(share)) else told


def stages_section(report: Report) -> Section:
    """Return how the stages of the sales-cycle model went, and their days beside the model's."""
    model = report.model_fit
    rows = [_stage(stage) for stage in model.stages if stage.n][:MOST]
    chart = bars(rows)
    about = rests_on(
        model.stages_basis, _("as planned, shorter, longer, skipped, repeated or out of order; median days")
    )
    return Section("sales_cycle_fit", _("Stages of our model"), about, chart, sentence_of(chart))


def _stage(stage: Stage) -> Row:
    said = {
        "as_planned": _("as planned"), "shorter": _("shorter"), "longer": _("longer"), "skipped": _("skipped"),
        "repeated": _("repeated or out of order"),
    }  # fmt: skip
    counts = {one.code: one.count for one in stage.kept}
    sizes = {tone: (sum(counts.get(code, 0) for code in codes), codes[0]) for tone, codes in KEPT.items()}
    pieces = tuple(Piece(n, tone, show_number(n), said[code]) for tone, (n, code) in sizes.items() if n)
    behind = tuple(dict.fromkeys(place for one in stage.kept for place in one.behind))
    return Row(stage.name, pieces, "", _took(stage), behind)


def _took(stage: Stage) -> str:
    """Return the days a stage took in the middle, beside those of the model."""
    told = []
    if stage.days.p50 is not None:
        told.append(_("{days} (n = {n})").format(days=days_told(stage.days.p50), n=stage.days.n))
    if stage.expected_days is not None:
        told.append(_("model {days}").format(days=days_told(stage.expected_days)))
    return "  ·  ".join(told)


def todo_section(report: Report) -> Section:
    """Return the open to-dos with owner and due day, those due first on top; the same words are one."""
    rows = [_todo(some) for some in same_todos(report) if some[0].kind == "todo"]
    chart = bars(rows[:MOST])
    about = of_lunches(report.n, _("open to-dos, those due first on top"))
    left = len(rows) - MOST
    lines = (_("… and {n} more").format(n=left),) if left > 0 else ()
    return Section(TODOS, _("What marketing is asked to do"), about, chart, sentence_of(chart), lines)


def same_todos(report: Report) -> list[list[Line]]:
    """Return the to-dos, open and done, those in the same words with the same owner and day together."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for line in report.marketing.todos:
        found.setdefault((line.kind, line.text, line.owner, line.due), []).append(line)
    return list(found.values())


def _todo(some: list[Line]) -> Row:
    first = some[0]
    told = behind_todo(first)
    times = f"×{show_number(len(some))}" if len(some) > 1 else ""
    places = tuple(dict.fromkeys(line.place for line in some))
    return Row(first.text, (), times, told, places)


def behind_todo(line: Line) -> str:
    """Return who owns a to-do and when it is due; that is marketing's own business and is told."""
    due = _("due {date}").format(date=show_date(line.due)) if line.due else ""
    return ", ".join(part for part in (line.owner, due) if part)

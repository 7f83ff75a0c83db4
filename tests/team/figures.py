"""The same figures twice: out of core's Report, and out of an archive's views; {what: number} each."""

from typing import Any

from tests.core.insight.counting import counted
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.report import Report
from winnotes.core.insight.share import Spread
from winnotes.core.insight.tally import basis_of, replies
from winnotes.core.voice import name_of
from winnotes.team.archive import Engine

Figures = dict[tuple[str, ...], Any]


def rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def by_core(report: Report, lunches: list[Lunch]) -> Figures:
    found: Figures = {}
    for part in (_about, _why, _chosen, _content, _competition, _model, _spreads, _listening):
        found |= part(report)
    for question, of_part in {
        (q, p) for lunch in lunches for q, r in lunch.replies.items() for p in r.readings
    }:
        basis = basis_of(replies(lunches, question), of_part)
        for standing in type(basis).__slots__:
            if places := getattr(basis, standing):
                found["basis", question, of_part, standing] = len(places)
    return {what: rounded(value) for what, value in found.items()}


def _about(report: Report) -> Figures:
    told = report.coverage
    return {
        ("coverage", "interviews"): report.n,
        ("coverage", "finished"): told.finished.k,
        ("coverage", "sales_persons"): told.sales_people,
        ("coverage", "note_takers"): told.note_takers,
        ("coverage", "first_closed_on"): told.won_on.first or None,
        ("coverage", "last_closed_on"): told.won_on.last or None,
        ("coverage", "won_deals_told"): told.of_won.k if told.of_won else 0,
        ("coverage", "won_deals"): told.of_won.n if told.of_won else 0,
    }


def _why(report: Report) -> Figures:
    found: Figures = {}
    for one in report.drivers.drivers:
        if one.share.k:
            found["driver", one.code] = (one.share.k, one.share.n, round(one.points, 6), one.firsts)
    for group in report.objections.by_category:
        for result, count in counted(group.results).items():
            found["objection", group.name, result] = count
    for group in report.objections.by_objection:
        for result, count in counted(group.results).items():
            found["objection in words", name_of(group.name), result] = count
    return found


def _chosen(report: Report) -> Figures:
    found: Figures = {}
    breakdowns = {
        ("customer_problem", "problems"): report.problems,
        ("entry_path", "path"): report.start.path,
        ("buying_stage_at_entry", "stages"): report.start.buying_stage,
        ("prior_understanding", "product"): report.start.product.steps,
        ("prior_understanding", "brand"): report.start.brand.steps,
        ("decision_maker", "expected"): report.decision.expected,
        ("decision_maker", "role"): report.decision.role,
        ("decision_maker", "title"): report.decision.title,
        ("competition_fierceness", "score"): report.competition.score.steps,
        ("sales_cycle_fit", "fit"): report.model_fit.fit.steps,
        ("close_faster", "causes"): report.faster.causes,
        ("deal_bigger", "levers"): report.bigger.levers,
        ("marketing_help", "answer"): report.marketing.could_help,
    }
    for (question, part), breakdown in breakdowns.items():
        for bar in breakdown.bars:
            if bar.share.k:
                found["choice", question, part, bar.name] = (bar.share.k, bar.share.n)
    return found


def _content(report: Report) -> Figures:
    found: Figures = {}
    for piece in report.content.pieces:
        for use, count in counted(piece.uses).items():
            found["content", name_of(piece.name), use] = count
        for reason, count in counted(piece.reasons).items():
            found["content not used", name_of(piece.name), reason] = count
    truth = report.lead_source
    found |= {("lead source", code): count for code, count in counted(truth.verdicts).items()}
    for one in truth.confusion:
        found["confusion", name_of(one.recalled), name_of(one.crm)] = one.count
    return found


def _competition(report: Report) -> Figures:
    found: Figures = {}
    for one in (*report.competition.competitors, report.competition.status_quo):
        if one.named.k:
            name = "status_quo" if one is report.competition.status_quo else name_of(one.name)
            found["competitor", name] = (one.named.k, one.strongest.k)
    for bar in report.buying_group.roles:
        if bar.share.k:
            found["role", bar.name] = (bar.share.k, bar.share.n)
    for bar in report.decision.surprise:
        found["surprise", bar.name] = (bar.share.k, bar.share.n)
    for one in report.resources.resources:
        if one.share.k:
            found["resource", one.code] = (one.share.k, one.share.n, one.not_counted + one.not_agreed)
    return found


def _model(report: Report) -> Figures:
    found: Figures = {}
    for stage in report.model_fit.stages:
        for way, count in counted(stage.kept).items():
            found["stage", name_of(stage.name), way] = count
        if stage.n:
            found["stage days differ", name_of(stage.name)] = stage.days_not_agreed
    return found


def _spreads(report: Report) -> Figures:
    close = report.time_to_close
    spreads: dict[tuple[str, str, str], Spread] = {
        ("time_to_close", "days", ""): close.recalled,
        ("time_to_close", "crm", ""): close.crm,
        ("time_to_close", "difference", ""): close.difference,
        ("buying_group_size", "count", ""): report.buying_group.size,
        ("close_faster", "saved", ""): report.faster.saved_days,
        ("competition_fierceness", "score", ""): report.competition.score.spread,
        ("prior_understanding", "product", ""): report.start.product.spread,
        ("prior_understanding", "brand", ""): report.start.brand.spread,
        ("sales_cycle_fit", "fit", ""): report.model_fit.fit.spread,
    }
    spreads |= {("deal_bigger", "amount", one.currency): one.amounts for one in report.bigger.amounts}
    spreads |= {("resources_used", "resources", one.code): one.counts for one in report.resources.resources}
    spreads |= {("sales_cycle_fit", "fit.month", one.month): one.fit for one in report.model_fit.trend}
    for stage in report.model_fit.stages:
        spreads["sales_cycle_fit", "stages.days", name_of(stage.name)] = stage.days
    for one in (*report.competition.competitors, report.competition.status_quo):
        name = "status_quo" if one is report.competition.status_quo else name_of(one.name)
        spreads["competition_fierceness", "score.competitor", name] = one.scores
    return {
        ("spread", *what): tuple(map(rounded, (one.n, one.p50, one.p75, one.p90, one.mean)))
        for what, one in spreads.items()
        if one.n
    }


def _listening(report: Report) -> Figures:
    found: Figures = {("quotes",): len(report.quotes), ("todos",): len(report.marketing.todos)}
    for one in report.asked:
        if one.asked.n:
            found["asked", one.key] = (one.asked.k, one.answered.k, one.asked.n)
    for one in report.agreement:
        found["agreement", one.key] = (one.equal.k, one.equal.n, one.settled)
    return found


def by_archive(engine: Engine) -> Figures:
    """What the views say: the queries of an analyst."""
    columns = "interviews, finished, sales_persons, note_takers, first_closed_on, last_closed_on, "
    columns += "won_deals_told, won_deals"
    told = engine.rows(f"select {columns} from coverage")[0]
    found: Figures = {
        ("coverage", name): value for name, value in zip(columns.split(", "), told, strict=True)
    }
    for kind, width, query in QUERIES:
        for row in engine.rows(query):
            values = tuple(map(rounded, row[width:]))
            found[kind, *map(str, row[:width])] = values if len(values) > 1 else values[0]
    for recalled, crm, verdict in engine.rows("select recalled, crm, verdict from lead_sources"):
        if verdict != "not_agreed":
            source = name_of(str(crm if verdict == "match" else recalled)), name_of(str(crm))
            found["confusion", *source] = found.get(("confusion", *source), 0) + 1
    found["quotes",] = engine.rows("select count(*) from quotes where kind <> 'surprise'")[0][0]
    found["todos",] = engine.rows("select count(*) from todos")[0][0]
    return found


RIVALS = "select name, count(*), sum(is_strongest) from competitors group by name"
ROLES = (
    "select role, count(*), max(n) from roles"
    " cross join (select count(distinct interview) as n from roles) t group by role"
)
SURPRISES = """select role, sum(case when expected <> 'yes' then 1 else 0 end), count(*)
    from decision_makers group by role"""
RESOURCES = """select c.name, c.k, c.n, c.k - coalesce(s.n, 0) from choices c
    left join spreads s on s.question = c.question and s.part = c.part and s.of_what = c.name
    where c.question = 'resources_used'"""
CODED = (
    "('customer_problem', 'entry_path', 'buying_stage_at_entry', 'prior_understanding', 'decision_maker',"
    " 'sales_cycle_fit', 'close_faster', 'deal_bigger', 'marketing_help')"
)
QUERIES = [
    ("driver", 1, "select driver, k, n, points, firsts from drivers"),
    ("objection", 2, "select category, result, objections from objection_results"),
    ("objection in words", 2,
        "select name, result, count(*) from objections where name <> '' group by name, result"),
    ("choice", 3, "select question, part, name, k, n from choices where question in " + CODED +
        " or (question = 'competition_fierceness' and part = 'score')"),
    ("content", 2, "select name, became, count(*) from pieces group by name, became"),
    ("content not used", 2,
        "select name, reason, count(*) from pieces where became = 'not_used' group by name, reason"),
    ("lead source", 1, "select verdict, count(*) from lead_sources group by verdict"),
    ("competitor", 1, RIVALS),
    ("role", 1, ROLES),
    ("surprise", 1, SURPRISES),
    ("resource", 1, RESOURCES),
    ("stage", 2, "select name, kept, count(*) from stages group by name, kept"),
    ("stage days differ", 1, "select name, sum(days_differ) from stages group by name"),
    ("spread", 3, "select question, part, of_what, n, p50, p75, p90, mean from spreads"),
    ("asked", 1, "select question, asked, answered, interviews from questions where interviews > 0"),
    ("agreement", 1, "select question, alike, both_gave, settled from agreement"),
]  # fmt: skip

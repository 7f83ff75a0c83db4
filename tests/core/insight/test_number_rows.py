"""Every number counted over rows, lead sources and competitors is counted again in SQL, on random teams."""

import pytest

from tests.core.insight.counting import EXPECTED, SEEDS, ask, counted, report
from winnotes.core.voice import name_of

pytestmark = pytest.mark.parametrize("seed", SEEDS)


RESULTS = """with noted as (select distinct i, name from entry where q = 'objections'),
    had as (select n.*, coalesce(case when c.ways > 1 then 'not_agreed' else c.word end, '') category,
        coalesce(case when r.ways > 1 then 'not_agreed' else r.word end, '') result from noted n
        left join settled c on c.i = n.i and c.name = n.name and c.q = 'objections' and c.col = 'category'
        left join settled r on r.i = n.i and r.name = n.name and r.q = 'objections' and r.col = 'result')"""


def test_objections_by_category_and_result(seed):
    objections = report(seed).objections
    found = {
        (group.name, result.code): result.count
        for group in objections.by_category for result in group.results if result.count
    }  # fmt: skip
    cells = ask(seed, RESULTS + "select category, result, count(*) from had group by all")
    assert found == {(category, result): count for category, result, count in cells}
    shares = {group.name: (group.share.k, group.share.n) for group in objections.by_category if group.share.k}
    met = ask(seed, RESULTS + "select category, count(distinct i) from had group by all")
    asked = ask(seed, RESULTS + "select count(distinct i) from had")[0][0]
    assert shares == {category: (k, asked) for category, k in met}
    assert counted(objections.all.results) == dict(
        ask(seed, RESULTS + "select result, count(*) from had group by all")
    )


def test_objections_by_their_words(seed):
    found = {
        (name_of(group.name), result.code): result.count
        for group in report(seed).objections.by_objection for result in group.results if result.count
    }  # fmt: skip
    sql = "select name, result, count(*) from had where not starts_with(name, '{') group by all"
    assert found == {(name, result): count for name, result, count in ask(seed, RESULTS + sql)}


LEDGER = """with noted as (select distinct i, q, name from entry where part = 'pieces' and not starts_with(name, '{')),
    piece as (select i, name, bool_or(q = 'content_not_used') left_out, bool_or(q <> 'content_not_used') shown
        from noted group by all),
    had as (select p.*, case when left_out and shown then 'not_agreed' when left_out then 'not_used'
            when e.ways > 1 then 'not_agreed' else coalesce(e.word, 'unknown') end use_,
            coalesce(case when r.ways > 1 then 'not_agreed' else r.word end, '') reason from piece p
        left join settled e on e.i = p.i and e.name = p.name and e.col = 'effect' and e.part = 'pieces'
        left join settled r on r.i = p.i and r.name = p.name and r.col = 'reason' and r.part = 'pieces')"""


def test_the_content_ledger_by_use_and_reason(seed):
    content = report(seed).content
    uses = {(name_of(one.name), use): n for one in content.pieces for use, n in counted(one.uses).items()}
    reasons = {
        (name_of(one.name), why): n for one in content.pieces for why, n in counted(one.reasons).items()
    }
    by_use = ask(seed, LEDGER + "select name, use_, count(*) from had group by all")
    by_reason = ask(
        seed, LEDGER + "select name, reason, count(*) from had where use_ = 'not_used' group by all"
    )
    assert uses == {(name, use): n for name, use, n in by_use}
    assert reasons == {(name, reason): n for name, reason, n in by_reason}
    assert content.n == ask(seed, LEDGER + "select count(distinct i) from had")[0][0]


SOURCES = """with crm as (select i, coalesce(c.code, f.text) crm from fact f left join coded c
        on nm(f.text) in (nm(c.code), nm(c.words)) where field = 'crm_lead_source'),
    had as (select s.i, a.word recalled, coalesce(crm.crm, '') crm, case
            when (s.i, 'source') in (select (i, part) from apart where q = 'lead_source') then 'not_agreed'
            when a.word is null then case when s.status = 'not_known' then 'not_recalled' end
            when coalesce(crm.crm, '') = '' then 'crm_blank'
            when nm(a.word) = nm(crm.crm) then 'match' else 'mismatch' end verdict
        from status s left join agreed a on a.i = s.i and a.q = s.q and a.part = 'source' left join crm on crm.i = s.i
        where s.q = 'lead_source')"""


def test_the_lead_source_recalled_and_in_the_crm(seed):
    truth = report(seed).lead_source
    by_verdict = dict(
        ask(seed, SOURCES + "select verdict, count(*) from had where verdict is not null group by 1")
    )
    assert counted(truth.verdicts) == by_verdict
    assert (truth.match.k, truth.match.n) == (
        by_verdict.get("match", 0),
        by_verdict.get("match", 0) + by_verdict.get("mismatch", 0),
    )
    found = {(name_of(one.recalled), name_of(one.crm)): one.count for one in truth.confusion}
    rows = ask(
        seed,
        SOURCES
        + """select coalesce(nm(recalled), ''), nm(crm), count(*) from had
            where verdict <> 'not_agreed' group by all""",
    )
    assert found == {(recalled, crm): count for recalled, crm, count in rows}
    by_source = {name_of(one.crm): (one.share.k, one.share.n) for one in truth.by_source}
    matched = """select nm(crm), count(*) filter (verdict = 'match'), count(*) from had
        where verdict like '%match' group by 1"""
    assert by_source == {crm: (k, n) for crm, k, n in ask(seed, SOURCES + matched)}


RIVALS = """with rival as (select distinct i,
        case when word = 'staying as they are' then 'status quo' else word end word
        from (select i, word from listed where part = 'competitors'
            union all select i, said_as from agreed where part = 'strongest')),
    first as (select i, case when said_as = 'staying as they are' then 'status quo' else said_as end word from agreed
        where part = 'strongest'),
    score as (select i, num from agreed where part = 'score')"""


def test_competitors_and_the_status_quo_apart(seed):
    competition = report(seed).competition
    found = {
        name_of(one.name): (one.named.k, one.strongest.k, one.scores.n, one.scores.p50)
        for one in (*competition.competitors, competition.status_quo)
        if one.named.k
    }
    rows = ask(
        seed,
        RIVALS
        + """select r.word, count(*), count(f.i), count(s.num), quantile_cont(s.num, 0.5) from rival r
            left join first f on f.i = r.i and f.word = r.word left join score s on s.i = r.i group by 1""",
    )
    assert found == {name: tuple(others) for name, *others in rows}
    n = ask(seed, RIVALS + "select count(distinct i) from rival")[0][0]
    assert {one.named.n for one in competition.competitors} <= {n}
    assert "status quo" not in {name_of(one.name) for one in competition.competitors}


def test_people_by_role(seed):
    group = report(seed).buying_group
    found = {bar.name: (bar.share.k, bar.share.n) for bar in group.roles if bar.share.k}
    sql = """with noted as (select distinct i, name from entry where part = 'people'),
        had as (select n.i, coalesce(case when ways > 1 then 'not_agreed' else word end, '') as r from noted n
            left join settled s on s.i = n.i and s.name = n.name and s.part = 'people' and s.col = 'role')
        select r, count(distinct i), (select count(distinct i) from had) from had group by r"""
    assert found == {role: (k, n) for role, k, n in ask(seed, sql)}


STAGES = """with noted as (select distinct i, name from entry where part = 'stages' and not starts_with(name, '{')),
    had as (select n.*, coalesce(case when k.ways > 1 then 'not_agreed' else k.word end, '') kept,
        case when d.ways = 1 then d.num end took, coalesce(d.ways > 1, false) torn from noted n
        left join settled k on k.i = n.i and k.name = n.name and k.part = 'stages' and k.col = 'kept'
        left join settled d on d.i = n.i and d.name = n.name and d.part = 'stages' and d.col = 'days')"""


def test_stages_against_the_model(seed):
    stages = report(seed).model_fit.stages
    kept = {(name_of(one.name), code): n for one in stages for code, n in counted(one.kept).items()}
    assert kept == {
        (name, code): n
        for name, code, n in ask(seed, STAGES + "select name, kept, count(*) from had group by all")
    }
    expected = {name.lower(): days for name, days in EXPECTED.items()}
    rows = ask(
        seed, STAGES + "select name, quantile_cont(took, 0.5), count(*) filter (torn) from had group by name"
    )
    found = {name_of(one.name): (one.gap_days, one.days_not_agreed) for one in stages if one.n}
    assert found == {
        name: (None if actual is None or name not in expected else actual - expected[name], torn)
        for name, actual, torn in rows
    }
    assert [one.name for one in stages][:3] == list(EXPECTED)

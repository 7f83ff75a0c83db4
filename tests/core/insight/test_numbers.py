"""Every number of the report is counted again in SQL, from the versions' JSON, on random teams."""

from collections import Counter

import pytest

from tests.core.insight.counting import SEEDS, ask, drawn, in_sql, named, quantiles, report, single
from winnotes.core.insight.share import Share
from winnotes.core.insight.tally import basis_of, replies
from winnotes.core.voice import name_of

pytestmark = pytest.mark.parametrize("seed", SEEDS)


def test_every_lunch_is_counted_once_under_every_part(seed):
    _team, lunches, _report, flat = drawn(seed)
    for (question, part), _kind in flat.kinds.items():
        basis = basis_of(replies(lunches, question), part)
        found = {
            standing: set(places)
            for standing in type(basis).__slots__
            if (places := getattr(basis, standing))
        }
        expected: dict[str, set] = {}
        for lunch, standing in flat.ask(f"""
            select a.subject, case
                when (a.subject, a.q, '{part}') in (select (i, q, part) from filled) then 'known'
                when (a.subject, a.q, '{part}') in (select (i, q, part) from apart) then 'not_agreed'
                when status in ('answered', 'touched') then 'untyped' else status end
            from asks a join status s on s.i = a.subject and s.q = a.q where a.q = '{question}'"""):
            expected.setdefault(standing, set()).add((lunch, question))
        assert found == expected, (question, part)


def test_drivers_by_prevalence_and_by_rank(seed):
    drivers = report(seed).drivers
    found = {one.code: (one.share.k, round(one.points, 9)) for one in drivers.drivers if one.share.k}
    expected = ask(
        seed,
        """with ranks as (select i, id, word, 4 - pos points from answer join item using (id) where part = 'drivers'),
        voices as (select i, count(distinct id) voices from ranks group by i)
        select word, count(distinct i), round(sum(points / voices), 9)
            from ranks join voices using (i) group by word""",
    )
    assert found == {code: (k, points) for code, k, points in expected}
    assert drivers.basis.n == ask(seed, "select count(distinct i) from listed where part = 'drivers'")[0][0]
    assert all(bar.share.n == drivers.basis.n for bar in drivers.drivers)


def test_a_driver_comes_first_where_all_who_ranked_say_so(seed):
    firsts = {one.code: one.firsts for one in report(seed).drivers.drivers if one.firsts}
    expected = ask(
        seed,
        """select word, count(*) from (select i, min(word) word from answer join item using (id)
        where part = 'drivers' and pos = 1 group by i having count(distinct word) = 1) group by word""",
    )
    assert firsts == dict(expected)


@pytest.mark.parametrize(
    ("question", "part"),
    [("customer_problem", "problems"), ("close_faster", "causes"), ("deal_bigger", "levers")],
)
def test_words_are_counted_whatever_their_spelling(seed, question, part):
    told = report(seed)
    breakdown = {"problems": told.problems, "causes": told.faster.causes, "levers": told.bigger.levers}[part]
    sql = (
        f"select word, count(distinct i) from listed where q = '{question}' and part = '{part}' group by word"
    )
    assert named(breakdown) == dict(ask(seed, sql))


def test_choices_are_counted_where_voices_agree(seed):
    told = report(seed)
    for breakdown, question, part in (
        (told.start.path, "entry_path", "path"),
        (told.decision.expected, "decision_maker", "expected"),
        (told.decision.role, "decision_maker", "role"),
        (told.decision.title, "decision_maker", "title"),
        (told.marketing.could_help, "marketing_help", "answer"),
        (told.start.product.steps, "prior_understanding", "product"),
        (told.start.brand.steps, "prior_understanding", "brand"),
        (told.competition.score.steps, "competition_fierceness", "score"),
        (told.model_fit.fit.steps, "sales_cycle_fit", "fit"),
    ):
        sql = f"select said_as, count(*) from agreed where q = '{question}' and part = '{part}' group by 1"
        assert named(breakdown) == dict(ask(seed, sql)), part


def test_buying_stages_are_counted_by_lunch(seed):
    sql = "select word, count(distinct i) from listed where part = 'stages' and q like 'buying%' group by 1"
    assert named(report(seed).start.buying_stage) == dict(ask(seed, sql))


def test_surprises_by_role_are_counted_where_both_are_known(seed):
    found = {name_of(bar.name): (bar.share.k, bar.share.n) for bar in report(seed).decision.surprise}
    sql = """select r.said_as, count(*) filter (e.said_as <> 'yes'), count(*) from agreed r join agreed e using (i)
        where r.q = 'decision_maker' and r.part = 'role' and e.q = r.q and e.part = 'expected' group by 1"""
    assert found == {role: (k, n) for role, k, n in ask(seed, sql)}


def test_spreads_are_of_known_values_only(seed):
    told = report(seed)
    for spread, values in (
        (told.time_to_close.recalled, single("time_to_close", "days")),
        (told.time_to_close.crm, "select days as value from days"),
        (told.buying_group.size, single("buying_group_size", "count")),
        (told.faster.saved_days, single("close_faster", "saved")),
        (told.competition.score.spread, single("competition_fierceness", "score")),
        (told.start.product.spread, single("prior_understanding", "product")),
        (told.model_fit.fit.spread, single("sales_cycle_fit", "fit")),
        (
            told.time_to_close.difference,
            f"select value - days as value from ({single('time_to_close', 'days')}) join days using (i)",
        ),
    ):
        assert quantiles(spread) == ask(seed, in_sql(values))[0], values


def test_amounts_are_spread_by_currency(seed):
    found = {one.currency: quantiles(one.amounts) for one in report(seed).bigger.amounts}
    base = single("deal_bigger", "amount", "num").replace("select i", "select said_as, i")
    currencies = ask(seed, f"select distinct said_as::json ->> 1 from ({base})")
    assert found == {
        currency: ask(seed, in_sql(f"select value from ({base}) where said_as::json ->> 1 = '{currency}'"))[0]
        for (currency,) in currencies
    }


def test_resources_are_used_by_deals_and_counted_where_a_count_is_agreed(seed):
    found = {
        name_of(one.code): (one.share.k, one.counts.n, one.counts.mean, one.not_counted, one.not_agreed)
        for one in report(seed).resources.resources
        if one.share.k
    }
    sql = """select word, count(*), count(*) filter (counts = 1), avg(cnt) filter (counts = 1),
        count(*) filter (counts = 0), count(*) filter (counts > 1) from listed where part = 'resources' group by 1"""
    assert found == {code: tuple(others) for code, *others in ask(seed, sql)}


def test_model_fit_by_month(seed):
    found = {one.month: quantiles(one.fit) for one in report(seed).model_fit.trend}
    months = f"""select value, coalesce(substr(cast(try_cast(text as date) as varchar), 1, 7), '') as won
        from ({single("sales_cycle_fit", "fit")}) f left join fact on fact.i = f.i and field = 'closed_on'"""
    assert found == {
        month: ask(seed, in_sql(f"select value from ({months}) where won = '{month}'"))[0]
        for (month,) in ask(seed, f"select distinct won from ({months})")
    }


def test_agreement_only_over_answers_both_gave(seed):
    found = {one.key: (one.equal.k, one.equal.n, one.settled) for one in report(seed).agreement}
    sql = """with essence as (
            select i, q, part, id, person, any_value(said_as) said from (
                select s.*, id from answer a join one using (id)
                join single s on s.i = a.i and s.q = a.q and s.part = one.part and s.person = a.person and s.via = a.via
                where a.via <> 'agreed') group by all
            union all select i, q, part, id, person, string_agg(distinct nm(word), '|' order by nm(word))
                from answer join item using (id) where via <> 'agreed' group by all
            union all select i, q, part, id, person,
                string_agg(distinct coalesce(nm(first), ''), '|' order by coalesce(nm(first), ''))
                from answer join cell using (id) where via <> 'agreed' group by all),
        twice as (select i, q, part, count(distinct said) = 1 same from essence group by all
            having count(distinct person) > 1),
        told as (select i, q, bool_and(same) same from twice group by all),
        settled as (select q, count(distinct i) n from answer where via = 'agreed' group by q)
        select q, count(*) filter (same), count(same), coalesce(any_value(n), 0)
            from told full join settled using (q) group by q"""
    assert found == {key: (k, n, settled) for key, k, n, settled in ask(seed, sql)}


def test_how_often_each_question_was_asked_and_answered(seed):
    found = {one.key: (one.must_ask, one.asked.k, one.answered.k, one.asked.n) for one in report(seed).asked}
    sql = """select q, bool_or(must), count(*) filter (status in ('answered', 'touched', 'not_known')),
        count(*) filter (status = 'answered'), count(*) from status where status <> 'not_applicable' group by q"""
    assert found == {key: tuple(others) for key, *others in ask(seed, sql)}
    order = [(not one.must_ask, one.asked.rate) for one in report(seed).asked]
    assert order == sorted(order)


def test_coverage_and_period(seed):
    coverage = report(seed).coverage
    finished = """select count(*) from (select subject, bool_and(done) from (
        select distinct v.subject, v.person from head v where v.field not like '%.%' and v.field <> 'erased') w
        join (select subject, person, (content ->> 'done') = 'true' done from head where field like 'finished%')
            using (subject, person)
        group by subject having bool_and(done))"""
    assert coverage.finished.k == ask(seed, finished)[0][0]
    days = """select coalesce(min(d)::varchar, ''), coalesce(max(d)::varchar, ''), {n} - count(d) from (
        select try_cast(text as date) d from fact where field = '{field}')"""
    n = report(seed).n
    for period, field in ((coverage.won_on, "closed_on"), (coverage.met_on, "met_on")):
        assert ask(seed, days.format(n=n, field=field))[0] == (period.first, period.last, period.unknown)
    people = "select count(distinct nm(text)) from fact where field = 'interviewee'"
    assert coverage.sales_people == ask(seed, people)[0][0]


def test_to_dos_and_quotes_are_the_marked_lines(seed):
    told = report(seed)
    lines = """select {what}, count(*) from head join line using (id) where field like '%_note'
        and text like '{mark}' group by 1"""
    todos = Counter(one.kind for one in told.marketing.todos)
    kinds = "case when text like '>x %' then 'done' else 'todo' end"
    assert todos == dict(ask(seed, lines.format(what=kinds, mark=">%")))
    quotes = Counter(one.kind for one in told.quotes)
    kinds = """case when text like '"*%' then 'key_quote' else 'quote' end"""
    assert quotes == dict(ask(seed, lines.format(what=kinds, mark='"%')))


def test_no_figure_shows_more_than_it_rests_on(seed):
    def shares(one: object) -> list[Share]:
        if isinstance(one, Share):
            return [one]
        if isinstance(one, tuple):
            return [share for part in one for share in shares(part)]
        slots = getattr(type(one), "__slots__", ())
        return [share for slot in slots for share in shares(getattr(one, slot))]

    assert all(0 <= share.k <= share.n for share in shares(report(seed)))
    assert all(len({i for i, _q in share.behind}) == share.k for share in shares(report(seed)))

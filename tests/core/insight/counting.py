"""A random team counted twice: as the report counts it, and as the flat tables are asked in SQL."""

import os
from functools import cache

from tests.core.insight.flat import Flat
from tests.core.insight.random_team import Team, team
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.report import Report, report_of
from winnotes.core.insight.share import Count, Spread
from winnotes.core.insight.tally import Breakdown
from winnotes.core.voice import name_of
from winnotes.wording import words

SEEDS = range(200 if os.environ.get("WINNOTES_LONG") else 5)
EXPECTED = {"Discovery": 14.0, "Pilot": 60.0, "Signature": 7.0}


@cache
def drawn(seed: int) -> tuple[Team, list[Lunch], Report, Flat]:
    found = team(seed)
    lunches = [lunch_of(interview, words()) for interview in found.interviews()]
    guides = {guide.id: guide for guide in found.guides.values()}
    return found, lunches, report_of(lunches, guides, expected_days=EXPECTED), Flat(found)


def report(seed: int) -> Report:
    return drawn(seed)[2]


def ask(seed: int, sql: str) -> list[tuple]:
    return drawn(seed)[3].ask(sql)


def named(breakdown: Breakdown) -> dict[str, int]:
    """{name: lunches}; names nobody gave are left out, as SQL leaves them out."""
    return {name_of(bar.name): bar.share.k for bar in breakdown.bars if bar.share.k}


def counted(counts: tuple[Count, ...]) -> dict[str, int]:
    return {one.code: one.count for one in counts if one.count}


def quantiles(spread: Spread) -> tuple:
    return (spread.n, *(one and round(one, 6) for one in (spread.p50, spread.p75, spread.p90)))


def in_sql(values: str) -> str:
    """The same quantiles of a query with a column `value`."""
    picked = ", ".join(f"round(quantile_cont(value, {p}), 6)" for p in (0.5, 0.75, 0.9))
    return f"select count(value), {picked} from ({values})"


def single(question: str, part: str, column: str = "num") -> str:
    return f"select i, {column} as value from agreed where q = '{question}' and part = '{part}'"

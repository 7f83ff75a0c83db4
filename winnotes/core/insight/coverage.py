"""How far the lunches carry: how many of the won deals, over what time, and how often each question was asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import DealFacts, Lunch
from winnotes.core.insight.reply import Reply
from winnotes.core.insight.share import Share
from winnotes.core.insight.tally import Bar, replies

ASKED = ("answered", "touched", "not_known")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last ISO day among those known, "" where none is, and how many lunches have none."""

    first: str
    last: str
    unknown: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a question was asked, and answered, where the guide has it and it was applicable.

    Asked is answered, touched or not known; skipped or left blank is not. The places behind are those asked.
    """

    key: str
    must_ask: bool
    asked: Share
    answered: Share


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the lunches carry. `of_won` and `by_segment` need a list of won deals, else None and none."""

    finished: Share
    sales_people: int
    note_takers: int
    won_on: Period
    met_on: Period
    of_won: Share | None
    by_segment: tuple[Bar, ...]


def coverage(lunches: Sequence[Lunch], won: Sequence[DealFacts] = ()) -> Coverage:
    """Return how far the lunches carry; `won` are the won deals they were chosen from, with or without a lunch."""
    finished = tuple((lunch.interview, "") for lunch in lunches if lunch.is_finished)
    return Coverage(
        Share(len(finished), len(lunches), finished),
        len({lunch.sales_person for lunch in lunches if lunch.sales_person}),
        len({writer for lunch in lunches for writer in lunch.writers}),
        _period(lunch.deal.closed_on for lunch in lunches),
        _period(lunch.met_on for lunch in lunches),
        _interviewed(lunches, won) if won else None,
        _by_segment(lunches, won),
    )


def _by_segment(lunches: Sequence[Lunch], won: Sequence[DealFacts]) -> tuple[Bar, ...]:
    segments = sorted({deal.segment for deal in won})
    found = [
        Bar(one, _interviewed(lunches, [deal for deal in won if deal.segment == one])) for one in segments
    ]
    return tuple(sorted(found, key=lambda bar: (-bar.share.n, bar.name)))


def _interviewed(lunches: Sequence[Lunch], won: Sequence[DealFacts]) -> Share:
    ids = {deal.id for deal in won}
    told = {lunch.deal.id: (lunch.interview, "") for lunch in lunches if lunch.deal.id in ids}
    return Share(len(told), len(ids), tuple(told.values()))


def _period(days: Iterable[str]) -> Period:
    all_days = list(days)
    known = sorted(day for day in all_days if day)
    return Period(known[0] if known else "", known[-1] if known else "", len(all_days) - len(known))


def asked(lunches: Sequence[Lunch], keys: Sequence[str]) -> tuple[Asked, ...]:
    """Return how often each question was asked: must-asks first, the least asked first in each."""
    found = [_asked(key, replies(lunches, key)) for key in keys]
    order = {key: at for at, key in enumerate(keys)}
    return tuple(sorted(found, key=lambda one: (not one.must_ask, _rate(one.asked), order[one.key])))


def _rate(share: Share) -> float:
    return 2.0 if share.rate is None else share.rate


def _asked(key: str, told: Sequence[Reply]) -> Asked:
    by_status: dict[str, list[Reply]] = {}
    for reply in told:
        by_status.setdefault(reply.status, []).append(reply)
    n = len(told) - len(by_status.get("not_applicable", ()))
    answered = tuple(reply.place for reply in by_status.get("answered", ()))
    others = tuple(reply.place for status in ASKED[1:] for reply in by_status.get(status, ()))
    return Asked(
        key,
        any(reply.must_ask for reply in told),
        Share(len(answered) + len(others), n, answered + others),
        Share(len(answered), n, answered),
    )

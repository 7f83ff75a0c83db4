"""How a board is told in words: statuses, values, how long ago, who has how much."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from winnotes.core.deal import Deal
from winnotes.desk.board import HELD, Board, Sitting
from winnotes.desk.home import today
from winnotes.i18n import _, listed, ngettext, show_date
from winnotes.wording import LUNCH_STATUS, show_number

STATUS_KEYS = {"planned": "P", "invited": "I", "booked": "B", "done": "D", "finished": "F", "declined": "X"}
MOST_SEGMENTS = 8


def value_of(deals: Iterable[Deal]) -> str:
    """Return what deals are worth together, currency by currency."""
    worth: dict[str, float] = defaultdict(float)
    for deal in deals:
        if deal.amount is not None:
            worth[deal.currency] += deal.amount
    return " + ".join(f"{show_number(worth[one])} {one}".strip() for one in sorted(worth))


def status_told(sitting: Sitting) -> str:
    """Return how far a lunch is, and since when; where its deals are unlike, how many were held."""
    told = f"{_(LUNCH_STATUS[sitting.status])} {show_date(sitting.on)}".strip()
    if sitting.held and sitting.status not in HELD:
        held = _("{held} of {n} held").format(held=sitting.held, n=len(sitting.lines))
        told = f"{told}, {held}"
    return _("{told} – to settle").format(told=told) if sitting.differs else told


def freshness(sitting: Sitting) -> str:
    """Return how many days ago its deals were won."""
    days = sorted({line.days for line in sitting.lines if line.days is not None})
    if not days:
        return ""
    told = str(days[0]) if len(days) == 1 else f"{days[0]}–{days[-1]}"
    return ngettext("{n} day ago", "{n} days ago", days[-1]).format(n=told)


def counts_told(sittings: Sequence[Sitting]) -> str:
    """Return how many lunches and deals there are, what they are worth, and how many were held."""
    deals = [deal for one in sittings for deal in one.deals]
    told = [
        ngettext("{n} lunch", "{n} lunches", len(sittings)).format(n=len(sittings)),
        ngettext("{n} deal", "{n} deals", len(deals)).format(n=len(deals)),
        value_of(deals),
    ]
    if held := sum(one.status in HELD for one in sittings):
        told.append(_("{n} held").format(n=held))
    return ", ".join(part for part in told if part)


def coverage_told(board: Board) -> str:
    """Return how many deals of each segment had their lunch: one line."""
    parts = [f"{name or _('no segment')} {held}/{n}" for name, held, n in board.by_segment()]
    more = _("{n} more segments").format(n=len(parts) - MOST_SEGMENTS) if len(parts) > MOST_SEGMENTS else ""
    told = ", ".join([*parts[:MOST_SEGMENTS], *([more] if more else [])])
    return _("Held by segment: {segments}").format(segments=told) if len(parts) > 1 else ""


def pace_told(board: Board) -> str:
    """Return how far the round is and the pace it still takes: one line."""
    told = [_("{held} of {n} lunches held").format(held=board.lunches_held, n=len(board.sittings()))]
    if board.round.begins:
        told.append(_("begun {day}").format(day=show_date(board.round.begins)))
    pace = board.a_week(today())
    if pace is None and board.round.ends:
        told.append(_("until {day}").format(day=board.round.ends))
    elif pace:
        told.append(_pace(board.round.ends, pace))
    if board.elsewhere:
        some = ngettext("{n} deal is with others", "{n} deals are with others", board.elsewhere)
        told.append(some.format(n=board.elsewhere))
    return "  ·  ".join(told)


def _pace(ends: str, pace: float) -> str:
    if date.fromisoformat(ends) < date.fromisoformat(today()):
        return _("should have ended {day}").format(day=show_date(ends))
    return _("{n} a week until {day}").format(n=f"{pace:.1f}", day=show_date(ends))


def voices_told(sitting: Sitting, names: dict[str, str]) -> str:
    """Return who says what where two who plan say unlike things, "" where nobody does."""
    said = [
        _voice(names.get(person) or _("a colleague"), what, on)
        for line in sitting.lines
        for person, what, on in line.share.voices
    ]
    return listed(list(dict.fromkeys(said))) if said else ""


def _voice(name: str, what: str, on: str) -> str:
    words = _(LUNCH_STATUS[what]) if what in LUNCH_STATUS else what or _("out of the round")
    return _("{name} says {what}").format(name=name, what=f"{words} {show_date(on)}".strip())

"""How long it took to close: as recalled over lunch, beside the CRM's dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Basis, Point, Spread, spread_of
from winnotes.core.insight.tally import basis_of, point_in, replies, spread

KEY, PART = "time_to_close", "days"


@dataclass(frozen=True, slots=True)
class TimeToClose:
    """Days recalled and days by the CRM, each of the deals where it is known.

    `difference` is recalled minus CRM, of the deals where both are; `no_dates` counts deals without CRM dates.
    """

    basis: Basis
    recalled: Spread
    crm: Spread
    difference: Spread
    no_dates: int


def time_to_close(lunches: Sequence[Lunch]) -> TimeToClose:
    """Return how long the deals took to close, in days."""
    told = replies(lunches, KEY)
    in_crm = {lunch.interview: days for lunch in lunches if (days := lunch.deal.days) is not None}
    recalled = {reply.place[0]: point for reply in told if (point := point_in(reply, PART))}
    return TimeToClose(
        basis_of(told, PART),
        spread(told, PART),
        spread_of([Point(float(days), (interview, KEY)) for interview, days in in_crm.items()]),
        spread_of(
            [
                Point(point.value - in_crm[interview], point.place, point.is_approximate)
                for interview, point in recalled.items()
                if interview in in_crm
            ]
        ),
        len(lunches) - len(in_crm),
    )

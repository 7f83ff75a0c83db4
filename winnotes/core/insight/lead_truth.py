"""Lead source truth: how often sales recalls what the CRM says, source by source."""

from collections.abc import Sequence
from dataclasses import dataclass

from winnotes.core.insight.lead_source import LEAD_SOURCE, VERDICTS, SourceCheck
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Count, Place, Share
from winnotes.core.voice import name_of


@dataclass(frozen=True, slots=True)
class SourceMatch:
    """Of the deals with this source in the CRM whose source was recalled, the share recalled as the same."""

    crm: str
    share: Share


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many deals the sales people recall as `recalled` and the CRM has as `crm`; "" where there is none."""

    recalled: str
    crm: str
    count: int
    behind: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LeadTruth:
    """The checks of all lunches. `match` is of those that can be compared; `verdicts` are by VERDICTS."""

    n: int
    match: Share
    verdicts: tuple[Count, ...]
    by_source: tuple[SourceMatch, ...]
    confusion: tuple[Confusion, ...]


Check = tuple[Place, SourceCheck]


def lead_truth(lunches: Sequence[Lunch]) -> LeadTruth:
    """Return what recalling the lead source came to; n counts the lunches in which it was asked."""
    checks = [((one.interview, LEAD_SOURCE), one.source_check) for one in lunches if one.source_check]
    by_verdict = {verdict: [one for one in checks if one[1].verdict == verdict] for verdict in VERDICTS}
    compared = [*by_verdict["match"], *by_verdict["mismatch"]]
    return LeadTruth(
        len(checks),
        _matching(compared),
        tuple(Count(verdict, len(some), _places(some)) for verdict, some in by_verdict.items()),
        _by_source(compared),
        _confusion([one for one in checks if one[1].verdict != "not_agreed"]),
    )


def _by_source(compared: Sequence[Check]) -> tuple[SourceMatch, ...]:
    found: dict[str, list[Check]] = {}
    for one in compared:
        found.setdefault(name_of(one[1].crm), []).append(one)
    rows = [SourceMatch(min(one.crm for _place, one in some), _matching(some)) for some in found.values()]
    return tuple(sorted(rows, key=lambda row: (-row.share.n, row.crm)))


def _matching(compared: Sequence[Check]) -> Share:
    same = [one for one in compared if one[1].verdict == "match"]
    return Share(len(same), len(compared), _places(same))


def _confusion(checks: Sequence[Check]) -> tuple[Confusion, ...]:
    found: dict[tuple[str, str], list[Check]] = {}
    for one in checks:
        recalled = one[1].crm if one[1].verdict == "match" else one[1].recalled
        found.setdefault((name_of(recalled), name_of(one[1].crm)), []).append(one)
    rows = [
        Confusion(
            min(one.crm if one.verdict == "match" else one.recalled for _place, one in some),
            min(one.crm for _place, one in some),
            len(some),
            _places(some),
        )
        for some in found.values()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.recalled, row.crm)))


def _places(checks: Sequence[Check]) -> tuple[Place, ...]:
    return tuple(place for place, _check in checks)

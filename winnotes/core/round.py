"""A round (a blitz): won deals shared out among marketers, and how far each of them is. Built anew from a Notebook.

A deal's share and its status are fields of the round, `share.<deal>` and `status.<deal>`, so that two who plan on two
laptops merge like everything else. Marketers go by name: whoever plans does not know the ids of others' laptops.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product

from winnotes.core.deal import Deal
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.text import folded
from winnotes.core.version import Json, Version

STATUSES = ("planned", "invited", "booked", "done", "finished", "declined")
SHARE, STATUS = "share.", "status."
_MOST_SWAPS, _MOST_GROUPS = 60, 100  # beyond so many lunches values even out by themselves
LATER = {status: rank for rank, status in enumerate(("planned", "declined", *STATUSES[1:5]))}


@dataclass(frozen=True, slots=True)
class Share:
    """One deal of a round: whose it is, how far it is, on which day that was said (ISO, "" where nobody did).

    `differs` where two who plan say unlike things; shown is then who comes first by name, and what is furthest along.
    `voices` are then (person, what they say: a marketer or a status, day) of each, by person.
    """

    deal: str
    marketer: str = ""
    status: str = "planned"
    on: str = ""
    differs: bool = False
    voices: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Round:
    """A round by its id: its name, its first and last day (ISO, "" for open), and its deals by id."""

    id: str
    name: str
    begins: str
    ends: str
    shares: Mapping[str, Share]

    @property
    def marketers(self) -> tuple[str, ...]:
        """Everybody with a deal, by name."""
        return tuple(sorted({share.marketer for share in self.shares.values() if share.marketer}))


def rounds_in(notebook: Notebook) -> list[Round]:
    """Return every round, the one that begins last first."""
    found = [_round(notebook.fields(subject), subject) for subject in notebook.subjects("n")]
    named = [one for one in found if one.name]
    return sorted(named, key=lambda one: (one.begins, one.name, one.id), reverse=True)


def _round(fields: Fields, subject: str) -> Round:
    deals = sorted({name.partition(".")[2] for name in fields if name.startswith(SHARE)})
    shares = {deal: share for deal in deals if (share := _share(fields, deal))}
    return Round(subject, _text(fields, "name"), _text(fields, "begins"), _text(fields, "ends"), shares)


def _share(fields: Fields, deal: str) -> Share | None:
    """Return the share of a deal, None where everybody took it out again."""
    said = [_dict(head) for head in fields.get(SHARE + deal, ())]
    within = [one for one in said if one.get("is_in") is not False]
    if not within:
        return None
    names = sorted({str(one.get("marketer") or "") for one in within} - {""})
    steps = [_dict(head) for head in fields.get(STATUS + deal, ())]
    known = [
        (str(one.get("status")), str(one.get("on") or "")) for one in steps if one.get("status") in STATUSES
    ]
    status, on = max(known, key=lambda one: (LATER[one[0]], one[1]), default=("planned", ""))
    is_torn = len(names) > 1 or len(within) < len(said)
    is_unlike = len({one for one, _on in known}) > 1
    voices = [*_voices(fields, SHARE + deal, "marketer")] if is_torn else []
    voices += [*_voices(fields, STATUS + deal, "status")] if is_unlike else []
    return Share(deal, names[0] if names else "", status, on, is_torn or is_unlike, tuple(voices))


def _voices(fields: Fields, name: str, what: str) -> Iterator[tuple[str, str, str]]:
    """Yield (person, what they say, on which day) of every head of a field, by person."""
    for head in sorted(fields.get(name, ()), key=lambda head: (head.person, head.id)):
        content = _dict(head)
        out = content.get("is_in") is False
        yield head.person, "" if out else str(content.get(what) or ""), str(content.get("on") or "")


def _text(fields: Fields, name: str) -> str:
    return " / ".join(dict.fromkeys(str(head.content) for head in fields.get(name, ()) if head.content))


def _dict(head: Version) -> Mapping[str, Json]:
    return head.content if isinstance(head.content, dict) else {}


def by_sales_person(deals: Iterable[Deal]) -> list[list[Deal]]:
    """Return the deals in groups that one lunch can be about: by sales person, those without one each by itself."""
    groups: dict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        groups[folded(deal.owner) or deal.id].append(deal)
    return [sorted(group, key=lambda deal: deal.id) for _owner, group in sorted(groups.items())]


def fair_split(deals: Iterable[Deal], marketers: Sequence[str]) -> dict[str, str]:
    """Return a marketer for each deal, by id: one for all deals of a sales person, else as even as it goes.

    The largest groups are given first, each to whoever has the fewest deals, then the least value, then by name:
    longest processing time first (R. L. Graham, "Bounds on multiprocessing timing anomalies", SIAM J. Appl. Math. 17
    (1969), 416-429). Nobody has more than the largest group over anybody else. Then groups of one size are swapped
    while that brings two marketers' values nearer to each other. The order of deals changes nothing.
    """
    held: dict[str, list[list[Deal]]] = {name: [] for name in sorted(dict.fromkeys(marketers))}
    if not held:
        return {}
    counts: Counter[str] = Counter(dict.fromkeys(held, 0))
    values = dict.fromkeys(held, 0.0)
    groups = sorted(by_sales_person(deals), key=lambda group: (-len(group), -_worth(group), group[0].id))
    for group in groups:
        name = min(held, key=lambda one: (counts[one], values[one], one))
        counts[name] += len(group)
        values[name] += _worth(group)
        held[name].append(group)
    for _swap in range(_MOST_SWAPS if len(groups) <= _MOST_GROUPS else 0):
        if not _swap_nearer(held):
            break
    return {deal.id: name for name, some in held.items() for group in some for deal in group}


def _swap_nearer(held: Mapping[str, list[list[Deal]]]) -> bool:
    """Swap the two groups of one size that bring the values of two marketers nearest; False where none does."""
    worths = {name: [_worth(group) for group in some] for name, some in held.items()}
    values = {name: sum(some) for name, some in worths.items()}
    best, found = 0.01, None
    for rich, poor in permutations(held, 2):
        apart = values[rich] - values[poor]
        for at, there in product(range(len(held[rich])), range(len(held[poor]))):
            less = worths[rich][at] - worths[poor][there]
            is_alike = len(held[rich][at]) == len(held[poor][there])
            if is_alike and (gain := less * (apart - less)) > best:
                best, found = gain, (rich, at, poor, there)
    if found:
        rich, at, poor, there = found
        held[rich][at], held[poor][there] = held[poor][there], held[rich][at]
    return found is not None


def _worth(deals: Iterable[Deal]) -> float:
    return sum(deal.amount or 0 for deal in deals)


def spread(deals: Iterable[Deal], count: int) -> list[Deal]:
    """Return `count` deals over segments and sales persons, not only the biggest: the fewest chosen so far come first.

    Of a segment and sales person the latest won is taken first, then the one worth more.
    """
    shelves: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in sorted(deals, key=_standing):
        shelves[folded(deal.segment), folded(deal.owner)].append(deal)
    segments: Counter[str] = Counter()
    owners: Counter[str] = Counter()
    found: list[Deal] = []
    while shelves and len(found) < count:
        least = min((segments[one], owners[other]) for one, other in shelves)
        fewest = (one for one in shelves if (segments[one[0]], owners[one[1]]) == least)
        place = max(fewest, key=lambda one: _standing(shelves[one][-1]))
        found.append(shelves[place].pop())
        segments[place[0]] += 1
        owners[place[1]] += 1
        if not shelves[place]:
            del shelves[place]
    return found


def _standing(deal: Deal) -> tuple[str, float, str]:
    return (deal.closed, deal.amount or 0, deal.id)


def counted(shares: Iterable[Share]) -> Iterator[tuple[str, int]]:
    """Yield how many deals are how far, in the order of STATUSES, those nobody is at left out."""
    found = Counter(share.status for share in shares)
    return ((status, found[status]) for status in STATUSES if found[status])

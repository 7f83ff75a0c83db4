"""The list of interviews: one line each, from plain facts alone, so that the window has it at first paint."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from winnotes.desk.home import DATABASE
from winnotes.store.glance import Facts, glance

if TYPE_CHECKING:
    from winnotes.store.store import Store

SHOWN = ("account", "deal_name", "interviewee", "closed_on", "met_on", "code", "sample", "same_as")
AT_FIRST = 16  # more lines than the window shows as it opens


class Line(NamedTuple):
    """One interview as the library lists it."""

    id: str
    account: str
    deal_name: str
    interviewee: str
    met_on: str
    touched: str  # ISO instant of the last change

    @property
    def title(self) -> str:
        """Account and deal, whichever are known."""
        return " · ".join(part for part in (self.account, self.deal_name) if part)


class FirstSight(NamedTuple):
    """What the first paint shows: the latest lines, how many there are in all, and the look last chosen."""

    lines: list[Line]
    total: int
    look: object


def first_sight(folder: Path) -> FirstSight | None:
    """Return what the first paint needs of the notes in `folder`, or None where they must be opened in full."""
    seen = glance(folder / DATABASE, "i", SHOWN, AT_FIRST)
    if seen is None:
        return None
    facts, total, look = seen
    return FirstSight(_lines(facts), total, look)


def library(store: "Store") -> list[Line]:
    """Return every interview somebody wrote in, the latest touched first."""
    return _lines(store.facts_of("i", SHOWN))


def _lines(found: list[Facts]) -> list[Line]:
    groups = _joined(found)
    listed: dict[str, list[Facts]] = {}
    for one in found:
        listed.setdefault(groups.get(one.subject, one.subject), []).append(one)
    return [
        _line(subject, together)
        for subject, together in listed.items()
        if any(not one.fields.keys() <= {"code", "same_as"} for one in together)
    ]


def _joined(found: list[Facts]) -> dict[str, str]:
    """Return for every joined subject the smallest id of its group: what core's `canonical_ids` says, unloaded."""
    groups: dict[str, set[str]] = {}
    for one in found:
        for text in one.fields.get("same_as", ()):
            for name in filter(None, text.strip("[]").replace('"', "").split(",")):
                group = groups.get(one.subject, {one.subject}) | groups.get(name, {name})
                groups.update(dict.fromkeys(group, group))
    return {subject: min(group) for subject, group in groups.items()}


def _line(subject: str, together: list[Facts]) -> Line:
    """Return the line of one interview, given the facts of all ids that it goes by, the latest touched first."""
    account, deal_name, interviewee, met_on = (
        " / ".join(dict.fromkeys(said for one in together for said in one.fields.get(name, ())))
        for name in ("account", "deal_name", "interviewee", "met_on")
    )
    return Line(subject, account, deal_name, interviewee, met_on, together[0].touched)

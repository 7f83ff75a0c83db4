"""The board of a round: its deals and how far each is, with what the lunches noted here say taken into account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from winnotes.core.deal import TOLD_BY, Deal, deals_meant
from winnotes.core.interview import interview_in, people_in
from winnotes.core.joining import joined
from winnotes.core.round import Round, Share, rounds_in
from winnotes.core.text import folded
from winnotes.desk.deals import deals
from winnotes.desk.guides import guide_for
from winnotes.desk.home import today
from winnotes.store.store import Store

HELD = ("done", "finished")
AHEAD = ("planned", "invited", "booked")


Noted = tuple[
    str, str, str
]  # an interview, how far its notes are ("done", "finished", ""), the day of the lunch
NOT_NOTED: Noted = ("", "", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One deal on the board: its share, with what the lunches noted here say taken into account.

    `lunch` is the interview about it, "" where there is none; `days` how long ago it was won, None where unknown.
    """

    deal: Deal
    share: Share
    lunch: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One lunch of a round: a marketer and a sales person over one deal or several."""

    lines: tuple[Line, ...]

    @property
    def marketer(self) -> str:
        """Who asks, "" where nobody was named."""
        return self.lines[0].share.marketer

    @property
    def sales_person(self) -> str:
        """Who tells, "" where the list does not say."""
        return self.lines[0].deal.owner

    @property
    def deals(self) -> list[Deal]:
        """What it is about."""
        return [line.deal for line in self.lines]

    @property
    def status(self) -> str:
        """How far the deal that is furthest back is; declined only where all are."""
        return min(
            (line.share.status for line in self.lines), key=(*AHEAD, "done", "finished", "declined").index
        )

    @property
    def on(self) -> str:
        """The latest day on which its status was said, "" where nobody did."""
        return max(line.share.on for line in self.lines if line.share.status == self.status)

    @property
    def held(self) -> int:
        """How many of its deals had their lunch."""
        return sum(line.share.status in HELD for line in self.lines)

    @property
    def differs(self) -> bool:
        """Whether two who plan say unlike things of it."""
        return any(line.share.differs for line in self.lines)

    @property
    def next_line(self) -> Line:
        """Return the deal to go on with: noted and not finished, else not noted yet, else the first."""
        open_ones = [line for line in self.lines if line.share.status != "finished"]
        return min(open_ones or self.lines, key=lambda line: (not line.lunch, line.share.status in HELD))


@dataclass(frozen=True, slots=True)
class Board:
    """A round and its deals known here, by marketer and sales person; `elsewhere` are not: others have them."""

    round: Round
    lines: tuple[Line, ...]
    elsewhere: int = 0

    @property
    def held(self) -> int:
        """How many deals had their lunch."""
        return sum(line.share.status in HELD for line in self.lines)

    @property
    def lunches_held(self) -> int:
        """How many lunches were held, with all their deals."""
        return sum(one.status in HELD for one in self.sittings())

    def by_segment(self) -> list[tuple[str, int, int]]:
        """Return for each segment how many deals had their lunch, and of how many."""
        segments = sorted({line.deal.segment for line in self.lines})
        return [
            (one, sum(line.share.status in HELD for line in group), len(group))
            for one in segments
            if (group := [line for line in self.lines if line.deal.segment == one])
        ]

    def a_week(self, day: str) -> float | None:
        """Return how many lunches a week it still takes from `day` to the round's end, None where there is no end."""
        try:
            ends = date.fromisoformat(self.round.ends)
        except ValueError:  # open, or two who plan say two days
            return None
        left = sum(one.status in AHEAD for one in self.sittings())
        return left / max(1, (ends - date.fromisoformat(day)).days + 1) * 7

    def sittings(self) -> list[Sitting]:
        """Return its lunches: the deals of a sales person that one marketer asks about, those without one apart."""
        groups: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines:
            place = (line.share.marketer, folded(line.deal.owner) or line.deal.id)
            groups.setdefault(place, []).append(line)
        return [Sitting(tuple(group)) for group in groups.values()]


@dataclass(frozen=True, slots=True)
class Known:
    """What boards are made of: deals by id, (interview, how far it is, its day) by deal, people's names by id."""

    deals: Mapping[str, Deal] = field(default_factory=dict)
    lunches: Mapping[str, Noted] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def known_here(store: Store, rounds: list[Round]) -> Known:
    """Return what is known here of the deals of these rounds."""
    shared = {deal for one in rounds for deal in one.shares}
    known = {deal.id: deal for deal in deals(store)}
    return Known(known, _lunches(store, shared, known.values()), people_in(store.about("p")))


def board(store: Store, round_: Round) -> Board:
    """Return how far a round is; a lunch noted here moves its deal on by itself."""
    return board_of(round_, known_here(store, [round_]))


def boards_here(store: Store) -> tuple[list[Round], Known]:
    """Return every round, and what their boards are made of."""
    found = rounds_in(store.about("n"))
    return found, known_here(store, found)


def board_of(round_: Round, known: Known) -> Board:
    """Return how far a round is, of what is known."""
    lines = [
        _line(known.deals[deal], share, *known.lunches.get(deal, NOT_NOTED))
        for deal, share in round_.shares.items()
        if deal in known.deals
    ]
    lines.sort(key=lambda line: (line.share.marketer, folded(line.deal.owner), line.deal.title, line.deal.id))
    return Board(round_, tuple(lines), len(round_.shares) - len(lines))


def _line(deal: Deal, share: Share, lunch: str, status: str, on: str) -> Line:
    if status and share.status not in (status, "finished"):
        share = replace(share, status=status, on=on)
    try:
        days = (date.fromisoformat(today()) - date.fromisoformat(deal.closed)).days
    except ValueError:
        days = None
    return Line(deal, share, lunch, days)


def _lunches(store: Store, wanted: set[str], known: Iterable[Deal]) -> dict[str, Noted]:
    """Return the lunch about each of these deals; of several the one that is furthest."""
    about = joined(store.fields_of("i", [*TOLD_BY, "same_as"]))
    meant = deals_meant(about, known)
    found: dict[str, Noted] = {}
    for subject in about.subjects("i"):
        said = {str(head.content) for head in about.heads(subject, "deal")}
        for deal in said or {meant.get(subject, "")}:
            if deal in wanted:
                noted = _noted(store, subject, about.members(subject))
                found[deal] = max(
                    found.get(deal, NOT_NOTED), noted, key=lambda one: ("", *HELD).index(one[1])
                )
    return found


def _noted(store: Store, subject: str, members: tuple[str, ...]) -> Noted:
    notebook = joined(store.notebook(*members))
    view = interview_in(notebook, subject, guide_for(store, notebook.fields(subject)))
    is_held = any(answer.status != "open" for answer in view.answers) or bool(view.scraps)
    return subject, ("finished" if view.is_finished else "done") if is_held else "", view.fact("met_on")

"""Rounds as both doors ask for them: begun, shared out, followed, and the files each marketer takes home."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from winnotes.core.deal import Deal
from winnotes.core.errors import WinNotesError
from winnotes.core.identity import spelled
from winnotes.core.interview import interview_in
from winnotes.core.joining import joined
from winnotes.core.round import SHARE, STATUS, STATUSES, Round, Share, by_sales_person, fair_split, rounds_in
from winnotes.core.text import folded, one_line
from winnotes.core.version import Json
from winnotes.desk.deals import deals
from winnotes.desk.guides import guide_for
from winnotes.desk.home import now, today
from winnotes.desk.person import now_typing
from winnotes.i18n import _, ngettext, show_date
from winnotes.store.store import Draft, Store

LUNCH_MINUTES = 45


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
class Board:
    """A round and its deals known here, by marketer and sales person; `elsewhere` are not: others have them."""

    round: Round
    lines: tuple[Line, ...]
    elsewhere: int = 0

    @property
    def held(self) -> int:
        """How many deals had their lunch."""
        return sum(line.share.status in ("done", "finished") for line in self.lines)

    def by_segment(self) -> list[tuple[str, int, int]]:
        """Return for each segment how many deals had their lunch, and of how many."""
        segments = sorted({line.deal.segment for line in self.lines})
        return [
            (one, sum(line.share.status in ("done", "finished") for line in group), len(group))
            for one in segments
            if (group := [line for line in self.lines if line.deal.segment == one])
        ]

    def a_week(self, day: str) -> float | None:
        """Return how many lunches a week it still takes from `day` to the round's end, None where there is no end."""
        if not self.round.ends:
            return None
        left = sum(line.share.status in ("planned", "invited", "booked") for line in self.lines)
        days = (date.fromisoformat(self.round.ends) - date.fromisoformat(day)).days + 1
        return left / max(1, days) * 7


def begin_round(
    store: Store,
    name: str,
    chosen: Sequence[Deal],
    marketers: Sequence[str],
    *,
    begins: str = "",
    ends: str = "",
) -> str:
    """Begin a round of these deals, shared out fairly among the marketers, and return its id."""
    subject = "n" + spelled(secrets.token_bytes(12))
    shares = fair_split(chosen, marketers)
    facts: dict[str, Json] = {"name": one_line(name), "begins": begins or today(), "ends": ends}
    facts |= {SHARE + deal.id: {"marketer": shares.get(deal.id, ""), "is_in": True} for deal in chosen}
    _write(store, subject, {field: fact for field, fact in facts.items() if fact != ""})
    return subject


def rounds(store: Store) -> list[Round]:
    """Return every round known here, the one that begins last first."""
    return rounds_in(store.about("n"))


def find_round(store: Store, wanted: str) -> Round:
    """Return the round meant: the last one for "", else by a part of its name or the beginning of its id.

    Raises WinNotesError no_such_round or several_rounds.
    """
    known = rounds(store)
    words = folded(wanted)
    found = [one for one in known if words in folded(one.name) or (wanted and one.id.startswith(wanted))]
    found = found[:1] if not words else [one for one in found if folded(one.name) == words] or found
    if not found:
        raise WinNotesError("no_such_round", wanted=wanted)
    if len(found) > 1:
        raise WinNotesError("several_rounds", wanted=wanted, count=len(found))
    return found[0]


def board(store: Store, round_: Round) -> Board:
    """Return how far a round is; a lunch noted here moves its deal on by itself."""
    lunches = _lunches(store, set(round_.shares))
    known = {deal.id: deal for deal in deals(store)}
    lines = [
        _line(known[deal], share, *lunches.get(deal, ("", "")))
        for deal, share in round_.shares.items()
        if deal in known
    ]
    lines.sort(key=lambda line: (line.share.marketer, folded(line.deal.owner), line.deal.title, line.deal.id))
    return Board(round_, tuple(lines), len(round_.shares) - len(lines))


def _line(deal: Deal, share: Share, lunch: str, status: str) -> Line:
    if status and STATUSES.index(status) > STATUSES.index("planned") and share.status != "finished":
        share = replace(share, status=status)
    try:
        days = (date.fromisoformat(today()) - date.fromisoformat(deal.closed)).days
    except ValueError:
        days = None
    return Line(deal, share, lunch, days)


def _lunches(store: Store, wanted: set[str]) -> dict[str, tuple[str, str]]:
    """Return the interview about each of these deals, and how far its notes are: "done", "finished", or ""."""
    about = joined(store.fields_of("i", ["deal", "same_as"]))
    found: dict[str, tuple[str, str]] = {}
    for subject in about.subjects("i"):
        for head in about.heads(subject, "deal"):
            if (deal := str(head.content)) in wanted:
                notebook = joined(store.notebook(subject))
                fields = notebook.fields(subject)
                view = interview_in(notebook, subject, guide_for(store, fields))
                is_held = any(answer.status != "open" for answer in view.answers) or bool(view.scraps)
                status = "finished" if view.is_finished and is_held else "done" if is_held else ""
                found[deal] = max(found.get(deal, ("", "")), (subject, status), key=lambda one: len(one[1]))
    return found


def set_status(store: Store, round_: Round, deal: str, status: str, on: str = "") -> None:
    """Say how far a deal of a round is, on a day (ISO; today unless said)."""
    _write(store, round_.id, {STATUS + deal: {"status": status, "on": on or today()}})


def give(store: Store, round_: Round, chosen: Iterable[str], marketer: str, *, is_in: bool = True) -> None:
    """Give these deals to a marketer; with `is_in` False take them out of the round."""
    content: Json = {"marketer": one_line(marketer), "is_in": is_in}
    _write(store, round_.id, {SHARE + deal: content for deal in chosen})


def _write(store: Store, subject: str, facts: Mapping[str, Json]) -> None:
    writer, known = now_typing(store).writer, store.notebook(subject)
    drafts = [
        Draft(subject, field, writer, fact, tuple(head.id for head in known.heads(subject, field)), now())
        for field, fact in facts.items()
    ]
    store.seal(drafts)


def file_for(store: Store, round_: Round, marketer: str) -> bytes:
    """Return the .winnotes file a marketer takes home: the round, and the deals that are theirs."""
    from winnotes.exchange.package import write_package

    mine = [deal for deal, share in round_.shares.items() if folded(share.marketer) == folded(marketer)]
    return write_package(store.notebook(round_.id, *mine) if mine else store.notebook(round_.id))


def write_files(store: Store, round_: Round, folder: Path) -> list[Path]:
    """Write a file for each marketer into `folder`; return them. Raises WinNotesError where the disk refuses."""
    from winnotes.exchange.replacing import write_atomically

    written = []
    for marketer in round_.marketers:
        name = "-".join(folded(f"{round_.name} {marketer}").split()) or round_.id
        path = folder / f"{name}.winnotes"
        write_atomically(path, file_for(store, round_, marketer))
        written.append(path)
    return written


def invitations(shown: Board, marketer: str = "") -> list[tuple[str, str]]:
    """Return (sales person, text) of an invitation for each lunch that is still to be planned, to be copied."""
    open_ones = [
        line.deal
        for line in shown.lines
        if line.share.status == "planned"
        and (not marketer or folded(line.share.marketer) == folded(marketer))
    ]
    return [(group[0].owner, invitation(group)) for group in by_sales_person(open_ones)]


def invitation(chosen: Sequence[Deal]) -> str:
    """Return the text that asks a sales person to lunch about these deals."""
    names = [f"- {deal.title}{_won_on(deal)}" for deal in chosen]
    first = chosen[0].owner.split()[0] if chosen[0].owner.split() else ""
    hello = _("Hello {name},").format(name=first) if first else _("Hello,")
    asked = ngettext(
        "congratulations on winning this deal:", "congratulations on winning these deals:", len(names)
    )
    told = _(
        "I would like to take you to lunch and learn why we won: what the customer needed, what helped, what got in "
        "the way. It takes {minutes} minutes, you need not prepare anything, and lunch is on me. Which day suits you?"
    ).format(minutes=LUNCH_MINUTES)
    return "\n\n".join([hello, "\n".join([asked, *names]), told])


def _won_on(deal: Deal) -> str:
    return _(" (won {date})").format(date=show_date(deal.closed)) if deal.closed else ""


def round_names(store: Store) -> dict[str, str]:
    """Return the round each deal is in by its name; of several the one that begins last."""
    return {deal: one.name for one in reversed(rounds(store)) for deal in one.shares}


def other_deals(store: Store, sales_person: str, but: Iterable[str] = ()) -> list[Deal]:
    """Return the deals of a sales person nobody had lunch about, the latest won first; none without a name."""
    from winnotes.desk.deals import lunches_about

    wanted, left_out = folded(sales_person), {*but, *lunches_about(store)}
    return [
        deal for deal in deals(store) if wanted and folded(deal.owner) == wanted and deal.id not in left_out
    ]

"""Rounds as both doors ask for them: begun, shared out, followed, and the files each marketer takes home."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from winnotes.core.deal import Deal
from winnotes.core.errors import WinNotesError
from winnotes.core.identity import spelled
from winnotes.core.round import SHARE, STATUS, Round, by_sales_person, fair_split, rounds_in
from winnotes.core.text import folded, one_line
from winnotes.core.version import Json, Version, short_hash
from winnotes.desk.board import Board
from winnotes.desk.deals import deals, lunches_about
from winnotes.desk.file_name import file_name
from winnotes.desk.guides import TEAM
from winnotes.desk.home import now, today
from winnotes.desk.person import now_typing
from winnotes.i18n import _, ngettext, show_date
from winnotes.store.store import Draft, Store

LUNCH_MINUTES = 45


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


def round_of(store: Store, subject: str) -> Round:
    """Return a round by its id, as it is now. Raises WinNotesError no_such_round."""
    found = rounds_in(store.notebook(subject))
    if not found:
        raise WinNotesError("no_such_round", wanted=subject)
    return found[0]


def set_status(
    store: Store, round_: Round, chosen: Iterable[str], status: str, on: str = ""
) -> list[Version]:
    """Say how far these deals of a round are, on a day (ISO; today unless said). It settles what two said unlike."""
    said: Json = {"status": status, "on": on or today()}
    return _write(store, round_.id, {STATUS + deal: said for deal in chosen})


def give(
    store: Store, round_: Round, chosen: Iterable[str], marketer: str, *, is_in: bool = True
) -> list[Version]:
    """Give these deals to a marketer; with `is_in` False take them out of the round. It settles as `set_status`."""
    content: Json = {"marketer": one_line(marketer), "is_in": is_in}
    return _write(store, round_.id, {SHARE + deal: content for deal in chosen})


def _write(store: Store, subject: str, facts: Mapping[str, Json]) -> list[Version]:
    """Write what is said of a round: whoever plans has all heads before them, so what they say settles the field."""
    writer, known = now_typing(store).writer, store.notebook(subject)
    drafts = [
        Draft(subject, field, writer, fact, tuple(head.id for head in known.heads(subject, field)), now())
        for field, fact in facts.items()
        if [head.content for head in known.heads(subject, field)] != [fact]
    ]
    return store.seal(drafts, "agreed")


def file_for(store: Store, round_: Round, marketer: str) -> bytes:
    """Return the .winnotes file a marketer takes home: the round, the team's guide, and the deals that are theirs."""
    from winnotes.exchange.package import write_package

    mine = [deal for deal, share in round_.shares.items() if folded(share.marketer) == folded(marketer)]
    sent = store.notebook(round_.id, TEAM, *mine)
    sent |= store.fields_of("p", ["name"]).of(*{one.person for one in sent})
    if not store.is_read_only:
        store.mark_seen(sent)  # before the file exists: what others may hold is never sealed anew in place
    return write_package(sent)


def write_files(store: Store, round_: Round, folder: Path) -> list[Path]:
    """Write a file for each marketer into `folder`; return them. Raises WinNotesError where the disk refuses."""
    from winnotes.exchange.replacing import write_atomically

    written = []
    for told, marketer in {folded(one): one for one in round_.marketers}.items():
        name = file_name(f"{round_.name} {marketer}", short_hash(f"{round_.id} {told}"), "round")
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


def other_deals(store: Store, sales_person: Iterable[str], but: Iterable[str] = ()) -> list[Deal]:
    """Return the deals of a sales person nobody had lunch about, those in a round first, then the latest won.

    `sales_person` are the names and addresses the person goes by; without any there are none.
    """
    wanted = {name for one in sales_person if (name := folded(one))}
    if not wanted:
        return []
    left_out, in_rounds = {*but, *lunches_about(store)}, round_names(store)
    found = [deal for deal in deals(store) if folded(deal.owner) in wanted and deal.id not in left_out]
    return sorted(found, key=lambda deal: deal.id not in in_rounds)

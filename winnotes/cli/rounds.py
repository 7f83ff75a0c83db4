"""`winnotes rounds`: won deals chosen, shared out among marketers, and followed until every lunch was held."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.cli.deals import DAY, choice_options, chosen_deals
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.desk.board import Board, Line

STATUSES = ("planned", "invited", "booked", "done", "finished", "declined")
ROUND = click.option(
    "--round", "wanted", default="", metavar="ROUND", help=_("Which round, by its name; the last one unless said."),
)  # fmt: skip
FOLDER = click.option(
    "-o", "--output", "folder", required=True, metavar="FOLDER", help=_("Where to."),
    type=click.Path(path_type=Path, file_okay=False),
)  # fmt: skip


@click.group(
    "rounds",
    short_help=_("Share won deals out, and follow the lunches."),
    help=_(
        "A round is a set of won deals shared out among marketers, one for all deals of a sales person. Lunches noted "
        "here move their deals on by themselves, and so do files that come back."
    ),
)
def command() -> None:
    """Say what can be done with rounds."""


@command.command(
    "new", short_help=_("Begin a round."), help=_("Begin a round NAME of the deals that are chosen.")
)
@click.argument("name")
@click.option("--among", required=True, metavar="NAMES", help=_("The marketers, commas between them."))
@click.option(
    "--count", type=click.IntRange(1), help=_("At most so many, spread over segments and sales persons.")
)
@click.option("--all", "with_lunch", is_flag=True, help=_("Deals that had a lunch already, too."))
@click.option("--begins", type=DAY, metavar="DAY", help=_("The first day; today unless said."))
@click.option("--ends", type=DAY, metavar="DAY", help=_("The last day."))
@choice_options
def new_command(
    name: str, among: str, *, count: int | None, with_lunch: bool, begins: datetime | None, ends: datetime | None,
    **asked: object,
) -> None:  # fmt: skip
    """Choose, share out, and say how."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.core.round import spread
    from winnotes.desk.board import board
    from winnotes.desk.deals import lunches_about
    from winnotes.desk.rounds import begin_round, find_round

    marketers = [one.strip() for one in among.split(",") if one.strip()]
    if not marketers:
        raise click.BadParameter(_("name at least one marketer."), param_hint="--among")
    found, _known = chosen_deals(asked)
    with open_store() as store:
        had = {} if with_lunch else lunches_about(store)
        free = [deal for deal in found if deal.id not in had]
        if not free:
            raise click.UsageError(_("No deal without a lunch is chosen; “winnotes deals list” shows them."))
        taken = spread(free, count) if count else free
        begin_round(store, name, taken, marketers, begins=_iso(begins), ends=_iso(ends))
        for line in told(board(store, find_round(store, name))):
            say(line)


@command.command("list", short_help=_("Show all rounds."), help=_("Show all rounds, the last one first."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def list_command(as_json: bool) -> None:
    """Say a line per round."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.board import board
    from winnotes.desk.rounds import rounds

    with open_store() as store:
        shown = [board(store, one) for one in rounds(store)]
    if as_json:
        say_json([entry_of(one) for one in shown])
    elif not shown:
        say(_("No rounds yet. “winnotes rounds new” begins one."))
    else:
        for one in shown:
            say(
                _("{name}: {held} of {n} lunches held").format(
                    name=one.round.name, held=one.lunches_held, n=len(one.sittings())
                )
            )


@command.command(
    "show", short_help=_("Show how far a round is."), help=_("Show every deal of a round, and how far it is.")
)
@click.argument("wanted", metavar="[ROUND]", default="")
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def show_command(wanted: str, as_json: bool) -> None:
    """Say the board."""
    from winnotes.cli.terminal import say, say_json

    shown = _board(wanted)
    if as_json:
        say_json(entry_of(shown))
    else:
        for line in told(shown):
            say(line)


@command.command(
    "set",
    short_help=_("Say how far a deal is."),
    help=_("Say how far DEAL is: planned, invited, booked, declined …"),
)
@click.argument("deal")
@click.argument("status", type=click.Choice(STATUSES))
@click.option("--on", type=DAY, metavar="DAY", help=_("On which day; today unless said."))
@ROUND
def set_command(deal: str, status: str, *, on: datetime | None, wanted: str) -> None:
    """Write it down."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.deals import find_deal
    from winnotes.desk.rounds import find_round, set_status

    with open_store() as store:
        set_status(store, find_round(store, wanted), [find_deal(store, deal).id], status, _iso(on))


@command.command(
    "give",
    short_help=_("Give deals to a marketer."),
    help=_("Give DEALS to a marketer, or take them out of the round."),
)
@click.argument("deals", metavar="DEAL...", nargs=-1, required=True)
@click.option("--to", "marketer", default="", metavar="NAME", help=_("The marketer."))
@click.option("--out", "is_out", is_flag=True, help=_("Take them out of the round."))
@ROUND
def give_command(deals: tuple[str, ...], *, marketer: str, is_out: bool, wanted: str) -> None:
    """Write it down."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.deals import find_deal
    from winnotes.desk.rounds import find_round, give

    if bool(marketer.strip()) == is_out:
        raise click.UsageError(_("Say --to whom, or --out."))
    with open_store() as store:
        given = [find_deal(store, one).id for one in deals]
        give(store, find_round(store, wanted), given, marketer, is_in=not is_out)


@command.command(
    "files",
    short_help=_("Write a file for each marketer."),
    help=_("Write the .winnotes file each marketer takes home."),
)
@FOLDER
@ROUND
def files_command(folder: Path, wanted: str) -> None:
    """Write the files and name them."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.rounds import find_round, write_files

    folder.mkdir(parents=True, exist_ok=True)
    with open_store() as store:
        for path in write_files(store, find_round(store, wanted), folder):
            say(_("Wrote {file}").format(file=path))


@command.command(
    "invite",
    short_help=_("Write invitations to copy."),
    help=_("Write an invitation for each lunch still to be planned, to be copied."),
)
@click.option("--marketer", default="", metavar="NAME", help=_("Only those of this marketer."))
@ROUND
def invite_command(marketer: str, wanted: str) -> None:
    """Say the invitations."""
    from winnotes.cli.terminal import say
    from winnotes.desk.rounds import invitations

    found = invitations(_board(wanted), marketer)
    for owner, text in found:
        say(f"# {owner or _('nobody known')}\n\n{text}\n")
    if not found:
        say(_("Nobody is left to invite."))


def _board(wanted: str) -> "Board":
    from winnotes.cli.notes import open_store
    from winnotes.desk.board import board
    from winnotes.desk.rounds import find_round

    with open_store() as store:
        return board(store, find_round(store, wanted))


def _iso(day: datetime | None) -> str:
    return day.date().isoformat() if day else ""


def told(shown: "Board") -> list[str]:
    """Return the board as lines: whose deals, how far they are, and how much is left."""
    from winnotes.cli.listing import aligned
    from winnotes.desk.home import today

    lines = [
        _("{name}: {held} of {n} lunches held").format(
            name=shown.round.name, held=shown.lunches_held, n=len(shown.sittings())
        )
    ]
    pace = shown.a_week(today())
    if pace is not None:
        lines.append(_("{n} a week until {day}").format(n=f"{pace:.1f}", day=shown.round.ends))
    header = [_("Marketer"), _("Status"), _("Won"), _("Sales person"), _("Deal")]
    lines += aligned([header, *(_row(line) for line in shown.lines)])
    coverage = [f"{segment or _('no segment')} {held}/{n}" for segment, held, n in shown.by_segment()]
    return (
        [*lines, _("Held by segment: {segments}").format(segments=", ".join(coverage))] if coverage else lines
    )


def _row(line: "Line") -> list[str]:
    days = (
        ngettext("{n} day ago", "{n} days ago", line.days).format(n=line.days)
        if line.days is not None
        else ""
    )
    status = f"{line.share.status} {line.share.on}".strip()
    return [line.share.marketer, status, days, line.deal.owner, line.deal.title]


def entry_of(shown: "Board") -> dict[str, object]:
    """Return a board as `--json` tells it."""
    return {
        "id": shown.round.id,
        "name": shown.round.name,
        "begins": shown.round.begins,
        "ends": shown.round.ends,
        "held": shown.held,
        "deals": [
            {
                "deal": line.deal.id, "title": line.deal.title, "sales_person": line.deal.owner,
                "marketer": line.share.marketer, "status": line.share.status, "on": line.share.on,
                "days_since_won": line.days, "interview": line.lunch, "differs": line.share.differs,
            }
            for line in shown.lines
        ],
    }  # fmt: skip

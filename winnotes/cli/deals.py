"""`winnotes deals`: the list of wins comes in from any CRM, is looked through, and goes out again."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from winnotes.cli.deal_importing import command as import_command
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.core.deal import Deal
    from winnotes.desk.fixes import Fix

DAY = click.DateTime(formats=["%Y-%m-%d"])
CHOICES = {
    "--search": ("search", str, _("Only deals with each of these words anywhere.")),
    "--owner": ("owner", str, _("Only deals of this sales person, or a part of the name.")),
    "--segment": ("segment", str, _("Only deals of this segment.")),
    "--product": ("product", str, _("Only deals with this product.")),
    "--since": ("since", DAY, _("Only deals won on this day or later.")),
    "--until": ("until", DAY, _("Only deals won on this day or earlier.")),
    "--at-least": ("at_least", float, _("Only deals worth this much or more.")),
    "--at-most": ("at_most", float, _("Only deals worth this much or less.")),
}


def choice_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose deals; it takes them as keywords, for `chosen_deals`."""
    for spelled, (name, kind, told) in reversed(CHOICES.items()):
        metavar = "DAY" if kind is DAY else "NUMBER" if kind is float else "TEXT"
        function = click.option(spelled, name, type=kind, metavar=metavar, help=told)(function)
    return function


@click.group(
    "deals",
    short_help=_("Import, list and export won deals."),
    help=_(
        "The deals that were won: from any CRM's list they come in, are looked through, and go out again. "
        "“winnotes new --deal ID” starts a lunch about one."
    ),
)
def command() -> None:
    """Say what can be done with deals."""


command.add_command(import_command)


@command.command(
    "list",
    short_help=_("Show the deals known here."),
    help=_("Show the deals known here, the latest won first."),
)
@choice_options
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def list_command(as_json: bool, **asked: object) -> None:
    """Say a line per deal."""
    from winnotes.cli.listing import aligned
    from winnotes.cli.terminal import say, say_json

    found, known = chosen_deals(asked)
    if as_json:
        say_json([entry_of(deal) for deal in found])
    elif not known:
        say(_("No deals yet. “winnotes deals import” takes in a list from your CRM."))
    elif not found:
        say(ngettext("None of {n} deal fits.", "None of {n} deals fits.", known).format(n=known))
    else:
        for line in aligned(_rows(found)):
            say(line)


@command.command(
    "export",
    short_help=_("Write the deals as a CSV."),
    help=_("Write the deals known here as a CSV; “winnotes deals import” reads it back the same."),
)
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help=_("Where to: ends in .csv.")
)  # fmt: skip
@choice_options
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def export_command(output: Path, as_json: bool, **asked: object) -> None:
    """Write the deals that are asked for."""
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.deals import export_deals

    if output.suffix.lower() != ".csv":
        raise click.BadParameter(_("must end in .csv."), param_hint="-o")
    found, _known = chosen_deals(asked)
    export_deals(output, found)
    if as_json:
        say_json({"file": str(output), "deals": len(found)})
    else:
        told = ngettext("Wrote {file} with {n} deal.", "Wrote {file} with {n} deals.", len(found))
        say(told.format(file=output, n=len(found)))


@command.command(
    "fixes",
    short_help=_("List lead sources to mend in the CRM."),
    help=_(
        "List the lead sources sales people recall otherwise than the CRM has them, or where it has none."
    ),
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=_("Where to: ends in .csv.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def fixes_command(output: Path | None, as_json: bool) -> None:
    """Say them, or write them for the CRM's keeper."""
    from dataclasses import asdict

    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.fixes import export_fixes, fixes

    if output and output.suffix.lower() != ".csv":
        raise click.BadParameter(_("must end in .csv."), param_hint="-o")
    with open_store() as store:
        found = fixes(store)
    if output:
        export_fixes(output, found)
    if as_json:
        say_json([asdict(one) for one in found])
    elif output:
        told = ngettext(
            "Wrote {file} with {n} lead source.", "Wrote {file} with {n} lead sources.", len(found)
        )
        say(told.format(file=output, n=len(found)))
    else:
        for line in _fix_lines(found):
            say(line)


@command.command(
    "undo",
    short_help=_("Take the last import back."),
    help=_("Take the last import back, while nothing was written on top of it."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def undo_command(as_json: bool) -> None:
    """Restore what stood before the last import."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.undoing import undo

    with open_store() as store:
        undone = undo(store)
    if as_json:
        say_json({"files": list(undone.files), "changes": undone.changes})
    else:
        say(_("Taken back: {files}.").format(files=", ".join(undone.files)))


def _fix_lines(found: "list[Fix]") -> list[str]:
    from winnotes.cli.listing import aligned

    if not found:
        return [_("No lead source to mend: the CRM has what sales people recall.")]
    heading = [_("Id in the CRM"), _("Account"), _("In the CRM"), _("Recalled"), _("By")]
    return aligned(
        [heading, *([one.crm_id, one.account, one.in_crm, one.recalled, one.told_by] for one in found)]
    )


def chosen_deals(asked: dict[str, object]) -> "tuple[list[Deal], int]":
    """Return the deals asked for, and how many there are in all."""
    from winnotes.cli.notes import open_store
    from winnotes.core.deal_choice import DealChoice, chosen
    from winnotes.desk.deals import deals

    told: dict[str, Any] = {
        name: value.date().isoformat() if isinstance(value, datetime) else value
        for name, value in asked.items()
        if value is not None
    }
    with open_store() as store:
        known = deals(store)
    return chosen(known, DealChoice(**told)), len(known)


def entry_of(deal: "Deal") -> dict[str, object]:
    """Return a deal as `--json` tells it."""
    from winnotes.core.deal import FACTS

    facts: dict[str, object] = {name: getattr(deal, name) for name in FACTS}
    return {
        "id": deal.id, **facts, "source": deal.source, "listed": deal.listed, "more": dict(deal.more),
        "differs": list(deal.differs),
    }  # fmt: skip


def _rows(found: "list[Deal]") -> list[list[str]]:
    from winnotes.cli.listing import telling_length
    from winnotes.wording import show_number

    length = telling_length([deal.id for deal in found])
    rows = [[_("Id"), _("Won on"), _("Deal"), _("Sales person"), _("Amount")]]
    for deal in found:
        amount = "" if deal.amount is None else f"{show_number(deal.amount)} {deal.currency}".strip()
        rows.append([deal.id[:length], deal.closed, deal.title, deal.owner, amount])
    return rows

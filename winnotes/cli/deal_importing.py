"""`winnotes deals import`: lists of wins are looked at, told of row by row, and taken in."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.cli.exit_code import FAILED, LEFT_OUT
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.errors import WinNotesError
    from winnotes.desk.deals import DealsTaken
    from winnotes.exchange.deal_mapping import DealMapping
    from winnotes.exchange.deal_preview import DealPreview
    from winnotes.store.store import Store

STANDARD_INPUT = "-"
KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one list: how it was read and what was taken of it, or why nothing was."""

    name: str
    preview: "DealPreview | None" = None
    taken: "DealsTaken | None" = None
    error: "WinNotesError | None" = None


@click.command(
    "import",
    short_help=_("Take in a CRM's list of deals."),
    help=_(
        "Take in the won deals of lists from any CRM: CSV, .xlsx, or pasted rows on standard input (-).\n\n"
        "What is said of columns, days and stages is remembered for lists with the same headings. Files of accounts, "
        "products or sales persons beside a list go with it. The exit code is 3 where a cell could not be read."
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--map", "columns", metavar="COLUMN=FACT", multiple=True,
    help=_("What a column is: a fact, keep, or - to leave it out; #2 is the second column. Repeatable."),
)  # fmt: skip
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help=_("The order of 01-03-17."))
@click.option("--won", multiple=True, metavar="WORD", help=_("A stage that means won. Repeatable."))
@click.option(
    "--source",
    type=click.Choice(["salesforce", "hubspot", "pipedrive", "dynamics", "other"]),
    help=_("The CRM the list is from, where its headings do not tell."),
)
@click.option(
    "--as-of", metavar="DAY", type=click.DateTime(formats=["%Y-%m-%d"]),
    help=_("The day the list is of. Default: when the file was written."),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help=_("Only show how it would be read."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    files: tuple[str, ...],
    columns: tuple[str, ...],
    date_order: str | None,
    won: tuple[str, ...],
    *,
    source: str | None,
    as_of: datetime | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import list by list, say how it went, and return the exit code."""
    from winnotes.cli.deal_telling import entry_of, say_all
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say_json
    from winnotes.exchange.deal_mapping import DealMapping

    said = DealMapping(_columns(columns), date_order or "", won, source or "")
    day = as_of.date().isoformat() if as_of else ""
    with open_store() as store:
        told = _import_all(store, files, said, day, dry_run=dry_run)
    if as_json:
        say_json([entry_of(one, dry_run=dry_run) for one in told])
    else:
        for one in told:
            say_all(one, dry_run=dry_run)
    return _exit_code(told, dry_run=dry_run)


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    from winnotes.exchange.deal_mapping import FIELDS, KEPT, LEFT_OUT

    found: dict[str, str] = {}
    for one in given:
        heading, _equals, fact = one.rpartition("=")
        fact = KEPT if fact.strip() == KEEP else fact.strip()
        if not heading.strip() or fact not in (*FIELDS, KEPT, LEFT_OUT):
            known = ", ".join((*FIELDS, KEEP, LEFT_OUT))
            raise click.BadParameter(
                _("write COLUMN=FACT; a fact is one of {known}.").format(known=known), param_hint="--map"
            )
        found[heading.strip()] = fact
    return found


def _import_all(
    store: "Store", files: tuple[str, ...], said: "DealMapping", day: str, *, dry_run: bool
) -> list[Told]:
    from winnotes.core.errors import WinNotesError
    from winnotes.desk.deals import companions_in, day_of, list_bytes

    told: list[Told] = []
    found: dict[str, bytes] = {}
    for name in dict.fromkeys(files):
        try:
            found[name] = sys.stdin.buffer.read() if name == STANDARD_INPUT else list_bytes(Path(name))
        except WinNotesError as error:
            told.append(Told(_shown(name), error=error))
    companions = companions_in(found)
    beside = {_shown(name): found[name] for name in found if name in companions}
    for name in [one for one in found if one not in companions]:
        listed = "" if name == STANDARD_INPUT else day_of(Path(name))
        told.append(
            _import(store, _shown(name), found[name], said, day or listed, beside=beside, dry_run=dry_run)
        )
    return told


def _import(
    store: "Store", name: str, data: bytes, said: "DealMapping", day: str, *, beside: dict[str, bytes], dry_run: bool
) -> Told:  # fmt: skip
    from winnotes.core.errors import WinNotesError
    from winnotes.desk.deals import import_deals, preview_list

    preview = None
    try:
        preview = preview_list(store, data, name, said, beside)
        if dry_run:
            preview.require_answers()
            return Told(name, preview)
        return Told(name, preview, import_deals(store, preview, day))
    except WinNotesError as error:
        return Told(name, preview, error=error)


def _shown(name: str) -> str:
    return _("standard input") if name == STANDARD_INPUT else Path(name).name


def _exit_code(told: list[Told], *, dry_run: bool) -> int:
    if any(one.error for one in told):
        return FAILED
    return 0 if dry_run or all(one.preview and one.preview.is_whole for one in told) else LEFT_OUT

"""`winnotes content`: the pieces a team knows, what became of them at the lunches, and two names that are one piece."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.desk.content import Line

USES = ("worked", "made_harder", "neutral", "unknown", "not_used")


@click.group(
    "content",
    short_help=_("The content pieces the team knows."),
    help=_(
        "The pieces the team knows or a lunch named, and what became of each. Known ones are offered while "
        "somebody types at a lunch; names that are one piece are joined and counted as one."
    ),
)
def command() -> None:
    """Say what can be done with content pieces."""


@command.command("list", short_help=_("Show the pieces."), help=_("Show every piece, the most named first."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def list_command(as_json: bool) -> None:
    """Say a line per piece, and which may be one."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.content import catalogue

    with open_store() as store:
        found = catalogue(store)
    if as_json:
        likely = [list(pair) for pair in found.likely]
        say_json({"pieces": [_entry(line) for line in found.lines], "likely": likely})
        return
    if not found.lines:
        say(_("No content pieces yet. “winnotes content import” takes in a list of them."))
    for line in found.lines:
        say(_told(line))
    for one, other in found.likely:
        say(_("“{one}” and “{other}” may be one piece.").format(one=one, other=other))


@command.command(
    "import",
    short_help=_("Take in pieces from a list."),
    help=_(
        "Take in pieces from a CSV or XLSX with the columns name, kind, stage, or in this order without headings."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_command(file: Path) -> None:
    """Take a list in."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.content import add_pieces, read_pieces

    rows = read_pieces(file.read_bytes(), file.name)
    with open_store() as store:
        count = add_pieces(store, rows)
    say(ngettext("{n} piece is new.", "{n} pieces are new.", count).format(n=count))


@command.command(
    "join",
    short_help=_("Say that names are one piece."),
    help=_("Let NAME and each OTHER be one piece, which goes by NAME; --apart takes a piece apart again."),
)
@click.argument("name")
@click.argument("others", nargs=-1, metavar="[OTHER]...")
@click.option("--apart", is_flag=True, help=_("Take NAME apart into the names it was joined from."))
def join_command(name: str, others: tuple[str, ...], apart: bool) -> None:
    """Join, or take apart."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.content import find_name, join_pieces, part_piece

    if apart == bool(others):
        raise click.UsageError(_("Name the piece and what it is one with, or the piece and --apart."))
    with open_store() as store:
        kept, gone = find_name(store, name), [find_name(store, one) for one in others]
        if apart:
            part_piece(store, kept)
            say(_("{name} is taken apart.").format(name=kept))
        for one in gone:
            join_pieces(store, kept, one)
            say(_("{other} is {name} from now on.").format(name=kept, other=one))


def _entry(line: "Line") -> dict[str, object]:
    piece = line.piece
    return {
        "name": line.name,
        "names": list(piece.names) if piece else [line.name],
        "kind": piece.kind if piece else "",
        "stage": piece.stage if piece else "",
        "is_known": piece is not None,
        "is_retired": bool(piece and piece.is_retired),
        "lunches": line.lunches,
        **{use: line.count(use) for use in USES},
    }


def _told(line: "Line") -> str:
    words = {
        "worked": _("worked {n}"), "made_harder": _("hurt {n}"), "neutral": _("neutral {n}"),
        "unknown": _("shown {n}"), "not_used": _("not used {n}"),
    }  # fmt: skip
    told = [words[use].format(n=count) for use in USES if (count := line.count(use))]
    known = [line.name, line.piece.kind] if line.piece else [line.name, _("named at lunches only")]
    if line.piece and line.piece.is_retired:
        known.append(_("retired"))
    return "  ·  ".join(part for part in (*known, *told) if part)

"""`winnotes publish`: the team's archive, on a PostgreSQL or in a folder of Parquet files."""

from pathlib import Path
from typing import Any

import click

from winnotes.cli.exit_code import LEFT_OUT
from winnotes.cli.passphrase import asking, passphrase_option
from winnotes.i18n import _, ngettext


@click.command(
    "publish",
    short_help=_("Add to a team's archive on PostgreSQL or in Parquet."),
    help=_(
        "Add the notes here, or those in FILES, to a team's archive.\n\n"
        "WHERE is postgresql://user@server/database, its password in PGPASSWORD or ~/.pgpass, or a folder for Parquet "
        "files. What is there already counts once; what was erased is removed there too. FILES are team CSVs and "
        ".winnotes files, folders, patterns. The exit code is 3 where a file was left out."
    ),
)
@click.argument("where", metavar="WHERE")
@click.argument("files", metavar="[FILE...]", nargs=-1)
@click.option(
    "--schema", default="winnotes", show_default=True, help=_("The schema on the server, ours alone.")
)
@click.option("--with-names", is_flag=True, help=_("The names of sales persons and note takers too."))
@click.option("--with-private", is_flag=True, help=_("Answers to private questions too."))
@click.option("--guide", "guide_file", type=click.Path(path_type=Path), help=_("The guide the CSVs follow."))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    where: str,
    files: tuple[str, ...],
    guide_file: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
    **asked: Any,
) -> int:
    """Publish, say what came of it, and return the exit code."""
    from winnotes.cli.merging import guide_in
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import complain
    from winnotes.desk.files import files_in
    from winnotes.desk.publishing import To, publish_files, publish_here
    from winnotes.wording import explain

    to = To(where, **asked)
    if files:
        told = publish_files(files_in(files), to, guide_in(guide_file), asking(passphrase_file))
    else:
        with open_store() as store:
            told = publish_here(store, to)
    for error in told.refused:
        complain(explain(error))
    for note in told.notes:
        complain(note)
    _answer(told, as_json)
    return LEFT_OUT if told.refused else 0


def _answer(told: Any, as_json: bool) -> None:
    from winnotes.cli.terminal import say, say_json

    found = told.published
    if as_json:
        say_json(
            {
                "new": found.new,
                "erased": found.erased,
                "interviews": found.interviews,
                "kept_back": told.kept_back,
            }
        )
        return
    new = ngettext("{n} new entry", "{n} new entries", found.new).format(n=found.new)
    all_ = ngettext("{n} interview", "{n} interviews", found.interviews).format(n=found.interviews)
    say(_("Published: {new}; the archive tells of {interviews}.").format(new=new, interviews=all_))
    if found.erased:
        gone = ngettext("{n} erased entry was removed.", "{n} erased entries were removed.", found.erased)
        say(gone.format(n=found.erased))
    if told.kept_back:
        kept = ngettext(
            "{n} entry to private questions stayed here.", "{n} entries to private questions stayed here.",
            told.kept_back,
        )  # fmt: skip
        say(kept.format(n=told.kept_back))

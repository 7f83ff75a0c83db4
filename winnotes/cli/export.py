"""`winnotes export`: an interview, or all of them, as a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.exporting import Exported

PROFILES = ("team", "tidy", "excel", "plain")


@click.command(
    "export",
    short_help=_("Write a PDF, CSV or .winnotes file."),
    help=_(
        "Write INTERVIEW to a file.\n\n"
        "INTERVIEW is an id or its beginning, a lunch code, part of the title, last, or all: the whole "
        "library, as .csv or .winnotes."
    ),
)
@click.argument("interview")
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(path_type=Path),
    help=_("Where to: ends in .pdf, .csv or .winnotes."),
)  # fmt: skip
@click.option("--profile", type=click.Choice(PROFILES), help=_("Which CSV. Default: team, which reads back."))
@click.option("--separator", type=click.Choice([",", ";"]), help=_("Between the cells of an Excel CSV."))
@click.option("--with-private", is_flag=True, help=_("Answers to private questions too."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    interview: str,
    output: Path,
    *,
    profile: str | None,
    separator: str | None,
    with_private: bool,
    as_json: bool,
) -> None:
    """Write the file and say where."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.exporting import export_interview, export_library, refuse_unknown_format
    from winnotes.desk.interviews import find_interview

    _refuse(interview, output, profile, separator)
    refuse_unknown_format(output)
    with open_store() as store:
        subject = "" if interview == "all" else find_interview(store, interview)
        write = partial(export_interview, store, subject) if subject else partial(export_library, store)
        exported = write(output, profile or "", separator=separator or ",", with_private=with_private)
    _tell(exported, as_json)


def _tell(exported: "Exported", as_json: bool) -> None:
    from winnotes.cli.terminal import complain, say, say_json

    if as_json:
        findings = list(exported.findings)
        say_json({"file": str(exported.path), "bytes": exported.bytes, "findings": findings})
        return
    say(_("Wrote {file}").format(file=exported.path))
    for finding in exported.findings:
        complain(finding)


def _refuse(interview: str, output: Path, profile: str | None, separator: str | None) -> None:
    suffix = output.suffix.lower()
    if profile and suffix != ".csv":
        raise click.BadParameter(_("only a .csv has a profile."), param_hint="--profile")
    if separator and profile != "excel":
        raise click.BadParameter(_("only the profile excel has a choice."), param_hint="--separator")
    if interview == "all" and suffix == ".pdf":
        raise click.BadParameter(_("a PDF shows one interview; all goes into .csv or .winnotes."))

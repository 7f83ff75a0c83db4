"""`winnotes demo`: a lunch somebody else had, to look around in."""

from pathlib import Path

import click

from winnotes.i18n import _


@click.command(
    "demo",
    short_help=_("Add a sample lunch, or write its files."),
    help=_(
        "Add a sample lunch to your notes, or write its files to a folder; with --team the files of a whole team, "
        "invented: a deal list and one team CSV a marketer. The same seed gives the same files."
    ),
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help=_("Write the sample's PDF, CSV and .winnotes there; the notes stay untouched."),
)  # fmt: skip
@click.option("--team", is_flag=True, help=_("A team's lunches, to read together; needs --out."))
@click.option("--size", type=click.IntRange(1, 100_000), default=60, help=_("With --team: how many lunches."))
@click.option(
    "--marketers", type=click.IntRange(1, 500), default=6, help=_("With --team: how many note them.")
)
@click.option("--seed", type=int, default=1, help=_("With --team: another number, other lunches."))
def command(out: Path | None, *, team: bool, size: int, marketers: int, seed: int) -> None:
    """Add the sample lunch, or write it, or a team's, to a folder."""
    if team and out is None:
        raise click.UsageError(_("Say with --out where the team's files go."))
    if out is None:
        _add()
    elif team:
        _write_team(out, size, marketers, seed)
    else:
        _write(out)


def _write_team(out: Path, size: int, marketers: int, seed: int) -> None:
    from winnotes.cli.terminal import say
    from winnotes.desk.demo_team import Team, write_team

    for path in write_team(out, Team(size, marketers, seed)):
        say(_("Wrote {file}").format(file=path))
    say(_("Read them together: winnotes report {folder}").format(folder=out / "lunches"))


def _add() -> None:
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.sample import sample_notebook

    notebook, subject = sample_notebook()
    with open_store() as store:
        new = store.merge(notebook)
    told = (
        _("The sample lunch is in your notes: {id}.")
        if new
        else _("The sample lunch was there already: {id}.")
    )
    say(told.format(id=subject))


def _write(out: Path) -> None:
    from winnotes.cli.terminal import say
    from winnotes.desk.exporting import export_sample

    for exported in export_sample(out):
        say(_("Wrote {file}").format(file=exported.path))

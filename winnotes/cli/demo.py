"""`winnotes demo`: a lunch somebody else had, to look around in."""

from pathlib import Path

import click

from winnotes.i18n import _


@click.command(
    "demo",
    short_help=_("Add a sample lunch, or write its files."),
    help=_("Add a sample lunch to your notes, or write its files to a folder."),
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help=_("Write the sample's PDF, CSV and .winnotes there; the notes stay untouched."),
)  # fmt: skip
def command(out: Path | None) -> None:
    """Add the sample lunch, or write it to a folder."""
    if out is None:
        _add()
    else:
        _write(out)


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

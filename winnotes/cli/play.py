"""`winnotes play`: the sample lunch typed through the real window. The window is lent from above (`__main__`)."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.cli.program import Play


@click.command(
    "play",
    short_help=_("Play the sample lunch through the window."),
    help=_("Play the sample lunch through the window, key by key. Your notes stay untouched."),
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default="winnotes-sample",
    show_default=True, help=_("Where PDF, CSV, .winnotes and screenshots go."),
)  # fmt: skip
@click.pass_obj
def command(play: "Play", out: Path) -> int:
    """Play the lunch and return the exit code."""
    return play(out)

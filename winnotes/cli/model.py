"""`winnotes model`: the team's sales-cycle model, shown, taken in from a list and written as one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.core.sales_model import SalesModel, Stage


@click.group(
    "model",
    short_help=_("The team's sales-cycle model."),
    help=_(
        "The stages of the team's sales cycle, how long each is expected to take, who and what it needs. "
        "Question 22 is answered against it, stage by stage."
    ),
)
def command() -> None:
    """Say what can be done with the model."""


@command.command("show", short_help=_("Show the stages."), help=_("Show the stages in their order."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def show_command(as_json: bool) -> None:
    """Say a line per stage."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.sales_model import sales_model

    with open_store() as store:
        model = sales_model(store)
    if as_json:
        say_json([{**stage.row, "days": stage.days} for stage in model.stages])
    elif not model.stages:
        say(_("No stages yet. “winnotes model import” takes in a list of them."))
    else:
        for line in lines_of(model):
            say(line)


@command.command(
    "import",
    short_help=_("Take in the stages from a list."),
    help=_(
        "Take in the stages from a CSV or XLSX with the columns stage, expected, people, resources, or in this order "
        "without headings. They are the model from then on; a stage of the same name stays the same stage."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_command(file: Path) -> None:
    """Take a list in, and show the model it makes."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.sales_model import read_stages, set_stages

    rows = read_stages(file.read_bytes(), file.name)
    with open_store() as store:
        model = set_stages(store, rows)
    for line in lines_of(model):
        say(line)


@command.command(
    "export",
    short_help=_("Write the stages as a CSV."),
    help=_("Write the stages as a CSV that import reads."),
)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help=_("Where to; ends in .csv."),
    type=click.Path(path_type=Path, dir_okay=False),
)  # fmt: skip
def export_command(output: Path) -> None:
    """Write the model."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say
    from winnotes.desk.sales_model import export_stages, sales_model

    with open_store() as store:
        model = sales_model(store)
    export_stages(model, output)
    count = len(model.stages)
    say(
        ngettext("Wrote {n} stage to {file}", "Wrote {n} stages to {file}", count).format(
            n=count, file=output
        )
    )


def lines_of(model: "SalesModel") -> list[str]:
    """Return the model as lines, its stages numbered."""
    return [f"{n:2}  {_told(stage)}" for n, stage in enumerate(model.stages, 1)]


def _told(stage: "Stage") -> str:
    from winnotes.wording import show_days

    days = _("{expected} (not understood)").format(expected=stage.expected) if stage.expected else ""
    told = (stage.name or _("a stage without a name"), show_days(stage.days) if stage.days else days)
    return "  ·  ".join(part for part in (*told, stage.people, stage.resources) if part)

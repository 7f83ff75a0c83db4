"""`winnotes list`: every interview, the latest touched first."""

from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.library import Line
    from winnotes.desk.progress import Progress

SHORTEST_ID = 8


@click.command(
    "list",
    short_help=_("Show all interviews."),
    help=_(
        "Show all interviews, the latest touched first. Every command takes an id as short as it stands here."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(as_json: bool) -> None:
    """Say a line per interview."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.library import library
    from winnotes.desk.progress import progress

    with open_store() as store:
        lines, done = library(store), progress(store)
    if as_json:
        say_json([_entry(line, done[line.id]) for line in lines])
    elif not lines:
        say(_("No interviews yet. “winnotes new” starts one, “winnotes demo” adds a sample."))
    else:
        for row in aligned(_rows(lines, done)):
            say(row)


def _entry(line: "Line", done: "Progress") -> dict[str, object]:
    return {
        "id": line.id,
        "account": line.account,
        "deal_name": line.deal_name,
        "interviewee": line.interviewee,
        "met_on": line.met_on,
        "touched": line.touched,
        "answered": done.answered,
        "questions": done.total,
        "is_finished": done.is_finished,
    }


def _rows(lines: "list[Line]", done: "dict[str, Progress]") -> list[list[str]]:
    length = telling_length([line.id for line in lines])
    header = [_("Id"), _("Lunch on"), _("Deal"), _("Sales person"), _("Questions")]
    return [header] + [
        [line.id[:length], line.met_on, line.title, line.interviewee, _far(done[line.id])] for line in lines
    ]


def _far(done: "Progress") -> str:
    told = _("{answered} of {total}").format(answered=done.answered, total=done.total)
    return _("{told}, finished").format(told=told) if done.is_finished else told


def telling_length(ids: list[str]) -> int:
    """Return how many letters tell all ids apart."""
    return next(
        length for length in range(SHORTEST_ID, 64) if len({one[:length] for one in ids}) == len(set(ids))
    )


def aligned(rows: list[list[str]]) -> list[str]:
    """Return rows as lines whose columns stand under each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]

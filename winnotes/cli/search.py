"""`winnotes search`: where something was said, in everything on this laptop."""

from typing import TYPE_CHECKING

import click

from winnotes.cli.exit_code import FAILED
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.searching import Found

SHORTEST_ID = 8


@click.command(
    "search",
    short_help=_("Find words in all notes and deals."),
    help=_(
        "Find WORDS in all notes, headers and deals on this laptop, the newest first.\n\n"
        "\"two words\" stand together; '\"price' looks in quotes, '>' in to-dos, #tag for a tag, in:objections in a "
        "question, by:kim in what one person wrote, when:2026-06 in a month. The exit code is 1 where nothing is found."
    ),
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--best", "by_telling", is_flag=True, help=_("The most telling first, not the newest."))
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help=_("At most so many.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(words: tuple[str, ...], by_telling: bool, limit: int, as_json: bool) -> int:
    """Say what is found, and return the exit code."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk.searching import search

    with open_store() as store:
        found = search(store, " ".join(words), by_telling=by_telling, limit=limit)
    if as_json:
        say_json([hit._asdict() for hit in found.hits])
    elif not found.hits:
        say(_("Nothing found."))
    else:
        for line in _lines(found):
            say(line)
    return 0 if found.hits else FAILED


def _lines(found: "Found") -> list[str]:
    from winnotes.desk.searching import place_of

    return [
        f"{hit.subject[:SHORTEST_ID]}  {place_of(hit, found.labels)}\n    {hit.text}" for hit in found.hits
    ]

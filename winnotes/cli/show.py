"""`winnotes show`: one lunch, to be read."""

import click

from winnotes.i18n import _


@click.command(
    "show",
    short_help=_("Read one interview."),
    help=_(
        "Read one INTERVIEW: facts, answers with every voice, to-dos and what stayed open.\n\n"
        "INTERVIEW is an id or its beginning, a lunch code, part of the title, or last."
    ),
)
@click.argument("interview")
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(interview: str, as_json: bool) -> None:
    """Say everything one interview holds."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say, say_json
    from winnotes.desk import interviews

    with open_store() as store:
        view = interviews.interview(store, interviews.find_interview(store, interview))
    if as_json:
        from winnotes.cli.lunch_json import lunch_json

        say_json(lunch_json(view))
    else:
        from winnotes.cli.lunch_text import lunch_text

        for line in lunch_text(view):
            say(line)

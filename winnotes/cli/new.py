"""`winnotes new`: starts a lunch from the terminal, its header filled and first notes taken if you like."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.guide import Guide
    from winnotes.core.version import Json
    from winnotes.store.store import Store

FACT_OPTIONS = {
    "account": _("The customer."),
    "deal_name": _("The deal that was won: its name, or an id that “winnotes deals list” shows."),
    "interviewee": _("The sales person."),
    "interviewee_email": _("The sales person's e-mail."),
    "amount": _("What the deal is worth, as text: 84k EUR."),
    "closed_on": _("The day it was won."),
    "created_on": _("The day it was opened in the CRM."),
    "crm_lead_source": _("The lead source in the CRM."),
    "product": _("What was sold."),
    "segment": _("The market segment."),
    "met_on": _("The day of the lunch. Default: today."),
    "place": _("Where the lunch is."),
}


def _fact_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for name, told in reversed(FACT_OPTIONS.items()):
        spelled = "--deal" if name == "deal_name" else "--" + name.replace("_", "-")
        function = click.option(spelled, name, metavar="TEXT", help=told)(function)
    return function


@click.command(
    "new",
    short_help=_("Start a lunch."),
    help=_("Start a lunch. Every fact can be filled in later, at the table."),
)
@_fact_options
@click.option("--planned-minutes", type=click.IntRange(1, 600), help=_("How long it may last."))
@click.option("--code", metavar="TEXT", help=_("A colleague's lunch code: both note the same interview."))
@click.option("--by", metavar="NAME", help=_("Who takes the notes from now on."))
@click.option(
    "--note", "notes", metavar="KEY=TEXT", multiple=True, help=_("A line for a question; repeatable.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    code: str | None,
    by: str | None,
    notes: tuple[str, ...],
    planned_minutes: int | None,
    as_json: bool,
    **facts: str | None,
) -> None:
    """Start an interview and say its id and lunch code."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import complain, say, say_json
    from winnotes.desk.guides import team_guide
    from winnotes.desk.interviews import interview, start_interview
    from winnotes.desk.person import named_note_taker, now_typing
    from winnotes.wording.fact import fact_doubt

    header = _header(facts) | _read_code(code) | _read_notes(notes, _guide_here())
    if planned_minutes:
        header["planned_minutes"] = planned_minutes
    with open_store() as store:
        guide = team_guide(store, now_typing(store).id)
        person = named_note_taker(store, by) if by else now_typing(store)
        header = _with_deal(store, header)
        started = interview(store, start_interview(store, person, guide, header))
    for doubt in filter(None, (fact_doubt(name, started.fact(name)) for name in FACT_OPTIONS)):
        complain(doubt)
    if as_json:
        say_json({"id": started.id, "code": started.fact("code"), "by": person.name})
    else:
        say(_("Started {id}, lunch code {code}.").format(id=started.id, code=started.fact("code")))


def _guide_here() -> "Guide":
    """Return the guide new lunches follow; where there are no notes yet none are made for it."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.guides import team_guide
    from winnotes.desk.home import DATABASE, home
    from winnotes.wording import original_guide

    if not (home() / DATABASE).exists():
        return original_guide()
    with open_store() as store:
        return team_guide(store)


def _header(facts: "dict[str, str | None]") -> "dict[str, Json]":
    from winnotes.core.text import one_line

    return {name: one_line(text) for name, text in facts.items() if text is not None and text.strip()}


def _with_deal(store: "Store", header: "dict[str, Json]") -> "dict[str, Json]":
    """Return the header filled from the deal that it names by an id; what was typed beside goes before."""
    from winnotes.desk.deals import deal_by_id, header_of

    named = str(header.get("deal_name", ""))
    deal = deal_by_id(store, named) if named and " " not in named else None
    return (
        {**header_of(deal), **{name: fact for name, fact in header.items() if name != "deal_name"}}
        if deal
        else header
    )


def _read_code(typed: str | None) -> "dict[str, Json]":
    from winnotes.core.identity import read_lunch_code

    if typed is None:
        return {}
    if (code := read_lunch_code(typed)) is None:
        raise click.BadParameter(_("a lunch code is nine letters, like kem-tav-rus."), param_hint="--code")
    return {"code": code}


def _read_notes(notes: tuple[str, ...], guide: "Guide") -> "dict[str, Json]":
    from winnotes.core.interview import NOTE
    from winnotes.core.text import normalise

    lines: dict[str, list[str]] = {}
    for typed in notes:
        key, equals, text = typed.partition("=")
        if not equals or key not in guide.by_key:
            raise click.BadParameter(
                _("write KEY=TEXT with a key that “winnotes guide” shows."), param_hint="--note"
            )
        lines.setdefault(key, []).append(normalise(text))
    return {key + NOTE: "\n".join(written) for key, written in lines.items()}

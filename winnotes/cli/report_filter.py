"""The filters of `winnotes report`: the same as on the insights page, by the names people know."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from winnotes.core.text import folded
from winnotes.i18n import _, listed

if TYPE_CHECKING:
    from winnotes.core.insight.selection import Selection
    from winnotes.desk.reporting import Told

_OPTIONS = (
    click.option("--from", "first", metavar="DAY", help=_("Won on this day or later (2026-07-01).")),
    click.option("--to", "last", metavar="DAY", help=_("Won on this day or before.")),
    click.option("--by-lunch", is_flag=True, help=_("Mean the day of the lunch with --from and --to.")),
    click.option("--round", help=_("Of the deals of this round alone.")),
    click.option("--segment", help=_("In this segment alone.")),
    click.option("--product", help=_("With this product alone.")),
    click.option("--least", type=float, metavar="AMOUNT", help=_("Worth this much or more.")),
    click.option("--most", type=float, metavar="AMOUNT", help=_("Worth this much or less.")),
    click.option("--currency", help=_("Worth it in this currency alone (EUR).")),
    click.option("--marketer", metavar="NAME", help=_("Lunches that this person noted alone.")),
    click.option("--followed", metavar="TITLE", help=_("Lunches that followed this guide alone.")),
)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filters; it gets them by name, for `selected`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selected(told: "Told", asked: Mapping[str, Any]) -> "Selection":
    """Return the selection these filters mean among the lunches told. Raises click.BadParameter for unknown names."""
    from winnotes.core.insight.selection import Selection
    from winnotes.wording.guide import guide_names

    days: dict[str, Any] = {"first": _day(asked["first"], "--from"), "last": _day(asked["last"], "--to")}
    marketer = _known(asked["marketer"], told.people, "--marketer")
    guide = _known(asked["followed"], guide_names(told.guides.values()), "--followed")
    return Selection(**_plain(asked), **days, marketer=marketer, guide=guide)


def _plain(asked: Mapping[str, Any]) -> dict[str, Any]:
    named = ("by_lunch", "round", "segment", "product", "least", "most")
    currency = asked["currency"]
    return {**{name: asked[name] for name in named}, "currency": currency and currency.strip().upper()}


def _day(text: str | None, option: str) -> str | None:
    from winnotes.core.insight.when import read_date

    if text is not None and (len(text.strip()) != len("2026-07-01") or read_date(text) is None):
        raise click.BadParameter(_("“{day}” is no day as 2026-07-01.").format(day=text), param_hint=option)
    return text.strip() if text is not None else None


def _known(name: str | None, names: Mapping[str, str], option: str) -> str | None:
    """Return the id that goes by this name, however it is spelt in capitals."""
    if name is None:
        return None
    found = [one for one, called in names.items() if folded(name) in (folded(called), folded(one))]
    if len(found) == 1:
        return found[0]
    if found:
        told = _("“{name}” are several here: {ids}.").format(name=name, ids=listed(found))
    else:
        known = listed(sorted(set(names.values()))) or _("nobody")
        told = _("“{name}” is not among {known}.").format(name=name, known=known)
    raise click.BadParameter(told, param_hint=option)

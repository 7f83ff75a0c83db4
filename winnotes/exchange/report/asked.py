"""What a report was asked for, in words: the filters that were set, in one line."""

from collections.abc import Mapping

from winnotes.core.guide import Guide
from winnotes.core.insight.selection import Selection
from winnotes.i18n import _, show_date
from winnotes.wording import show_number
from winnotes.wording.guide import guide_names


def asked_for(selection: Selection, guides: Mapping[str, Guide]) -> str:
    """Return what was asked for, "" where nothing was. Whose lunches they are is not told by name."""
    guide = guide_names(guides.values()).get(selection.guide or "")
    told = [
        _named(_("round {name}"), selection.round),
        _days(selection),
        _named(_("segment {name}"), selection.segment),
        _named(_("product {name}"), selection.product),
        amount_told(selection.least, selection.most, selection.currency or ""),
        _named(_("guide {name}"), guide),
        _("one marketer's lunches") if selection.marketer is not None else "",
    ]
    return "  ·  ".join(part for part in told if part)


def _named(words: str, name: str | None) -> str:
    return "" if name is None else words.format(name=name or _("unknown"))


def _days(selection: Selection) -> str:
    first, last = show_date(selection.first or ""), show_date(selection.last or "")
    if first and last:
        told = _("lunch {first} to {last}") if selection.by_lunch else _("won {first} to {last}")
    elif first:
        told = _("lunch from {first} on") if selection.by_lunch else _("won from {first} on")
    elif last:
        told = _("lunch up to {last}") if selection.by_lunch else _("won up to {last}")
    else:
        return ""
    return told.format(first=first, last=last)


def amount_told(least: float | None, most: float | None, currency: str) -> str:
    """Return a band of amounts in words, "" where there is no bound and no currency."""
    told = ""
    if least is not None and most is not None:
        told = _("{least} to {most}").format(least=show_number(least), most=show_number(most))
    elif least is not None:
        told = _("from {least}").format(least=show_number(least))
    elif most is not None:
        told = _("up to {most}").format(most=show_number(most))
    return " ".join(part for part in (told, currency) if part)

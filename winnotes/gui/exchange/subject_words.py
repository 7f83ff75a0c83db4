"""Subjects in words: what each is called in the preview, its fields and what is said there.

Interviews and people have words of their own (change_words.py). Deals, rounds, guides, sales-cycle models, content
pieces and themes share one way: names as they are written, codes as words, ids as what they stand for, nothing as JSON.
"""

import re
from collections.abc import Iterable, Iterator

from winnotes.core.deal import WRITER
from winnotes.core.joining import SAME_AS
from winnotes.core.notebook import ERASED
from winnotes.core.version import Json, Version
from winnotes.desk.preview import Preview
from winnotes.gui.exchange.change_words import label_of, said
from winnotes.gui.lunch.code_sheet import spaced
from winnotes.i18n import N_, _, show_date

KINDS = {
    "d": N_("A deal"),
    "n": N_("A round"),
    "g": N_("A guide"),
    "m": N_("A sales-cycle model"),
    "c": N_("A content piece"),
    "t": N_("A theme"),
    "p": N_("A person"),
}
NAMED = {
    "d": N_("Deal: {name}"),
    "n": N_("Round: {name}"),
    "g": N_("Guide: {name}"),
    "m": N_("Sales-cycle model: {name}"),
    "c": N_("Content piece: {name}"),
    "t": N_("Theme: {name}"),
}
_NAMES = ("name", "title", "label")
_EVERYWHERE = ("erased", "same_as")
_KNOWN = ("i", "p", "d", "n")  # subjects whose fields change_words.py knows
_TEXT = ("i", "p")  # and whose contents too


def title_of(preview: Preview, subject: str) -> str:
    """Return what a subject is called: account and deal of an interview, the name of a person, a round, a guide."""
    if subject.startswith("i"):
        return _lunch(preview, subject)
    kind = subject[:1]
    if kind == "p":
        return preview.names.get(subject) or _(KINDS["p"])
    name = name_of(preview, subject)
    return _(NAMED[kind]).format(name=name) if name and kind in NAMED else _(KINDS.get(kind, subject))


def name_of(preview: Preview, subject: str) -> str:
    """Return the name of a subject alone, "" where nobody gave it one."""
    if subject.startswith("d"):
        return preview.deals.get(subject, "")
    return next((found for one in _NAMES if (found := _fact(preview, subject, one))), "")


def label_in(preview: Preview, subject: str, field: str) -> str:
    """Return what a field of a subject is called on screen."""
    about = field.partition(".")[2]
    if subject[:1] in _KNOWN or field in _EVERYWHERE:
        deal = (name_of(preview, about) or _("a deal")) if about.startswith("d") else ""
        return label_of(field, preview.guides[subject], deal)
    called = _worded(field.partition(".")[0])
    return _("{label}: {about}").format(label=called, about=_shown(preview, about)) if about else called


def said_in(preview: Preview, version: Version) -> str:
    """Return what a version says, as a person would write it down."""
    if version.field == SAME_AS:
        return "\n".join(_joinings(preview, version.content))
    if version.field == "guide":
        titles = (_(one.title) for one in preview.guides.values() if one.id == version.content)
        return next(titles, str(version.content))
    is_record = isinstance(version.content, dict) and version.subject.startswith("n")
    if version.subject[:1] in _TEXT or version.field == ERASED or is_record:
        return said(version, preview.guides[version.subject])
    return "\n".join(_lines(preview, version.content))


def _joinings(preview: Preview, content: Json) -> Iterator[str]:
    for one in content if isinstance(content, list) else [content]:
        title = title_of(preview, str(one).removeprefix("-"))
        yield _("no longer with {name}").format(name=title) if str(one).startswith("-") else title


def who_said(preview: Preview, version: Version) -> str:
    """Return who a version is by: a person's name, or the list of a CRM."""
    person = version.person
    if person.startswith(WRITER):
        source = person.removeprefix(WRITER).split("~", 1)[0]
        return _("The list of {crm}").format(crm=_CRMS.get(source) or _("the CRM"))
    return preview.names.get(person) or _("A colleague ({id})").format(id=person[:5])


_ID = re.compile("-?([dngmct][a-z2-7]{19,26})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CRMS = {
    "salesforce": "Salesforce",
    "hubspot": "HubSpot",
    "pipedrive": "Pipedrive",
    "dynamics": "Dynamics 365",
}


def _lines(preview: Preview, content: Json) -> Iterator[str]:
    if isinstance(content, dict):
        for name, one in sorted(content.items(), key=lambda told: (told[0] not in _NAMES, told[0])):
            told = list(_lines(preview, one))
            if told:
                between = " " if len(told) == 1 else "\n"
                yield (
                    _("{label}:").format(label=_shown(preview, name, is_key=True)) + between + "\n".join(told)
                )
    elif isinstance(content, list):
        for one in content:
            yield ", ".join(_lines(preview, one))
    elif content not in ("", None):
        yield _shown(preview, content)


def _shown(preview: Preview, content: Json, *, is_key: bool = False) -> str:
    """Return one plain content in words: an id as what it stands for."""
    if isinstance(content, bool):
        return _("yes") if content else _("no")
    text = str(content)
    named = _ID.fullmatch(text)
    if named and (name := name_of(preview, named[1]) or KINDS.get(named[1][0], "")):
        return _(name)
    if _DAY.fullmatch(text):
        return show_date(text)
    return _worded(text) if is_key else text


def _worded(name: str) -> str:
    """Return a field's or a code's name in words."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _lunch(preview: Preview, subject: str) -> str:
    deal = [_fact(preview, subject, name) for name in ("account", "deal_name")]
    told = [" · ".join(part for part in deal if part) or _("A lunch without a name")]
    if not any(deal) and (code := _fact(preview, subject, "code")):
        told.append(" ".join(spaced(code).split()))
    if name := _fact(preview, subject, "interviewee"):
        told.append(_("with {name}").format(name=name))
    if met_on := _fact(preview, subject, "met_on"):
        told.append(show_date(met_on))
    return "  ·  ".join(told)


def _fact(preview: Preview, subject: str, name: str) -> str:
    """Return a fact as it is known here, else as the files have it."""
    return _spelled(preview.mine.heads(subject, name)) or _spelled(preview.whole.heads(subject, name))


def _spelled(heads: Iterable[Version]) -> str:
    return " / ".join(dict.fromkeys(str(one.content) for one in heads if one.content not in ("", None)))

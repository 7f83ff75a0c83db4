"""A typed view of deals: what the CRM's lists and people say of each, one value a fact, and what they differ on.

Built anew from a Notebook whenever it is needed; it holds nothing of its own.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from winnotes.core.identity import NAMESPACE, spelled
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.version import Json, Version, canonical, short_hash

FACTS = (
    "account", "name", "amount", "currency", "created", "closed", "owner", "stage", "segment", "product",
    "lead_source", "crm_id",
)  # fmt: skip
SOURCES = ("salesforce", "hubspot", "pipedrive", "dynamics", "other")
WRITER = "crm:"  # and the source: who writes what a list says
TOLD_BY = ("deal", "account", "deal_name", "closed_on")  # what in an interview's header tells its deal
MORE = "crm."  # and a heading: a column of the list that is none of FACTS
_IMPORTED = "imported"
_RECORD, _SHORT_RECORD = (
    18,
    15,
)  # Salesforce spells one id in 15 letters or, with a checksum behind them, in 18


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal. Days are ISO dates, "" where unknown; `amount` is None where unknown.

    `source` is the CRM whose list says most lately of it, `listed` that list's date as yyyymmdd (0: by hand).
    `more` are the list's further columns by heading. `differs` names the facts on which those who say something
    say unlike things; shown is then what was agreed, else typed by a person, else in the latest list.
    """

    id: str
    account: str = ""
    name: str = ""
    amount: int | float | None = None
    currency: str = ""
    created: str = ""
    closed: str = ""
    owner: str = ""
    stage: str = ""
    segment: str = ""
    product: str = ""
    lead_source: str = ""
    crm_id: str = ""
    source: str = ""
    listed: int = 0
    more: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Account and name, or what else it can be told by."""
        return " · ".join(part for part in (self.account, self.name or self.product) if part) or self.crm_id


def deal_id(source: str, crm_id: str = "", *, account: str = "", name: str = "", closed: str = "") -> str:
    """Return the id everybody gives this deal: by the CRM's own id, else by account, name and close date."""
    if crm_id:
        is_long = source == "salesforce" and len(crm_id) == _RECORD and crm_id.isalnum()
        told = f"{source}\n{crm_id[:_SHORT_RECORD] if is_long else crm_id}"
    else:
        told = f"\n{_alike(account)}\n{_alike(name)}\n{closed}"
    return "d" + spelled(uuid.uuid5(NAMESPACE, f"deal\n{told}").bytes)


def _alike(text: str) -> str:
    return " ".join(text.casefold().split())


def list_versions(subject: str, facts: Mapping[str, Json], source: str, n: int, at: str) -> list[Version]:
    """Return what a list of the day `n` (yyyymmdd) says of a deal, a version a fact; `at` is when it was read.

    Whatever stands here has no part in it, so lists may come in any order: of one source the later replaces the
    earlier, fact by fact, and one that is silent about a fact changes nothing. In an erased field it is held at
    the door like any other that did not know.
    """
    writer = WRITER + source
    replaces = {writer: n - 1}
    begun = f'["{subject}",'
    middle = f',"{writer}",{n},{canonical(replaces)},'
    return [
        Version(
            subject, name, writer, n, replaces, content, _IMPORTED, at,
            "r" + short_hash(f"{begun}{canonical(name)}{middle}{canonical(content)}]"),
        )
        for name, content in facts.items()
    ]  # fmt: skip


def deals_in(notebook: Notebook) -> list[Deal]:
    """Return every deal something is known of, the latest won first, those without a date last."""
    found = [deal for subject in notebook.subjects("d") if (deal := deal_in(notebook, subject))]
    found.sort(key=lambda deal: (deal.account.casefold(), deal.name.casefold(), deal.id))
    found.sort(key=lambda deal: deal.closed, reverse=True)
    return found


def deal_in(notebook: Notebook, subject: str) -> Deal | None:
    """Return the deal `subject`, or None where nothing is known of it but what others say about it."""
    fields = notebook.fields(subject)
    facts: dict[str, Json] = {}
    more: dict[str, str] = {}
    differs = list[str]()
    latest = (0, "")
    for name, heads in fields.items():
        is_more = name.startswith(MORE)
        if not is_more and name not in _READERS:
            continue
        head = heads[0] if len(heads) == 1 else _shown(heads)
        if len(heads) > 1 and len({canonical(one.content) for one in heads}) > 1:
            differs.append(name)
        for one in heads:
            if one.writer.startswith(WRITER):
                latest = max(latest, (one.n, one.writer))
        if is_more:
            more[name.removeprefix(MORE)] = _text(head.content)
        else:
            facts[name] = _READERS[name](head.content)
    if not facts and not more:
        return None
    source = latest[1].removeprefix(WRITER).split("~", 1)[0]  # "~": written where an erasure was known
    known = dict(sorted(more.items()))
    return Deal(subject, **facts, source=source, listed=latest[0], more=known, differs=tuple(sorted(differs)))  # type: ignore[arg-type]


def _shown(heads: Sequence[Version]) -> Version:
    """Return the head that speaks for a field: agreed before typed before listed, and of these the latest."""
    return max(heads, key=_weight)


def _weight(head: Version) -> tuple[bool, bool, int, str, str]:
    is_listed = head.writer.startswith(WRITER)
    return (head.is_agreed, not is_listed, head.n if is_listed else 0, "" if is_listed else head.at, head.id)


def _text(content: Json) -> str:
    return content if isinstance(content, str) else ""


def _number(content: Json) -> int | float | None:
    return content if isinstance(content, int | float) and not isinstance(content, bool) else None


_READERS = {name: _number if name == "amount" else _text for name in FACTS}


def deals_meant(headers: Notebook, deals: Iterable[Deal]) -> dict[str, str]:
    """Return the deal each interview of `headers` is about: as it says, else the only one of this account and name.

    Whoever began a lunch before the list came in wrote both down. Days that are known and unlike are two deals.
    """
    found: dict[str, str] = {}
    by_title: dict[tuple[str, str], list[Deal]] | None = None
    for subject in headers.subjects("i"):
        fields = headers.fields(subject)
        if said := _said(fields, "deal"):
            found[subject] = said
        elif (account := _alike(_said(fields, "account"))) and (name := _alike(_said(fields, "deal_name"))):
            by_title = _by_title(deals) if by_title is None else by_title
            meant = by_title.get((account, name), [])
            days = (
                {_said(fields, "closed_on"), meant[0].closed} - {""} if len(meant) == 1 else {"", "several"}
            )
            if len(days) < 2:
                found[subject] = meant[0].id
    return found


def _by_title(deals: Iterable[Deal]) -> dict[tuple[str, str], list[Deal]]:
    found: dict[tuple[str, str], list[Deal]] = {}
    for deal in deals:
        found.setdefault((_alike(deal.account), _alike(deal.name)), []).append(deal)
    return found


def _said(fields: Fields, name: str) -> str:
    """Return what the header says; "" where nobody says anything, or two say unlike things."""
    said = {_text(head.content).strip() for head in fields.get(name, ())} - {""}
    return min(said) if len(said) == 1 else ""


def crm_ids(fields: Fields) -> dict[str, str]:
    """Return the ids a deal has in each CRM, by source ("" where a person typed one); unlike ones are left out."""
    found: dict[str, set[str]] = {}
    for head in fields.get("crm_id", ()):
        source = head.writer.removeprefix(WRITER).split("~", 1)[0] if head.writer.startswith(WRITER) else ""
        found.setdefault(source, set()).add(_text(head.content).strip())
    return {source: min(ids) for source, ids in found.items() if len(ids) == 1 and min(ids)}


def facts_of(deal: Deal) -> Iterator[tuple[str, str | int | float]]:
    """Yield (name, value) of every fact that is known of the deal, further columns as `crm.<heading>`."""
    for name in FACTS:
        value = getattr(deal, name)
        if value not in ("", None):
            yield name, value
    yield from ((MORE + heading, text) for heading, text in deal.more.items() if text)


def unlike(before: Deal, after: Deal) -> list[str]:
    """Return the names of the facts in which two states of a deal differ."""
    was, now = dict(facts_of(before)), dict(facts_of(after))
    return [name for name in {**was, **now} if was.get(name) != now.get(name)]

"""Deals as both doors ask for them: looked at, taken in, listed, and a lunch begun from one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.deal import TOLD_BY, Deal, deal_in, deals_in, deals_meant, facts_of, unlike
from winnotes.core.erasure import held
from winnotes.core.errors import WinNotesError
from winnotes.core.joining import SAME_AS, joined
from winnotes.core.notebook import ERASED, Fields, Notebook
from winnotes.core.text import folded
from winnotes.core.version import Json
from winnotes.desk.cycles import without_cycles
from winnotes.desk.guides import team_guide
from winnotes.desk.home import now, today
from winnotes.desk.interviews import start_interview
from winnotes.desk.person import Person
from winnotes.store.store import Arrival, Store

if TYPE_CHECKING:
    from winnotes.exchange.deal_mapping import Column, DealMapping
    from winnotes.exchange.deal_preview import DealPreview

SETTING = "deal_columns"
REMEMBERED = 50  # headers
_AT_ONCE = 500
_SHORTEST = 8  # letters of an id
_HEADER = {
    "account": "account", "name": "deal_name", "owner": "interviewee", "closed": "closed_on", "created": "created_on",
    "lead_source": "crm_lead_source", "product": "product", "segment": "segment", "crm_id": "crm_id",
}  # fmt: skip
_MAIL = re.compile(r"[^\s@;,<>\"]+@[^\s@;,<>\"]+\.[^\s@;,<>\"]+")


@dataclass(frozen=True, slots=True)
class DealsTaken:
    """What an import did: deals new here, those of which a fact changed, those as before, and those held.

    Held are deals somebody asked to be forgotten; what a list says of them stays out.
    """

    new: int
    changed: int
    same: int
    held: int = 0


def preview_list(
    store: Store,
    data: bytes,
    name: str,
    mapping: "DealMapping | None" = None,
    companions: Mapping[str, bytes] | None = None,
) -> "DealPreview":
    """Return what the list will be read as: as `mapping` says, else as remembered for this header, else by itself.

    Raises WinNotesError `deals_refused` where no one can read it. Nothing is written.
    """
    from winnotes.exchange.deal_mapping import DealMapping, deal_mapping_of, header_key
    from winnotes.exchange.deal_preview import preview_table
    from winnotes.exchange.deal_table import read_deal_table

    said = mapping or DealMapping()
    table = read_deal_table(data, name, said.columns)
    remembered = deal_mapping_of(_remembered(store).get(header_key(table.header)))
    return preview_table(table, said.over(remembered), companions)


def columns_of_list(data: bytes, name: str, mapping: "DealMapping") -> "dict[Column, str]":
    """Return what each column of a list is taken for, and what stands in its first filled cell.

    For a list nobody can read as deals yet, so that its columns can be said. Raises WinNotesError `deals_refused` where
    it is no table at all.
    """
    from winnotes.exchange.deal_mapping import columns_of
    from winnotes.exchange.deal_table import read_deal_table

    table = read_deal_table(data, name, mapping.columns)
    cells = {one: table.cells(one.at) for one in columns_of(table, mapping)}
    return {column: found[0][1] if found else "" for column, found in cells.items()}


def remember(store: Store, preview: "DealPreview") -> None:
    """Keep what was said of the list for the next one with this header; of many headers the latest are kept."""
    from winnotes.exchange.deal_mapping import DealMapping, header_key

    if preview.mapping == DealMapping() or store.is_read_only:
        return
    key = header_key(preview.header)
    kept = {one: content for one, content in _remembered(store).items() if one != key}
    latest = [*kept.items()][1 - REMEMBERED :]
    if _remembered(store).get(key) != preview.mapping.content():
        store.set_setting(
            SETTING, [[one, content] for one, content in (*latest, (key, preview.mapping.content()))]
        )


def _remembered(store: Store) -> dict[str, Json]:
    kept = store.setting(SETTING)
    pairs = [one for one in kept if isinstance(one, list) and len(one) == 2] if isinstance(kept, list) else []
    return {str(key): content for key, content in pairs}


def import_deals(store: Store, preview: "DealPreview", listed_on: str = "") -> DealsTaken:
    """Take in the deals of a list of the day `listed_on` (ISO; today unless said) and remember what was said of it.

    After a snapshot, in one transaction; the window's undo takes it back. Answers are of interviews, so none is
    touched. Raises WinNotesError `deals_order_asked` or `deals_won_asked` where something is still asked.
    """
    day = int((listed_on or today()).replace("-", ""))
    with without_cycles():
        arriving, stopped = _let_in(store, preview.notebook(day, now()))
        known = _known(store, arriving.subjects())
        taken = _compared(known, arriving, len(stopped.subjects()))
        here = {one.id for one in known}
        if any(one.id not in here for one in arriving):
            store.seal(store.drafts())
            store.snapshot()
            told: Json = {"at": now(), "files": [preview.name], "changes": taken.new + taken.changed}
            store.merge_noted(Arrival(arriving, told))
    remember(store, preview)
    return taken


def _let_in(store: Store, arriving: Notebook) -> tuple[Notebook, Notebook]:
    """Return what may come in and what an erasure holds at the door."""
    erased = store.fields_of("d", [ERASED]).subjects()
    return held(_known(store, erased), arriving) if erased else (arriving, Notebook())


def _known(store: Store, subjects: Sequence[str]) -> Notebook:
    versions = (
        version
        for start in range(0, len(subjects), _AT_ONCE)
        for version in store.notebook(*subjects[start : start + _AT_ONCE])
    )
    return Notebook(versions)


def _compared(known: Notebook, arriving: Notebook, stopped: int) -> DealsTaken:
    new = changed = 0
    for subject in arriving.subjects():
        if not _may_change(known.fields(subject), arriving.fields(subject)):
            continue
        before = deal_in(known, subject)
        after = deal_in(known.of(subject) | arriving.of(subject), subject)
        new += before is None
        if before and after:
            changed += bool(unlike(before, after)) or before.differs != after.differs
    return DealsTaken(new, changed, len(arriving.subjects()) - new - changed, stopped)


def _may_change(here: Fields, coming: Fields) -> bool:
    """Whether anything comes that is not said here already, and by everybody who says something of it."""
    return any(
        name not in here or any(head.content != one.content for head in here[name])
        for name, heads in coming.items()
        for one in heads
    )


def list_bytes(path: Path) -> bytes:
    """Return what the file holds. Raises WinNotesError `not_readable`, or `deals_refused` beyond 64 MiB."""
    from winnotes.exchange.deal_sheet import refused
    from winnotes.exchange.deal_table import MAX_BYTES

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise WinNotesError("not_readable", file=path.name, reason=reason) from error
    if len(data) > MAX_BYTES:
        raise refused(path.name, "deals_too_large")
    return data


def companions_in(files: Mapping[str, bytes]) -> set[str]:
    """Return the names of those files that go with a list of deals among them: accounts, products, sales persons."""
    from winnotes.exchange.deal_joining import companions_among

    return companions_among(files)


def day_of(path: Path) -> str:
    """Return the day a list is of (ISO): when its file was last written, today at the latest."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date().isoformat()
    except (OSError, ValueError, OverflowError):
        return today()
    return min(written, today())


def deals(store: Store) -> list[Deal]:
    """Return every deal known here, joined ones as one, the latest won first."""
    notebook = store.about("d")
    has_joined = any(notebook.heads(subject, SAME_AS) for subject in notebook.subjects())
    return deals_in(joined(notebook) if has_joined else notebook)


def lunches_about(store: Store) -> dict[str, str]:
    """Return the interview about each deal somebody noted a lunch of, by the deal's id."""
    notebook = store.fields_of("i", TOLD_BY)
    meant = deals_meant(notebook, deals(store))
    said = {
        str(head.content): subject
        for subject in reversed(notebook.subjects("i"))
        for head in notebook.heads(subject, "deal")
        if head.content
    }
    return {**{deal: subject for subject, deal in reversed(meant.items())}, **said}


def find_deal(store: Store, wanted: str) -> Deal:
    """Return the deal meant: by its id or the beginning of it, its id in the CRM, or a part of its title.

    Raises WinNotesError no_such_deal or several_deals.
    """
    known = deals(store)
    words = folded(wanted)
    found = _by_id(known, wanted) or [deal for deal in known if words and words in folded(deal.title)]
    if not found:
        raise WinNotesError("no_such_deal", wanted=wanted)
    if len(found) > 1:
        raise WinNotesError("several_deals", wanted=wanted, count=len(found))
    return found[0]


def deal_by_id(store: Store, wanted: str) -> Deal | None:
    """Return the deal with this id (eight letters of it are enough) or this id in its CRM, None where it is none."""
    found = _by_id(deals(store), wanted)
    return found[0] if len(found) == 1 else None


def _by_id(known: Sequence[Deal], wanted: str) -> list[Deal]:
    wanted = wanted.strip()
    found = [deal for deal in known if wanted and wanted in (deal.id, deal.crm_id)]
    return found or [deal for deal in known if len(wanted) >= _SHORTEST and deal.id.startswith(wanted)]


def header_of(deal: Deal) -> dict[str, Json]:
    """Return the facts of the header of an interview about this deal."""
    known = dict(facts_of(deal))
    facts: dict[str, Json] = {fact: known[name] for name, fact in _HEADER.items() if name in known}
    facts["deal"] = deal.id
    if deal.product and not deal.name:
        facts["deal_name"] = deal.product
    if _MAIL.fullmatch(deal.owner):
        facts["interviewee_email"] = deal.owner
    if deal.amount is not None and deal.amount > 0:
        facts["amount"] = f"{deal.amount} {deal.currency}".strip()
    return facts


def start_from_deal(store: Store, deal_id: str, person: Person) -> str:
    """Start a lunch about a deal, the header filled from it, and return the interview's id.

    Raises WinNotesError no_such_deal or several_deals.
    """
    return start_interview(store, person, team_guide(store, person.id), header_of(find_deal(store, deal_id)))


def export_deals(path: Path, chosen: Sequence[Deal]) -> None:
    """Write these deals as a CSV that reads back the same. Raises WinNotesError where the disk refuses."""
    from winnotes.exchange.deal_csv import write_deals_csv
    from winnotes.exchange.replacing import write_atomically

    write_atomically(path, write_deals_csv(chosen))

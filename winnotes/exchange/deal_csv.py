"""Deals as a CSV of our own: every fact in a column, ready for a spreadsheet, and read back as it was."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from winnotes.core.deal import FACTS, MORE, SOURCES, Deal, facts_of
from winnotes.core.text import normalise, one_line
from winnotes.core.version import Json
from winnotes.exchange.csv_text import csv_bytes, unguarded
from winnotes.exchange.deal_mapping import DAYS
from winnotes.exchange.deal_notice import DealNotice, Skipped
from winnotes.exchange.deal_reading import AMOUNT, DAY, ListedDeal
from winnotes.exchange.deal_table import DealTable

LEADING = ("deal", "source", *FACTS)
_TELLING = {"deal", "source", "crm_id", "account"}
_ID = re.compile(r"d[a-z2-7]{26}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII)


def write_deals_csv(deals: Sequence[Deal]) -> bytes:
    """Return the CSV of `deals`: UTF-8 with BOM, CRLF, every cell quoted, texts a spreadsheet would run guarded."""
    further = sorted({heading for deal in deals for heading in deal.more})
    return csv_bytes(
        [[*LEADING, *(MORE + heading for heading in further)], *(_row(deal, further) for deal in deals)]
    )


def _row(deal: Deal, further: Iterable[str]) -> list[str]:
    facts = dict(facts_of(deal))
    named = [_spelled(facts.get(name, "")) for name in FACTS]
    return [deal.id, deal.source or "other", *named, *(deal.more.get(heading, "") for heading in further)]


def _spelled(value: str | int | float) -> str:
    return value if isinstance(value, str) else repr(value)


def is_own(table: DealTable) -> bool:
    """Whether this is a CSV that `write_deals_csv` made, whatever was moved or taken away in it since."""
    if not set(table.header) >= _TELLING or not table.rows:
        return False
    at = table.header.index("deal")
    return any(_ID.fullmatch(text.strip()) for _row, text in table.cells(at))


@dataclass(slots=True)
class OwnList:
    """The deals of a CSV of our own, exactly as they were, the rows that are none (any more), what is to be told."""

    deals: dict[str, ListedDeal] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[DealNotice] = field(default_factory=list)


def read_own(table: DealTable) -> OwnList:
    """Return what a CSV of our own holds; a day or an amount that a spreadsheet spelled anew is kept as text."""
    found = OwnList()
    for row in table.rows:
        cells = dict(zip(table.header, map(unguarded, row.cells), strict=False))
        facts, notices = _facts(cells, row.number)
        known, source = cells["deal"].strip(), cells.get("source", "").strip()
        if not _ID.fullmatch(known) or not facts:
            found.skipped.append(Skipped(row.number, "nameless"))
        elif known in found.deals:
            found.skipped.append(Skipped(row.number, "repeated"))
        else:
            found.notices += notices
            found.deals[known] = ListedDeal(
                row.number, known, facts, source if source in SOURCES else "other"
            )
    return found


def _facts(cells: dict[str, str], row: int) -> tuple[dict[str, Json], list[DealNotice]]:
    facts: dict[str, Json] = {}
    notices: list[DealNotice] = []
    for name, cell in cells.items():
        text = normalise(cell).strip() if name.startswith(MORE) else one_line(cell) if name in FACTS else ""
        if not text:
            continue
        if (name in DAYS and not _DAY.fullmatch(text)) or (name == "amount" and not _NUMBER.fullmatch(text)):
            facts[MORE + name] = text
            what = AMOUNT if name == "amount" else DAY
            notices.append(DealNotice("unread", row, column=name, detail=text, other=what))
        elif name == "amount":
            facts[name] = float(text) if set(text) & set(".e") else int(text)
        else:
            facts[name] = text
    return facts, notices

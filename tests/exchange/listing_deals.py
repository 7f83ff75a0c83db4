"""Lists of deals as tests write them down, and what becomes of them."""

import csv
import io

from winnotes.exchange.deal_mapping import DealMapping
from winnotes.exchange.deal_preview import DealPreview, preview_deals

PLAIN = [
    ["Account", "Deal", "Stage", "Amount", "Close Date"],
    ["Café Zürich", "Fleet; renewal, 2026", "Won", "1200", "2026-03-01"],
    ["Łódź AG", "Depot \"X\"", "Lost", "5", "2026-03-02"],
    ["Acme", "Line 1\nLine 2", "Closed Won", "7.5", "2026-03-03"],
]  # fmt: skip


def spelled(rows: list[list[str]], separator: str = ",", row_end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=row_end, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def preview(
    rows: list[list[str]] | str | bytes, said: DealMapping | None = None, order: str = "", **companions: str
) -> DealPreview:
    """Read a list, and look that every notice and every reason is a sentence without a hole."""
    text = spelled(rows) if isinstance(rows, list) else rows
    data = text.encode() if isinstance(text, str) else text
    beside = {f"{name}.csv": more.encode() for name, more in companions.items()}
    found = preview_deals(data, "list.csv", said, order, beside)
    told = [*map(str, found.notices), *(one.reason for one in found.skipped)]
    assert all(one and "{" not in one for one in told)
    return found


def facts(found: DealPreview) -> list[dict[str, object]]:
    return [dict(deal.facts) for deal in found.deals]


def whats(found: DealPreview) -> list[str]:
    return [notice.what for notice in found.notices]


def fields(found: DealPreview) -> dict[str, str]:
    return {column.heading: column.field for column in found.columns}

"""The CSV for analysts: one row per head, readable columns first, and the content whole as JSON.

Like the team CSV it can be merged: `content` and `revisions` make every row a version again.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.column import Spread, table_of
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.fact_text import fact_text, names_in
from winnotes.exchange.revision import revisions_cell

SHOWN_FACTS = ("account", "deal_name", "interviewee", "met_on")
COLUMNS = (
    "subject", *SHOWN_FACTS, "person", "person_name", "agreed", "field", "label", "state", "provenance", "said",
    "read", "text", "via", "at", "content", "revisions",
)  # fmt: skip


def write_tidy_csv(notebook: Notebook, guide: Guide) -> bytes:
    """Return the tidy CSV of everything in `notebook`: quoted, guarded and encoded as the team CSV is."""
    return csv_bytes(tidy_rows(notebook, guide))


def tidy_rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
    """Yield the header, then a row per head, as they are before quoting and guarding."""
    yield list(COLUMNS)
    for cells in shown_cells(notebook, notebook, guide):
        yield [cells.get(name, "") for name in COLUMNS]


def shown_cells(versions: Iterable[Version], notebook: Notebook, guide: Guide) -> Iterator[dict[str, str]]:
    """Yield the filled cells of each version's row; `notebook` knows the names and facts to show beside it."""
    fields, people = table_of(guide).by_field, names_in(notebook)
    for subject, group in groupby(versions, key=lambda version: version.subject):
        facts = {name: fact_text(notebook.heads(subject, name)) for name in SHOWN_FACTS}
        for version in group:
            spread = fields.get(version.field)
            shown = readable(spread, version.content)
            yield {**facts, **shown, **_stated(version), "person_name": people.get(version.person, "")}


def _stated(version: Version) -> dict[str, str]:
    return {
        "subject": version.subject,
        "person": version.person,
        "agreed": "1" if version.is_agreed else "0",
        "field": version.field,
        "via": version.via,
        "at": version.at,
        "content": canonical(version.content),
        "revisions": revisions_cell([version], version.subject),
    }


def readable(spread: Spread | None, content: Json) -> dict[str, str]:
    """Return the cells that only show: plain text, or what was said, and what was read as `column: value` lines."""
    label = {"label": spread.columns[0].label} if spread else {}
    if isinstance(content, str):
        return {**label, "text": content}
    cells = spread.cells(content) if spread and spread.question else None
    if spread is None or cells is None:
        return label
    read = zip(spread.columns[1:-2], cells[1:-2], strict=True)
    return {
        **label,
        "said": cells[0],
        "read": "\n".join(f"{column.name}: {cell}" for column, cell in read if cell),
        "state": cells[-2],
        "provenance": cells[-1],
    }

"""A scrap as one line of a cell: `id; talk second; placed; text`."""

from winnotes.core.version import Json, canonical
from winnotes.exchange.cells import joined, number_in, split

SCRAP = "scrap."


def scrap_line(field: str, content: Json) -> str:
    """Return the line from which `scrap_in` gives exactly this, or "" where there is none."""
    match content:
        case {"text": str(text), "talk_s": int(talk_s), "placed": str(placed)} if field.startswith(SCRAP):
            line = joined([field.removeprefix(SCRAP), str(talk_s), placed, text])
            return line if canonical(scrap_in(line)[1]) == canonical(content) else ""
    return ""


def scrap_in(line: str) -> tuple[str, Json]:
    """Return (field, content) of a line."""
    scrap_id, talk_s, placed, text = (*split(line), "", "", "")[:4]
    return SCRAP + scrap_id, {"text": text, "talk_s": number_in(talk_s), "placed": placed}

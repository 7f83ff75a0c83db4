"""Says before a file is written what its destination would cut or misread in it; nothing is changed silently."""

import re
from collections.abc import Iterator

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.exchange.finding import Finding
from winnotes.exchange.profiles import PROFILES, UPLOADS
from winnotes.exchange.upload_file import make_upload

CELL_CHARACTERS, CELL_LINES, SHEET_ROWS, SHEET_COLUMNS = 32_767, 253, 1_048_576, 16_384  # Excel's own limits
SPREADSHEETS = ("team", "tidy", "excel")
_MISREAD = re.compile(r"0\d+|\d{16,}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d+[eE]\d+", re.ASCII)


def lint(profile: str, notebook: Notebook, guide: Guide) -> list[Finding]:
    """Return what would be lost or changed if this CSV were opened where it is meant to go.

    Team and tidy CSV are whole as files; the findings are about a spreadsheet that opens and saves them. Those
    of an upload are about the CRM, with our own headings.
    """
    if profile in UPLOADS:
        return list(make_upload(UPLOADS[profile], notebook, guide).findings)
    return list(_spreadsheet_findings(profile, notebook, guide)) if profile in SPREADSHEETS else []


def _spreadsheet_findings(profile: str, notebook: Notebook, guide: Guide) -> Iterator[Finding]:
    header, *rows = PROFILES[profile].rows(notebook, guide)
    if len(header) > SHEET_COLUMNS:
        yield Finding("columns", amount=len(header), limit=SHEET_COLUMNS)
    if len(rows) + 1 > SHEET_ROWS:
        yield Finding("rows", amount=len(rows) + 1, limit=SHEET_ROWS)
    for number, row in enumerate(rows, 2):
        for column, cell in zip(header, row, strict=True):
            yield from _cell_findings(number, column, cell)


def _cell_findings(row: int, column: str, cell: str) -> Iterator[Finding]:
    length = len(cell.encode("utf-16-le")) // 2 if len(cell) * 2 > CELL_CHARACTERS else len(cell)
    if length > CELL_CHARACTERS:
        yield Finding("cut", row, column, length, CELL_CHARACTERS)
    if (lines := cell.count("\n") + 1) > CELL_LINES:
        yield Finding("lines", row, column, lines, CELL_LINES)
    if _MISREAD.fullmatch(cell):
        yield Finding("misread", row, column)

"""Spreadsheet files as rows of text: .xlsx and what else calamine reads, every cell as a CSV would hold it."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from winnotes.core.errors import WinNotesError

Rows = list[list[str]]
MOST_UNPACKED = 512 * 2**20  # bytes: no list of deals is larger, an attack is
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet from the first line on, its name, and the names of sheets that were not taken."""

    name: str
    rows: Rows
    others: tuple[str, ...] = ()


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet file and no text."""
    return data.startswith((_ZIP, _OLE))


def read_workbook(data: bytes, name: str, weigh: Callable[[Rows], int]) -> SheetRows:
    """Return the sheet that `weigh` gives most, the first of equals. Raises WinNotesError `deals_refused`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    _refuse_bomb(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        found = [(one, _rows(book.get_sheet_by_name(one).to_python(skip_empty_area=False))) for one in seen]
    except PasswordError as error:
        raise refused(name, "deals_protected") from error
    except (CalamineError, ValueError, OSError) as error:
        raise refused(name, "deals_no_workbook") from error
    filled = [(one, rows) for one, rows in found if any(map(any, rows))]
    if not filled:
        raise refused(name, "deals_empty")
    best, rows = max(filled, key=lambda one: weigh(one[1]))
    return SheetRows(best, rows, tuple(one for one, _rows in filled if one != best))


def refused(name: str, reason: str, row: int = 1, column: str = "A") -> WinNotesError:
    """Return the error for a list that cannot be read: in which row and column, and why (a code of REASONS)."""
    return WinNotesError("deals_refused", file=name, row=row, column=column, reason=reason)


def _refuse_bomb(data: bytes, name: str) -> None:
    if not data.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise refused(name, "deals_no_workbook") from error
    if size > MOST_UNPACKED:
        raise refused(name, "deals_too_large")


def _rows(cells: Sequence[Sequence[object]]) -> Rows:
    return [[cell if isinstance(cell, str) else _text(cell) for cell in row] for row in cells]


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)

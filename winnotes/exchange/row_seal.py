"""The seal at the end of every row of a team CSV: one hash that tells at once whether any of its cells was touched.

A sealed row is what WinNotes wrote, so it may travel through a merge as text; anything else is read cell by cell.
"""

import hashlib
from collections.abc import Sequence

from winnotes.exchange.csv_text import encoded_row

SEAL = " seal="
_MARK = SEAL.encode()
_DIGITS = 26


def sealed(row: bytes) -> bytes:
    """Return an encoded row (`"cell","cell"`, no line end) with the seal at the end of its last cell."""
    return b'%s%s%s"' % (row[:-1], _MARK, _digest(row[:-1]))


def resealed(row: bytes) -> bytes:
    """Return a row that had a seal with one that fits what it holds now."""
    return sealed(row.rpartition(_MARK)[0] + b'"')


def seal_of(row: bytes) -> bytes | None:
    """Return the seal at the end of a row, or None where there is none that fits everything before it."""
    at = len(row) - len(_MARK) - _DIGITS - 1
    if at < 0 or not row.startswith(_MARK, at):
        return None
    seal = _digest(memoryview(row)[:at])
    return seal if row.startswith(seal + b'"', at + len(_MARK)) else None


def are_sealed(cells: Sequence[str]) -> bool:
    """Whether these cells, guards still on, were sealed together, however the file spells them by now."""
    if SEAL not in cells[-1]:
        return False
    try:
        return seal_of(encoded_row(cells).encode()) is not None
    except UnicodeEncodeError:  # a lone surrogate: nothing of ours
        return False


def _digest(open_row: bytes | memoryview) -> bytes:
    return hashlib.sha256(open_row).hexdigest()[:_DIGITS].encode()

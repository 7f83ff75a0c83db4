"""Rows set aside on disk while files are merged, so that memory holds where they are and not what they say."""

import tempfile
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """Where a row lies in the spool."""

    start: int
    length: int


class RowSpool:
    """An unnamed temporary file: nobody else can open it and nothing of it is left, however the program ends."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the merge
        self._end = 0
        self._is_flushed = True

    def add(self, row: bytes) -> Place:
        """Set a row aside. Raises OSError where the disk takes no more."""
        self._file.write(row)
        place = Place(self._end, len(row))
        self._end += len(row)
        self._is_flushed = False
        return place

    def row(self, place: Place) -> bytes:
        """Return a row that was set aside."""
        if not self._is_flushed:
            self._file.flush()
            self._is_flushed = True
        self._file.seek(place.start)
        return self._file.read(place.length)

    def close(self) -> None:
        """Give the disk its room back."""
        self._file.close()

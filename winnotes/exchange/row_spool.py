"""Rows set aside on disk while files are merged, so that memory holds where they are and not what they say."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from winnotes.core.errors import WinNotesError


class Place(NamedTuple):
    """Where a row lies in the spool."""

    start: int
    length: int


class RowSpool:
    """An unnamed temporary file: nobody else can open it and nothing of it is left, however the program ends.

    Raises WinNotesError `no_room_aside` where the disk takes no more or there is no place for such files.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        with self._disk():
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the merge
        self._end = 0
        self._is_flushed = True

    def add(self, row: bytes) -> Place:
        """Set a row aside."""
        with self._disk():
            self._file.write(row)
        place = Place(self._end, len(row))
        self._end += len(row)
        self._is_flushed = False
        return place

    def row(self, place: Place) -> bytes:
        """Return a row that was set aside."""
        if not self._is_flushed:
            with self._disk():
                self._file.flush()
            self._is_flushed = True
        self._file.seek(place.start)
        return self._file.read(place.length)

    def close(self) -> None:
        """Give the disk its room back."""
        with suppress(OSError):  # rows the disk would not take are tried once more
            self._file.close()

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            folder = self._folder or tempfile.tempdir or "TMPDIR"
            reason = error.strerror or type(error).__name__
            raise WinNotesError("no_room_aside", folder=str(folder), reason=reason) from error

"""Reads files on a thread of its own, so that neither the window nor the saving of what is typed waits for them."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from winnotes.core.errors import WinNotesError
from winnotes.desk.files import files_in
from winnotes.desk.preview import Coming, preview_of, read_files
from winnotes.gui.exchange.node import tree_of
from winnotes.store.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files and folders to read, those read already, and passphrases by file."""

    paths: Sequence[Path]
    known: Mapping[Path, Coming] = field(default_factory=dict)
    passphrases: Mapping[Path, str] = field(default_factory=dict)


class Reading(QObject):
    """`progressed(done, all, name)`, then `read(preview, tree)` or `failed(error)`; neither once it is cancelled."""

    progressed = Signal(int, int, str)
    read = Signal(object, object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.is_running = False
        self._ended.connect(self._take_end)

    def start(self, database: Path, wanted: Wanted) -> None:
        """Read in the background what is wanted, and compare it with the notes in `database`."""
        self.cancel()
        self._stop, self.is_running = threading.Event(), True
        arguments = (database, wanted, self._stop)
        self._thread = threading.Thread(target=self._run, args=arguments, name="reading", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop at the next file; what was read is forgotten."""
        self._stop.set()
        self.is_running = False

    def wait(self, timeout_s: float) -> None:
        """Wait until the thread has ended, as a window does that closes."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self, database: Path, wanted: Wanted, stop: threading.Event) -> None:
        found: object
        try:
            found = self._preview(database, wanted, stop)
        except BaseException as error:  # noqa: BLE001 - handed to the window, not swallowed
            found = error
        if not stop.is_set() and isValid(self):
            self._ended.emit(found, stop)

    def _preview(self, database: Path, wanted: Wanted, stop: threading.Event) -> object:
        def tell(done: int, whole: int, name: str) -> None:
            if not stop.is_set():
                self.progressed.emit(done, whole, name)

        paths = [Path(name) for name in files_in(map(str, wanted.paths))]
        fresh = [path for path in paths if path not in wanted.known]
        with closing(Store(database)) as store:
            found = read_files(fresh, store, wanted.passphrases, tell, stop.is_set)
            if found is None:
                return None
            read = {**wanted.known, **{one.path: one for one in found}}
            preview = preview_of(store, [read[path] for path in paths])
        return preview, tree_of(preview)

    @Slot(object, object)
    def _take_end(self, found: object, stop: threading.Event) -> None:
        if stop is not self._stop or stop.is_set():
            return
        self.is_running = False
        if isinstance(found, WinNotesError):
            self.failed.emit(found)
        elif isinstance(found, BaseException):
            raise found
        elif isinstance(found, tuple):
            self.read.emit(*found)

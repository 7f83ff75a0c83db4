"""The preview's jobs for the writing thread: merge what is ticked, take it back."""

import threading
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from winnotes.core.errors import WinNotesError
from winnotes.desk.preview import Key, Preview
from winnotes.desk.taking import Cancelled, Taken, take
from winnotes.desk.undoing import Merge, undo
from winnotes.gui.lunch.autosave import Autosave
from winnotes.i18n import N_, _
from winnotes.store.store import Store

STEPS = {
    "sealing": N_("Keeping what is being typed"),
    "snapshot": N_("Making a safety copy of your notes"),
    "writing": N_("Writing into your notes"),
}


class Merging(QObject):
    """`stepped(words, done, all)` while it goes on, then one of the others. `cancelled()`: nothing came in."""

    stepped = Signal(str, int, int)
    merged = Signal(object)
    undone = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, autosave: Autosave) -> None:
        super().__init__()
        self._autosave, self._stop = autosave, threading.Event()
        self.is_running = False

    def start(self, preview: Preview, ticked: Collection[Key]) -> None:
        """Merge what is ticked, once everything typed is on disk."""
        stop = self._stop = threading.Event()

        def tell(step: str, done: int, whole: int) -> None:
            self.stepped.emit(_(STEPS[step]), done, whole)

        self._run(lambda store: take(store, preview, ticked, tell, stop.is_set))

    def undo(self) -> None:
        """Take the last merge back."""
        self._run(undo)

    def cancel(self) -> None:
        """Stop it, if it is not in the notes yet."""
        self._stop.set()

    def _run(self, job: "Callable[[Store], Taken | Merge]") -> None:
        self.is_running = True
        self._autosave.run(lambda store: _answer(job, store), self._take)

    def _take(self, found: "Taken | Merge | WinNotesError | None") -> None:
        self.is_running = False
        if found is None:
            self.cancelled.emit()
        elif isinstance(found, WinNotesError):
            self.failed.emit(found)
        elif isinstance(found, Taken):
            self.merged.emit(found)
        else:
            self.undone.emit(found)


def _answer(job: "Callable[[Store], Taken | Merge]", store: Store) -> "Taken | Merge | WinNotesError | None":
    """Do the job; what the world refused, and that it was cancelled, are answers too."""
    try:
        return job(store)
    except Cancelled:
        return None
    except WinNotesError as error:
        return error

"""Looks at everything in the notes, once the window works, without keeping anybody waiting."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from winnotes.desk.opening import check_whole

REST_S = 0.005  # after every interview, so that keys come first


class Looking(QObject):
    """`found(error)` when parts of the notes are damaged; nothing otherwise."""

    found = Signal(object)

    def start(self, folder: Path) -> None:
        """Look through the notes in `folder` on a thread of its own, which never outlives the program."""
        threading.Thread(target=self._run, args=(folder,), name="looking", daemon=True).start()

    def _run(self, folder: Path) -> None:
        error = check_whole(folder, REST_S)
        if error is not None and isValid(self):
            self.found.emit(error)

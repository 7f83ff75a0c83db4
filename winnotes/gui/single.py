"""One window per set of notes: a second start hands its files to the first and raises it."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal


class FirstWindow(QObject):
    """The lock on a folder of notes. `asked(paths)` when a later start hands something over."""

    asked = Signal(list)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._lock = QLockFile(str(folder / "winnotes.lock"))
        self._lock.setStaleLockTime(0)
        self.is_first = self._lock.tryLock(100) or self._take_over_stale()

    def _take_over_stale(self) -> bool:
        """A lock whose owner was killed is taken over at once."""
        return self._lock.removeStaleLockFile() and self._lock.tryLock(100)

    @property
    def _name(self) -> str:
        from winnotes.core.version import short_hash

        return f"winnotes-{short_hash(str(self._folder.resolve()))[:16]}"

    def listen(self) -> None:
        """Wait for later starts. QtNetwork is loaded here, after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._take_start)
        self._server.listen(self._name)

    def _take_start(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket.bytesAvailable() or socket.waitForReadyRead(1000):
            paths = json.loads(bytes(socket.readAll().data()).decode("utf-8"))
            self.asked.emit([str(path) for path in paths])
        socket.close()

    def hand_over(self, paths: Sequence[str]) -> bool:
        """Give the first window these files; return whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(2000):
            return False
        socket.write(json.dumps([os.path.abspath(path) for path in paths]).encode("utf-8"))  # noqa: PTH100
        return bool(socket.waitForBytesWritten(2000))

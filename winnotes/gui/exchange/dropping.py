"""Files dropped anywhere onto the window: caught before a field would take their names for text."""

import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from winnotes.gui.widgets import label
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop)


class Dropping(QObject):
    """Watches what is dragged over the window's own surface; files and folders are for it, all else passes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._is_ours = window, False
        self._word: QLabel | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind not in _KINDS:
            return False
        if isinstance(event, QDragEnterEvent):
            self._is_ours = bool(files_in(event.mimeData()))
            if self._is_ours:
                load_page()
        is_ours = self._is_ours
        if is_ours and isinstance(event, QDropEvent):  # entering and moving are drops too, to Qt
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        if is_ours:
            self._tell(kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove))
        if is_ours and kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._is_ours = False
            self._window.open_files(files_in(event.mimeData()))
        return is_ours

    def _tell(self, is_over: bool) -> None:
        """Say in a strip at the upper edge what letting go would do."""
        if self._word is None:
            self._word = label(_("Let go to see what would change. Nothing comes in yet."))
            self._word.setParent(self._window)
            self._word.setProperty("role", "drop")
            self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._word.setAutoFillBackground(True)
        self._word.setGeometry(0, 0, self._window.width(), 40)
        self._word.setVisible(is_over)
        self._word.raise_()


def load_page() -> None:
    """Load the page in the background while files are still dragged or chosen, so that it is there at once."""
    page = ("winnotes.gui.exchange.preview_page",)
    threading.Thread(target=import_module, args=page, name="loading", daemon=True).start()


def files_in(data: QMimeData) -> list[str]:
    """Return the paths of the files and folders that are dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def accept_drops(window: "MainWindow") -> Dropping:
    """Let files be dropped anywhere onto the window."""
    found = Dropping(window)
    window.setAcceptDrops(True)
    QWidget.winId(window)  # the surface is there from now on
    surface = window.windowHandle()
    if surface is not None:
        surface.installEventFilter(found)
    return found

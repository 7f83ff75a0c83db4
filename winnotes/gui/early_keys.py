"""Keys pressed while the window still stands as a picture: kept, and pressed again once it works."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from winnotes.gui.keyboard import focused

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def press_again(window: QWidget, keys: Sequence[QKeyEvent]) -> None:
    """Press the keys in their order, letters wherever the cursor is by then.

    A command has to come the way the system's own keys do, or no shortcut sees it.
    """
    for event in keys:
        if event.modifiers() & _COMMANDS or not event.text().isprintable() or not event.text():
            QTest.keyClick(focused(window), Qt.Key(event.key()), event.modifiers())
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                typed = QKeyEvent(kind, event.key(), event.modifiers(), event.text())
                QApplication.sendEvent(focused(window), typed)

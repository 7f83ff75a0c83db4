"""Presses keys in the real window, for playing the sample lunch and for the tests: nothing else is simulated."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NAMED = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


def focused(window: QWidget) -> QWidget:
    """Return the widget that takes the keys now."""
    candidates: list[QWidget | None] = [QApplication.focusWidget(), window.focusWidget(), window]
    return next(widget for widget in candidates if widget is not None)


def press(window: QWidget, keys: str) -> None:
    """Press one key combination, e.g. `Ctrl+K` or `F2`, wherever the cursor is."""
    combination = _combination(keys)
    QTest.keyClick(focused(window), combination.key(), combination.keyboardModifiers())
    settle()


def type_text(window: QWidget, text: str) -> None:
    """Type `text` key by key where the cursor is; what no key writes comes as an input method sends it."""
    for character in text:
        target = focused(window)
        if character in NAMED:
            QTest.keyClick(target, NAMED[character])
        elif character.isascii():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key(ord(character.upper()))
                QApplication.sendEvent(
                    target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
                )
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(character)
            QApplication.sendEvent(target, composed)


def settle_until(is_done: Callable[[], bool], timeout_s: float = 20.0) -> None:
    """Let the window live until `is_done`. Raises TimeoutError when it never is."""
    deadline = time.monotonic() + timeout_s
    settle()
    while not is_done():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to rest")
        settle()


def _combination(keys: str) -> QKeyCombination:
    sequence: Sequence[QKeyCombination] = QKeySequence(keys)  # type: ignore[assignment]
    return sequence[0]


def settle() -> None:
    """Let everything that is due happen: events, results of the writing thread, deferred deletion."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

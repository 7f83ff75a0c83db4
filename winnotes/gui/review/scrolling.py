"""Reads a page by its keys while no field has them: arrows, Page Up and Down, Home and End, the space bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

LINE_PX = 48


def scroll(bar: QScrollBar, key: int) -> bool:
    """Move the bar as `key` says; return whether the key was one that moves."""
    page = max(LINE_PX, bar.pageStep() - LINE_PX)
    steps = {
        Qt.Key.Key_Down: LINE_PX, Qt.Key.Key_Up: -LINE_PX, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Space: page, Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
    }  # fmt: skip
    step = steps.get(Qt.Key(key)) if key in steps else None
    if step is None:
        return False
    bar.setValue(bar.value() + step)
    return True

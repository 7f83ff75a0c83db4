"""Tab goes the way the eye goes: rows made later come later in Qt's own order, wherever they stand on the page."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def order_tabs(page: QWidget) -> None:
    """Let Tab go through everything in `page` in the order of its layouts."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def focused_in(page: QWidget) -> QWidget | None:
    """Return the widget in `page` that has the keys, or None."""
    focused = QApplication.focusWidget()
    return focused if focused is not None and page.isAncestorOf(focused) else None


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in `widget`, itself first, as the layouts have it."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = inside.layout() if inside is not None else widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)

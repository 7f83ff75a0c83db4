"""Tab goes the way the eye goes: Qt's own order is that of making, wherever things stand on the page."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from winnotes.gui.widgets import go_to, placed_in


def order_tabs(page: QWidget) -> None:
    """Let Tab go through everything in `page` in the order of its layouts."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def go_on(page: QWidget, *, is_forward: bool) -> bool:
    """Move the keys to the next stop shown in `page`, or the one before; from the last to the first and back."""
    shown = [stop for stop in stops(page) if stop.isVisible() and stop.isEnabled()]
    if not shown:
        return False
    step, reason = (
        (1, Qt.FocusReason.TabFocusReason) if is_forward else (-1, Qt.FocusReason.BacktabFocusReason)
    )
    focused = _stop_of(QApplication.focusWidget())
    here = shown.index(focused) if focused in shown else min(0, -step)
    go_to(shown[(here + step) % len(shown)], reason)
    return True


def focused_in(page: QWidget) -> QWidget | None:
    """Return the widget in `page` that has the keys, or None."""
    focused = QApplication.focusWidget()
    return focused if focused is not None and page.isAncestorOf(focused) else None


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in `widget`, itself first, as the layouts have it."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = inside.layout() if inside is not None else widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _stop_of(focused: QWidget | None) -> QWidget | None:
    """Return the stop that stands for what has the keys: the field within a spin box is the spin box."""
    while focused is not None and focused.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.NoFocus:
        focused = focused.parentWidget()
    return focused


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for one in placed_in(layout):
        yield from stops(one) if isinstance(one, QWidget) else _in_layout(one)

"""A section of the review: a heading, a sentence, rows. It shows itself only where it has something to say."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from winnotes.gui.review.view import View
from winnotes.gui.widgets import empty, frame, label

EDGE_PX = 7  # what a link or a bare field keeps free around its words: rows without one keep it free too
LINK = "First contact to close"  # the width of links that stand below each other


class Section(QWidget):
    """`question_asked(key)` when one wants to go there, `changed()` when other sections may show more or less."""

    question_asked = Signal(str)
    changed = Signal()

    def __init__(self, title: str, why: str = "", *, gap_px: int = 8) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.rule: QFrame = frame("rule")
        self.count, self.why = label("", "quiet"), label(why, "quiet", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(gap_px)
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.count)
        upper = QVBoxLayout()
        upper.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        upper.setSpacing(4)
        upper.addWidget(self.rule)
        upper.addSpacing(14)
        upper.addLayout(head)
        if why:
            upper.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addLayout(self.rows)

    def show_advice(self, is_shown: bool) -> None:
        """Show the sentence under the heading; where nothing can be changed it has nothing to say."""
        self.why.setVisible(is_shown and bool(self.why.text()))

    def show_view(self, view: View) -> None:
        """Show what there is, or nothing at all."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take every row away."""
        empty(self.rows)

    def add_row(self, *widgets: QWidget, stretch: int = -1, gap_px: int = 12) -> QWidget:
        """Add a row of widgets; the one at `stretch` takes the room that is left. A link may come first."""
        row = QWidget()
        across = QHBoxLayout(row)
        is_link = widgets[0].property("role") == "link"
        across.setContentsMargins(0 if is_link else EDGE_PX, 0, EDGE_PX, 0)
        across.setSpacing(gap_px)
        for number, widget in enumerate(widgets):
            across.addWidget(widget, 1 if number == stretch else 0)
        if stretch < 0:
            across.addStretch(1)
        self.rows.addWidget(row)
        row.show()  # at once, so that it can take the keys
        return row


def room_for(text: str) -> int:
    """Return the width in px of `text` in the interface's type at the present zoom."""
    return QFontMetrics(QApplication.font()).horizontalAdvance(text)


def framed(inside: QWidget | QLayout) -> QWidget:
    """Return what stands alone in a row, set in by the edge."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
    if isinstance(inside, QWidget):
        column.addWidget(inside)
    else:
        column.addLayout(inside)
    return holder

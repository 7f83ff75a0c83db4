"""What the library shows before the first lunch: the ways to begin, a sentence each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.widgets import button, label
from winnotes.i18n import N_, _

WAYS = (
    (N_("Start a lunch  Ctrl+N"), N_("Type at once. Who, which deal and when can wait."), "new_lunch_asked"),
    (
        N_("Join a lunch  F12"),
        N_("Somebody notes it on another laptop: type the code shown there."),
        "join_asked",
    ),
    (
        N_("Open a colleague's file  Ctrl+O"),
        N_("Their notes come to stand beside yours; nothing of yours is changed."),
        "file_asked",
    ),
    (
        N_("Look at a sample lunch"),
        N_("An invented deal with everything in it: quotes, objections, to-dos."),
        "sample_asked",
    ),
    (
        N_("Bring in the won deals  Ctrl+2"),
        N_("The list sales sends, as CSV or Excel: whom to take to lunch about what."),
        "deals_asked",
    ),
    (
        N_("See what lunches teach  Ctrl+4"),
        N_("The figures of an invented team, until yours has some."),
        "insights_asked",
    ),
)


class EmptyLibrary(QWidget):
    """A button for each way, the first one primary; each has its signal."""

    new_lunch_asked = Signal()
    join_asked = Signal()
    file_asked = Signal()
    sample_asked = Signal()
    deals_asked = Signal()
    insights_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons = [
            button(_(words), getattr(self, asked).emit, "" if n else "primary", tip=_(why))
            for n, (words, why, asked) in enumerate(WAYS)
        ]
        inner = QWidget()
        inner.setMaximumWidth(720)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("No lunch yet"), "title"))
        told = _(
            "Take a sales person to lunch and learn why a deal was won. Every word stays on this laptop."
        )
        column.addWidget(label(told, "quiet", wrap=True))
        column.addSpacing(16)
        column.addLayout(self._ways())
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 24, 40, 24)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)

    def _ways(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (one, (_words, why, _asked)) in enumerate(zip(self.buttons, WAYS, strict=True)):
            grid.addWidget(one, row, 0)
            grid.addWidget(label(_(why), "quiet", wrap=True), row, 1)
        return grid

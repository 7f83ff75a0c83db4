"""What the rounds page shows while there is no round: what one is, and how to begin it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.plain_table import ENTER
from winnotes.gui.widgets import button, label
from winnotes.i18n import _

WIDEST_PX = 640


class NoRound(QWidget):
    """`new_asked()` to begin one, `deals_asked()` to go to the deals, where a list comes in."""

    new_asked = Signal()
    deals_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = label("", "quiet", wrap=True)
        self.begin = button("", self._press, "primary")
        self._has_deals = False
        inner = QWidget()
        inner.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(label(_("No round yet"), "title"))
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        column.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.show_state(has_deals=False)

    def show_state(self, *, has_deals: bool) -> None:
        """Offer what can be done next: choose deals, or take a list in first."""
        self._has_deals = has_deals
        what = _(
            "A round is a set of won deals shared out fairly among marketers: one lunch a sales person, followed until "
            "every lunch was held. Each marketer takes a file along, and the board moves on by what comes back."
        )
        first = _("It begins with the list of won deals from your CRM.")
        self._told.setText(what if has_deals else f"{what}\n\n{first}")
        words = _("Choose deals for a round  Ctrl+R") if has_deals else _("Go to the deals  Ctrl+2")
        self.begin.setText(words)
        self.begin.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER:
            self._press()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        (self.new_asked if self._has_deals else self.deals_asked).emit()

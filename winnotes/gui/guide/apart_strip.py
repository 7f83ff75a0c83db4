"""The strip that says that two laptops edited the guide apart, and lets one be chosen, or both be taken."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from winnotes.core.guide import Guide
from winnotes.core.guide_difference import difference
from winnotes.desk.guides import Apart
from winnotes.gui.widgets import Flow, button, empty, label
from winnotes.i18n import _, listed
from winnotes.wording.guide import first_of, told_difference

MOST = 4  # differences are said; the others are counted


class ApartStrip(QFrame):
    """`chosen(guide)` when it is said which guide new lunches follow, `both_chosen()` where what both made of it."""

    chosen = Signal(object)
    both_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.told = label("", wrap=True)
        self.buttons = Flow(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addLayout(self.buttons)
        self.hide()

    def show_apart(self, said: Sequence[Apart]) -> None:
        """Offer these guides, the first followed here until one is chosen; with none, go away."""
        empty(self.buttons)
        self.setVisible(bool(said))
        if not said:
            return
        names = [_("you") if one.is_own else one.name or _("somebody") for one in said]
        lines = [
            _("Edited apart by {names}. New lunches here follow the first until you choose.").format(
                names=listed(names)
            )
        ]
        for one, name in list(zip(said, names, strict=True))[1:]:
            lines.append(
                f"{name}: {'; '.join(first_of(told_difference(difference(said[0].guide, one.guide)), MOST))}"
            )
        self.told.setText("\n".join(lines))
        for one, name in zip(said, names, strict=True):
            self._offer(
                _("Go on with mine") if one.is_own else _("Go on with {name}'s").format(name=name), one.guide
            )
        tip = _("What either added, took out or reworded; where both changed the same, the first")
        self.buttons.addWidget(button(_("Take both"), self.both_chosen.emit, tip=tip))

    def _offer(self, words: str, guide: Guide) -> None:
        self.buttons.addWidget(button(words, partial(self.chosen.emit, guide)))

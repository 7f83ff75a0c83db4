"""What can be said of the current lunch of a board: how far it is and on which day, and who takes it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from winnotes.core.round import STATUSES
from winnotes.desk.board import Sitting
from winnotes.desk.home import today
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.review.due_date import read_due
from winnotes.gui.rounds.words import STATUS_KEYS, voices_told
from winnotes.gui.tab_order import order_tabs
from winnotes.gui.widgets import Elided, Flow, button, frame, label, scaled, set_role
from winnotes.i18n import _, show_date
from winnotes.wording import LUNCH_STATUS

DIGITS = 9
DAY_PX, NAME_PX = 130, 170


class LunchStrip(QWidget):
    """`status_said(status, day)` with an ISO day, `given(name)`, `invitation_asked()`, `out_asked()`."""

    status_said = Signal(str, str)
    given = Signal(str)
    invitation_asked = Signal()
    out_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("This lunch"))
        self._sitting: Sitting | None = None
        self._shown: tuple[str, ...] = ()
        self.about, self.voices = Elided("heading"), label("", "amber", wrap=True)
        self.statuses = {one: self._made_status(one) for one in STATUSES}
        self.day = LineField(_("On which day"), _("friday, 2w"))
        self.marketers: list[QPushButton] = []
        self.other = LineField(_("Somebody else takes it"), _("Somebody else"))
        self.invite = button(
            _("Copy invitation"), self.invitation_asked.emit, tip=_("To paste into a mail (Ctrl+C)")
        )
        self.out = button(
            _("Take out"), self.out_asked.emit, tip=_("This lunch leaves the round; the deals stay (O)")
        )
        self._lay_out()
        self.day.returnPressed.connect(self._say_day)
        self.other.returnPressed.connect(self._give_other)

    def show_sitting(
        self, sitting: Sitting | None, marketers: Sequence[str], names: Mapping[str, str]
    ) -> None:
        """Show how a lunch stands; without one the strip is not there."""
        self._sitting = sitting
        self.setVisible(sitting is not None)
        if sitting is None:
            return
        deals = ", ".join(deal.title for deal in sitting.deals)
        self.about.setText("  ·  ".join(part for part in (sitting.sales_person, deals) if part))
        told = voices_told(sitting, dict(names))
        self.voices.setText(_("{voices}. Say it once more to settle it.").format(voices=told) if told else "")
        self.voices.setVisible(bool(told))
        for status, one in self.statuses.items():
            one.setChecked(status == sitting.status)
        self.day.show_text(show_date(sitting.on))
        set_role(self.day, "unread", False)
        self._show_marketers(marketers, sitting.marketer)

    def say_status(self, status: str) -> None:
        """Say how far the lunch is, today; a key or a press."""
        if self._sitting is not None:
            self.status_said.emit(status, today())

    def hand_on(self, number: int) -> None:
        """Give the lunch to the marketer whose number was pressed."""
        if self._sitting is not None and number <= len(self._shown):
            self.given.emit(self._shown[number - 1])

    def _say_day(self) -> None:
        """Say the day typed of the status there is: when it is booked for, when they were asked."""
        day = read_due(self.day.text(), date.fromisoformat(today()))
        set_role(self.day, "unread", not day)
        if day and self._sitting is not None:
            self.status_said.emit(self._sitting.status, day)

    def _give_other(self) -> None:
        if (name := self.other.text().strip()) and self._sitting is not None:
            self.other.clear()
            self.given.emit(name)

    def _press(self, status: str) -> None:
        self.statuses[status].setChecked(self._sitting is not None and self._sitting.status == status)
        self.say_status(status)

    def _show_marketers(self, marketers: Sequence[str], current: str) -> None:
        if tuple(marketers) != self._shown:
            self._shown = tuple(marketers)
            for gone in (*self.marketers, self.other):
                self._names.removeWidget(gone)
            for gone in self.marketers:
                gone.hide()
                gone.deleteLater()
            self.marketers = []
            for number, name in enumerate(marketers, 1):
                words = f"{number}  {name}" if number <= DIGITS else name
                one = button(words, partial(self.given.emit, name), "pill", tip=_("takes this lunch"))
                one.setCheckable(True)
                self._names.addWidget(one)
                self.marketers.append(one)
            self._names.addWidget(self.other)
            order_tabs(self)
        for name, one in zip(self._shown, self.marketers, strict=True):
            one.setChecked(name == current)

    # putting it together

    def _made_status(self, status: str) -> QPushButton:
        words = f"{STATUS_KEYS[status]}  {_(LUNCH_STATUS[status])}"
        made = button(words, partial(self._press, status), "pill", tip=_("today; or type another day beside"))
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        self.day.setFixedWidth(scaled(DAY_PX))
        self.other.setFixedWidth(scaled(NAME_PX))
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget, stretch in ((self.about, 1), (self.invite, 0), (self.out, 0)):
            head.addWidget(widget, stretch)
        statuses, names = QWidget(), QWidget()
        self._statuses, self._names = Flow(statuses, 6), Flow(names, 6)
        for one in self.statuses.values():
            self._statuses.addWidget(one)
        self._statuses.addWidget(self.day)
        self._names.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        column.addWidget(frame("rule"))
        column.addLayout(head)
        column.addWidget(self.voices)
        column.addWidget(statuses)
        column.addWidget(names)

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.day.setFixedWidth(scaled(DAY_PX))
        self.other.setFixedWidth(scaled(NAME_PX))

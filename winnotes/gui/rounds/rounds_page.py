"""The rounds page: a round's lunches, how far each is, who takes it; most of it said by one key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from winnotes.core.round import Round
from winnotes.desk.board import Board, Known, Sitting, board_of
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.rounds.board_model import GROUPS, BoardModel
from winnotes.gui.rounds.board_table import BoardTable
from winnotes.gui.rounds.lunch_strip import LunchStrip
from winnotes.gui.rounds.no_round import NoRound
from winnotes.gui.rounds.words import coverage_told, pace_told
from winnotes.gui.tab_order import order_tabs
from winnotes.gui.widgets import Choice, button, label, scaled
from winnotes.i18n import N_, _

ROOMY_PX = 900  # below this width, as large letters see it, the words get a line of their own
LEAST_PX = 100  # of the board, however large the letters: what is said of a lunch is never cut
COMPACT_PX = 720  # below this height the page uses less air, as the library does
GROUP_WORDS = {"marketer": N_("By marketer"), "status": N_("By status")}


class RoundsPage(QWidget):
    """What is wanted of a round goes out as signals; what it is like comes in by `show_rounds`.

    `status_said(sitting, status, day)`, `given(sitting, name)`, `out_asked(sitting)`, `lunch_asked(deal, interview)`,
    `invitation_asked(sitting)`, `new_asked()`, `deals_asked()`, `files_asked()`, `results_asked()`.
    """

    page_asked = Signal(str)
    status_said = Signal(object, str, str)
    given = Signal(object, str)
    out_asked = Signal(object)
    lunch_asked = Signal(object, str)
    invitation_asked = Signal(object)
    new_asked = Signal()
    deals_asked = Signal()
    files_asked = Signal()
    results_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Rounds"))
        self.rounds: Sequence[Round] = ()
        self.known, self.board = Known(), Board(Round("", "", "", "", {}), ())
        self.model = BoardModel()
        self.tabs, self.table, self.strip = PageTabs("rounds"), BoardTable(self.model), LunchStrip()
        self.round_choice, self.group_choice = Choice(_("Which round")), Choice(_("Grouped by"))
        self.pace, self.coverage = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.nothing = NoRound()
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    # what is shown

    def show_rounds(self, rounds: Sequence[Round], known: Known, wanted: str = "") -> None:
        """Show the round `wanted` by its id, else the one shown before, else the last one."""
        self.rounds, self.known = rounds, known
        ids = [one.id for one in rounds]
        wanted = next((one for one in (wanted, self.board.round.id) if one in ids), ids[0] if ids else "")
        self.round_choice.clear()
        for one in rounds:
            shown = board_of(one, known)
            told = _("{name}  ·  {held} of {n}").format(
                name=one.name, held=shown.lunches_held, n=len(shown.sittings())
            )
            self.round_choice.addItem(told, one.id)
        self.round_choice.setCurrentIndex(max(0, ids.index(wanted) if wanted else 0))
        self._show_board()

    def _show_board(self) -> None:
        chosen = self.round_choice.currentData()
        found = next((one for one in self.rounds if one.id == chosen), None)
        self._show_state(has_rounds=found is not None)
        if found is None:
            self.nothing.show_state(has_deals=bool(self.known.deals))
            self.model.show_sittings(())
            return
        self.board = board_of(found, self.known)
        self.pace.setText(pace_told(self.board))
        self.coverage.setText(coverage_told(self.board))
        self.coverage.setVisible(bool(self.coverage.text()))
        self.model.show_sittings(self.board.sittings(), self.group_choice.currentData())
        self._show_current()
        order_tabs(self)

    def _show_state(self, *, has_rounds: bool) -> None:
        self._below.setCurrentIndex(0 if has_rounds else 1)
        self.strip.setVisible(has_rounds)
        for widget in (self._filters, self.files_button, self.results_button, self.lunch_button):
            widget.setVisible(has_rounds)
        self.setFocusProxy(self.table if has_rounds else self.nothing.begin)

    def _show_current(self) -> None:
        self.strip.show_sitting(self.table.sitting, self.marketers, dict(self.known.people))

    @property
    def marketers(self) -> tuple[str, ...]:
        """Who takes lunches of this round."""
        return self.board.round.marketers

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.table.set_zoom()
        self.strip.set_zoom()
        self._fit()
        self.model.show_sittings(self.board.sittings())

    # what the keys do

    def say_status(self, status: str) -> None:
        """Say how far the current lunch is, today."""
        self.strip.say_status(status)

    def take_out(self) -> None:
        """The current lunch leaves the round."""
        self._tell(self.out_asked)

    def invite(self) -> None:
        """Copy the invitation to the current lunch."""
        self._tell(self.invitation_asked)

    def toggle_group(self) -> None:
        """By marketer, by status in turn."""
        self.group_choice.setCurrentIndex((self.group_choice.currentIndex() + 1) % self.group_choice.count())
        self._show_board()

    def _tell(self, signal: object, *more: object) -> None:
        if self.table.sitting is not None:
            signal.emit(self.table.sitting, *more)  # type: ignore[attr-defined]  # a signal is bound at run time

    def _open(self, sitting: Sitting) -> None:
        line = sitting.next_line
        self.lunch_asked.emit(line.deal, line.lunch)

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.table.opened.connect(self._open)
        self.table.handed_on.connect(self.strip.hand_on)
        self.table.turned.connect(self._show_current)
        self.strip.status_said.connect(lambda status, day: self._tell(self.status_said, status, day))
        self.strip.given.connect(lambda name: self._tell(self.given, name))
        self.strip.invitation_asked.connect(self.invite)
        self.strip.out_asked.connect(self.take_out)
        self.round_choice.activated.connect(lambda _at: self._show_board())
        self.group_choice.activated.connect(lambda _at: self._show_board())
        self.nothing.new_asked.connect(self.new_asked)
        self.nothing.deals_asked.connect(self.deals_asked)

    def _lay_out(self) -> None:
        for group in GROUPS:
            self.group_choice.addItem(_(GROUP_WORDS[group]), group)
        self._below.addWidget(self.table)
        self._below.addWidget(self.nothing)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(self._made_head())
        self._column.addWidget(self._made_filters())
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self._below)
        self._below.setMinimumHeight(LEAST_PX)
        self._column.addLayout(around, 1)
        self._column.addWidget(self.strip)

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        self.results_button = button(
            _("Take results in"), self.results_asked.emit, tip=_("What marketers send back (Ctrl+O)")
        )
        self.files_button = button(
            _("Write files"), self.files_asked.emit, tip=_("A .winnotes file for each marketer (Ctrl+E)")
        )
        self.new_button = button(_("New round"), self.new_asked.emit, tip=_("Choose deals (Ctrl+R)"))
        self.lunch_button = button(_("Lunch  ↵"), self.table.open_current, "primary")
        for widget in (self.new_button, self.lunch_button):
            head.addWidget(widget)
        return head

    def _made_filters(self) -> QWidget:
        self._filters = QWidget()
        for choice in (self.round_choice, self.group_choice):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.round_choice.setMaximumWidth(420)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.pace)
        words.addWidget(self.coverage)
        self._grid = QGridLayout(self._filters)
        self._grid.setContentsMargins(16, 0, 16, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        for at, widget in enumerate((self.round_choice, self.group_choice, self._words)):
            self._grid.addWidget(widget, 0, at)
        for at, widget in enumerate((self.results_button, self.files_button), 3):
            self._grid.addWidget(widget, 0, at)
        return self._filters

    def _fit(self) -> None:
        """Give the words a line of their own where large letters leave none beside the choices."""
        is_crowded = self.width() < scaled(ROOMY_PX)
        self._grid.removeWidget(self._words)
        self._grid.addWidget(self._words, *((1, 0, 1, 5) if is_crowded else (0, 2, 1, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()
        self._column.setContentsMargins(*((8, 12, 8, 0) if self.height() < COMPACT_PX else (24, 24, 24, 0)))

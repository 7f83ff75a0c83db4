"""The lunch page: puts checklist, question, scraps, bite and clock together and answers their keys."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from winnotes.core.interview import NOTE
from winnotes.core.next_question import ask_next
from winnotes.core.value import PROVENANCES
from winnotes.desk.home import wall_ms
from winnotes.desk.known import Known
from winnotes.desk.person import Person
from winnotes.gui.lunch.ask_next import AskNext
from winnotes.gui.lunch.bite import BitePage
from winnotes.gui.lunch.checklist import Checklist, ChecklistModel
from winnotes.gui.lunch.code_sheet import CodeSheet
from winnotes.gui.lunch.finder import FindSheet
from winnotes.gui.lunch.header_sheet import HeaderSheet
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.listening_sheet import ListeningSheet
from winnotes.gui.lunch.name_strip import NameStrip
from winnotes.gui.lunch.question_pane import QuestionPane
from winnotes.gui.lunch.scrap_line import ScrapLine
from winnotes.gui.lunch.timekeeper import Timekeeper
from winnotes.gui.lunch.timer_bar import TimerBar
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import frame, scaled

COMPACT_PX = 720  # below this height, at 100 %, the page uses less air
CROWDED_PX = 800  # below this width, at 100 %, the head shows less
SIDE_PX = 372


class LunchPage(QWidget):
    """One interview being noted."""

    back_asked = Signal()
    review_asked = Signal()
    next_deal_asked = Signal()
    person_named = Signal(str)

    def __init__(
        self,
        document: InterviewDocument,
        names: dict[str, str],
        theme: Theme,
        zoom: int,
        *,
        clock_ms: Callable[[], int] = wall_ms,
        may_start: bool = False,
    ) -> None:
        super().__init__()
        self.document, self.names, self._theme = document, names, theme
        self.timekeeper = Timekeeper(document, clock_ms, may_start=may_start)
        self.key = document.question_left()
        self._panes: dict[tuple[str, str], QuestionPane] = {}
        self._statuses = document.statuses()
        self.timer_bar = TimerBar(theme)
        self._model = ChecklistModel(document, self.names)
        self.checklist = Checklist(self._model, theme, zoom)
        self.stack, self.bite = QStackedWidget(), BitePage(document)
        self.ask_next, self.scrap_line, self.name_strip = AskNext(), ScrapLine(), NameStrip()
        self._lay_out()
        self.finder = FindSheet(document.guide, self)
        self.header = HeaderSheet(document, self.names, self)
        self.code_sheet = CodeSheet(document, self)
        self.listening = ListeningSheet(document, self.names, self)
        self._connect()
        self.refresh()

    # what is shown

    @property
    def pane(self) -> QuestionPane:
        """The pane of the current question for whoever types now."""
        place = (self.key, self.document.person.id)
        if place not in self._panes:
            pane = QuestionPane(self.document, self.document.guide.by_key[self.key], self._theme, self.names)
            pane.set_compact(self._is_compact)
            self._panes[place] = pane
            self.stack.addWidget(pane)
        return self._panes[place]

    def show_question(self, key: str, *, focus: bool = True) -> None:
        """Turn to a question; what was typed in the one before is sealed."""
        self._leave_question()
        self.key = key
        self.timekeeper.visit(key)
        pane = self.pane
        pane.refresh()
        self.stack.setCurrentWidget(pane)
        self.checklist.show_question(key)
        self._show_next()
        if focus:
            pane.focus_first()

    def refresh(self) -> None:
        """Show everything anew: header, clock, scraps, what to ask next, the lock."""
        self._show_header()
        self._show_time()
        self._show_scraps()
        self.scrap_line.lock(is_locked=self.document.is_finished)
        self.show_question(self.key, focus=False)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self._theme = self.timer_bar.progress.theme = theme
        self.checklist.set_theme(theme, zoom)
        for pane in self._panes.values():
            pane.note.highlighter.set_theme(theme)
        self._fit()

    def set_person(self, person: Person, names: dict[str, str]) -> None:
        """Another note taker types from now on; each keeps an own note and an own undo."""
        self.document.leave()
        self.timekeeper.write()
        self.document.person = person
        self.names.update(names)
        self.name_strip.hide()
        self._model.refresh_all()
        self.refresh()
        self.pane.focus_first()

    def take_known(self, known: Known) -> None:
        """Offer what the team knows: its content pieces, the stages of its sales-cycle model."""
        self.document.known = known
        for pane in self._panes.values():
            pane.refresh()

    def close_page(self) -> None:
        """Stop the clock and seal everything."""
        self.timekeeper.stop()
        self.document.leave()

    # what the keys do

    def done_next(self) -> None:
        """This one is answered; go on with the next open question below."""
        if self.document.status(self.key) in ("open", "touched") and not self.document.is_finished:
            self.document.set_state(self.key, "answered")
        self._go_to_open()

    def put_aside(self, state: str) -> None:
        """Skip, not known or not applicable; said again it is taken back."""
        if self.document.is_finished:
            return
        self.document.set_state(self.key, state)
        if self.document.value(self.key).state == state:
            self._go_to_open()

    def step(self, by: int) -> None:
        """Turn to the question before or after, in the checklist's order."""
        order = [question.key for question in self.document.guide.in_checklist_order]
        self.show_question(order[(order.index(self.key) + by) % len(order)])

    def go_to_ask_next(self) -> None:
        """Turn to the first must-ask left."""
        if self.ask_next.first():
            self.show_question(self.ask_next.first())

    def switch_fields(self) -> None:
        """Notes, typed fields, rows in turn."""
        self.pane.focus_next_field()

    def next_provenance(self) -> None:
        """Go through first hand, second hand, opinion, nothing said."""
        order = ("", *PROVENANCES)
        now = order.index(self.document.value(self.key).provenance)
        self.document.set_provenance(self.key, order[(now + 1) % len(order)])
        self.pane.refresh()

    def toggle_code(self) -> None:
        """Show the lunch code, or put it away."""
        if self.code_sheet.isVisible():
            self.code_sheet.close_sheet()
        else:
            self.code_sheet.open()

    def toggle_mine(self) -> None:
        """I listen for this question, or not any more."""
        mine = self.document.listens().get(self.document.person.id, frozenset())
        self._listen_for([*(mine ^ {self.key})])

    def _listen_for(self, keys: list[str]) -> None:
        if not self.document.is_finished:
            self.document.listen_for(keys)
        self._model.refresh_all()
        self.pane.refresh()
        self._show_next()

    def toggle_bite(self) -> None:
        """They are chewing, or talk again."""
        if self.stack.currentWidget() is self.bite:
            self._leave_bite("")
            return
        self._leave_question()
        if self.timekeeper.watch.running == "talk":
            self.timekeeper.run("bite")
        self.stack.setCurrentWidget(self.bite)
        self.ask_next.hide()
        self.bite.open()

    def _leave_bite(self, text: str) -> None:
        if self.timekeeper.watch.running == "bite":
            self.timekeeper.run("talk")
        self.ask_next.show()
        self.show_question(self.key)
        if text:
            self.pane.note.setFocus()
            self.pane.note.insertPlainText(text)

    def _go_to_open(self) -> None:
        order = [question.key for question in self.document.guide.in_checklist_order]
        here = order.index(self.key)
        below = [*order[here + 1 :], *order[:here]]
        self.show_question(next((key for key in below if self.document.status(key) == "open"), below[0]))

    def _leave_question(self) -> None:
        self.document.leave(self.key, self.key + NOTE)

    def _take_edit(self, fields: list[str]) -> None:
        if any(field.startswith("scrap.") for field in fields):
            self._show_scraps()
        if any(self._has_turned(field.removesuffix(NOTE)) for field in fields):
            self._show_next()
        if any(field in ("account", "deal_name", "interviewee", "closed_on", "amount") for field in fields):
            self._show_header()

    def _has_turned(self, key: str) -> bool:
        """Whether an edit changed how a question stands: most keystrokes do not, and cost nothing then."""
        return key in self._statuses and self.document.status(key) != self._statuses[key]

    def _take_refreshed(self, field: str) -> None:
        pane = self._panes.get((field.removesuffix(NOTE), self.document.person.id))
        if pane:
            pane.note.follow_text(self.document.note(pane.question.key))

    def _reread(self) -> None:
        """Other heads are shown than before: bring every editor and row to what they say."""
        people = self.document.interview().people
        self.names.update({person: name for person, name in people.items() if name})
        for pane in self._panes.values():
            pane.load()
        self._model.refresh_all()
        self.refresh()

    def _show_header(self) -> None:
        interview = self.document.interview()
        writers = dict.fromkeys([*interview.writers, self.document.person.id])
        names = [name for person in writers if (name := self.names.get(person, ""))]
        self.timer_bar.show_header(self.document, names)

    def _show_time(self) -> None:
        self.timer_bar.show_time(self.timekeeper.watch, self.document, self._statuses)

    def _show_scraps(self) -> None:
        room = next((n for n, px in ((2, 1100), (1, 760)) if self.width() >= scaled(px)), 0)
        self.scrap_line.show_scraps(self.document.scraps(), room)

    def _show_next(self) -> None:
        self._statuses = self.document.statuses()
        mine = self.document.listens().get(self.document.person.id, ())
        self.ask_next.show_questions(ask_next(self.document.guide, self._statuses, self.key, mine=mine))
        self._show_time()

    # putting it together

    def _lay_out(self) -> None:
        side = frame("panel")
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.checklist)
        self.stack.addWidget(self.bite)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.name_strip)
        right.addWidget(self.stack, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.ask_next)
        right.addLayout(self._foot)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(frame("upright"))
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.timer_bar)
        layout.addWidget(frame("rule"))
        layout.addLayout(middle, 1)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.scrap_line)

    def _connect(self) -> None:
        self.document.edited.connect(self._take_edit)
        self.document.refreshed.connect(self._take_refreshed)
        self.document.reread.connect(self._reread)
        self.timekeeper.ticked.connect(self._show_time)
        self.checklist.chosen.connect(self._choose)
        self.finder.found.connect(self._choose)
        self.finder.closed.connect(lambda: self.pane.focus_first())
        self.header.closed.connect(lambda: self.pane.focus_first())
        self.header.next_deal_asked.connect(self.next_deal_asked)
        self.header.code_asked.connect(self.code_sheet.open)
        self.code_sheet.closed.connect(lambda: self.pane.focus_first())
        self.code_sheet.listening_asked.connect(self._share_out)
        self.listening.closed.connect(lambda: self.pane.focus_first())
        self.listening.chosen.connect(self._listen_for)
        self.bite.left.connect(self._leave_bite)
        self.ask_next.asked.connect(self.show_question)
        self.ask_next.done.connect(self.done_next)
        self.ask_next.skipped.connect(lambda: self.put_aside("skipped"))
        self.scrap_line.field.kept.connect(lambda text: self.document.add_scrap(text, self._talk_s()))
        self.scrap_line.field.escaped.connect(lambda: self.pane.focus_first())
        self.scrap_line.bite_asked.connect(self.toggle_bite)
        self.timer_bar.back_asked.connect(self.back_asked)
        self.timer_bar.header_asked.connect(self.header.open)
        self.timer_bar.pause_asked.connect(self.timekeeper.toggle_pause)
        self.timer_bar.review_asked.connect(self.review_asked)
        self.name_strip.named.connect(self.person_named)
        self.name_strip.put_off.connect(self._put_name_off)

    def _share_out(self) -> None:
        self.code_sheet.close_sheet()
        self.listening.open()

    def _choose(self, key: str) -> None:
        if self.stack.currentWidget() is self.bite:
            self._leave_bite("")
        self.show_question(key)

    def _put_name_off(self) -> None:
        self.name_strip.hide()
        self.pane.focus_first()

    def _talk_s(self) -> int:
        return self.timekeeper.watch.seconds("talk")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use the room there is: its size over the text zoom says how much can be shown at once."""
        width, height = self.width(), self.height()
        self._side.setFixedWidth(min(scaled(SIDE_PX), round(width * (0.29 if scaled(100) <= 130 else 0.34))))
        self.timer_bar.set_crowded(width < scaled(CROWDED_PX))
        self._foot.setContentsMargins(*((24, 0, 24, 6) if self._is_compact else (40, 4, 40, 16)))
        self.ask_next.bridge.setVisible(height >= scaled(600))
        for pane in self._panes.values():
            pane.set_compact(self._is_compact)
        self._show_scraps()

    @property
    def _is_compact(self) -> bool:
        return self.height() < scaled(COMPACT_PX)

"""The review page: ten minutes after the lunch. One column, only what there is to do, then Finish."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.review.finish_strip import FinishStrip
from winnotes.gui.review.lead_source_section import LeadSourceSection
from winnotes.gui.review.must_ask_section import MustAskSection
from winnotes.gui.review.notes_abreast import NotesSection
from winnotes.gui.review.output_section import OutputSection
from winnotes.gui.review.quote_section import QuoteSection
from winnotes.gui.review.review_head import ReviewHead
from winnotes.gui.review.scrap_section import ScrapSection
from winnotes.gui.review.scrolling import scroll
from winnotes.gui.review.section import EDGE_PX, Section
from winnotes.gui.review.summary_section import SummarySection
from winnotes.gui.review.todo_section import TodoSection
from winnotes.gui.review.unread_section import UnreadSection
from winnotes.gui.review.view import View, view_of
from winnotes.gui.review.voice_section import VoiceSection
from winnotes.gui.tab_order import focused_in, order_tabs
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import frame
from winnotes.i18n import _

COLUMN_PX = 860
SCROLL_BAR_PX = 10
COMPACT_PX = 720  # below this height the page uses less air, as the lunch page does


class ReviewPage(QWidget):
    """`back_asked()`, `question_asked(key)`, `export_asked(suffix)`, `finished()`."""

    back_asked = Signal()
    question_asked = Signal(str)
    export_asked = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Review"))
        self.document: InterviewDocument | None = None
        self._names: Mapping[str, str] = {}
        self.head, self.strip = ReviewHead(), FinishStrip()
        self.scraps, self.unread, self.must_asks = ScrapSection(), UnreadSection(), MustAskSection()
        self.voices, self.quotes, self.summary = VoiceSection(), QuoteSection(), SummarySection()
        self.notes, self.lead_source = NotesSection(), LeadSourceSection()
        self.todos, self.outputs = TodoSection(), OutputSection()
        self.sections: list[Section] = [
            self.scraps, self.unread, self.must_asks, self.voices,
            self.notes, self.lead_source, self.quotes, self.summary, self.todos, self.outputs,
        ]  # fmt: skip
        self._column = QVBoxLayout()
        self._area = self._made_area()
        self._lay_out()
        self._connect()

    @property
    def summary_field(self) -> TextField:
        """Where the summary is typed."""
        return self.summary.field

    def open_document(
        self, document: InterviewDocument, names: Mapping[str, str], theme: Theme, zoom: int
    ) -> None:
        """Show an interview from the top. `names` maps a person's id to a name."""
        if self.document is not document:
            if self.document is not None:
                self.document.reread.disconnect(self._take_reread)
            document.reread.connect(self._take_reread)
        self.document, self._names = document, names
        self.scraps.placed.clear()
        self.set_theme(theme, zoom)
        self._area.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another zoom: columns grow with their letters. Colours come with the application's style."""
        width_px = round(COLUMN_PX * max(100, zoom) / 100)
        self._inner.setMaximumWidth(width_px + 2 * EDGE_PX)
        self.strip.inner.setMaximumWidth(width_px)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as the document holds it now."""
        if self.document is None:
            return
        focused = focused_in(self)
        if focused is not None:
            self.setFocus()  # else Qt gives the keys of a row taken away to the next one, and scrolls there
        self._show_view(view_of(self.document, self._names))
        if focused is not None and focused.isVisible():
            focused.setFocus()

    def _take_reread(self) -> None:
        """Something was agreed or came in: show it, and leave the keys on this page where they are here."""
        if self.isVisible():
            self.refresh()

    def _show_view(self, view: View) -> None:
        self.head.show_view(view)
        self.strip.show_view(view)
        for section in self.sections:
            section.show_advice(not view.is_locked)
            section.show_view(view)
        first = next(section for section in self.sections if not section.isHidden())
        for section in self.sections:
            section.rule.setVisible(section is not first)
        order_tabs(self)

    def press_finish(self) -> None:
        """Finish; where it is finished, reopen with the reason typed, or go to where it is typed."""
        if self.document is None:
            return
        if self.document.is_finished:
            self.strip.ask()
            return
        self.document.finish(done=True)
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self.setFocus()
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.voices.choose_first(event.text()):
            return
        if not scroll(self._area.verticalScrollBar(), event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        side, top = (24, 4) if self.height() < COMPACT_PX else (40, 12)
        self._column.setContentsMargins(side, top, side, 24)
        strip = self.strip.layout()
        if strip is not None:
            strip.setContentsMargins(side, 10, side + SCROLL_BAR_PX, 10)

    def _reopen(self, reason: str) -> None:
        if self.document is not None:
            self.document.finish(done=False, reason=reason)
            self.refresh()
            self.setFocus()

    def _made_area(self) -> QScrollArea:
        self._inner = QWidget()
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for section in self.sections:
            inside.addWidget(section)
        inside.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        self._column.addLayout(across)
        holder = QWidget()
        holder.setLayout(self._column)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.strip)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.head.back_asked.connect(self.back_asked)
        self.head.finish_asked.connect(self.press_finish)
        self.strip.reopened.connect(self._reopen)
        self.outputs.export_asked.connect(self.export_asked)
        for section in self.sections:
            section.question_asked.connect(self.question_asked)
            section.changed.connect(self.refresh)

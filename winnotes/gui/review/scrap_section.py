"""Unsorted scraps, each with a line that sends it to its question; the sent ones can be taken back."""

from PySide6.QtWidgets import QLabel

from winnotes.core.interview import Scrap
from winnotes.gui.review.question_line import QuestionLine
from winnotes.gui.review.section import LINK, Section, room_for
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, label
from winnotes.i18n import _
from winnotes.wording import show_clock


class ScrapSection(Section):
    """What was written before anybody knew where it belongs. `placed` are those sent since the page was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("Unsorted scraps"), _("Send each to its question: a number or a few letters, then Enter.")
        )
        self.placed: list[str] = []
        self.lines: list[QuestionLine] = []

    def show_view(self, view: View) -> None:
        """Show the scraps nobody placed, and below them what was placed here."""
        self.clear()
        self.lines = []
        by_id = {scrap.id: scrap for scrap in view.interview.scraps}
        waiting = [scrap for scrap in by_id.values() if not scrap.placed]
        sent = [by_id[one] for one in self.placed if one in by_id and by_id[one].placed]
        for scrap in waiting:
            self._add_waiting(view, scrap)
        for scrap in sent:
            self._add_placed(view, scrap)
        self.setVisible(bool(waiting or sent))

    def _add_waiting(self, view: View, scrap: Scrap) -> None:
        words = label(scrap.text, wrap=True)
        if view.is_locked:
            self.add_row(_clock(scrap), words, stretch=1)
            return
        name = _("Question for: {scrap}").format(scrap=scrap.text)
        line = QuestionLine(name, view.document.guide, self.parentWidget() or self)
        line.setFixedWidth(room_for(LINK) + 60)
        line.setMinimumHeight(32)
        line.found.connect(lambda key: self._place(view, scrap, key))
        self.lines.append(line)
        self.add_row(_clock(scrap), words, line, stretch=1)

    def _add_placed(self, view: View, scrap: Scrap) -> None:
        told = _("{scrap}  →  {question}").format(scrap=scrap.text, question=view.label_of(scrap.placed))
        words = label(told, "quiet", wrap=True)
        if view.is_locked:
            self.add_row(_clock(scrap), words, stretch=1)
            return
        back = button(_("Take it back"), lambda: self._take_back(view, scrap), "link")
        back.setAccessibleName(_("Take it back: {scrap}").format(scrap=scrap.text))
        self.add_row(_clock(scrap), words, back, stretch=1)

    def _place(self, view: View, scrap: Scrap, key: str) -> None:
        view.document.place_scrap(scrap, key)
        view.document.leave()
        self.placed.append(scrap.id)
        self.changed.emit()
        self._focus_next()

    def _take_back(self, view: View, scrap: Scrap) -> None:
        current = next(one for one in view.document.scraps() if one.id == scrap.id)
        view.document.take_back_scrap(current)
        view.document.leave()
        self.placed.remove(scrap.id)
        self.changed.emit()
        self._focus_next()

    def _focus_next(self) -> None:
        """The next scrap to sort takes the keys; when none is left, the page does."""
        if self.lines:
            self.lines[0].setFocus()
        elif (parent := self.parentWidget()) is not None:
            parent.setFocus()


def _clock(scrap: Scrap) -> QLabel:
    clock = label(show_clock(scrap.talk_s), "quiet")
    clock.setMinimumWidth(room_for("00:00") + 8)
    return clock

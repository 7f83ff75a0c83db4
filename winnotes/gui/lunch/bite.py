"""Bite mode: they are chewing. The talk clock stands still, the unsorted scraps are sorted one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.interview import Scrap
from winnotes.gui.lunch.finder import QuestionFinder
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.widgets import Scroller, button, label
from winnotes.i18n import _, ngettext
from winnotes.wording import show_clock


class BitePage(QWidget):
    """One scrap large, "where does this go?", digits or letters send it. `left(text)` when typing resumes."""

    left = Signal(str)

    def __init__(self, document: InterviewDocument) -> None:
        super().__init__()
        self._document = document
        self.waiting: list[Scrap] = []
        self._placed: list[Scrap] = []
        self._count = label("", "quiet")
        self._scrap = label("", "question", wrap=True)
        self._ask = label(_("Where does this go?"), "quiet")
        self.finder = QuestionFinder(document.guide, _("Its number or a few letters, Enter sends it"))
        self.take_back = button(_("Take the last one back"), self._undo, "link")
        self.later = button(_("Later"), self._skip, tip=_("Show the next scrap"))
        self._lay_out()
        self.finder.found.connect(self._place)
        self.finder.missed.connect(self.left)
        self.finder.escaped.connect(lambda: self.left.emit(""))

    def open(self) -> None:
        """Show the first unsorted scrap, or say that there is none."""
        self.waiting = [scrap for scrap in self._document.scraps() if not scrap.placed]
        self._placed = []
        self._show_scrap()
        self.finder.start()

    def _lay_out(self) -> None:
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroller(inside))
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(40, 28, 40, 12)
        layout.setSpacing(12)
        layout.addWidget(label(_("They are chewing: the talk clock stands still."), "quiet"))
        layout.addWidget(self._scrap)
        layout.addWidget(self._ask)
        layout.addWidget(self.finder, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.take_back)
        foot.addWidget(self.later)
        foot.addWidget(button(_("Back to the talk  F3"), lambda: self.left.emit(""), "primary"))
        layout.addLayout(foot)

    def _show_scrap(self) -> None:
        if self.waiting:
            scrap = self.waiting[0]
            self._scrap.setText(f"{show_clock(scrap.talk_s)}  {scrap.text}")
        else:
            self._scrap.setText(_("Nothing left to sort. Enjoy the meal."))
        self._ask.setVisible(bool(self.waiting))
        self.later.setEnabled(len(self.waiting) > 1)
        self.take_back.setVisible(bool(self._placed))
        count = len(self.waiting)
        self._count.setText(ngettext("{n} scrap to sort", "{n} scraps to sort", count).format(n=count))

    def _place(self, key: str) -> None:
        if not self.waiting:
            self.left.emit("")
            return
        scrap = self.waiting.pop(0)
        self._document.place_scrap(scrap, key)
        self._placed.append(scrap)
        self._show_scrap()
        self.finder.start()

    def _skip(self) -> None:
        self.waiting.append(self.waiting.pop(0))
        self._show_scrap()
        self.finder.start()

    def _undo(self) -> None:
        scrap = self._placed.pop()
        current = next(one for one in self._document.scraps() if one.id == scrap.id)
        self._document.take_back_scrap(current)
        self.waiting.insert(0, scrap)
        self._show_scrap()
        self.finder.start()

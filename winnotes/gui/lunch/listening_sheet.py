"""Who listens for what: two at one table share the questions out. Optional; nothing shows until somebody does."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Question
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.sheet import Sheet
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Scroller, button, label
from winnotes.i18n import N_, _, listed

WHY = N_(
    "Both write down whatever they hear; each listens harder for a part. Take one half here and the other half on "
    "the other laptop, or tick sections. Ctrl+M takes a single question."
)


class ListeningSheet(Sheet):
    """A tick for each section of the guide, and halves; `chosen(keys)` are the questions I listen for from now on."""

    chosen = Signal(list)

    def __init__(self, document: InterviewDocument, names: dict[str, str], parent: QWidget) -> None:
        super().__init__(_("Who listens for what"), 640, 470, parent)
        self._document, self._names = document, names
        self._sections = [(document.guide.sections[key], found) for key, found in document.guide.grouped]
        self.ticks = [
            TickBox(_(title), f"{n}   {_(title)}") for n, (title, _found) in enumerate(self._sections, 1)
        ]
        self._about = [label("", "quiet") for _tick in self.ticks]
        self.halves = [
            *(button(self._words_of_half(first), partial(self._take_half, first)) for first in (0, 1)),
            button(_("Don't share out"), lambda: self._take([])),
        ]
        self._lay_out()
        for tick, (_title, questions) in zip(self.ticks, self._sections, strict=True):
            tick.toggled.connect(partial(self._toggle, questions))

    def open(self) -> None:
        """Show who took what."""
        self.refresh()
        super().open()
        self.halves[0].setFocus()

    def refresh(self) -> None:
        """Show each section as mine, partly mine, or whose else it is."""
        taken = self._document.listens()
        mine = taken.pop(self._document.person.id, frozenset())
        for tick, about, (_title, questions) in zip(self.ticks, self._about, self._sections, strict=True):
            keys = {question.key for question in questions}
            tick.blockSignals(True)
            tick.setChecked(keys <= mine)
            tick.blockSignals(False)
            others = [
                self._names.get(one) or _("a colleague") for one, theirs in taken.items() if keys & theirs
            ]
            told = [listed(others)] if others else []
            if keys & mine and not keys <= mine:
                told.insert(0, _("{n} of {count} yours").format(n=len(keys & mine), count=len(keys)))
            about.setText("  ·  ".join(told))

    def _toggle(self, questions: Sequence[Question], is_mine: bool) -> None:
        keys = {question.key for question in questions}
        mine = self._document.listens().get(self._document.person.id, frozenset())
        self._take([*(mine | keys if is_mine else mine - keys)])

    def _words_of_half(self, first: int) -> str:
        numbers = [str(n) for n in range(first + 1, len(self._sections) + 1, 2)]
        return _("I take {sections}").format(sections=", ".join(numbers))

    def _take_half(self, first: int) -> None:
        self._take([question.key for _title, found in self._sections[first::2] for question in found])

    def _take(self, keys: list[str]) -> None:
        self.chosen.emit(keys)
        self.refresh()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(label(_(WHY), "quiet", wrap=True))
        halves = QHBoxLayout()
        for one in self.halves:
            halves.addWidget(one)
        halves.addStretch(1)
        column.addLayout(halves)
        column.addSpacing(4)
        for tick, about in zip(self.ticks, self._about, strict=True):
            row = QHBoxLayout()
            row.addWidget(tick)
            row.addWidget(about, 1)
            column.addLayout(row)
        column.addStretch(1)
        self.column.addWidget(Scroller(inside), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("To the questions"), self.close_sheet, "primary"))
        self.column.addLayout(foot)

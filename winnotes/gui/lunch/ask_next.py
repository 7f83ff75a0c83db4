"""Up to three must-asks left, with a bridge sentence to rein the talk in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Question
from winnotes.gui.widgets import button, empty, label
from winnotes.i18n import _


class AskNext(QWidget):
    """The strip under the question. `asked(key)` when one is picked; `done()` and `skipped()` for this one."""

    asked = Signal(str)
    done = Signal()
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[str] | None = None
        self.bridge = label("", "bridge", wrap=True)
        self._pills = QHBoxLayout()
        self._pills.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._heading = label(_("Ask next"), "quiet")
        row.addWidget(self._heading)
        row.addLayout(self._pills)
        row.addStretch(1)
        row.addWidget(button(_("Skip"), self.skipped.emit, tip=_("Skip this question (Ctrl+Shift+S)")))
        row.addWidget(button(_("Done, next   Ctrl ↵"), self.done.emit, "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bridge)
        layout.addLayout(row)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these, the first one's bridge in words."""
        keys = [question.key for question in questions]
        if keys == self._shown:
            return
        self._shown = keys
        empty(self._pills)
        self._heading.setVisible(bool(questions))
        for n, question in enumerate(questions):
            pill = button(_(question.label), partial(self.asked.emit, question.key), "pill")
            pill.setToolTip(_(question.bridge))
            pill.setProperty("first", "true" if n == 0 else "false")
            pill.setAccessibleDescription(_(question.bridge))
            self._pills.addWidget(pill)
        self.bridge.setText(f"“{_(questions[0].bridge)}”" if questions and questions[0].bridge else "")

    def first(self) -> str:
        """Return the key of the first question shown, or ""."""
        return self._shown[0] if self._shown else ""

"""Up to three must-asks left, with a bridge sentence to rein the talk in."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Question
from winnotes.gui.widgets import button, empty, label, placed_in
from winnotes.i18n import _

GAP_PX = 8


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
        self._pills.setSpacing(GAP_PX)
        self._heading = label(_("Ask next"), "quiet")
        self._buttons = (
            button(_("Skip"), self.skipped.emit, tip=_("Skip this question (Ctrl+Shift+S)")),
            button(_("Done, next"), self.done.emit, "primary", tip=_("Ctrl+Enter")),
        )
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(self._heading)
        row.addLayout(self._pills)
        row.addStretch(1)
        for one in self._buttons:
            row.addWidget(one)
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
        for n, question in enumerate(questions):
            pill = button(_(question.label), partial(self.asked.emit, question.key), "pill")
            pill.setToolTip(_(question.bridge))
            pill.setProperty("first", "true" if n == 0 else "false")
            pill.setAccessibleDescription(_(question.bridge))
            self._pills.addWidget(pill)
        self._fit()
        self.bridge.setText(f"“{_(questions[0].bridge)}”" if questions and questions[0].bridge else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Show the pills that fit whole, the key on the button if it fits too; the checklist has every must-ask."""
        pills = [one for one in placed_in(self._pills) if isinstance(one, QWidget)]
        widths = [pill.sizeHint().width() + GAP_PX for pill in pills]
        for words in (_("Done, next   Ctrl ↵"), _("Done, next")):
            self._buttons[1].setText(words)
            room = self.width() - sum(one.sizeHint().width() + GAP_PX for one in self._buttons)
            room -= self._heading.sizeHint().width() + GAP_PX
            if not widths or room >= widths[0]:
                break
        for pill, total in zip(pills, accumulate(widths), strict=True):
            pill.setVisible(total <= room)
        self._heading.setVisible(bool(widths) and room >= widths[0])

    def first(self) -> str:
        """Return the key of the first question shown, or ""."""
        return self._shown[0] if self._shown else ""

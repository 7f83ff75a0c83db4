"""The facts of the lunch: deal, sales person, day. A sheet over the page, saved as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.interview import FACTS
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import Number, Scroller, button, go_to, label
from winnotes.i18n import N_, _
from winnotes.wording import FACTS as WORDS

HINTS = {
    "amount": N_("e.g. 84k €"),
    "closed_on": N_("2026-10-12"),
    "created_on": N_("2026-06-22"),
    "met_on": N_("2026-10-29"),
}


class HeaderSheet(Sheet):
    """Every fact a line. `closed()` on Escape, Enter in the last line or the button."""

    next_deal_asked = Signal()

    def __init__(self, document: InterviewDocument, parent: QWidget) -> None:
        super().__init__(_("This lunch"), 780, 430, parent)
        self._document = document
        self.fields = {name: LineField(_(WORDS[name]), _(HINTS.get(name, ""))) for name in FACTS}
        self.minutes = Number(_("Planned minutes"), 10, 240, step=5)
        self._lay_out()
        for name, field in self.fields.items():
            field.typed.connect(lambda text, name=name: document.set_fact(name, text))
            field.left.connect(lambda name=name: document.leave(name))
        self.minutes.valueChanged.connect(lambda minutes: document.put({"planned_minutes": minutes}))

    def open(self) -> None:
        """Show what is known and wait for the rest."""
        for name, field in self.fields.items():
            field.show_text(self._document.fact(name))
            field.setReadOnly(self._document.is_finished)
        self.minutes.blockSignals(True)
        self.minutes.setValue(self._document.planned_minutes)
        self.minutes.blockSignals(False)
        super().open()
        empty = next((field for field in self.fields.values() if not field.text()), self.fields["account"])
        go_to(empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for n, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(label(_(WORDS[name]), "quiet"), n // 2, n % 2 * 2)
            grid.addWidget(field, n // 2, n % 2 * 2 + 1)
        grid.addWidget(label(_("Planned minutes"), "quiet"), len(self.fields) // 2, 0)
        grid.addWidget(self.minutes, len(self.fields) // 2, 1)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addLayout(grid)
        rows.addStretch(1)
        self.column.addWidget(Scroller(inside), 1)
        foot = QHBoxLayout()
        foot.addWidget(label(_("Saved as you type. All of it can wait."), "quiet", wrap=True), 1)
        foot.addWidget(
            button(
                _("Next deal"), self.next_deal_asked.emit, tip=_("Same lunch, another deal (Ctrl+Shift+D)")
            )
        )
        foot.addWidget(button(_("To the questions"), self.close_sheet, "primary"))
        self.column.addLayout(foot)

    def close_sheet(self) -> None:
        """Put the sheet away; what was typed is sealed."""
        self._document.leave(*FACTS, "planned_minutes")
        super().close_sheet()

"""The facts of the lunch: deal, sales person, day. A sheet over the page, saved as it is typed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.interview import FACTS
from winnotes.gui.lunch.code_sheet import spaced
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import Number, Scroller, button, go_to, label, set_role
from winnotes.i18n import N_, _, listed
from winnotes.wording import FACTS as WORDS
from winnotes.wording.fact import fact_doubt

HINTS = {
    "amount": N_("e.g. 84k €"),
    "closed_on": N_("2026-10-12"),
    "created_on": N_("2026-06-22"),
    "met_on": N_("2026-10-29"),
}


class HeaderSheet(Sheet):
    """Every fact a line. `closed()` on Escape, Enter in the last line or the button."""

    next_deal_asked = Signal()
    code_asked = Signal()
    apart_asked = Signal()

    def __init__(self, document: InterviewDocument, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(_("This lunch"), 780, 470, parent)
        self._document, self._names = document, names
        self.joined = label("", "quiet", wrap=True)
        self.apart = button(
            _("Take apart"), self._take_apart, "link", tip=_("Each is its own interview again")
        )
        self.code = button(
            "", self._show_code, "link", tip=_("Show it large, or join another laptop's (F12)")
        )
        self.fields = {name: LineField(_(WORDS[name]), _(HINTS.get(name, ""))) for name in FACTS}
        self.minutes = Number(_("Planned minutes"), 10, 240, step=5)
        self.doubts = label("", "unread", wrap=True)
        self._lay_out()
        for name, field in self.fields.items():
            field.typed.connect(lambda text, name=name: document.set_fact(name, text))
            field.left.connect(lambda name=name: self._leave(name))
        self.minutes.valueChanged.connect(lambda minutes: document.put({"planned_minutes": minutes}))

    def open(self) -> None:
        """Show what is known and wait for the rest."""
        for name, field in self.fields.items():
            field.show_text(self._document.fact(name))
            field.setReadOnly(self._document.is_finished)
        self.minutes.blockSignals(True)
        self.minutes.setValue(self._document.planned_minutes)
        self.minutes.blockSignals(False)
        self._show_joined()
        self._show_doubts()
        super().open()
        empty = next((field for field in self.fields.values() if not field.text()), self.fields["account"])
        go_to(empty)

    def _leave(self, name: str) -> None:
        self._document.leave(name)
        self._show_doubts()

    def _show_doubts(self) -> None:
        """Say what cannot be read as a day, an amount or an address; it stays as it was typed."""
        found = {name: fact_doubt(name, field.text()) for name, field in self.fields.items()}
        for name, field in self.fields.items():
            set_role(field, "unread", bool(found[name]))
        self.doubts.setText("\n".join(told for told in found.values() if told))
        self.doubts.setVisible(any(found.values()))

    def _show_joined(self) -> None:
        """Say under which code this lunch goes, and whose notes it was joined with."""
        self.code.setText(spaced(self._document.code) or _("none"))
        self.code.setAccessibleName(_("Lunch code {code}").format(code=spaced(self._document.code)))
        with_whom = [self._names.get(one) or _("a colleague") for one in self._document.joined_with()]
        told = _("Joined with the notes of {names}.").format(names=listed(with_whom))
        self.joined.setText(told if with_whom else _("Joined; the other notes are not here yet."))
        self.joined.setVisible(self._document.is_joined)
        self.apart.setVisible(self._document.is_joined)

    def _show_code(self) -> None:
        self.close_sheet()
        self.code_asked.emit()

    def _take_apart(self) -> None:
        self.close_sheet()
        self.apart_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addLayout(self._made_facts())
        rows.addWidget(self.doubts)
        rows.addSpacing(8)
        other = QHBoxLayout()
        other.setSpacing(12)
        other.addWidget(self.joined, 1)
        other.addWidget(self.apart)
        rows.addLayout(other)
        rows.addStretch(1)
        self.column.addWidget(Scroller(inside), 1)
        self.column.addLayout(self._made_foot())

    def _made_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for n, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(label(_(WORDS[name]), "quiet"), n // 2, n % 2 * 2)
            grid.addWidget(field, n // 2, n % 2 * 2 + 1)
        grid.addWidget(label(_("Planned minutes"), "quiet"), len(self.fields) // 2, 0)
        grid.addWidget(self.minutes, len(self.fields) // 2, 1)
        grid.addWidget(label(_("Lunch code"), "quiet"), len(self.fields) // 2, 2)
        grid.addWidget(self.code, len(self.fields) // 2, 3, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _made_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(label(_("Saved as you type. All of it can wait."), "quiet", wrap=True), 1)
        foot.addWidget(
            button(
                _("Next deal"), self.next_deal_asked.emit, tip=_("Same lunch, another deal (Ctrl+Shift+D)")
            )
        )
        foot.addWidget(button(_("To the questions"), self.close_sheet, "primary"))
        return foot

    def close_sheet(self) -> None:
        """Put the sheet away; what was typed is sealed."""
        self._document.leave(*FACTS, "planned_minutes")
        super().close_sheet()

"""One to-do of mine: done or not, its words, who, by when. Every edit rewrites its line in my note."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.desk.home import today
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.review.due_date import read_due
from winnotes.gui.review.note_line import NoteLine, rewrite, settle, todo_line
from winnotes.gui.review.section import EDGE_PX, room_for
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import label, set_role
from winnotes.i18n import _, show_date

FIELD_PX = 11  # what a bare field keeps free on each side of its text
SIGN_PX = 32
WHO, DUE = "some.body", "2027-05-01"  # the widths of the two columns


class TodoRow(QWidget):
    """`edited()` after every change. A due date nobody can read stays in the line as words, and is marked."""

    edited = Signal()

    def __init__(self, document: InterviewDocument, line: NoteLine, question: str) -> None:
        super().__init__()
        self._document, self.line = document, line
        mark = line.mark
        self.done = TickBox(_("Done: {todo}").format(todo=mark.text))
        self.done.setToolTip(_("Done"))
        self.done.setChecked(mark.kind == "done")
        self.text = LineField(_("To-do from {question}").format(question=question), "", "bare")
        self.owner = LineField(_("Who: {todo}").format(todo=mark.text), _("who"), "bare")
        self.due = LineField(_("By when: {todo}").format(todo=mark.text), _("by when"), "bare")
        self.hint = label("", "reading", wrap=True)
        for field, text in ((self.text, mark.text), (self.owner, mark.owner), (self.due, mark.due)):
            field.show_text(text)
            field.setMinimumHeight(32)
            field.typed.connect(self._take)
            field.left.connect(self._settle)
        self.text.setToolTip(question)
        self.done.toggled.connect(self._toggle)
        self._lay_out()
        self._show_done()

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.done.isChecked()

    def _lay_out(self) -> None:
        self.done.setFixedWidth(SIGN_PX)
        self.owner.setFixedWidth(column_px(WHO))
        self.due.setFixedWidth(column_px(DUE))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.done)
        row.addWidget(self.text, 1)
        row.addWidget(self.owner)
        row.addWidget(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hint.setContentsMargins(0, 0, 0, 6)
        self.hint.hide()

    def _take(self) -> None:
        """Write the line as it stands now; nothing waits for the field to be left."""
        typed = self.due.text().strip().removeprefix("by ").strip()
        due = read_due(typed, date.fromisoformat(today()))
        text = todo_line(self.text.text(), self.owner.text(), due or typed, is_done=self.is_done)
        self.line = rewrite(self._document, self.line, text)
        self._show_due(typed, due)
        self.edited.emit()

    def _toggle(self) -> None:
        self._take()
        self._show_done()
        self._settle()

    def _settle(self) -> None:
        """The field was left: show the date that was understood, seal the note."""
        due = read_due(self.due.text(), date.fromisoformat(today()))
        if due:
            self.due.show_text(due)
            self.hint.hide()
        settle(self._document, self.line.key)

    def _show_due(self, typed: str, due: str) -> None:
        is_unread = bool(typed) and not due
        set_role(self.due, "unread", is_unread)
        set_role(self.hint, "role", "unread" if is_unread else "reading")
        self.hint.setText(
            _("“{typed}” is no date; it is kept in the words of the to-do.").format(typed=typed)
            if is_unread
            else show_date(due)
        )
        self.hint.setVisible(is_unread or (bool(due) and due != typed))

    def _show_done(self) -> None:
        face = self.text.font()
        face.setStrikeOut(self.is_done)
        self.text.setFont(face)


def column_px(widest: str) -> int:
    """Return the width of a column whose fields hold `widest`."""
    return room_for(widest) + 2 * FIELD_PX + 4

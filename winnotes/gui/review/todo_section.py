"""What marketing is to do after this lunch: my own to-dos can be edited here, a colleague's are shown."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from winnotes.gui.review.note_line import NoteLine, marked_lines
from winnotes.gui.review.section import EDGE_PX, Section
from winnotes.gui.review.todo_row import DUE, FIELD_PX, SIGN_PX, WHO, TodoRow, column_px
from winnotes.gui.review.view import View
from winnotes.gui.widgets import frame, label
from winnotes.i18n import _


class TodoSection(Section):
    """One row per line that begins with `>`."""

    def __init__(self) -> None:
        super().__init__(
            _("To-dos for marketing"),
            _("By when takes 2027-05-01, 1 May, friday or 2w. Saved as you type."),
            gap_px=0,
        )
        self.todos: list[TodoRow] = []
        self._shown: list[NoteLine] = []

    def show_view(self, view: View) -> None:
        """Show every to-do; where my notes are finished, mine are shown as a colleague's are."""
        self.clear()
        lines = marked_lines(view, "todo", "done")
        mine = [line for line in lines if line.is_mine and not view.is_locked]
        self._shown = [line for line in lines if line not in mine]
        self.todos = [TodoRow(view.document, line, view.label_of(line.key)) for line in mine]
        rows = [*self.todos, *(_shown_row(view, line) for line in self._shown)]
        for number, row in enumerate(rows):
            if number:
                self.rows.addWidget(_hairline())
            self.rows.addWidget(row)
        for row in self.todos:
            row.edited.connect(self._show_count)
        self._show_count()
        self.setVisible(bool(lines))

    def _show_count(self) -> None:
        done = sum(1 for line in self._shown if line.mark.kind == "done")
        done += sum(1 for row in self.todos if row.is_done)
        self.count.setText(_("{n} of {count} done").format(n=done, count=len(self._shown) + len(self.todos)))


def _shown_row(view: View, line: NoteLine) -> QWidget:
    """Return a row that can only be read, in the same columns."""
    mark = line.mark
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
    across.setSpacing(0)
    name = "" if line.is_mine else view.name_of(line.person)
    across.addWidget(_cell("✓" if mark.kind == "done" else "–", SIGN_PX, role="quiet", edge_px=0))
    words = _cell(mark.text, 0)
    words.setWordWrap(True)
    words.setMinimumHeight(32)
    across.addWidget(words, 1)
    across.addWidget(_cell(name, 0, role="quiet"))
    across.addWidget(_cell(mark.owner, column_px(WHO)))
    across.addWidget(_cell(mark.due, column_px(DUE)))
    return row


def _cell(text: str, width_px: int, *, role: str = "", edge_px: int = FIELD_PX) -> QLabel:
    cell = label(text, role)
    cell.setContentsMargins(edge_px, 0, edge_px, 0)
    if width_px:
        cell.setFixedWidth(width_px)
    return cell


def _hairline() -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
    across.addWidget(frame("rule"))
    return holder

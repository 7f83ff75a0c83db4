"""Texts stand side by side under their names and are never agreed: what each noted of a question, in columns."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.interview import Answer
from winnotes.gui.review.section import EDGE_PX, Section
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, empty, label
from winnotes.i18n import _, ngettext


def notes_abreast(view: View, answer: Answer) -> QWidget | None:
    """Return the notes of a question in columns under their names, or None where fewer than two people wrote."""
    notes = [note for note in answer.notes if str(note.content).strip()]
    if len(notes) < 2:
        return None
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
    across.setSpacing(24)
    for note in notes:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(view.name_of(note.person), "quiet"))
        text = label(str(note.content).strip(), wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(text, 1)
        across.addLayout(column, 1)
    return holder


class NotesSection(Section):
    """The questions that several people noted, closed until somebody wants to read them."""

    def __init__(self) -> None:
        super().__init__(
            _("Notes side by side"), _("Everybody's words stay as they are; there is nothing to agree.")
        )
        self.is_open = False
        self.toggle = button(_("Show them"), self._toggle)
        self._view: View | None = None
        self._below = QVBoxLayout()
        self._below.setSpacing(12)
        self.add_row(self.toggle)
        self.rows.addLayout(self._below)

    def show_view(self, view: View) -> None:
        """Offer the questions two or more people noted; with none the section is not there."""
        if self._view is not None and view.document is not self._view.document:
            self.is_open = False
        self._view = view
        found = [
            one for one in view.interview.answers if len([n for n in one.notes if str(n.content).strip()]) > 1
        ]
        told = ngettext("{n} question", "{n} questions", len(found))
        self.count.setText(told.format(n=len(found)))
        self.toggle.setText(_("Put them away") if self.is_open else _("Show them"))
        empty(self._below)
        for answer in found if self.is_open else ():
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            key = answer.question.key
            link = button(view.label_of(key), partial(self.question_asked.emit, key), "link")
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            if (notes := notes_abreast(view, answer)) is not None:
                column.addWidget(notes)
            self._below.addWidget(block)
        self.setVisible(bool(found))

    def _toggle(self) -> None:
        self.is_open = not self.is_open
        self.changed.emit()
        self.toggle.setFocus()

"""Writes a third value where neither voice is what is to be agreed on: the lunch's own quick entry, on its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from winnotes.core.guide import Part, Question
from winnotes.core.value import Row, Value, with_said
from winnotes.gui.lunch.part_editor import PartEditor
from winnotes.gui.lunch.rows_editor import RowsEditor
from winnotes.gui.widgets import go_to
from winnotes.wording import words


class ThirdEditor(QWidget):
    """Editors for the parts in which the voices are unlike. `left()` on Escape; Enter goes on to the row around it."""

    left = Signal()

    def __init__(self, question: Question, parts: Sequence[Part], begin: Value) -> None:
        super().__init__()
        self._question, self._begin = question, begin
        self._said: dict[str, str | list[Row]] = dict(begin.said)
        self.fields = [PartEditor(part, question.label) for part in parts if part.kind != "rows"]
        rows = [part for part in parts if part.kind == "rows"]
        self.rows = RowsEditor(rows[0], question.label) if rows else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        for editor in self.fields:
            editor.show_said(begin.text(editor.part.key))
            editor.edited.connect(self._take)
            column.addWidget(editor)
        if self.rows is not None:
            self.rows.show_rows(begin.rows(self.rows.part.key))
            self.rows.edited.connect(self._take)
            column.addWidget(self.rows)

    def value(self) -> Value:
        """Return the value as it stands in the editors."""
        return with_said(self._begin, self._question, self._said, words())

    def start(self) -> None:
        """Take the keys, the first field's text ready to be replaced."""
        if self.fields:
            go_to(self.fields[0].line)
            self.fields[0].line.selectAll()
        elif self.rows is not None:
            go_to(self.rows.first_cell())

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the page: it leaves these fields only."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, part: str, typed: str | list[Row]) -> None:
        self._said[part] = typed

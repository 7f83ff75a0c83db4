"""The two kinds of field people type in; both tell text under composition (IME) as part of the text."""

from functools import cache

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from winnotes.core.text import normalise
from winnotes.gui.actions import COMMANDS

ROOMY_PERCENT = 150  # of what the letters need: lines of notes stand apart


@cache
def _our_keys() -> frozenset[str]:
    """Return every key combination of the window; a plain letter or sign is typed where one types."""
    keys = (key for command in COMMANDS for key in command.keys if len(key) > 1)
    return frozenset(QKeySequence(key).toString() for key in keys)


def is_left_to_window(event: QEvent) -> bool:
    """Whether a field is asked to claim a key that the window uses (on Unix Ctrl+K would delete to the line's end)."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_ours = QKeySequence(event.keyCombination()).toString() in _our_keys()
    if is_ours:
        event.ignore()
    return is_ours


class LineField(QLineEdit):
    """A one-line field. `typed(text)` comes at every change made by the user, composition included."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        if role:
            self.setProperty("role", role)
        self.textEdited.connect(lambda _text: self._tell())

    def show_text(self, text: str) -> None:
        """Show what the document holds, unless it already stands there (its undo is kept then)."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def replace_text(self, text: str) -> None:
        """Put `text` in place as if typed: it can be undone, and is told."""
        self.selectAll()
        self.insert(text)
        self._tell()

    def event(self, event: QEvent) -> bool:
        return not is_left_to_window(event) and super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        super().inputMethodEvent(event)
        self._composing = event.preeditString()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()

    def _tell(self) -> None:
        at = self.cursorPosition()
        self.typed.emit(self.text()[:at] + self._composing + self.text()[at:])


class TextField(QTextEdit):
    """A field of many lines of plain text; Tab leaves it. `typed(text)` comes at every change made by the user.

    A QTextEdit, because a QPlainTextEdit draws every line as tight as its letters allow; `note` lines are roomy.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_loading = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self._line_percent = ROOMY_PERCENT if role == "note" else 100
        if role:
            self.setProperty("role", role)
        self._give_room()
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what the document holds; nothing is told and undo starts here."""
        self._is_loading = True
        self.setPlainText(text)
        self._give_room()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_loading = False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

    def fit(self) -> None:
        """Take the height the text asks for, where a field has one: called when letters grow or shrink."""

    def height_px(self, lines: int) -> int:
        """Return the height in px in which `lines` lines can be read."""
        self.ensurePolished()
        return round(lines * self.fontMetrics().lineSpacing() * self._line_percent / 100) + 28

    def follow_text(self, text: str) -> None:
        """Take a change made elsewhere (a scrap placed): typed in, so that it can be undone here."""
        if text == self.toPlainText():
            return
        self._is_loading = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_loading = False

    def event(self, event: QEvent) -> bool:
        return not is_left_to_window(event) and super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        super().inputMethodEvent(event)
        if not event.commitString():
            self._tell()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste plain text only, normalised at this entrance too."""
        self.textCursor().insertText(normalise(source.text()))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy plain text only: the room between lines belongs to the screen."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()

    def _tell(self) -> None:
        if not self._is_loading:
            self.typed.emit(self._whole_text())

    def _give_room(self) -> None:
        """Set every line apart; lines typed or pasted later take after these. Undo starts here."""
        room = QTextBlockFormat()
        room.setLineHeight(self._line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(room)
        self.document().clearUndoRedoStacks()

    def _whole_text(self) -> str:
        text = self.toPlainText()
        block = self.textCursor().block()
        composing = block.layout().preeditAreaText() if block.isValid() else ""
        if composing:
            at = block.position() + block.layout().preeditAreaPosition()
            text = text[:at] + composing + text[at:]
        return text

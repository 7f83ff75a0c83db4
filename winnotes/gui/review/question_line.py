"""The line that asks where a scrap belongs: a number or a few letters, Enter takes the best question.

The questions found are laid over the page below the line; no window pops up that could take the keys away.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from winnotes.core.guide import Guide
from winnotes.gui.lunch.finder import find_questions
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.widgets import set_role
from winnotes.i18n import _

MOST = 6
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuestionLine(LineField):
    """`found(key)` on Enter or click; what fits no question is marked and stays. `over` carries the list."""

    found = Signal(str)

    def __init__(self, name: str, guide: Guide, over: QWidget) -> None:
        super().__init__(name, _("Which question?"), "cell")
        self._guide, self._over = guide, over
        self._order = guide.in_checklist_order
        self.list = QListWidget(over)
        self.list.setAccessibleName(_("Questions found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.list.itemClicked.connect(self._take)
        self.destroyed.connect(self.list.deleteLater)
        self.textEdited.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem() if self.list.isVisible() else None)
        elif event.key() == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the page while the list is open: it closes the list only."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and self.list.isVisible()
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.list.hide()

    def _step(self, by: int) -> None:
        if not self.list.isVisible():
            self._offer(self.text())
            self._lay_over()
        else:
            self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def _offer(self, typed: str) -> None:
        """List the questions meant by `typed`, the best one chosen."""
        set_role(self, "unread", False)
        self.setToolTip("")
        self.list.clear()
        for question in find_questions(self._guide, typed):
            item = QListWidgetItem(f"{self._order.index(question) + 1}  {_(question.label)}")
            item.setData(Qt.ItemDataRole.UserRole, question.key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if typed.strip() and self.list.count():
            self._lay_over()
        else:
            self.list.hide()

    def _lay_over(self) -> None:
        rows = min(MOST, self.list.count())
        height = rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth()
        at = self.mapTo(self._over, QPoint(0, self.height() + 2))
        self.list.setGeometry(at.x(), at.y(), self.width(), height)
        self.list.show()
        self.list.raise_()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.list.hide()
            self.found.emit(item.data(Qt.ItemDataRole.UserRole))
        elif self.text().strip():
            set_role(self, "unread", True)
            self.setToolTip(_("No question is called that."))

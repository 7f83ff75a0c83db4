"""Finds a question by a number, a few letters of its label or any word of it; used by Ctrl+K and by bite mode."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from winnotes.core.guide import Guide, Question
from winnotes.core.text import folded
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

LEAST_LIST_PX = 92  # three questions at 100 %


def find_questions(guide: Guide, typed: str) -> list[Question]:
    """Return the questions meant by `typed`, best first: checklist number, label's beginning, words, letters."""
    order = guide.in_checklist_order
    wanted = folded(typed)
    if not wanted:
        return list(order)
    if wanted.isdigit():
        exact = [question for n, question in enumerate(order, 1) if str(n) == wanted]
        return exact + [
            one for n, one in enumerate(order, 1) if str(n).startswith(wanted) and str(n) != wanted
        ]
    ranked = [
        (rank, n, question)
        for n, question in enumerate(order)
        if (rank := _rank(question, wanted)) is not None
    ]
    return [question for _rank_, _n, question in sorted(ranked, key=lambda one: one[:2])]


def _rank(question: Question, wanted: str) -> int | None:
    label, text = folded(question.label), folded(f"{question.text} {question.key}")
    if label.startswith(wanted):
        return 0
    if f" {wanted}" in f" {label}":
        return 1
    if f" {wanted}" in f" {text}":
        return 2
    if all(f" {word}" in f" {label} {text}" for word in wanted.split()):
        return 3
    letters = iter(label)
    return 4 if len(wanted) > 1 and all(letter in letters for letter in wanted) else None


class QuestionFinder(QWidget):
    """A line and the questions it finds. `found(key)` on Enter or click, `missed(text)` when nothing fits."""

    found = Signal(str)
    missed = Signal(str)
    escaped = Signal()

    def __init__(self, guide: Guide, hint: str) -> None:
        super().__init__()
        self._guide = guide
        self.field = LineField(_("Find a question"), hint)
        self.list = QListWidget()
        self.list.setProperty("role", "bare")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Questions found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(scaled(LEAST_LIST_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._fill()

    def start(self, text: str = "") -> None:
        """Clear the line and take the keys."""
        self.field.setText(text)
        self._fill()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._answer(event.key())
        )

    def _answer(self, key: int) -> bool:
        """Take the keys that move in the list; the rest is typing."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(0, self.list.currentRow() + step), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True

    def _take(self) -> None:
        if key := self.list.currentIndex().data(Qt.ItemDataRole.UserRole):
            self.found.emit(key)
        elif self.field.text().strip():
            self.missed.emit(self.field.text())

    def _fill(self) -> None:
        self.list.clear()
        order = self._guide.in_checklist_order
        for question in find_questions(self._guide, self.field.text()):
            item = QListWidgetItem(
                f"{order.index(question) + 1:>2}   {_(question.label)}  —  {_(question.text)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, question.key)
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(_("No question fits. The number of one, or a few letters of it."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)


class FindSheet(Sheet):
    """The finder as a sheet laid over the page (Ctrl+K)."""

    found = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget) -> None:
        super().__init__(_("Find a question"), 680, 460, parent)
        self.finder = QuestionFinder(guide, _("A number or a few letters"))
        self.column.addWidget(self.finder)
        self.finder.found.connect(self._take)
        self.finder.escaped.connect(self.close_sheet)

    def open(self) -> None:
        """Show the sheet with an empty line."""
        super().open()
        self.finder.start()

    def _take(self, key: str) -> None:
        self.hide()
        self.found.emit(key)

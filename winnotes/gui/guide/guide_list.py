"""The guide as one list: its title, then each group with its questions, so that every word of it is reached by keys."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView

from winnotes.core.guide import Guide, Question
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 32


class Place(NamedTuple):
    """A row: `what` is "guide", "section" or "question", `key` the section's or the question's."""

    what: str
    key: str = ""


class Line(NamedTuple):
    """What a row shows, and in full where one points at it."""

    place: Place
    words: str
    tip: str = ""


class GuideModel(QAbstractListModel):
    """The lines of a guide; while only words change the rows stay, for somebody types in them key by key."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> bool:
        """Show these; return whether the rows are others than before."""
        if [one.place.what for one in lines] == [one.place.what for one in self.lines]:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def row_of(self, place: Place) -> int:
        """Return the row of a place, -1 where it is no more."""
        return next((row for row, line in enumerate(self.lines) if line.place == place), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, scaled(ROW_PX))
        if role == Qt.ItemDataRole.FontRole and line.place.what == "guide":
            font = QFont(QApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


class GuideList(QListView):
    """`gone_to(place)` when another row is the current one, `enter_pressed()`: what stands there is to be typed."""

    gone_to = Signal(object)
    enter_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Questions"))
        self.setProperty("role", "pane")
        self.lines, self._is_told = GuideModel(), True
        self.setModel(self.lines)

    @property
    def place(self) -> Place | None:
        """What the current row is about."""
        row = self.currentIndex().row()
        return self.lines.lines[row].place if 0 <= row < len(self.lines.lines) else None

    def show_guide(self, guide: Guide, wanted: Place) -> None:
        """List a guide with one row current; where that is no more, the first question."""
        self._is_told = False
        self.lines.show_lines(list(_lines(guide)))
        row = self.lines.row_of(wanted)
        if row < 0:
            row = self.lines.row_of(Place("question", guide.in_checklist_order[0].key))
        self.setCurrentIndex(self.lines.index(row))
        self._is_told = True

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802
        super().currentChanged(now, before)
        if self._is_told:
            self.gone_to.emit(self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)


def _lines(guide: Guide) -> Iterator[Line]:
    asked = dict(guide.grouped)
    yield Line(Place("guide"), guide.title)
    for section, title in guide.sections.items():
        yield Line(Place("section", section), _(title).upper())
        for question in asked.get(section, ()):
            yield Line(Place("question", question.key), f"   {_told(question)}", question.text)


def _told(question: Question) -> str:
    return (
        f"{_(question.label)}{'  *' if question.must_ask else ''}{_('  private') if question.private else ''}"
    )

"""The guide as one list: its title, then each group with its questions, so that every word of it is reached by keys."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from winnotes.core.guide import Guide, Question
from winnotes.gui.widgets import scaled
from winnotes.i18n import _

ROW_PX = 32
WHAT, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Place(NamedTuple):
    """A row: `what` is "guide", "section" or "question", `key` the section's or the question's."""

    what: str
    key: str = ""


class GuideList(QListWidget):
    """`gone_to(place)` when another row is the current one, `entered()` at Enter: what stands there is to be typed."""

    gone_to = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Questions"))
        self.setProperty("role", "pane")
        self.currentItemChanged.connect(lambda _now, _before: self.gone_to.emit(self.place))

    @property
    def place(self) -> Place | None:
        """What the current row is about."""
        if self.currentRow() < 0:
            return None
        item = self.currentItem()
        return Place(str(item.data(WHAT)), str(item.data(KEY)))

    def show_guide(self, guide: Guide, wanted: Place) -> None:
        """List a guide with one row current; where that is no more, the first question."""
        asked = dict(guide.grouped)
        first = Place("question", guide.in_checklist_order[0].key)
        self.blockSignals(True)
        self.clear()
        self._add(Place("guide"), guide.title, is_heading=True)
        for section, title in guide.sections.items():
            self._add(Place("section", section), _(title).upper(), is_heading=True)
            for question in asked.get(section, ()):
                self._add(Place("question", question.key), _told(question), tip=question.text)
        if not self._go_to(wanted):
            self._go_to(first)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, place: Place, words: str, *, is_heading: bool = False, tip: str = "") -> None:
        item = QListWidgetItem(words if is_heading else f"   {words}")
        item.setData(WHAT, place.what)
        item.setData(KEY, place.key)
        item.setToolTip(tip)
        item.setSizeHint(QSize(0, scaled(ROW_PX)))
        if place.what == "guide":
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        self.addItem(item)

    def _go_to(self, place: Place) -> bool:
        for row in range(self.count()):
            item = self.item(row)
            if (item.data(WHAT), item.data(KEY)) == place:
                self.setCurrentItem(item)
                return True
        return False


def _told(question: Question) -> str:
    return (
        f"{_(question.label)}{'  *' if question.must_ask else ''}{_('  private') if question.private else ''}"
    )

"""The search sheet (Ctrl+F): type, see the newest or the most telling lines at once, Enter goes there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from winnotes.core.search.query import unread_period
from winnotes.desk.searching import Found, place_of
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.search.hit_row import HIT, PLACE, TERMS, HitRow
from winnotes.gui.sheet import Sheet
from winnotes.gui.theme import Theme
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import label
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store

Read = Callable[[Callable[[Store], Found], Callable[[Found], None]], None]
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchSheet(Sheet):
    """`chosen(hit, terms)` when one wants to go to a line these words found. `read` runs a job on the notes aside."""

    chosen = Signal(object, object)

    def __init__(self, read: Read, theme: Theme, zoom: int, parent: QWidget) -> None:
        super().__init__(_("Find in all notes"), 760, 560, parent)
        self._read, self._asked, self._is_followed = read, 0, False
        self.field = LineField(_("Words to find"), _("Words, “a phrase”, #tag"))
        self.by_telling = TickBox(*[_("Most telling first")] * 2)
        self.list = QListWidget()
        self.row = HitRow(theme, zoom)
        self._told = label("", "quiet")
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._ask())
        self.by_telling.toggled.connect(lambda _is_on: self._ask())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def open(self) -> None:
        """Show the sheet, what was typed last selected."""
        super().open()
        self._is_followed = False
        self.field.setFocus()
        self.field.selectAll()
        self._ask()

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self.row.set_theme(theme, zoom)
        self.list.viewport().update()

    def _ask(self) -> None:
        """Look for what is typed now; an answer to what was typed before is not shown."""
        from winnotes.desk.searching import search

        self._asked += 1
        asked, typed = self._asked, self.field.text()
        by_telling, is_followed = self.by_telling.isChecked(), self._is_followed
        if not typed.strip():
            self._show(Found([], ()))
            return

        def look(store: Store) -> Found:
            if asked != self._asked:  # typed on since: nobody waits for this one
                return Found([], ())
            return search(store, typed, by_telling=by_telling, is_followed=is_followed)

        self._read(look, lambda found: self._answer(asked, found))

    def _answer(self, asked: int, found: Found) -> None:
        if asked == self._asked:
            self._is_followed = True
            self._show(found)

    def _show(self, found: Found) -> None:
        self.list.clear()
        for hit in found.hits:
            item = QListWidgetItem()
            item.setData(HIT, hit)
            item.setData(TERMS, found.terms)
            place = place_of(hit, found.labels)
            item.setData(PLACE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.text}, {place}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._told.setText(self._words(len(found.hits)))

    def _words(self, count: int) -> str:
        if not self.field.text().strip():
            return _(
                '" in quotes   > in to-dos   ! in surprises   in:objections   by:kim   when:2026-06   deal:'
            )
        if unread := unread_period(self.field.text()):
            return _("“{period}” is no year, month or day: when:2026-06").format(period=unread)
        if not count:
            return _("Nothing found.")
        return (
            ngettext("{n} line", "{n} lines", count).format(n=count)
            if count < 50
            else _("The first 50 lines")
        )

    def _take(self, item: QListWidgetItem) -> None:
        self.close_sheet()
        self.chosen.emit(item.data(HIT), item.data(TERMS) or ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._press(Qt.Key(event.key()))
        )

    def _press(self, key: Qt.Key) -> bool:
        """Take the keys that move in the list; the rest is typing."""
        if key in _STEPS and self.list.count():
            self.list.setCurrentRow(min(max(0, self.list.currentRow() + _STEPS[key]), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self.list.setProperty("role", "bare")
        self.list.setAccessibleName(_("Lines found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(self.row)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = QHBoxLayout()
        across.addWidget(self._told, 1)
        across.addWidget(self.by_telling)
        self.column.addWidget(self.field)
        self.column.addLayout(across)
        self.column.addWidget(self.list, 1)

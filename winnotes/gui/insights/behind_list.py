"""What stands behind a row of a chart: the quotes, and every lunch that was counted, each a key away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.insight.behind import Behind
from winnotes.gui.widgets import button, empty, frame, label
from winnotes.i18n import _, ngettext

AT_ONCE = 8
LINK_PX = 7  # what a link keeps free around its words


class BehindList(QFrame):
    """`lunch_asked(interview, key)` to go there, `left()` to put the list away."""

    lunch_asked = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._found: Sequence[Behind] = ()
        self._name_of: Callable[[Behind], str] = lambda _one: ""
        self._can_open = True
        self.title, self._count = label("", "heading", wrap=True), label("", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._count)
        self.close_button = button(_("Close"), self.left.emit, "link", tip=_("Escape"))
        head.addWidget(self.close_button)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 12)
        column.addLayout(head)
        column.addLayout(self.rows)

    def show_behind(
        self, label: str, found: Sequence[Behind], name_of: Callable[[Behind], str], *, can_open: bool = True
    ) -> None:
        """Show what stands behind the row `label`; `name_of` says what a lunch is called here."""
        self._found, self._name_of, self._can_open = found, name_of, can_open
        self.title.setText(_("Behind “{name}”").format(name=label))
        self.setAccessibleName(self.title.text())
        self._count.setText(ngettext("{n} lunch", "{n} lunches", len(found)).format(n=len(found)))
        empty(self.rows)
        self._add(0)
        self.show()

    def _add(self, begin: int) -> None:
        """Add the next few rows from `begin` on, and a way to the others."""
        end = begin + AT_ONCE * (1 if not begin else 4)
        for one in self._found[begin:end]:
            row = self._row(one)
            self.rows.addWidget(row)
            row.show()  # at once, else the page is laid out without it
        if (left := len(self._found) - end) > 0:
            more = button(_("{n} more").format(n=left), lambda: self._go_on(more, end), "link")
            self.rows.addWidget(more)
            more.show()

    def _go_on(self, more: QWidget, end: int) -> None:
        at = self.rows.count() - 1
        self.rows.removeWidget(more)
        more.hide()
        more.deleteLater()
        self._add(end)
        if (item := self.rows.itemAt(at)) and (first := item.widget()):
            first.findChildren(QWidget)[-1].setFocus()

    def _row(self, one: Behind) -> QWidget:
        row = frame("quoted" if one.lines else "plain")
        column = QVBoxLayout(row)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(2)
        for line in one.lines:
            said = label(line.text, "quote", wrap=True)
            said.setContentsMargins(LINK_PX, 0, 0, 0)
            column.addWidget(said)
        name = self._name_of(one)
        if self._can_open:
            tip = _("Open this lunch")
            column.addWidget(button(name, partial(self._ask, one), "link", tip=tip))
        else:
            column.addWidget(label(name, "quiet"))
        return row

    def _ask(self, one: Behind) -> None:
        self.lunch_asked.emit(one.lunch.interview, one.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

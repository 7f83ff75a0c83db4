"""What stands behind a row of a chart: what was said, and every lunch that was counted, each a key away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.insight.behind import Behind
from winnotes.core.theme import Theme
from winnotes.gui.insights.behind_row import BehindRow
from winnotes.gui.insights.theme_line import ThemeLine
from winnotes.gui.widgets import button, empty, label, placed_in
from winnotes.i18n import _, ngettext

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows: the row's label, what is behind it, and the theme the row is of, None where it is of none.

    `themes` are the names to choose from; without `can_open` the lunches can only be read.
    """

    label: str
    found: Sequence[Behind]
    theme: Theme | None = None
    themes: Sequence[str] = ()
    can_open: bool = True


class BehindList(QFrame):
    """`lunch_asked(interview, key)` to go there, `left()` to put the list away.

    `theme_named(behind, name)` and `taken_out(behind, theme)` are for one lunch, `renamed(theme, name)` for the theme.
    """

    lunch_asked = Signal(str, str)
    theme_named = Signal(object, str)
    taken_out = Signal(object, object)
    renamed = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown = Shown("", ())
        self._name_of: Callable[[Behind], str] = lambda _one: ""
        self.title, self._count = label("", "heading", wrap=True), label("", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._count)
        tip = _("The name of another theme makes the two one")
        self.rename_button = button(_("Rename"), self._ask_name, "link", tip=tip)
        head.addWidget(self.rename_button)
        self.close_button = button(_("Close"), self.left.emit, "link", tip=_("Escape"))
        head.addWidget(self.close_button)
        self.name_place, self.rows = QVBoxLayout(), QVBoxLayout()
        self.rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 12)
        for layout in (head, self.name_place, self.rows):
            column.addLayout(layout)

    def show_behind(self, shown: Shown, name_of: Callable[[Behind], str]) -> None:
        """Show what stands behind a row; `name_of` says what a lunch is called here. The keys stay on their row."""
        at = next(
            (
                n
                for n, row in enumerate(self._rows)
                if row.link.hasFocus() or row.isAncestorOf(self.focusWidget())
            ),
            -1,
        )
        self._shown, self._name_of = shown, name_of
        self.title.setText(_("Behind “{name}”").format(name=shown.label))
        self.setAccessibleName(self.title.text())
        n = len(shown.found)
        self._count.setText(ngettext("{n} lunch", "{n} lunches", n).format(n=n))
        self.rename_button.setVisible(shown.theme is not None and shown.can_open)
        empty(self.name_place)
        empty(self.rows)
        self._add(0)
        self.show()
        if at >= 0 and self._rows:
            self._rows[min(at, len(self._rows) - 1)].link.setFocus()

    @property
    def _rows(self) -> list[BehindRow]:
        return [one for one in placed_in(self.rows) if isinstance(one, BehindRow)]

    def _add(self, begin: int) -> None:
        """Add the next few rows from `begin` on, and a way to the others."""
        end = begin + AT_ONCE * (1 if not begin else 4)
        for one in self._shown.found[begin:end]:
            row = self._row(one)
            self.rows.addWidget(row)
            row.show()  # at once, else the page is laid out without it
        if (left := len(self._shown.found) - end) > 0:
            more = button(_("{n} more").format(n=left), lambda: self._go_on(more, end), "link")
            self.rows.addWidget(more)
            more.show()

    def _go_on(self, more: QWidget, end: int) -> None:
        at = self.rows.count() - 1
        self.rows.removeWidget(more)
        more.hide()
        more.deleteLater()
        self._add(end)
        if at < len(self._rows):
            self._rows[at].link.setFocus()

    def _row(self, one: Behind) -> BehindRow:
        shown = self._shown
        row = BehindRow(
            one,
            self._name_of(one),
            shown.themes,
            can_open=shown.can_open,
            is_theme=shown.theme is not None,
        )
        row.lunch_asked.connect(lambda found: self.lunch_asked.emit(found.lunch.interview, found.key))
        row.theme_named.connect(self.theme_named)
        row.taken_out.connect(lambda found: self.taken_out.emit(found, self._shown.theme))
        return row

    def _ask_name(self) -> None:
        theme = self._shown.theme
        if theme is not None and not self.name_place.count():
            line = ThemeLine(_("What the theme is called"), self._shown.themes, theme.name)
            line.named.connect(lambda name: self.renamed.emit(theme, name))
            line.left.connect(self._leave_name)
            self.name_place.addWidget(line)
            line.show()
            line.setFocus()

    def _leave_name(self) -> None:
        empty(self.name_place)
        self.rename_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""The library page: every interview on this laptop, found by a few letters, opened by Enter or a click."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from winnotes.desk.library import Line
from winnotes.desk.progress import Progress, progress
from winnotes.gui.library.filter_line import FilterLine
from winnotes.gui.library.join_strip import JoinStrip, PairStrip
from winnotes.gui.library.library_list import LibraryList
from winnotes.gui.library.library_model import LibraryModel
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.theme import LIGHT, Theme
from winnotes.gui.widgets import button, frame, label
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.desk.joining import Likely
    from winnotes.gui.library.empty_library import EmptyLibrary

SUFFIXES = (".winnotes", ".csv")
COMPACT_PX = 720  # below this height the page uses less air, as the lunch page does


class LibraryPage(QWidget):
    """`opened(id)`, `new_lunch_asked()`, `sample_asked()`, `file_asked()`, `files_dropped(paths)`.

    `join_asked(typed)` when a lunch code was typed, `pair_settled(pair, is_same)` when two may be one lunch.
    """

    opened = Signal(str)
    new_lunch_asked = Signal()
    sample_asked = Signal()
    file_asked = Signal()
    files_dropped = Signal(list)
    join_asked = Signal(str)
    pair_settled = Signal(object, bool)

    def __init__(self, theme: Theme = LIGHT, zoom: int = 100) -> None:
        super().__init__()
        self.setAccessibleName(_("Interviews"))
        self.setAcceptDrops(True)
        self.model = LibraryModel()
        self.read_progress = partial(progress, kept={})  # remembers, so that only what changed is read again
        self.list = LibraryList(self.model, theme, zoom)
        self.tabs = PageTabs("library")
        self.filter_line = FilterLine(_("Find an interview"), _("Account, deal or sales person   /"))
        self._count = label("", "quiet")
        self._nothing = label("", "quiet", wrap=True)
        self._drop_strip = self._made_drop_strip()
        self.join_strip, self.pair_strip = JoinStrip(), PairStrip()
        self._full = QWidget()
        self._made_empty: EmptyLibrary | None = None
        self._below = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_state()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these interviews, the latest touched first as the desk gives them."""
        had_focus = self._has_focus()
        self.model.show_lines(lines)
        self._show_state()
        if had_focus:
            self.setFocus()

    def show_progress(self, found: Mapping[str, Progress]) -> None:
        """Show how far each interview is, by id; computed after the first paint."""
        self.model.show_progress(found)

    def show_pairs(self, pairs: Sequence["Likely"]) -> None:
        """Ask about the first of the pairs that may be one lunch; with none nothing is asked."""
        had_focus = (
            self.pair_strip.isAncestorOf(focused) if (focused := _focused_in(self.window())) else False
        )
        self.pair_strip.show_pair(next(iter(pairs), None), self.model.lines)
        if had_focus:
            self.setFocus()

    def join_lunch(self) -> None:
        """Ask for the code on the other laptop, or put the question away."""
        if self.join_strip.isVisible():
            self.join_strip.put_away()
        else:
            self.join_strip.ask()

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self.list.set_theme(theme, zoom)

    def titles(self) -> list[str]:
        """Return the titles of the interviews shown, from top to bottom."""
        return [str(self.model.index(row).data()) for row in range(self.model.rowCount())]

    def focus_filter(self) -> None:
        """Put the cursor into the filter line, its text selected."""
        if self.model.count:
            self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter_line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() == "/":
            self.focus_filter()
        else:
            super().keyPressEvent(event)

    # files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _files_in(event.mimeData()):
            event.acceptProposedAction()
            self._drop_strip.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._drop_strip.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._drop_strip.hide()
        event.acceptProposedAction()
        self.files_dropped.emit(_files_in(event.mimeData()))

    # what is shown

    def _narrow(self, typed: str) -> None:
        self.model.show_matching(typed)
        self._show_state()

    def _type_on(self, text: str) -> None:
        self.filter_line.setFocus()
        self.filter_line.insert(text)

    def _show_state(self) -> None:
        """Show the list, what to do where it is empty, or that nothing fits what was typed."""
        shown, count = self.model.rowCount(), self.model.count
        self._stack.setCurrentWidget(self._full if count else self.empty)
        self._below.setCurrentIndex(0 if shown else 1)
        self.setFocusProxy(self.list if count else self.empty.buttons[0])
        total = ngettext("{n} interview", "{n} interviews", count).format(n=count)
        part = _("{n} of {total}").format(n=shown, total=total)
        self._count.setText(total if shown == count else part)
        self._nothing.setText(
            _("No interview holds “{typed}”. Escape shows all.").format(typed=self.filter_line.text())
        )

    def _has_focus(self) -> bool:
        """Whether the keys come here, or would while the window has nothing else to give them to."""
        if not self.isVisibleTo(self.window()):
            return False
        focused = _focused_in(self.window())
        return focused is None or (self.isAncestorOf(focused) and focused is not self.filter_line)

    @property
    def empty(self) -> "EmptyLibrary":
        """What is shown while there is nothing to list; made when it is first wanted."""
        if self._made_empty is None:
            from winnotes.gui.library.empty_library import EmptyLibrary

            made = self._made_empty = EmptyLibrary()
            made.new_lunch_asked.connect(self.new_lunch_asked)
            made.file_asked.connect(self.file_asked)
            made.join_asked.connect(self.join_lunch)
            made.sample_asked.connect(self.sample_asked)
            made.deals_asked.connect(lambda: self.tabs.page_asked.emit("deals"))
            made.insights_asked.connect(lambda: self.tabs.page_asked.emit("insights"))
            self._stack.addWidget(made)
        return self._made_empty

    # putting it together

    def _lay_out(self) -> None:
        self._below.addWidget(self.list)
        self._below.addWidget(self._made_nothing())
        column = QVBoxLayout(self._full)
        column.setSpacing(12)
        column.addLayout(self._made_head())
        column.addLayout(self._made_filter())
        column.addWidget(self._below, 1)
        self._stack.addWidget(self._full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._drop_strip)
        layout.addWidget(self.join_strip)
        layout.addWidget(self.pair_strip)
        layout.addWidget(self._stack, 1)

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        for made in (
            button(_("Open a colleague's file"), self.file_asked.emit, tip=_("Or drop it here (Ctrl+O)")),
            button(_("New lunch  Ctrl+N"), self.new_lunch_asked.emit, "primary"),
        ):
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(16, 0, 16, 0)
        return head

    def _made_filter(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.filter_line)
        row.addStretch(1)
        tip = _("Type the code the other laptop shows (F12)")
        row.addWidget(button(_("Join a lunch  F12"), self.join_lunch, "link", tip=tip))
        row.addWidget(self._count)
        return row

    def _made_nothing(self) -> QWidget:
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(16, 16, 16, 0)
        column.addWidget(self._nothing)
        column.addStretch(1)
        return nothing

    def _made_drop_strip(self) -> QWidget:
        strip = frame("notice")
        row = QHBoxLayout(strip)
        row.setContentsMargins(40, 8, 40, 8)
        row.addWidget(label(_("Let go to open it. Nothing of yours is changed.")))
        strip.hide()
        return strip

    def _connect(self) -> None:
        self.list.opened.connect(self.opened)
        self.list.typed.connect(self._type_on)
        self.filter_line.textChanged.connect(self._narrow)
        self.filter_line.stepped.connect(self.list.step)
        self.filter_line.entered.connect(self.list.open_current)
        self.filter_line.escaped.connect(self.list.setFocus)
        self.join_strip.typed.connect(self.join_asked)
        self.join_strip.left.connect(self.setFocus)
        self.pair_strip.settled.connect(self.pair_settled)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        is_compact = self.height() < COMPACT_PX
        layout = self._full.layout()
        if layout is not None:
            layout.setContentsMargins(*((8, 12, 8, 0) if is_compact else (24, 24, 24, 0)))


def _focused_in(window: QWidget) -> QWidget | None:
    return window.focusWidget()


def _files_in(data: QMimeData) -> list[str]:
    """Return the paths of files we can read among what is dragged."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(SUFFIXES)]

"""The content page: every piece the team knows or a lunch named, what became of it, and which two may be one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.desk.content import Catalogue, Line
from winnotes.gui.content.content_model import LINE, NAMES, ContentModel
from winnotes.gui.content.piece_strip import PieceStrip
from winnotes.gui.library.filter_line import FilterLine
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.plain_table import PlainTable
from winnotes.gui.widgets import button, label, scaled
from winnotes.i18n import _, ngettext

ROOMY_PX = 900  # below this width, as large letters see it, the names need the room of some columns
SPARED = ("kind", "neutral")
COMPACT_PX = 720  # below this height the page uses less air, as the library does
WIDTHS = {"kind": 150, "lunches": 80, "worked": 80, "made_harder": 70, "neutral": 80, "not_used": 90}


class ContentPage(QWidget):
    """What is wanted goes out as signals, pieces by name; what there is comes in by `show_catalogue`.

    `added(name, kind, stage)`, `joined(name, other)`, `refused(name, other)`, `parted(name)`,
    `retired(name, is_retired)`, `list_asked()`, `pasted()`.
    """

    page_asked = Signal(str)
    added = Signal(str, str, str)
    joined = Signal(str, str)
    refused = Signal(str, str)
    parted = Signal(str)
    retired = Signal(str, bool)
    list_asked = Signal()
    pasted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Content"))
        self.catalogue, self.model = Catalogue(), ContentModel()
        widths = {NAMES.index(name): width for name, width in WIDTHS.items()}
        self.table = PlainTable(self.model, _("Content pieces"), [0], widths)
        self.tabs, self.strip = PageTabs("content"), PieceStrip()
        self.search = FilterLine(
            _("Find a piece, or add one"), _("Find a piece; Enter adds: name; kind; stage   /")
        )
        self.count, self.pair_told = label("", "quiet"), label("", wrap=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_catalogue(self, found: Catalogue, wanted: str = "") -> None:
        """List these pieces, one of them current: by its name or id, else the one that was."""
        wanted = wanted or (self.line.name if self.line else "")
        self.catalogue = found
        self.model.show_lines(found.lines)
        if wanted and self.model.row_of(wanted) < 0:
            self.search.clear()
        self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(wanted)), 0))
        self._show_pair()
        self._show_current()

    @property
    def line(self) -> Line | None:
        """The current piece."""
        line = self.table.currentIndex().data(LINE)
        return line if isinstance(line, Line) else None

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.table.set_zoom()
        self._spare_columns()

    # what the keys do

    def focus_search(self) -> None:
        """Put the cursor into the search line, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def press_join(self) -> None:
        """Mark the current piece, or join it with the one that is marked, which keeps its name."""
        line, marked = self.line, self.model.marked
        if line is None:
            return
        self.model.mark("" if marked else line.name)
        if marked and marked != line.name:
            self.joined.emit(marked, line.name)
        self._show_current()

    def press_part(self) -> None:
        """Take the current piece apart into the names it was joined from."""
        if self.line and self.line.piece and len(self.line.piece.members) > 1:
            self.parted.emit(self.line.name)

    def press_retire(self) -> None:
        """Retire the current piece, or bring it back."""
        if self.line:
            self.retired.emit(self.line.name, not (self.line.piece and self.line.piece.is_retired))

    def settle_pair(self, *, is_same: bool) -> None:
        """Join the pair that is suggested, or say that it is two."""
        if self.catalogue.likely:
            one, other = self.catalogue.likely[0]
            names = {line.name for line in self.catalogue.lines}
            keep, goes = (other, one) if one not in names else (one, other)
            (self.joined if is_same else self.refused).emit(keep, goes)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.model.marked:
            self.model.mark("")
            self._show_current()
        else:
            super().keyPressEvent(event)

    # what is shown

    def _take_typed(self, typed: str) -> None:
        self.model.narrow(typed)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_current()

    def _enter(self) -> None:
        """Add what is typed where no piece is called so, or give one its kind and stage; else go to the table."""
        name, *told = (one.strip() for one in self.search.text().split(";"))
        if name and (any(told) or self.model.row_of(name) < 0):
            self.search.clear()
            self.added.emit(name, *[*told, "", ""][:2])
        self.table.setFocus()

    def _show_current(self) -> None:
        count = len(self.catalogue.lines)
        self.count.setText(ngettext("{n} piece", "{n} pieces", count).format(n=count))
        typed = self.search.text().strip()
        self.strip.show_line(self.line, self.model.marked, typed)

    def _show_pair(self) -> None:
        likely = self.catalogue.likely
        self._pair.setVisible(bool(likely))
        if likely:
            told = _("“{one}” and “{other}” may be one piece.").format(one=likely[0][0], other=likely[0][1])
            more = len(likely) - 1
            told += " " + ngettext("{n} more pair.", "{n} more pairs.", more).format(n=more) if more else ""
            self.pair_told.setText(told)
            self._pair.setAccessibleName(told)

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.search.textChanged.connect(self._take_typed)
        self.search.stepped.connect(self.table.step)
        self.search.entered.connect(self._enter)
        self.search.escaped.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_current())
        self.strip.join_pressed.connect(self.press_join)
        self.strip.part_pressed.connect(self.press_part)
        self.strip.retire_pressed.connect(self.press_retire)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(16, 0, 16, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self._column.addLayout(tabs)
        self._column.addLayout(self._made_head())
        self._column.addWidget(self._made_pair())
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self.table)
        self._column.addLayout(around, 1)
        self._column.addWidget(self.strip)

    def _made_pair(self) -> QFrame:
        self._pair = QFrame()
        self._pair.setProperty("role", "notice")
        row = QHBoxLayout(self._pair)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.pair_told, 1)
        row.addWidget(
            button(_("Join"), lambda: self.settle_pair(is_same=True), tip=_("P takes it apart again"))
        )
        row.addWidget(button(_("Not the same"), lambda: self.settle_pair(is_same=False), "link"))
        self._pair.hide()
        return self._pair

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(button(_("Paste rows"), self.pasted.emit, tip=_("Rows copied from anywhere (Ctrl+V)")))
        head.addWidget(
            button(
                _("Take in a list"),
                self.list_asked.emit,
                tip=_("Pieces from a CSV or a spreadsheet (Ctrl+O)"),
            )
        )
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._spare_columns()
        self._column.setContentsMargins(*((8, 12, 8, 0) if self.height() < COMPACT_PX else (24, 24, 24, 0)))

    def _spare_columns(self) -> None:
        for name in SPARED:
            self.table.setColumnHidden(NAMES.index(name), self.width() < scaled(ROOMY_PX))

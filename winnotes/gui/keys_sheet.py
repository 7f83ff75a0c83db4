"""The keyboard map on F1, made from the one table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from winnotes.gui.actions import COMMANDS, PAGES, Command
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import Scroller, button, label, scaled
from winnotes.i18n import N_, _

MARKS = (
    ('"', N_("a quote, word for word")),
    ('"*', N_("a key quote")),
    (">", N_("a to-do for marketing: > text @who by 2027-05-01")),
    (">x", N_("a to-do that is done")),
    ("!", N_("a surprise")),
    ("#word", N_("a tag")),
)


def shown_keys(command: Command) -> str:
    """Return the first key of a command as it is printed, and a plain sign that does the same."""
    keys = [key for n, key in enumerate(command.keys) if n == 0 or len(key) == 1]
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


class KeysSheet(Sheet):
    """Every key, by page, and the line marks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("All keys"), 980, 640, parent)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._add(left, "anywhere")
        self._add(left, "library")
        self._add(left, "preview")
        self._add(left, "deals")
        self._add(left, "insights")
        self._add_marks(left)
        self._add(right, "lunch")
        self._add(right, "review")
        self._add(right, "rounds")
        self._add(right, "plan")
        for column in (left, right):
            column.setSpacing(6)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        holder = QWidget()
        holder.setLayout(self._columns)
        self.area = Scroller(holder)
        self.area.setProperty("role", "read")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("All keys"))
        self.column.addWidget(self.area, 1)
        self.done = button(_("Close"), self.close_sheet, "primary")
        self.column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def open(self) -> None:
        """Show the map; the arrow keys read on, Escape puts it away."""
        super().open()
        is_narrow = self.width() < scaled(760)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if is_narrow else across)
        self.area.setFocus()

    def _add(self, column: QVBoxLayout, page: str) -> None:
        column.addWidget(label(_(PAGES[page]), "heading"))
        grid = self._grid(column)
        for n, command in enumerate(one for one in COMMANDS if one.page == page):
            grid.addWidget(label(shown_keys(command), "reading"), n, 0)
            grid.addWidget(label(_(command.words)), n, 1)

    def _add_marks(self, column: QVBoxLayout) -> None:
        column.addWidget(label(_("A line of notes that begins with"), "heading"))
        grid = self._grid(column)
        for n, (mark, words) in enumerate(MARKS):
            grid.addWidget(label(mark, "reading"), n, 0)
            grid.addWidget(label(_(words)), n, 1)

    def _grid(self, column: QVBoxLayout) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, scaled(112))
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(5)
        column.addLayout(grid)
        column.addSpacing(8)
        return grid

"""The sections of a report in one or two columns, or those of two reports side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.exchange.report.section import Section
from winnotes.gui.insights.section_view import SectionView
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import scaled

WIDE_PX, GAP_PX, SIDE_PX = 820, 40, 32
Pair = tuple[Section | None, Section | None]


class SectionColumns(QWidget):
    """`behind_asked(view, spot)`, `made(view)` when a section is shown for the first time.

    Views are kept from one report to the next, so that a click on a filter costs no new widgets.
    """

    behind_asked = Signal(object, object)
    made = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._views: dict[tuple[str, str, int], SectionView] = {}
        self._shown: list[
            tuple[SectionView, int]
        ] = []  # and the report it is of: 0, or 1 for the one compared with
        self._is_compared = False
        self._placed: tuple[object, ...] = ()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._across = QHBoxLayout()
        for column in self._columns:
            column.setSpacing(0)
            self._across.addLayout(column, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(SIDE_PX, 8, SIDE_PX, 24)
        around.addLayout(self._across)
        around.addLayout(self._grid)
        around.addStretch(1)

    @property
    def views(self) -> list[SectionView]:
        """The sections shown, in the order they are read."""
        return [view for view, _report in self._shown]

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show one report."""
        self._show([(section, 0) for section in sections], is_compared=False)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show two reports, each section beside its counterpart."""
        both = [(section, at) for pair in pairs for at, section in enumerate(pair) if section]
        self._show(both, is_compared=True)

    def _show(self, sections: Sequence[tuple[Section, int]], *, is_compared: bool) -> None:
        self._is_compared = is_compared
        self._shown = []
        for section, at in sections:
            view = self._view(section, at)
            view.show_section(section)
            self._shown.append((view, at))
        shown = set(self.views)
        for view in self._views.values():
            view.setVisible(view in shown)
        self._place()

    def _view(self, section: Section, at: int) -> SectionView:
        key = (section.key, section.title, at)
        if key not in self._views:
            made = self._views[key] = SectionView(self.theme)
            made.setParent(self)  # shown before it is placed, it would be a window
            made.behind_asked.connect(self.behind_asked)
            self.made.emit(made)
        return self._views[key]

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, and the text zoom there is now."""
        self.theme, self._placed = theme, ()
        for view in self._views.values():
            view.set_theme(theme)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the views where they belong, if that is elsewhere than before."""
        has_two = self.width() >= scaled(WIDE_PX)
        placed = (has_two, self._is_compared, *map(id, self.views))
        if placed == self._placed:
            return
        self._placed = placed
        for layout in (*self._columns, self._grid):
            while layout.takeAt(0) is not None:
                pass
        if self._is_compared:
            self._place_pairs()
        else:
            self._place_columns(2 if has_two else 1)

    def _place_pairs(self) -> None:
        rows: dict[tuple[str, str], int] = {}
        for view, at in self._shown:
            section = view.section
            if section is not None:
                row = rows.setdefault((section.key, section.title), len(rows))
                self._grid.addWidget(view, row, at, Qt.AlignmentFlag.AlignTop)

    def _place_columns(self, count: int) -> None:
        """Each section goes where there is more room left, as on paper."""
        self._across.setSpacing(GAP_PX if count > 1 else 0)
        self._across.setStretch(1, count - 1)
        wide = (self.width() - 2 * SIDE_PX - GAP_PX * (count - 1)) // count
        heights = [0] * count
        for view in self.views:
            at = heights.index(min(heights))
            self._columns[at].addWidget(view)
            heights[at] += _height(view, wide)
        for column in self._columns[:count]:
            column.addStretch(1)


def _height(view: SectionView, width: int) -> int:
    layout = view.layout()
    return (
        layout.heightForWidth(width)
        if layout is not None and layout.hasHeightForWidth()
        else view.sizeHint().height()
    )

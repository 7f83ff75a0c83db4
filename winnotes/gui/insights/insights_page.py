"""The insights page: what the lunches teach together, filtered, compared, and opened down to the lunch."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.insight.behind import Behind
from winnotes.core.insight.selection import options
from winnotes.core.theme import Theme as TeamTheme
from winnotes.desk.reporting import Told
from winnotes.exchange.report.drawing import Spot
from winnotes.exchange.report.sections import heading_of, sections_of, side_by_side
from winnotes.gui.insights.filter_bar import FilterBar
from winnotes.gui.insights.nothing_yet import NothingYet
from winnotes.gui.insights.opening import shown_behind
from winnotes.gui.insights.section_columns import SectionColumns
from winnotes.gui.insights.section_view import SectionView
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.review.scrolling import scroll
from winnotes.gui.tab_order import order_tabs
from winnotes.gui.theme import LIGHT, Theme
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Scroller, button, frame, go_to, label
from winnotes.i18n import _, show_month

COMPACT_PX = 720  # below this height the page uses less air, as the library does


class InsightsPage(QWidget):
    """`page_asked(name)`, `lunch_asked(interview, key)`, `save_asked(suffix)`, `sample_asked()`.

    `theme_named(behind, name)`, `taken_out(behind, theme)` and `renamed(theme, name)` change the team's own themes.

    It shows a Told; whose lunches those are, and where they come from, is the window's business.
    """

    page_asked = Signal(str)
    lunch_asked = Signal(str, str)
    save_asked = Signal(str)
    sample_asked = Signal()
    theme_named = Signal(object, str)
    taken_out = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.setAccessibleName(_("Insights"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told = Told((), {})
        self.is_sample = False
        self.tabs, self.bar, self.other_bar = PageTabs("insights"), FilterBar(), FilterBar(_("beside"))
        self.heading, self.other_heading = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.names = TickBox(*[_("Show accounts")] * 2)
        self.compare = button(_("Compare"), self._toggle_compare, tip=_("With other lunches, side by side"))
        self.columns = SectionColumns(theme)
        self.nothing = NothingYet()
        self.area = Scroller(self.columns)
        self._lay_out()
        self._connect()

    # what is shown

    def show_reading(self) -> None:
        """Say that the lunches are being read, where there is nothing to show meanwhile."""
        if not self.told.lunches:
            self.nothing.show_reading()
            self._show_body(has_lunches=False)

    def show_told(self, told: Told, *, is_sample: bool = False) -> None:
        """Show what these lunches tell; filters stay where they are, while there are such lunches."""
        self.told, self.is_sample = told, is_sample
        self.nothing.show_empty()
        self.refresh()

    def show_themes(self, themes: tuple[TeamTheme, ...]) -> None:
        """Show the team's themes as they are now."""
        self.told = replace(self.told, themes=themes)
        self.refresh()

    def refresh(self) -> None:
        """Count and draw anew what the filters choose."""
        told = self.told
        self._show_body(has_lunches=bool(told.lunches))
        for bar in (self.bar, *([] if self.other_bar.isHidden() else [self.other_bar])):
            bar.show_options(options(told.lunches, bar.selection), told.guides, told.people)
        report = told.report(self.bar.selection)
        sections = sections_of(report, told.guides)
        self.heading.setText(self._heading(heading_of(report)))
        if self.other_bar.isHidden():
            self.columns.show_sections(sections)
        else:
            other = told.report(self.other_bar.selection)
            self.other_heading.setText(heading_of(other))
            self.columns.show_pairs(side_by_side(sections, sections_of(other, told.guides)))
        self._show_opened_again()
        order_tabs(self)

    def _heading(self, words: str) -> str:
        return (
            _("An invented team, nothing of it is kept  ·  {words}").format(words=words)
            if self.is_sample
            else words
        )

    def _show_body(self, *, has_lunches: bool) -> None:
        self.area.setVisible(has_lunches)
        self.nothing.setVisible(not has_lunches)
        for widget in (self._filters, self.names, self.compare, self.csv_button, self.pdf_button):
            widget.setVisible(has_lunches)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours, and the text zoom there is now."""
        self.columns.set_theme(theme)

    # what stands behind a figure

    def _open_behind(self, view: SectionView, spot: Spot) -> None:
        if view.open_spot() is not None and view.chart.open_label == spot.label:
            view.close_behind()
            return
        for other in self.columns.views:
            if other is not view:
                other.close_behind()
        self._show_behind(view, spot)
        go_to(view.behind.close_button)
        self.area.ensureWidgetVisible(view.behind, 0, 16)

    def _show_behind(self, view: SectionView, spot: Spot) -> None:
        view.chart.show_open(spot.label)
        view.behind.show_behind(shown_behind(self.told, spot, can_open=not self.is_sample), self._name_of)

    def _show_opened_again(self) -> None:
        for view in self.columns.views:
            spot = view.open_spot()
            if spot is None:
                view.close_behind()
            else:
                self._show_behind(view, spot)

    def _name_of(self, one: Behind) -> str:
        deal = one.lunch.deal
        account = self.told.accounts.get(one.lunch.interview, "")
        number = next(n for n, lunch in enumerate(self.told.lunches, 1) if lunch is one.lunch)
        name = account if self.names.isChecked() and account else _("Lunch {n}").format(n=number)
        return "  ·  ".join(part for part in (name, deal.segment, show_month(deal.closed_on[:7])) if part)

    # comparing

    def _toggle_compare(self) -> None:
        is_on = self.other_bar.isHidden()
        self.other_bar.setVisible(is_on)
        self.other_heading.setVisible(is_on)
        self.compare.setText(_("Stop comparing") if is_on else _("Compare"))
        self.refresh()

    # putting it together

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not scroll(self.area.verticalScrollBar(), event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        side, top = (24, 12) if self.height() < COMPACT_PX else (40, 24)
        self._head.setContentsMargins(side, top, side, 8)

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.bar.changed.connect(self.refresh)
        self.other_bar.changed.connect(self.refresh)
        self.names.toggled.connect(lambda _is_on: self._show_opened_again())
        self.columns.behind_asked.connect(self._open_behind)
        self.columns.made.connect(self._connect_behind)
        self.nothing.sample_asked.connect(self.sample_asked)

    def _connect_behind(self, view: SectionView) -> None:
        for name in ("lunch_asked", "theme_named", "taken_out", "renamed"):
            getattr(view.behind, name).connect(getattr(self, name))

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self._head.addLayout(self._made_head())
        self._head.addWidget(self._made_filters())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.area, 1)
        layout.addWidget(self.nothing, 1)
        self.nothing.hide()

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        self.csv_button = button(_("Export CSV"), lambda: self.save_asked.emit("csv"))
        self.pdf_button = button(_("PDF  Ctrl+E"), lambda: self.save_asked.emit("pdf"), "primary")
        for widget in (self.csv_button, self.pdf_button):
            head.addWidget(widget)
        return head

    def _made_line(self) -> QHBoxLayout:
        """Below the filters, so that seven tabs have room on a small screen."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.heading, 1)
        line.addWidget(self.names)
        line.addWidget(self.compare)
        return line

    def _made_filters(self) -> QWidget:
        self._filters = QWidget()
        column = QVBoxLayout(self._filters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addLayout(self._made_line())
        column.addWidget(self.other_bar)
        column.addWidget(self.other_heading)
        self.other_bar.hide()
        self.other_heading.hide()
        return self._filters

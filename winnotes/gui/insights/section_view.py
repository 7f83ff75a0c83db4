"""One section of the page: heading, what is counted, chart, lines, and below the chart what stands behind a row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from winnotes.exchange.report.drawing import Spot
from winnotes.exchange.report.section import Section
from winnotes.gui.insights.behind_list import BehindList
from winnotes.gui.insights.chart_view import SIDE_PX, ChartView
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import label

GAP_PX = 28


class SectionView(QWidget):
    """`behind_asked(view, spot)` when what is behind a row is asked for; `behind` asks for all else."""

    behind_asked = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.section: Section | None = None
        self.title, self.about = label("", "heading", wrap=True), label("", "quiet", wrap=True)
        self.chart, self.behind = ChartView(theme), BehindList()
        self.lines = label("", "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP_PX)
        column.setSpacing(4)
        for widget in (self.title, self.about):
            widget.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
            column.addWidget(widget)
        column.addWidget(self.chart)
        column.addWidget(self.behind)
        self.lines.setContentsMargins(SIDE_PX, 4, SIDE_PX, 0)
        column.addWidget(self.lines)
        self.behind.hide()
        self.chart.opened.connect(lambda spot: self.behind_asked.emit(self, spot))
        self.behind.left.connect(self._leave_behind)

    def show_section(self, section: Section | None) -> None:
        """Show a section, or nothing; what was open closes unless the same row is still there."""
        self.section = section
        self.setVisible(section is not None)
        if section is None:
            return
        self.setAccessibleName(section.title)
        self.title.setText(section.title)
        self.about.setText(section.about)
        self.chart.setVisible(section.chart is not None)
        self.chart.show_section(section)
        self.lines.setVisible(bool(section.lines))
        self.lines.setText("\n".join(section.lines))

    def open_spot(self) -> Spot | None:
        """Return the row whose quotes are shown as the chart has it now, None where it is gone."""
        if self.behind.isHidden():
            return None
        return next((spot for spot in self.chart.spots if spot.label == self.chart.open_label), None)

    def close_behind(self) -> None:
        """Put what was opened away."""
        self.behind.hide()
        self.chart.show_open("")

    def _leave_behind(self) -> None:
        self.close_behind()
        self.chart.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.chart.set_theme(theme)

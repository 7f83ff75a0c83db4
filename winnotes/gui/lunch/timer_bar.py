"""The head of the lunch page: who and what, progress and pace, the clock."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from winnotes.core.next_question import DONE, must_asks_left, pace_s
from winnotes.core.stopwatch import Stopwatch
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import Elided, button, label
from winnotes.i18n import _, show_date
from winnotes.wording import show_clock

EDGE_PX = 7  # what a link keeps free around its words


class TitleButton(QPushButton):
    """The deal in one line, cut where there is no room; pressed, it opens the header."""

    def __init__(self, slot: Callable[[], object]) -> None:
        super().__init__()
        self._whole = ""
        self.setAutoDefault(False)
        self.setProperty("role", "link")
        self.setStyleSheet("font-weight: 600; color: palette(window-text);")
        self.clicked.connect(lambda _checked=False: slot())

    def show_title(self, title: str) -> None:
        """Show `title`, and where it leads."""
        self._whole = title
        told = _("{title}: deal, sales person, lunch (F7)").format(title=title)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._wanted_px(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        self._fit()

    def _wanted_px(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._whole) + 2 * EDGE_PX + 4

    def _fit(self) -> None:
        room = max(0, self.width() - 2 * EDGE_PX - 2)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown.replace("&", "&&") != self.text():
            self.setText(shown.replace("&", "&&"))


class ProgressBar(QWidget):
    """How much is asked (fill) beside how much of the planned talk has passed (mark), both 0 to 1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.asked, self.passed = theme, 0.0, 0.0
        self.setAccessibleName(_("Progress"))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 14)

    def show_progress(self, asked: float, passed: float) -> None:
        """Show both shares."""
        if (asked, passed) != (self.asked, self.passed):
            self.asked, self.passed = asked, passed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 3, self.width(), 8)
        painter.setBrush(QColor(self.theme.track))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(QColor(self.theme.accent_fill))
        if self.asked:
            painter.drawRoundedRect(QRectF(0, 3, max(8.0, self.width() * self.asked), 8), 4, 4)
        painter.setBrush(QColor(self.theme.ink))
        painter.drawRect(QRectF(min(self.width() - 2.0, self.width() * self.passed), 1, 2, 12))
        painter.end()


class TimerBar(QWidget):
    """Title, header facts, progress, pace, clock and the two buttons beside it."""

    back_asked = Signal()
    header_asked = Signal()
    pause_asked = Signal()
    review_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.progress = ProgressBar(theme)
        self._back = button("", self.back_asked.emit, "link")
        self._back.setAccessibleName(_("Interviews"))
        self._title = TitleButton(self.header_asked.emit)
        self._about = Elided()
        self.pace = Elided()
        self.clock = label("00:00", "clock")
        self.clock.setAccessibleName(_("Talk clock"))
        self._planned = label("", "quiet")
        self._pause = button(_("Start"), self.pause_asked.emit, tip=_("Start, pause or go on (F5)"))
        self.finish = button(_("Finish"), self.review_asked.emit, "primary", tip=_("Review and finish (F8)"))
        self._grid = QGridLayout()
        self._lay_out()
        self.set_crowded(False)

    def show_header(self, document: InterviewDocument, names: list[str]) -> None:
        """Show whose lunch about which deal this is."""
        title = "  ·  ".join(part for part in (document.fact("account"), document.fact("deal_name")) if part)
        self._title.show_title(title or _("Which deal?  F7"))
        self.finish.setText(_("Review") if document.is_finished else _("Finish"))
        told = []
        if interviewee := document.fact("interviewee"):
            told.append(_("with {name} (sales)").format(name=interviewee))
        if names:
            told.append(_("notes by {names}").format(names=", ".join(names)))
        if closed := document.fact("closed_on"):
            told.append(_("won {date}").format(date=show_date(closed)))
        if amount := document.fact("amount"):
            told.append(amount)
        self._about.setText("   ·   ".join(told))

    def show_time(self, watch: Stopwatch, document: InterviewDocument, statuses: dict[str, str]) -> None:
        """Show the clock, the progress and the quiet pace line."""
        planned = document.planned_minutes
        talk_s = watch.seconds("talk")
        self.clock.setText(show_clock(talk_s))
        self._planned.setText(_("of {minutes}").format(minutes=planned))
        self._pause.setText(
            _("Pause") if watch.running in ("talk", "bite") else _("Go on") if talk_s else _("Start")
        )
        asked = sum(1 for status in statuses.values() if status != "open")
        self.progress.show_progress(asked / max(1, len(statuses)), min(1.0, talk_s / max(1, planned * 60)))
        is_done = all(status in DONE for status in statuses.values())
        told = [_("all asked") if is_done else _("{n} of {count} asked").format(n=asked, count=len(statuses))]
        left = must_asks_left(document.guide, statuses)
        pace = pace_s(planned, talk_s, left)
        if pace is not None:
            told.append(_("{time} for each must-ask left").format(time=show_clock(pace)))
        gaps = sum(watch.gaps_ms) // 1000
        if gaps:
            told.append(_("{time} away, not counted").format(time=show_clock(gaps)))
        self.pace.setText("  ·  ".join(told))

    def set_crowded(self, is_crowded: bool) -> None:
        """Where there is little width the pace stays and the rest gives way: F7 shows the facts."""
        self._back.setText("‹" if is_crowded else "‹  " + _("Interviews"))
        self.progress.setVisible(not is_crowded)
        self._about.setVisible(not is_crowded)
        self._planned.setVisible(not is_crowded)
        self._grid.removeWidget(self.pace)
        self._grid.addWidget(self.pace, 1, 0 if is_crowded else 1)
        self.pace.setContentsMargins(EDGE_PX if is_crowded else 0, 0, 0, 0)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(self._back)
        self._about.setContentsMargins(EDGE_PX, 0, 0, 0)
        self.progress.setMinimumWidth(120)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.progress, 0, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self._about, 1, 0)
        layout.addLayout(self._grid, 1)
        layout.addWidget(self.clock)
        layout.addWidget(self._planned, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._pause)
        layout.addWidget(self.finish)
        self._planned.setContentsMargins(0, 0, 0, 6)

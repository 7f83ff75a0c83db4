"""The head of the lunch page: who and what, progress and pace, the clock."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.next_question import DONE, must_asks_left, pace_s
from winnotes.core.stopwatch import Stopwatch
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import Elided, button, label
from winnotes.i18n import _
from winnotes.wording import show_clock


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
        self._title = button("", self.header_asked.emit, "link", tip=_("Deal, sales person, lunch (F7)"))
        self._about = Elided()
        self.pace = Elided()
        self.clock = label("00:00", "clock")
        self.clock.setAccessibleName(_("Talk clock"))
        self._planned = label("", "quiet")
        self._pause = button(_("Start"), self.pause_asked.emit, tip=_("Start, pause or go on (F5)"))
        self._lay_out()

    def show_header(self, document: InterviewDocument, names: list[str]) -> None:
        """Show whose lunch about which deal this is."""
        title = "  ·  ".join(part for part in (document.fact("account"), document.fact("deal_name")) if part)
        self._title.setText(title.replace("&", "&&") or _("Which deal?  F7"))
        self._title.setAccessibleName(title or _("Which deal?"))
        told = []
        if interviewee := document.fact("interviewee"):
            told.append(_("with {name} (sales)").format(name=interviewee))
        if names:
            told.append(_("notes by {names}").format(names=", ".join(names)))
        if closed := document.fact("closed_on"):
            told.append(_("won {date}").format(date=closed))
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

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(button("‹  " + _("Interviews"), self.back_asked.emit, "link"))
        heading = QVBoxLayout()
        heading.setSpacing(0)
        self._title.setStyleSheet("font-weight: 600; color: palette(window-text);")
        self._about.setContentsMargins(7, 0, 0, 0)
        heading.addWidget(self._title, 0, Qt.AlignmentFlag.AlignLeft)
        heading.addWidget(self._about)
        layout.addLayout(heading, 1)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        middle.addWidget(self.progress)
        middle.addWidget(self.pace)
        self.progress.setMinimumWidth(120)
        layout.addLayout(middle)
        layout.addWidget(self.clock)
        layout.addWidget(self._planned, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._pause)
        layout.addWidget(
            button(_("Finish"), self.review_asked.emit, "primary", tip=_("Review and finish (F8)"))
        )
        self._planned.setContentsMargins(0, 0, 0, 6)

"""Keeps the three clocks running and on disk: a tick a second, the figures written every five."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from winnotes.core.stopwatch import CLOCKS, GAP_MS, Stopwatch, stopwatch_of
from winnotes.core.version import Json
from winnotes.gui.lunch.interview_document import InterviewDocument

TICK_MS, WRITE_EVERY = 1000, 5


class Timekeeper(QObject):
    """The stopwatch of one open interview. `ticked()` when the shown time may have changed."""

    ticked = Signal()

    def __init__(self, document: InterviewDocument, clock_ms: Callable[[], int], *, may_start: bool) -> None:
        super().__init__()
        self._document, self._clock_ms = document, clock_ms
        self._may_start, self._ticks = may_start, 0
        self.watch = self._known()
        self._left_ms = self._stopped_ms()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        document.edited.connect(self._take_edit)

    def _known(self) -> Stopwatch:
        fields = self._document.interview().fields
        facts = {name: heads[-1].content for name, heads in fields.items() if heads}
        return stopwatch_of(facts, self._document.person.id)

    def _stopped_ms(self) -> int | None:
        """Return when my clocks were last written before this start, in ms since 1970; None for a new lunch."""
        person = self._document.person.id
        at = self._document.last_sealed(f"clock.{clock}.{person}" for clock in CLOCKS)[1]
        return round(datetime.fromisoformat(at).timestamp() * 1000) if at else None

    def run(self, clock: str) -> None:
        """Start one clock, or stop all with ""; the time between two starts of the program is a gap."""
        self._may_start = False
        if clock and self._left_ms is not None:
            away_ms, self._left_ms = self._clock_ms() - self._left_ms, None
            if away_ms > GAP_MS:
                self.watch = replace(self.watch, gaps_ms=(*self.watch.gaps_ms, away_ms))
        self.watch = self.watch.run(clock, self._clock_ms())
        if clock:
            self._timer.start()
        else:
            self._timer.stop()
        self.write()
        self.ticked.emit()

    def toggle_pause(self) -> None:
        """Pause what runs, or go on talking."""
        self.run("pause" if self.watch.running in ("talk", "bite") else "talk")

    def visit(self, key: str) -> None:
        """Count the seconds for this question from now on."""
        self.watch = self.watch.visit(key, self._clock_ms())

    def stop(self) -> None:
        """Stop and seal the figures, on leaving the page."""
        self._may_start = False
        self.watch = self.watch.run("", self._clock_ms())
        self._timer.stop()
        self.write()

    def write(self) -> None:
        """Keep the figures that changed."""
        facts = self.watch.facts(self._document.person.id)
        changed: dict[str, Json] = {}
        for name, fact in facts.items():
            if self._document.content(name) != fact:
                changed[name] = list(fact) if isinstance(fact, list) else fact
        if changed and not self._document.is_finished:
            self._document.put(changed)

    def tick(self) -> None:
        """Take the time; a tick without a running clock changes nothing."""
        self.watch = self.watch.tick(self._clock_ms())
        self._ticks += 1
        if self._ticks % WRITE_EVERY == 0:
            self.write()
        self.ticked.emit()

    def _take_edit(self, fields: list[str]) -> None:
        """The first words of a lunch start the talk clock."""
        typed = any(not field.startswith(("clock.", "seconds.", "gaps.", "finished.")) for field in fields)
        if self._may_start and typed:
            self.run("talk")

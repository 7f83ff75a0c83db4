"""Talk, bite and pause, and the seconds each question had, over instants given from outside.

A value: every step returns a new Stopwatch. Sleep, a closed lid and a stopped program leave a gap that is
recorded and not counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CLOCKS = ("talk", "bite", "pause")
GAP_MS = 15_000  # ticks come every second: a longer silence was no sitting at the table


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """`elapsed_ms` per clock, `visits_ms` per question, `gaps_ms` in order; `running` is a clock or ""."""

    elapsed_ms: Mapping[str, int] = field(default_factory=dict)
    visits_ms: Mapping[str, int] = field(default_factory=dict)
    gaps_ms: tuple[int, ...] = ()
    running: str = ""
    question: str = ""
    seen_ms: int | None = None

    def tick(self, now_ms: int) -> "Stopwatch":
        """Return the watch at `now_ms`, a wall instant that may jump either way; a jump back counts nothing."""
        if self.seen_ms is None or not self.running:
            return replace(self, seen_ms=now_ms)
        passed = now_ms - self.seen_ms
        if passed > GAP_MS:
            return replace(self, gaps_ms=(*self.gaps_ms, passed), seen_ms=now_ms)
        passed = max(0, passed)
        visits = self.visits_ms
        if self.running == "talk" and self.question:
            visits = {**visits, self.question: visits.get(self.question, 0) + passed}
        elapsed = {**self.elapsed_ms, self.running: self.elapsed_ms.get(self.running, 0) + passed}
        return replace(self, elapsed_ms=elapsed, visits_ms=visits, seen_ms=now_ms)

    def run(self, clock: str, now_ms: int) -> "Stopwatch":
        """Return the watch with `clock` running from `now_ms` on ("" stops it). Raises ValueError for another."""
        if clock and clock not in CLOCKS:
            raise ValueError(f"no such clock: {clock}")
        return replace(self.tick(now_ms), running=clock)

    def visit(self, question: str, now_ms: int) -> "Stopwatch":
        """Return the watch counting for `question` from `now_ms` on."""
        return replace(self.tick(now_ms), question=question)

    def seconds(self, clock: str) -> int:
        """Return the whole seconds on `clock`."""
        return self.elapsed_ms.get(clock, 0) // 1000

    def facts(self, person: str) -> dict[str, int | list[int]]:
        """Return the person's clock facts by field name: `clock.talk.<p>`, `seconds.<key>.<p>` in seconds, gaps."""
        clocks = {f"clock.{clock}.{person}": self.seconds(clock) for clock in CLOCKS if self.seconds(clock)}
        visits = {
            f"seconds.{key}.{person}": spent // 1000 for key, spent in self.visits_ms.items() if spent >= 1000
        }
        gaps = {f"gaps.{person}": [gap // 1000 for gap in self.gaps_ms]} if self.gaps_ms else {}
        return {**clocks, **visits, **gaps}


def stopwatch_of(facts: Mapping[str, object], person: str) -> Stopwatch:
    """Return the stopped watch whose facts these are, to go on with after a restart (inverse of `facts`)."""
    elapsed: dict[str, int] = {}
    visits: dict[str, int] = {}
    gaps: tuple[int, ...] = ()
    for name, content in facts.items():
        kind, _, rest = name.partition(".")
        middle, _, owner = rest.rpartition(".")
        if kind == "gaps" and rest == person and isinstance(content, list):
            gaps = tuple(int(gap) * 1000 for gap in content)
        elif owner == person and isinstance(content, int):
            (elapsed if kind == "clock" else visits if kind == "seconds" else {})[middle] = content * 1000
    return Stopwatch(elapsed, visits, gaps)

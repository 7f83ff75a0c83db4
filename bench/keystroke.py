"""Key to paint with saving against the same editor without, and key to disk; optionally on a slow disk."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
KEYS, BLOCK = 2400, 200
SETTLING = 5  # keys at the beginning of a block, while its page is laid out anew, are not counted

SLOW = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
#include <stdlib.h>
static void wait_a_bit(void) { usleep(atoi(getenv("SLOW_FSYNC_MS")) * 1000); }
int fsync(int fd) { wait_a_bit(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { wait_a_bit(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }
"""


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of `values` lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Bench:
    """The real window at a new lunch, and the instants at which it painted and the disk answered."""

    def __init__(self) -> None:
        from winnotes.desk.home import home
        from winnotes.gui.app import build_window, make_application, read_start

        self.application = make_application(["winnotes"])
        self.window = build_window(home(), read_start(home()))
        self.window.show()
        self.window.new_lunch()
        self.document, self.note = self.window.lunch.document, self.window.lunch.pane.note
        self.note.setFocus()
        self.painted: list[float] = []
        self.saved: list[float] = []
        self.window.autosave.saved.connect(lambda: self.saved.append(time.perf_counter()))
        self._watch_paint()

    def _watch_paint(self) -> None:
        from PySide6.QtCore import QEvent, QObject

        painted = self.painted

        class Painted(QObject):
            def eventFilter(self, _watched, event):  # noqa: N802
                if event.type() == QEvent.Type.Paint:
                    painted.append(time.perf_counter())
                return False

        self._watcher = Painted()
        self.note.viewport().installEventFilter(self._watcher)

    def press(self, character: str) -> float:
        """Press one key and return when."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        pressed = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Return if character == "\n" else ord(character.upper())
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            self.application.sendEvent(self.note, event)
        self.note.viewport().update()
        return pressed

    def wait_for(self, happened: list[float], after: float) -> float:
        """Return when the next of `happened` came."""
        while not happened or happened[-1] < after:
            self.application.processEvents()
        return happened[-1]

    def turn(self, *, is_saving: bool) -> None:
        """Begin a block of keys with or without saving."""
        self.note.clear()
        if not os.environ.get("SLOW_FSYNC_MS"):
            self.window.autosave.writing.do(lambda _store: None).result(60)
        self.application.processEvents()
        if is_saving:
            self.window.autosave.follow(self.document)
        else:
            self.window.autosave.release()

    def rest_until(self, instant: float) -> None:
        """Let the window live until then: a fast typist leaves 12 ms between two keys at the very least."""
        while time.perf_counter() < instant:
            self.application.processEvents()


def measure() -> None:
    """Type into the lunch page in blocks, in turn with and without saving; print the figures as JSON."""
    bench = Bench()
    times: dict[bool, list[float]] = {True: [], False: []}
    to_disk: list[float] = []
    for number in range(KEYS):
        is_saving = number // BLOCK % 2 == 0
        if number % BLOCK == 0:
            bench.turn(is_saving=is_saving)
        pressed = bench.press("\n" if number % 40 == 39 else "etaoin shrdlu"[number % 13])
        painted = bench.wait_for(bench.painted, pressed) - pressed
        if number % BLOCK >= SETTLING:
            times[is_saving].append(painted)
        if is_saving and not os.environ.get("SLOW_FSYNC_MS"):
            to_disk.append(bench.wait_for(bench.saved, pressed) - pressed)
        bench.rest_until(pressed + 0.012)
    print(json.dumps(figures(times, to_disk), indent=2))
    bench.window.close()


def figures(times: dict[bool, list[float]], to_disk: list[float]) -> dict[str, float]:
    """Return medians and 99th percentiles in milliseconds, and the ratios of saving to not saving."""
    told = {}
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        with_ms, without_ms = (percentile(times[one], share) * 1000 for one in (True, False))
        told[f"paint_{name}_saving_ms"] = round(with_ms, 3)
        told[f"paint_{name}_plain_ms"] = round(without_ms, 3)
        told[f"paint_{name}_ratio"] = round(with_ms / without_ms, 3)
        if to_disk:
            told[f"disk_{name}_ms"] = round(percentile(to_disk, share) * 1000, 2)
    return told


def main() -> None:
    """Start a screen and a process of its own for the measurement."""
    from screen import virtual_screen

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--slow-disk", type=int, default=0, metavar="MS", help="milliseconds every fsync takes longer"
    )
    slow_ms = asked.parse_args().slow_disk
    with tempfile.TemporaryDirectory(dir=HERE) as folder, virtual_screen() as screen:
        environment = {**screen, "WINNOTES_HOME": str(Path(folder) / "home"), "MEASURE": "1"}
        if slow_ms:
            source, library = Path(folder) / "slow.c", Path(folder) / "slow.so"
            source.write_text(SLOW, encoding="utf-8")
            subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
            environment |= {"LD_PRELOAD": str(library), "SLOW_FSYNC_MS": str(slow_ms)}
        subprocess.run([sys.executable, __file__], env=environment, check=True)


if __name__ == "__main__":
    measure() if os.environ.get("MEASURE") else main()

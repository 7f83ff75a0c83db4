"""First painted window, warm, with 200 interviews in the library, against an empty PySide6 window.

Warm: both were started before, so what each keeps compiled is there.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

INTERVIEWS, RUNS = 200, 40

TELL = """
import os, resource, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False
def tell():
    taken = (time.monotonic() - float(os.environ["STARTED"])) * 1000
    kept = int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1024
    print(taken, kept, flush=True)
    os._exit(0)
"""
EMPTY = (
    TELL
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
application = QApplication([])
window = QMainWindow()
centre = QWidget()
window.setCentralWidget(centre)
window.resize(1280, 800)
watcher = FirstPaint()
centre.installEventFilter(watcher)
window.show()
application.exec()
"""
)
OURS = (
    """
import sys
from winnotes.gui.app import start_window
application, window = start_window()
"""
    + TELL
    + """
watcher = FirstPaint()
window.centralWidget().installEventFilter(watcher)
application.exec()
"""
)


def fill(folder: Path) -> None:
    """Put a library of believable interviews into `folder`: the sample lunch, under other ids and names."""
    from winnotes.core.identity import interview_id
    from winnotes.core.notebook import Notebook
    from winnotes.core.version import Version
    from winnotes.desk.home import DATABASE
    from winnotes.desk.sample import sample_notebook
    from winnotes.store.store import Store

    notebook, subject = sample_notebook()
    store = Store(folder / DATABASE)
    for number in range(INTERVIEWS):
        fresh = interview_id(f"bench-{number}")
        store.merge(
            Notebook(
                Version(
                    fresh, one.field, one.writer, one.n, one.replaces,
                    f"Account {number}" if one.field == "account" else one.content, one.via, one.at,
                )
                for one in notebook.of(subject)
            )
        )  # fmt: skip
    store.close()


def measure(script: str, environment: dict[str, str]) -> tuple[float, float]:
    """Return (milliseconds to the first paint, resident MiB then) of one start."""
    started = {**environment, "STARTED": str(time.monotonic())}
    told = subprocess.run(
        [sys.executable, "-c", script], env=started, capture_output=True, text=True, check=True
    )
    taken, kept = told.stdout.split()
    return float(taken), float(kept)


def main() -> None:
    """Print the two ratios as JSON, medians over paired runs."""
    from screen import virtual_screen

    with tempfile.TemporaryDirectory() as folder, virtual_screen() as screen:
        fill(Path(folder))
        root = str(Path(__file__).resolve().parents[1])
        environment = {**screen, "WINNOTES_HOME": folder, "PYTHONPATH": root}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        measure(OURS, environment), measure(EMPTY, environment)
        pairs = [(measure(OURS, environment), measure(EMPTY, environment)) for _run in range(RUNS)]
    told = {
        "empty_ms": round(statistics.median(empty[0] for _ours, empty in pairs), 1),
        "winnotes_ms": round(statistics.median(ours[0] for ours, _empty in pairs), 1),
        "time_ratio": round(statistics.median(ours[0] / empty[0] for ours, empty in pairs), 3),
        "empty_mib": round(statistics.median(empty[1] for _ours, empty in pairs), 1),
        "winnotes_mib": round(statistics.median(ours[1] for ours, _empty in pairs), 1),
        "memory_ratio": round(statistics.median(ours[1] / empty[1] for ours, empty in pairs), 3),
    }
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent)
    main()

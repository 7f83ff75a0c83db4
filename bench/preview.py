"""A merged lunch (two .winnotes files) from dropping to the painted preview, against reading and verifying alone."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
RUNS = 25


def lunch_files(folder: Path) -> tuple[Path, Path]:
    """Write the sample lunch as its two note takers have it, a file each, and return them."""
    from winnotes.core.notebook import Notebook
    from winnotes.desk.sample import sample_notebook, sample_person
    from winnotes.exchange.package import write_package

    paths = []
    for name in ("Kim Berger", "Alex Osei"):
        own = Notebook(one for one in sample_notebook()[0] if one.person == sample_person(name))
        paths.append(folder / f"{name}.winnotes")
        paths[-1].write_bytes(write_package(own))
    return paths[0], paths[1]


class Bench:
    """The real window, and the instant at which the preview was painted with everything in it."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QEventLoop

        from winnotes.gui.app import build_window, make_application, read_start

        self._waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        self.application = make_application(["winnotes"])
        self.window = build_window(folder, read_start(folder))
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let the window come to rest."""
        self.application.processEvents()
        while not self.window.autosave.is_idle:
            self.application.processEvents()

    def preview_ms(self, paths: tuple[Path, ...]) -> float:
        """Drop the files; return the milliseconds until their preview stood on the screen."""
        started = time.perf_counter()
        self.window.open_files([str(path) for path in paths])
        page = self.window.preview
        while page.is_busy or not page.model.preview.files:
            self.application.processEvents(self._waiting)
        page.tree.viewport().repaint()
        taken = (time.perf_counter() - started) * 1000
        page.leave()
        self.settle()
        return taken


def reading_ms(paths: tuple[Path, ...]) -> float:
    """Return the milliseconds that reading and verifying the files take by themselves."""
    from winnotes.desk.importing import read_file

    started = time.perf_counter()
    for path in paths:
        read_file(path)
    return (time.perf_counter() - started) * 1000


def measure() -> None:
    """Print the figures as JSON: both files of one lunch, looked at together."""
    with tempfile.TemporaryDirectory() as folder:
        files = lunch_files(Path(folder))
        bench = Bench(Path(folder) / "home")
        cpu = time.process_time()
        first = bench.preview_ms(files)
        cpu = (time.process_time() - cpu) * 1000
        previews, readings = [], []
        for _run in range(RUNS):
            previews.append(bench.preview_ms(files))
            readings.append(reading_ms(files))
        bench.window.close()
    told = {
        "first_preview_ms": round(first, 1),
        "first_preview_cpu_ms": round(cpu, 1),
        "preview_p50_ms": round(statistics.median(previews), 1),
        "preview_worst_ms": round(max(previews), 1),
        "reading_p50_ms": round(statistics.median(readings), 1),
        "ratio": round(statistics.median(previews) / statistics.median(readings), 2),
        "worst_within_150_ms": max(previews) <= 150,
    }
    print(json.dumps(told, indent=2))


def main() -> None:
    """Measure in a process of its own on a screen of its own."""
    from screen import virtual_screen

    with tempfile.TemporaryDirectory() as folder, virtual_screen() as screen:
        environment = {**screen, "MEASURE": "1", "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
        for say in (subprocess.DEVNULL, None):
            subprocess.run([sys.executable, __file__], env=environment, check=True, stdout=say)


if __name__ == "__main__":
    measure() if os.environ.get("MEASURE") else main()

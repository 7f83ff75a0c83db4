"""What is loaded, and what is shown, when the window is painted for the first time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.coming import ALEX, by, packed
from tests.desk.noting import fill_sample
from winnotes.desk.home import DATABASE
from winnotes.gui.app import first_sight
from winnotes.store.store import Store

START = """
import json, sys
from winnotes.gui.app import start_window
application, window = start_window()
def tell():
    modules = sorted(sys.modules)
    from PySide6.QtWidgets import QLabel
    shown = [one.text() for one in window.centralWidget().findChildren(QLabel)]
    print(json.dumps([modules, shown, window.is_awake]), flush=True)
    application.exit(0)
window.painted.disconnect()
window.painted.connect(tell)
application.exec()
"""
FIRST = """
import sys
from PySide6.QtCore import QTimer
from winnotes.gui.app import start_window
application, window = start_window()
poll = QTimer(interval=10)
def look():
    if window.is_awake and poll.property("told") is None:
        poll.setProperty("told", True)
        print("awake", flush=True)
    if window.preview is not None and window.preview.isVisible() and not window.preview.is_busy:
        print(window.preview.model.drawn().splitlines()[0], flush=True)
        application.exit(0)
poll.timeout.connect(look)
poll.start()
QTimer.singleShot(60_000, lambda: application.exit(1))
sys.exit(application.exec())
"""
QT = {"PySide6", "__feature__", "shiboken6", "shibokensupport", "signature_bootstrap"}
QT_ROOMS = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.support", "PySide6.QtDBus"}
KEPT_FOR_LATER = (
    "winnotes.core.guide",
    "winnotes.core.version",
    "winnotes.store.store",
    "winnotes.gui.lunch",
)


def painted_first(folder) -> tuple[list[str], list[str], bool]:
    """Return (modules loaded, titles listed, whether it is awake) at the first paint of a fresh process."""
    environment = {**os.environ, "WINNOTES_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return tuple(json.loads(told.stdout.splitlines()[-1]))


def test_nothing_but_qt_sqlite_and_our_own_code_is_loaded_at_first_paint(tmp_path):
    fill_sample(store := Store(tmp_path / DATABASE))
    store.close()
    modules, titles, is_awake = painted_first(tmp_path)
    strangers = {
        name
        for name in modules
        if name.split(".")[0] not in {*sys.stdlib_module_names, *QT, "winnotes", "__main__"}
        and not name.startswith(("_virtualenv", "__editable__", "_distutils_hack", "sitecustomize"))
    }
    assert not strangers
    assert {name for name in modules if name.startswith("PySide6.Qt")} <= QT_ROOMS
    assert "sqlite3" in modules and not [name for name in modules if name.startswith(KEPT_FOR_LATER)]
    assert "Northwind Traders · Fleet renewal" in titles and not is_awake


def test_the_first_paint_lists_what_the_notes_hold_before_they_are_opened_for_writing(tmp_path):
    fill_sample(store := Store(tmp_path / DATABASE))
    store.set_setting("look", {"theme": "dark", "zoom": 130})
    store.close()
    before = (tmp_path / DATABASE).read_bytes()
    seen = first_sight(tmp_path)
    assert seen is not None and seen.total == 1 and seen.look == {"theme": "dark", "zoom": 130}
    assert [line.account for line in seen.lines] == ["Northwind Traders"]
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_first_start_and_strange_files_are_not_glanced_at_but_opened_in_full(tmp_path):
    assert first_sight(tmp_path) is None
    (tmp_path / DATABASE).write_bytes(b"SQLite format 3\x00 and then nothing of the kind" * 40)
    assert first_sight(tmp_path) is None


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_double_click_while_the_window_is_open_shows_the_file_there_and_opens_no_second_window(
    tmp_path, is_empty: bool
):
    if not is_empty:
        fill_sample(store := Store(tmp_path / DATABASE))
        store.close()
    packed(tmp_path / "alex.winnotes", by(ALEX))
    environment = {**os.environ, "WINNOTES_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", FIRST], env=environment, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout and first.stdout.readline() == "awake\n"
        later = [sys.executable, "-m", "winnotes", "alex.winnotes"]
        environment["PYTHONPATH"] = str(Path.cwd())
        subprocess.run(later, env=environment, cwd=tmp_path, timeout=60, check=True)
        assert "alex.winnotes" in first.stdout.readline()
        assert first.wait(timeout=60) == 0

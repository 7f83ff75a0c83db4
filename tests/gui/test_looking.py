"""Damage deep in the notes is told by the working window and mended at its next start."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.desk.test_opening_whole import flip
from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import open_notes
from winnotes.desk.sample import sample_notebook
from winnotes.gui.app import read_start
from winnotes.gui.foot import Foot
from winnotes.gui.theme import THEMES
from winnotes.store.store import Store
from winnotes.wording import explain

LINE = "the pilot in plant three"
START = """
from PySide6.QtCore import QTimer
from winnotes.gui.app import start_window
application, window = start_window()
def look():
    if window.is_awake and window.foot.notice:
        print(window.foot.notice, flush=True)
        window.close()
        application.exit(0)
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
application.exec()
"""


def told_by_a_start(folder: Path) -> str:
    """Start the window on the notes, and return the first sentence it tells."""
    environment = {**os.environ, "WINNOTES_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def damaged_notes(folder: Path) -> None:
    """Leave the sample lunch with a snapshot, and one letter of a note turned in silence."""
    with closing(Store(folder / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        head = next(one for one in store.notebook() if one.field == "why_us_note")
        store.snapshot()
    word = str(head.content).split()[1].encode()
    flip(folder / DATABASE, word, word[:-1] + bytes([word[-1] ^ 1]))


def test_what_flipped_in_silence_is_told_by_the_window_and_mended_at_its_next_start(tmp_path):
    damaged_notes(tmp_path)
    assert told_by_a_start(tmp_path) == explain(WinNotesError("damage_found", file=DATABASE))
    assert "damaged" in told_by_a_start(tmp_path)
    with closing(open_notes(tmp_path).store) as store:
        assert {one.id for one in store.notebook()} == {one.id for one in sample_notebook()[0]}


def test_damage_deeper_than_an_opening_looks_is_mended_when_the_start_meets_it(tmp_path):
    with closing(Store(tmp_path / DATABASE)) as store:
        store.merge(sample_notebook()[0])
        store.set_setting("look", {"theme": "dark"})
        store.snapshot()
    flip(tmp_path / DATABASE, b'{"theme":"dark"}', b'{"theme":"dark"!')
    start = read_start(tmp_path)
    assert [error.code for error in start.news] == ["database_damaged"] and len(start.lines) == 1


def test_a_sentence_that_is_not_about_saving_stays_when_saving_goes_on(qapp):
    foot = Foot(THEMES["light"])
    foot.show_not_saved("The disk is full.")
    assert "Not saved" in foot.notice
    foot.show_saved()
    assert foot.notice == ""
    foot.show_not_saved("The disk is full.")
    foot.tell("What you type is kept beside the notes.")
    foot.show_saved()
    assert foot.notice == "What you type is kept beside the notes."

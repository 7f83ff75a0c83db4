"""While a window has the notes open, a command leaves alone what is being typed in it."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from winnotes.desk.home import DATABASE
from winnotes.desk.opening import open_beside_window
from winnotes.desk.running import LOCK, is_window_open
from winnotes.store.store import Draft, Store

posix = pytest.mark.skipif(os.name != "posix", reason="a process can be asked whether it lives")


def lock(folder: Path, owner: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / LOCK).write_text(f"{owner}\nwinnotes\nhost\n")


@posix
def test_the_lock_of_a_living_window_counts_and_a_dead_ones_does_not(folder: Path):
    assert not is_window_open(folder)
    lock(folder, str(os.getppid()))
    assert is_window_open(folder)
    lock(folder, str(os.getpid()))
    assert not is_window_open(folder)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    lock(folder, str(ended.pid))
    assert not is_window_open(folder)
    for nonsense in ("", "x", "-"):
        lock(folder, nonsense)
        assert not is_window_open(folder)


HOLD = """
import sys
from PySide6.QtCore import QLockFile
held = QLockFile(sys.argv[1])
print(held.tryLock(1000), flush=True)
sys.stdin.readline()
held.unlock()
"""


@posix
def test_qts_own_lock_is_understood(folder: Path):
    folder.mkdir()
    command = [sys.executable, "-c", HOLD, str(folder / LOCK)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None and window.stdout.readline() == "True\n"
        assert is_window_open(folder)
        window.communicate("\n")
    assert not is_window_open(folder)


def test_beside_a_window_drafts_stay_drafts(folder: Path):
    with closing(Store(folder / DATABASE)) as window:
        window.keep_drafts([Draft("i1", "why_us_note", "p.k", "half a sen", (), "t")])
        with closing(open_beside_window(folder).store) as store:
            assert store.drafts() and len(store.notebook()) == 0

"""Starts WinNotes from a fresh checkout: `python3 packaging/run.py [arguments of winnotes]`.

Without a screen and without arguments, the sample lunch is played through the real window, off-screen.
"""

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT, call, prepare
from machine import say

SAMPLE = ROOT / "winnotes-sample"


def main(arguments: list[str]) -> int:
    """Return the exit code of WinNotes."""
    python = prepare("run")
    if arguments or _has_screen():
        return _start(python, *arguments)
    return _play_sample(python)


def _has_screen() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _start(python: Path, *arguments: str) -> int:
    command = [str(python), "-m", "winnotes", *arguments]
    if os.name == "posix":
        os.execv(python, command)
    return subprocess.call(command)


def _play_sample(python: Path) -> int:
    say("There is no screen here, so the sample lunch is played through the window off-screen …")
    command = [str(python), "-m", "winnotes", "play", "--out", str(SAMPLE)]
    code = subprocess.call(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if code == 0:
        say(f"Played. The PDF, the CSV, the .winnotes file and the screenshots are in {SAMPLE}")
    return code


if __name__ == "__main__":
    call(main)

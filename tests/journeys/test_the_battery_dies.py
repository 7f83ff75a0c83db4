"""The real window is killed while keys are typed: what was typed is there at the next start, and nothing asks."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from winnotes.core.interview import NOTE
from winnotes.desk.opening import open_notes
from winnotes.store.database import is_sound

KILLS = 500 if os.environ.get("WINNOTES_LONG") else 20
UNSURE_S = 1.0  # keys younger than this at the kill may still be on their way through the X server

needs_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """A virtual screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1300x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = told.readline().strip()
    yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(timeout=60)


def xdotool(screen: dict[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=screen, check=True, capture_output=True, timeout=60)


def type_until_killed(screen: dict[str, str], words: str, typing_s: float) -> tuple[str, str]:
    """Start WinNotes, begin a lunch, type that long, kill; return all keys sent and those sent long enough before."""
    window = subprocess.Popen([sys.executable, "-m", "winnotes"], env=screen, stderr=subprocess.DEVNULL)
    xdotool(screen, "search", "--sync", "--onlyvisible", "--name", "^WinNotes$", "windowfocus", "--sync")
    xdotool(screen, "key", "ctrl+n")
    sent: list[tuple[float, str]] = []
    begun_at = time.monotonic()
    while time.monotonic() < begun_at + typing_s:
        character = words[len(sent) % len(words)]
        xdotool(screen, "type", character)
        sent.append((time.monotonic(), character))
    killed_at = time.monotonic()
    window.send_signal(signal.SIGKILL)
    window.wait(timeout=60)
    whole = "".join(character for _at, character in sent)
    sure = "".join(character for at, character in sent if at < killed_at - UNSURE_S)
    return whole, sure


@needs_screen
def test_no_word_is_lost_when_the_window_is_killed_while_keys_are_typed(screen, tmp_path: Path):
    home = tmp_path / "home"
    screen["WINNOTES_HOME"] = str(home)
    chance, proved = random.Random(7), 0
    for round_ in range(KILLS):
        mark = "".join(chance.choice("abcdefgh") for _letter in range(12))
        words = mark + "thequickbrownfoxjumpsoverthelazydog" * 9
        whole, sure = type_until_killed(screen, words, UNSURE_S + chance.uniform(0.4, 1.0))
        notes = open_notes(home)
        assert notes.news == []
        assert is_sound(notes.store.connection)
        kept = [str(one.content) for one in notes.store.notebook() if one.field.endswith(NOTE)]
        notes.store.close()
        found = [text for text in kept if text.startswith(mark)]
        if not sure[len(mark) :]:  # a machine so busy that the kill came before the words were due
            continue
        assert len(found) == 1, f"round {round_}: {len(sure)} sure keys"
        assert whole.startswith(found[0])
        assert found[0].startswith(sure)
        proved += 1
    assert proved > KILLS // 2

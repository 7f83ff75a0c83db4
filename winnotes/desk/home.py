"""Where the program keeps its files, and what time it is."""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

DATABASE = "winnotes.db"


def home() -> Path:
    """Return the folder of everything WinNotes keeps: `WINNOTES_HOME`, else the platform's local data folder."""
    if chosen := os.environ.get("WINNOTES_HOME"):
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "WinNotes"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "WinNotes"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "WinNotes"


def now() -> str:
    """Return this instant, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def today() -> str:
    """Return today's date where the laptop is, ISO 8601."""
    return datetime.now().astimezone().date().isoformat()


def wall_ms() -> int:
    """Return the wall clock in milliseconds: what a stopwatch that survives sleep and restart goes by."""
    return time.time_ns() // 1_000_000

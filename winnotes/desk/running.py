"""Whether a window has these notes open right now: what it is typing is then not for others to recover."""

import os
import sys
from pathlib import Path

LOCK = "winnotes.lock"


def is_window_open(folder: Path) -> bool:
    """Whether the window's lock in `folder` belongs to another process that lives.

    The first line of Qt's lock file is the owner's process id. On Windows, where a process cannot be asked
    without harm, a lock counts as held.
    """
    try:
        owner = int((folder / LOCK).read_text("utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError):
        return False
    if owner == os.getpid():
        return False
    if sys.platform == "win32":
        return True
    try:
        os.kill(owner, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it lives, and belongs to somebody else
        return True
    return True

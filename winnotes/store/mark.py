"""What lies beside damaged notes for the next start.

A mark that asks for a look at everything, and what was typed after the notes refused to take it.
"""

from contextlib import suppress
from pathlib import Path


def mark_of(path: Path) -> Path:
    """Return the empty file that says: the notes at `path` were found damaged."""
    return path.with_name(f"{path.name}-damaged")


def beside(path: Path) -> Path:
    """Return the database that takes what is typed while the notes at `path` take nothing."""
    return path.with_name(f"beside-{path.name}")


def leave_mark(path: Path) -> None:
    """Ask the next start to look at everything; where the disk refuses even that, damage will be met again."""
    with suppress(OSError):
        mark_of(path).touch(mode=0o600)


def take_mark_away(path: Path) -> None:
    """The notes are whole (again)."""
    with suppress(OSError):
        mark_of(path).unlink(missing_ok=True)


def is_marked(path: Path) -> bool:
    """Whether the notes at `path` are to be looked at whole before anything else."""
    return mark_of(path).exists()

"""The program as a terminal runs it: in a process of its own, or in this one where only the answer matters."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.notebook import Notebook
from winnotes.desk.home import DATABASE
from winnotes.store.store import Store

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Winnotes = Callable[..., Ran]


def notes_in(home: Path) -> Notebook:
    """Everything in the notes of `home`."""
    with closing(Store(home / DATABASE)) as store:
        return store.notebook()


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process: these notes, no screen, our code."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "WINNOTES_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def run_program(
    home: Path, *arguments: str | Path, more: Mapping[str, str] | None = None, python: tuple[str, ...] = ()
) -> Ran:
    """Run `winnotes` in a process of its own; `python` are options of the interpreter."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "winnotes", *map(str, arguments)],
        env=environment(home, **(more or {})),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )

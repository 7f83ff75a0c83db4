"""The failing disk as tests use it: disk.c compiled once, and a process that does acts upon it, one fork each."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
KILL_BEFORE, KILL_AFTER = -1, -2

needs_compiler = pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("cc")), reason="a failing disk needs Linux and a C compiler"
)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: disk calls counted, lines acknowledged, errors told by code, what went uncaught."""

    calls: int = 0
    acked: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    uncaught: str = ""
    is_killed: bool = False


class FailingDisk:
    """A process with the failing disk under it; `do` runs one act there in a fork of its own."""

    def __init__(self, library: Path) -> None:
        environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(HERE.parents[1])}
        self._server = subprocess.Popen(
            [sys.executable, str(HERE / "server.py")], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def do(self, act: str, folder: Path, at: int = 0, fault: int = 0, *, for_good: bool = False) -> Done:
        """Do `act` in `folder`; disk call number `at` meets `fault`, an errno or KILL_…; `for_good`, all after it."""
        asked = {"act": act, "folder": str(folder), "at": at, "fault": fault, "for_good": for_good}
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        told = json.loads(self._server.stdout.readline())
        return Done(
            told["calls"], tuple(told["acked"]), tuple(told["told"]), told["uncaught"], told["is_killed"]
        )

    def close(self) -> None:
        """Stop the process."""
        assert self._server.stdin and self._server.stdout
        self._server.stdin.close()
        self._server.wait(60)
        self._server.stdout.close()


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: a test that syncs ten thousand times has no business on a disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder).resolve()


def compiled(folder: Path) -> Path:
    """Compile disk.c into `folder` and return the library."""
    library = folder / "disk.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "disk.c"), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return library


def door() -> ctypes.CDLL:
    """The failing disk of this very process, which was started with it."""
    return ctypes.CDLL(None)

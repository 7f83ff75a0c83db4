"""Checks everything there is to check: `python3 packaging/test.py`, the one task of this project.

With arguments only pytest runs, with them: `python3 packaging/test.py tests/core -k merge`.
"""

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT, call, prepare

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--output-format", "concise"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}

WORKERS = ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]


def main(arguments: list[str]) -> int:
    """Return 0 when everything held. The last line printed is pytest's."""
    python = prepare("test")
    if arguments:
        return _run(python, "-m", "pytest", *arguments)
    failed = [name for name, command in CHECKS.items() if not _holds(python, name, command)]
    if failed:
        print(f"\nDid not hold, see above: {', '.join(failed)}. The tests follow all the same.\n", flush=True)
    return _run(python, "-m", "pytest", *WORKERS) or int(bool(failed))


def _holds(python: Path, name: str, command: list[str]) -> bool:
    print(f"== {name}", flush=True)
    return _run(python, *command) == 0


def _run(python: Path, *arguments: str) -> int:
    """Return the exit code of `python` with `arguments`, run in the checkout and off-screen."""
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.call([python, *arguments], cwd=ROOT, env=surroundings, stderr=sys.stdout)


if __name__ == "__main__":
    call(main)

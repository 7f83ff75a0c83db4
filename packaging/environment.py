"""Makes the checkout's own `.venv` and keeps it right: the ground that run.py and test.py stand on.

Standard library only.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import machine
from machine import Trouble, say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {
    "run": [ROOT / "packaging" / "requirements.lock"],
    "test": [ROOT / "packaging" / "requirements.lock", ROOT / "packaging" / "requirements-dev.lock"],
}
_IS_USABLE = "import pip, sys; sys.exit(sys.version_info < (3, 11))"


def prepare(purpose: str) -> Path:
    """Return the Python of `.venv`, with all that `purpose` (`run` or `test`) needs installed.

    Does nothing when nothing changed since the last time. May be interrupted and repeated at any moment.
    Raises Trouble with one sentence for the person at the keyboard.
    """
    if not _is_ready(purpose):
        with _alone():
            if not _is_ready(purpose):
                _make_venv()
                _install(purpose)
                machine.supply_qt(PYTHON)
                if purpose == "test":
                    machine.supply_test_tools()
                _mark_ready(purpose)
    return PYTHON


def call(main: Callable[[list[str]], int]) -> None:
    """Leave the process with what `main(arguments)` returns; troubles are told in one sentence."""
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        say(str(trouble))
        sys.exit(1)
    except OSError as error:
        say(f"This checkout cannot be set up ({error}). Once that is mended, run the same command again.")
        sys.exit(1)
    except KeyboardInterrupt:
        say("Stopped. Nothing is lost; the same command goes on from here.")
        sys.exit(130)


def _fingerprint(purpose: str) -> str:
    """Return a digest of all that decides what has to be in `.venv`; the path is one, for a moved checkout."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in [ROOT / "pyproject.toml", *LOCKS[purpose], VENV / "pyvenv.cfg"]:
        digest.update(path.read_bytes() if path.is_file() else b"missing")
    return digest.hexdigest()


def _is_ready(purpose: str) -> bool:
    stamp = VENV / f"ready-to-{purpose}"
    return PYTHON.exists() and stamp.is_file() and stamp.read_text("ascii") == _fingerprint(purpose)


def _mark_ready(purpose: str) -> None:
    for served in ["run", purpose]:
        partial = VENV / f"ready-to-{served}.partial"
        partial.write_text(_fingerprint(served), "ascii")
        partial.replace(VENV / f"ready-to-{served}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time into this checkout (where the system has advisory locks)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting up this checkout; waiting for it …")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _make_venv() -> None:
    if PYTHON.exists():
        tried = subprocess.run([PYTHON, "-c", _IS_USABLE], capture_output=True, check=False)
        if tried.returncode == 0:
            return
    machine.supply_venv()
    say(f"Making {VENV.name} with Python {sys.version.split()[0]} …")
    base = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([base, "-m", "venv", "--clear", VENV], stdout=sys.stderr, check=False)
    if made.returncode != 0:
        raise Trouble(f"Python could not make the folder {VENV} (its own words are above).")


def _install(purpose: str) -> None:
    say("Installing what WinNotes needs into .venv; the first time this fetches about 100 MB …")
    refusal = _pip("--require-hashes", "-r", str(LOCKS[purpose][-1]))
    if "DO NOT MATCH THE HASHES" in refusal:
        raise Trouble(
            "A package that was fetched is not the one the lock names (see above), so it was not installed."
        )
    if refusal:
        say("The locked versions cannot be had here; trying the newest that pyproject.toml allows …")
        if _pip(*_unlocked(purpose)):
            raise Trouble(
                "pip could not install what WinNotes needs (its own words are above). "
                "Check that this computer is online, then run the same command again."
            )
    if _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT)):
        raise Trouble("pip could not install WinNotes itself (its own words are above).")


def _pip(*arguments: str) -> str:
    """Install with pip, repeating its warnings; return why it failed, or an empty text."""
    options = ["--disable-pip-version-check", "--no-input", "--quiet"]
    command = [str(PYTHON), "-m", "pip", "install", *options, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    words = done.stdout.decode(errors="replace").rstrip()
    if words:
        say(words)
    return (words or "pip said nothing") if done.returncode else ""


def _unlocked(purpose: str) -> list[str]:
    """Return the requirements as pyproject.toml states them."""
    import tomllib

    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    group = stated["dependency-groups"]["dev" if purpose == "test" else "build"]
    own = [entry for entry in group if isinstance(entry, str)]
    return [*stated["project"]["dependencies"], *stated["dependency-groups"]["build"], *own]

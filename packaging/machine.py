"""What the computer itself must have before WinNotes can run: a whole Python, and the libraries Qt is built upon.

On Debian and Ubuntu, as root, it is installed; everywhere else one sentence says how. Imported first by the others:
an older Python gets no further than the sentence that says it is too old.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):
    _names = [f"python3.{minor}" for minor in range(20, 10, -1)]
    _newer = [name for name in _names if shutil.which(name)] or ["a newer one"]
    _here = ".".join(map(str, sys.version_info[:3]))
    sys.exit(f"WinNotes needs Python 3.11 or newer and this is {_here}: run it with {_newer[0]}.")

QT_PACKAGES = ["libglib2.0-0", "libgl1", "libegl1", "libdbus-1-3", "libxkbcommon0", "libfontconfig1"]
WINDOW_PACKAGES = [
    *["libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxcb-randr0"],
    *["libxcb-render-util0", "libxcb-image0", "libxkbcommon-x11-0", "libx11-xcb1"],
]
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "cc": "gcc libc6-dev",  # for the disk that fails
    "soffice": "libreoffice-calc-nogui",
    "desktop-file-validate": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
    "initdb": "postgresql",  # a server of the tests' own
}
_IMPORTS_QT = "import PySide6.QtWidgets, PySide6.QtSvg"
_LOADS_WINDOW = """
import ctypes, pathlib, PySide6
for plugin in pathlib.Path(PySide6.__file__).parent.glob("Qt/plugins/platforms/libqxcb.so"):
    ctypes.CDLL(str(plugin))
"""


class Trouble(Exception):
    """One sentence for the person at the keyboard: what is wrong and what to do."""


def say(sentence: str) -> None:
    """Tell the person something, leaving standard output to WinNotes and to the tests."""
    print(sentence, file=sys.stderr, flush=True)


def supply_venv() -> None:
    """Make sure this Python can make environments (Debian keeps that part in a package of its own)."""
    if _can_make_venv():
        return
    package = f"python3.{sys.version_info.minor}-venv" if sys.base_prefix == "/usr" else "python3-venv"
    if sys.base_prefix == "/usr" and _install_packages([package]):
        return
    raise Trouble(
        f"This Python cannot make environments: its venv module is not complete. {_remedy([package])}"
    )


def supply_qt(python: Path) -> None:
    """Make sure the Qt in `python`'s environment finds the system's libraries; raise Trouble where it cannot."""
    missing = _supply(python, _IMPORTS_QT, QT_PACKAGES)
    if missing:
        raise Trouble(f"Qt cannot start here ({missing}). {_remedy(QT_PACKAGES + WINDOW_PACKAGES)}")
    missing = _supply(python, _LOADS_WINDOW, WINDOW_PACKAGES)
    if missing:
        say(f"Qt cannot open a window under X11 here ({missing}). {_remedy(WINDOW_PACKAGES)}")


def supply_test_tools() -> None:
    """Get what some tests drive the window and read the PDFs with; tests whose tool is missing are skipped."""
    needed = [packages.split() for tool, packages in TEST_TOOLS.items() if not _has_tool(tool)]
    missing = [package for packages in needed for package in packages]
    if missing and sys.platform == "linux" and not _install_packages(missing):
        say(f"Some tests need {', '.join(missing)} and are skipped without. {_remedy(missing)}")


def _has_tool(tool: str) -> bool:
    return shutil.which(tool) is not None or any(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"))


def _can_make_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _supply(python: Path, probe: str, packages: list[str]) -> str:
    """Return what `probe` still misses after the packages were installed where that is possible."""
    missing = _missing(python, probe)
    return _missing(python, probe) if missing and _install_packages(packages) else missing


def _missing(python: Path, probe: str) -> str:
    """Return why `probe` fails in the environment of `python`, or an empty text."""
    tried = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    words = tried.stderr.strip().rpartition("\n")[2].partition(": ")[2]
    return (words or f"exit code {tried.returncode}") if tried.returncode else ""


def _has_apt() -> bool:
    return shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def _install_packages(packages: list[str]) -> bool:
    """Install Debian packages and tell whether that succeeded; without root or apt-get, nothing is tried."""
    if not _has_apt() or os.geteuid() != 0:
        return False
    say(f"Installing with apt-get: {' '.join(packages)} …")
    _apt_get("update")
    return _apt_get("install", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> bool:
    command = ["apt-get", "--quiet=2", "--yes", *arguments]
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(done.stderr.rstrip())
    return done.returncode == 0


def _remedy(packages: list[str]) -> str:
    if _has_apt():
        return f"Run this, then the same command again: sudo apt-get install {' '.join(packages)}"
    return f"Install what is missing, then run the same command again; on Debian it is: {' '.join(packages)}"

"""Puts WinNotes into the menu of a Linux desktop and opens .winnotes files with it, for this user alone.

`python3 packaging/desktop.py install`, or `uninstall`, which leaves nothing behind. Standard library only.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from environment import ROOT, call
from machine import Trouble, say

HERE = ROOT / "packaging"
ICON = ROOT / "resources" / "icons" / "winnotes.svg"
ENTRY = Path("applications/winnotes.desktop")
KIND = Path("mime/packages/winnotes.xml")
ICONS = (
    Path("icons/hicolor/scalable/apps/winnotes.svg"),
    Path("icons/hicolor/scalable/mimetypes/application-vnd.winnotes.svg"),
)
USAGE = "Say what to do: python3 packaging/desktop.py install, or uninstall."


def main(arguments: list[str]) -> int:
    """Return 0 once the files are there, or gone."""
    if arguments not in (["install"], ["uninstall"]):
        raise Trouble(USAGE)
    if not sys.platform.startswith("linux"):
        raise Trouble("Only Linux desktops take a menu entry this way; nothing was changed.")
    folder = data_home()
    if arguments == ["install"]:
        install(folder)
        say(f"WinNotes is in the menu, and .winnotes files open with it (files in {folder}).")
    else:
        uninstall(folder)
        say("WinNotes is not in the menu any more; your notes are kept.")
    return 0


def data_home() -> Path:
    """Return the folder of this user's menu entries and file types."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def install(folder: Path) -> None:
    """Write menu entry, file type and icons below `folder`; what is there already is renewed."""
    entry = (HERE / "winnotes.desktop").read_text("utf-8")
    command = f"{quoted(sys.executable)} {quoted(str(HERE / 'run.py'))} %F"
    _write(folder / ENTRY, entry.replace("Exec=winnotes %F", f"Exec={command}"))
    _write(folder / KIND, (HERE / "winnotes-mime.xml").read_text("utf-8"))
    for icon in ICONS:
        _write(folder / icon, ICON.read_text("utf-8"))
    _refresh(folder)


def uninstall(folder: Path) -> None:
    """Remove what `install` wrote, and the folders that are empty then."""
    for path in (ENTRY, KIND, *ICONS):
        (folder / path).unlink(missing_ok=True)
    _refresh(folder)
    for path in (ENTRY, KIND, *ICONS):
        for above in path.parents[:-1]:
            if (folder / above).is_dir() and not any((folder / above).iterdir()):
                (folder / above).rmdir()


def quoted(argument: str) -> str:
    """Return an argument as the Exec key wants it: quoted, then escaped as any text in a desktop entry."""
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, "utf-8")
    partial.replace(path)


def _refresh(folder: Path) -> None:
    """Have the desktop read its lists anew, where it has the tools; else it does so by itself, sooner or later."""
    for tool, place in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        if (found := shutil.which(tool)) and (folder / place).is_dir():
            subprocess.run([found, str(folder / place)], check=False, capture_output=True)


if __name__ == "__main__":
    call(main)

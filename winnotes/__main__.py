"""The front step: no arguments or `.winnotes` files open the window, anything else is a command and loads no Qt."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run WinNotes with these arguments (those of the process unless given) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if "_WINNOTES_COMPLETE" not in os.environ and all(one.endswith(".winnotes") for one in arguments):
            return _in_window(lambda: _window(arguments))
        from winnotes.cli.program import run_command_line

        return run_command_line(arguments, lambda out: _in_window(lambda: _play(out)))
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - a bug of ours before the window stood: reported and told
        from winnotes.cli.program import crashed

        return crashed(error)


def _window(paths: Sequence[str]) -> int:
    if not _has_screen():
        from winnotes.i18n import _

        sys.stderr.write(
            _("There is no screen to open a window on. “winnotes --help” shows what works without one.")
            + "\n"
        )
        return 1
    from winnotes.gui.app import run_window

    return run_window(paths)


def _play(out: Path) -> int:
    from winnotes.gui.playing import play

    return play(out)


def _in_window(run: Callable[[], int]) -> int:
    """Run something with Qt in it; a Qt that cannot be loaded is told in a sentence."""
    try:
        return run()
    except ImportError as error:
        if not (error.name or "").startswith("PySide6") and "PySide6" not in (error.path or ""):
            raise
        from winnotes.i18n import _

        told = _(
            "The window cannot be opened ({reason}). Install what is missing; every command works without it."
        )
        sys.stderr.write(told.format(reason=error) + "\n")
        return 1


def _has_screen() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())

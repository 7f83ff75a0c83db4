"""Our fault, written down without a word of the user's: where it happened and the class of the error, no message."""

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from winnotes import __version__
from winnotes.desk.home import now

KEPT = 10


def write_crash_report(error: BaseException, folder: Path) -> Path:
    """Write what a developer needs of `error` into `folder`/crashes and return the file; the last ten are kept.

    Where `folder` cannot be written the report goes to the system's folder for temporary files; raises OSError
    when that fails too.
    """
    text = "\n".join(_lines(error)) + "\n"
    try:
        return _write(text, folder / "crashes")
    except OSError:
        return _write(text, Path(tempfile.gettempdir()) / f"winnotes-crashes-{os.getpid()}")


def _write(text: str, folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = "".join(letter for letter in now()[:23] if letter.isalnum())
    path = folder / f"crash-{stamp}-{os.getpid()}.txt"
    with os.fdopen(
        os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _lines(error: BaseException) -> Iterator[str]:
    yield f"WinNotes {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    told: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in told:
        told.add(id(cause))
        yield ""
        yield _name(type(cause))
        for frame, number in traceback.walk_tb(cause.__traceback__):
            yield f"  {_place(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}"
        cause = cause.__cause__ or cause.__context__


def _name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")


def _place(filename: str) -> str:
    """Return the file without the folders above its package: those may name the user."""
    parts = Path(filename).parts
    if "winnotes" in parts:
        last = len(parts) - 1 - parts[::-1].index("winnotes")
        return "/".join(parts[last:])
    return "/".join(parts[-2:])

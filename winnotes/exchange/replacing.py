"""Writes a file beside its old self and swaps them at the end, so that no failure leaves half a file.

Never truncates in place: a temporary file in the same folder, length check, fsync, replace, fsync of the folder.
"""

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from winnotes.core.errors import WinNotesError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_TRIES, _PAUSE_S = 5, 0.1  # a virus scanner or a viewer holds a file on Windows for moments
_PART, _LEFT_BEHIND_S = ".winnotes-{}.part", 86_400  # no file is written for a day: its program was killed


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Make `path` hold `data`; on any failure what it held before is untouched.

    `private` files belong to their user alone (0600), others follow the umask. Raises WinNotesError
    `disk_full`, `not_writable` or `write_failed`, with the file's name and never its content.
    """
    with replacing(path, private=private) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Lend a file that becomes `path` when the block ends well, and disappears when it does not.

    A symbolic link stays one: the file behind it is replaced. Raises as `write_atomically` does.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(_PART.format(secrets.token_hex(8)))
    _sweep(target.parent)
    try:
        with _created(temporary, 0o600 if private else 0o666) as file:
            yield file
            _settle(file, path.name)
        _swap(temporary, target)
    except OSError as error:
        raise _told(error, path.name) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sweep(folder: Path) -> None:
    """Remove what killed programs left half written in `folder`: it holds notes, and nobody will finish it."""
    with suppress(OSError):
        for left in folder.glob(_PART.format("?" * 16)):
            with suppress(OSError):
                if left.stat().st_mtime < time.time() - _LEFT_BEHIND_S:
                    left.unlink()


def _created(temporary: Path, mode: int) -> BinaryIO:
    binary = getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, mode), "wb")


def _settle(file: BinaryIO, name: str) -> None:
    """Bring everything written to the disk and make sure that all of it arrived."""
    file.flush()
    os.fsync(file.fileno())
    if os.fstat(file.fileno()).st_size != file.tell():
        raise WinNotesError("write_failed", file=name, reason="cut_short")


def _swap(temporary: Path, target: Path) -> None:
    for pause_s in [_PAUSE_S] * (_TRIES - 1) if sys.platform == "win32" else []:
        with suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(pause_s)
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system can; the file itself already is."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(error: OSError, name: str) -> WinNotesError:
    if error.errno in _FULL:
        return WinNotesError("disk_full", file=name)
    if error.errno in _REFUSED:
        return WinNotesError("not_writable", file=name)
    return WinNotesError("write_failed", file=name, reason=error.strerror or type(error).__name__)

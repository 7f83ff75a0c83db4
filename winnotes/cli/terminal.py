"""How the command line speaks: answers on stdout, all else on stderr, on any terminal, never failing for a sign."""

import json
import os
import sys
from contextlib import suppress
from functools import cache
from io import TextIOWrapper
from typing import TextIO

from winnotes.core.errors import WinNotesError

_PLAIN = {
    "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...",
    "×": "x", "·": "-",
}  # fmt: skip


def prepare_streams() -> None:
    """Let signs a terminal cannot show be replaced instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Write an answer to stdout. Raises BrokenPipeError, or WinNotesError `output_lost` where it cannot be written."""
    _put(_spoken(text, sys.stdout))


def say_json(data: object) -> None:
    """Write `data` to stdout as JSON; only a UTF-8 terminal gets letters beyond ASCII as they are."""
    _put(json.dumps(data, ensure_ascii=not _encoding(sys.stdout).startswith("utf"), indent=2))


def complain(text: str) -> None:
    """Write a sentence about a fault to stderr, if there is one."""
    with suppress(OSError):
        print(_spoken(text, sys.stderr), file=sys.stderr, flush=True)


def settle() -> None:
    """Bring everything said to where it goes; raises as `say` does."""
    with _Told():
        if sys.stdout is not None:
            sys.stdout.flush()


def hush() -> None:
    """Say no more: nobody reads it, and Python's own last flush must not complain either."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _put(text: str) -> None:
    with _Told():
        print(text)


class _Told:
    """Turns a stdout that cannot be written into the world's fault; a closed pipe stays what it is."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            hush()
            raise WinNotesError("output_lost", reason=error.strerror) from error


def _spoken(text: str, stream: TextIO | None) -> str:
    """Return `text` without anything that could drive the terminal, in signs it can show."""
    from winnotes.core.text import normalise

    encoding = _encoding(stream)
    text = normalise(text)
    return text if encoding.startswith("utf") else text.translate(_replacements(encoding))


def _encoding(stream: TextIO | None) -> str:
    return (getattr(stream, "encoding", None) or "utf-8").lower()


@cache
def _replacements(encoding: str) -> dict[int, str]:
    return {ord(sign): plain for sign, plain in _PLAIN.items() if not _can_show(sign, encoding)}


def _can_show(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

"""Keeps what PySide compiles at each start, beside our own compiled modules.

Qt's binding carries fourteen modules as text and compiles them anew whenever it is loaded: a sixth of the time an empty
window takes. Python keeps every other module compiled in `__pycache__`; these are kept there too, under the same
conditions, so whoever could change them could change our own modules as well.
"""

import __future__

import builtins
import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_THEIRS = ("shibokensupport/", "signature_bootstrap.py")
_HASH_BYTES = 8
_INHERITED = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})

Kept = dict[tuple[str, bytes], CodeType]


@contextmanager
def kept_compiled() -> Iterator[None]:
    """Load PySide for the first time inside: what it compiles comes from the file, and what is new goes into it.

    A file that is missing, damaged or of another Python only means compiling; one that cannot be written, compiling
    the next time too.
    """
    path = kept_file()
    before = _read(path)
    used: Kept = {}
    compiling = builtins.compile
    builtins.compile = _from(before, used, compiling)
    try:
        yield
    finally:
        builtins.compile = compiling
    if used.keys() - before.keys() and not sys.dont_write_bytecode:
        _write(path, used)


def kept_file() -> Path:
    """Return where Python keeps compiled modules of this folder, under a name of no module."""
    return Path(cache_from_source(str(Path(__file__).with_name("_shibokensupport.py"))))


def _from(before: Kept, used: Kept, compiling: Callable[..., Any]) -> Callable[..., Any]:
    def compile(source: Any, filename: Any, mode: str, flags: int = 0, *rest: Any, **named: Any) -> Any:
        if not rest and not named.get("dont_inherit"):  # the flags are the caller's, who is not us
            flags |= sys._getframe(1).f_code.co_flags & _INHERITED
        if mode != "exec" or not isinstance(source, (str, bytes)) or not str(filename).startswith(_THEIRS):
            return compiling(source, filename, mode, flags, *rest, **named)
        key = (f"{flags} {filename}", source_hash(source.encode() if isinstance(source, str) else source))
        used[key] = before.get(key) or compiling(source, filename, mode, flags, *rest, **named)
        return used[key]

    return compile


def _read(path: Path) -> Kept:
    with suppress(OSError):
        data = path.read_bytes()
        head, body = data[: len(MAGIC_NUMBER) + _HASH_BYTES], data[len(MAGIC_NUMBER) + _HASH_BYTES :]
        if head == MAGIC_NUMBER + source_hash(body):
            kept: Kept = marshal.loads(body)
            return kept
    return {}


def _write(path: Path, used: Kept) -> None:
    from winnotes.core.errors import WinNotesError
    from winnotes.exchange.replacing import write_atomically

    body = marshal.dumps(used)
    with suppress(OSError, WinNotesError):  # as Python does where it cannot keep a module compiled
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, MAGIC_NUMBER + source_hash(body) + body)

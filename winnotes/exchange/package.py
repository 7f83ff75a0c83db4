"""The `.winnotes` file: everything, lossless, mergeable, and plain enough to be read without us in ten years.

UTF-8 JSON Lines: a first line `{"winnotes":1,"guides":[…],"versions":N}`, one line per head, a trailer with the
sha256 of all before it. No archive, no pickle, no file names: nothing in it can act.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, canonical
from winnotes.exchange.version_json import Refusal, line_of, read_json, ringed, version_of

FORMAT = 1
MAX_BYTES = 64 * 2**20
MAX_LINE_BYTES = 2 * 2**20
MAX_VERSIONS = 200_000
_BEGIN = '{"winnotes":'


@dataclass(frozen=True, slots=True)
class Package:
    """What a `.winnotes` file holds: the heads, and the sources (TOML) of the guides they follow."""

    notebook: Notebook
    guides: tuple[str, ...] = ()


def write_package(notebook: Notebook, guides: Iterable[str] = ()) -> bytes:
    """Return the bytes of the file; the same notebook and guide sources give the same bytes."""
    versions = [line_of(version) for version in notebook]
    rest = canonical({"guides": sorted(set(guides)), "versions": len(versions)})
    body = "".join(f"{line}\n" for line in (f"{_BEGIN}{FORMAT},{rest[1:]}", *versions)).encode()
    return body + _trailer(body)


def _trailer(body: bytes) -> bytes:
    return canonical({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"


def read_package(
    data: bytes,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    max_line_bytes: int = MAX_LINE_BYTES,
    max_versions: int = MAX_VERSIONS,
) -> Package:
    """Return what the file `name` holds, read completely and verified.

    Raises WinNotesError `package_newer`, or `package_refused` with the line and the reason.
    """
    at = 1
    try:
        _refuse_shape(data, max_bytes)
        lines = data.split(b"\n")
        guides, count = _head(_parsed(lines[0], max_line_bytes), name)
        if count > max_versions:
            raise Refusal("too_many")
        versions = []
        for at in range(2, count + 2):
            versions.append(version_of(_parsed(_line(lines, at), max_line_bytes)))
        at = count + 2
        _verify(data, _line(lines, at))
        notebook = Notebook(versions)
        if ringed(notebook):
            raise Refusal("replaces_itself")
    except Refusal as refusal:
        raise WinNotesError("package_refused", file=name, line=at, reason=refusal.reason) from refusal
    return Package(notebook, guides)


def _refuse_shape(data: bytes, max_bytes: int) -> None:
    if not data.startswith(_BEGIN.encode()):
        raise Refusal("not_winnotes")
    if len(data) > max_bytes:
        raise Refusal("too_large")


def _line(lines: list[bytes], number: int) -> bytes:
    if number >= len(lines):  # what follows the last newline is no line
        raise Refusal("cut_off")
    return lines[number - 1]


def _parsed(line: bytes, max_line_bytes: int) -> Json:
    if len(line) > max_line_bytes:
        raise Refusal("line_too_long")
    try:
        return read_json(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refusal("not_utf8") from error


def _head(head: Json, name: str) -> tuple[tuple[str, ...], int]:
    match head:
        case {"winnotes": int(number)} if number > FORMAT:
            raise WinNotesError("package_newer", file=name)
        case {"winnotes": 1, "guides": list(guides), "versions": int(count), **rest} if not rest:
            sources = tuple(source for source in guides if isinstance(source, str))
            if len(sources) == len(guides) and count >= 0:
                return sources, count
    raise Refusal("wrong_type")


def _verify(data: bytes, trailer: bytes) -> None:
    """Refuse what does not end in `trailer`, or whose hash is another."""
    body = data[: data.rfind(trailer + b"\n")]
    if data[len(body) :] != trailer + b"\n":
        raise Refusal("trailing_junk")
    if _trailer(body) != trailer + b"\n":
        raise Refusal("damaged")

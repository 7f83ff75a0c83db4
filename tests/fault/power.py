"""A power cut, replayed from the log of disk.c: what was synced is there, of what came later any sectors may be."""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("=qqqq")


@dataclass(frozen=True, slots=True)
class Call:
    """One call in the log: w(rite), s(ync), t(runcate), c(reate), u(nlink), r(ename); m(ark) is a line acknowledged."""

    op: str
    path: str
    offset: int
    data: bytes


@dataclass(slots=True)
class File:
    """What the disk surely holds of a file, and the calls since."""

    durable: bytes = b""
    pending: list[Call] = field(default_factory=list)


def read_log(data: bytes) -> Iterator[Call]:
    """Yield the calls of a log."""
    place = 0
    while place < len(data):
        op, names, length, offset = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        path = data[place : place + names].decode()
        place += names
        yield Call(chr(op), path, offset, data[place : place + length])
        place += length


def cut_after(start: Path, calls: list[Call], chance: random.Random, target: Path) -> None:
    """Write to `target` what a power cut after these calls may leave of the folder `start`.

    Names are as on a journaling file system: creating, renaming and removing happen in order.
    """
    files = {
        path.relative_to(start).as_posix(): File(path.read_bytes())
        for path in start.rglob("*")
        if path.is_file()
    }
    for call in calls:
        if call.op == "u":
            files.pop(call.path, None)
        elif call.op == "r":
            files[call.data.decode()] = files.pop(call.path)
        elif call.op == "s":
            if file := files.get(call.path):
                file.durable, file.pending = _applied(file), []
        elif call.op != "m":
            files.setdefault(call.path, File()).pending.append(call)
    for name, file in files.items():
        if not name.endswith("-shm"):  # memory, gone with the power
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(_applied(file, chance))


def _applied(file: File, chance: random.Random | None = None) -> bytes:
    """The file with its pending calls, or with some sectors of some of them where chance decides."""
    content = bytearray(file.durable)
    share = chance.choice([0.0, 0.5, 0.9, 1.0]) if chance else 1.0
    for call in file.pending:
        if call.op == "t" and (not chance or chance.random() < share):
            del content[call.offset :]
            content.extend(bytes(call.offset - len(content)))
        if call.op == "w":
            for start in range(0, len(call.data), SECTOR):
                if not chance or chance.random() < share:
                    _put(content, call.offset + start, call.data[start : start + SECTOR])
    return bytes(content)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data

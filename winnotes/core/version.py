"""One version of one field: who said what, and which earlier versions it replaces.

No clock decides anything here: `replaces` does. `via` and `at` are shown, never compared for meaning.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32, small
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
VIAS = ("typed", "recovered", "imported", "spreadsheet", "agreed")


def canonical(value: object) -> str:
    """Return the one JSON spelling of `value`: sorted keys, no blanks, no escapes. Raises ValueError on NaN."""
    return _ENCODER.encode(value)


def short_hash(text: str) -> str:
    """Return 26 characters `a-z2-7` of the sha256 of `text` (130 bits)."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:17]) >> 6
    return "".join([_PAIRS[number >> at & 1023] for at in range(120, -1, -10)])


def writer_of(person: str, installation: str) -> str:
    """Return the writer's name: rights go by the person, the installation only tells versions apart."""
    return f"{person}.{installation}"


@dataclass(frozen=True, slots=True)
class Version:
    """A sealed statement about one field of one subject.

    `replaces` maps a writer to the highest `n` of theirs that this version stands in place of, carried on
    from what it replaces, so that a gap in the chain revives nothing. `id` proves the content untouched.
    """

    subject: str
    field: str
    writer: str
    n: int
    replaces: Mapping[str, int]
    content: Json
    via: str = "typed"
    at: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.computed_id())

    def computed_id(self) -> str:
        """Return the id the content asks for: `r` and the hash of everything but `via` and `at`."""
        return "r" + short_hash(
            canonical([self.subject, self.field, self.writer, self.n, self.replaces, self.content])
        )

    @property
    def person(self) -> str:
        """The person who wrote it, on whatever laptop."""
        return self.writer.split(".", 1)[0]

    @property
    def is_agreed(self) -> bool:
        """Whether it was written to settle differing voices."""
        return self.via == "agreed"

    def is_replaced_by(self, other: "Version") -> bool:
        """Whether `other`, a version of the same field, stands in place of this one."""
        return other.replaces.get(self.writer, 0) >= self.n

    def __hash__(self) -> int:
        return hash(self.id)


def replaces_all(versions: Iterable[Version]) -> dict[str, int]:
    """Return the `replaces` of a version written on top of `versions`: theirs carried on, and they themselves."""
    carried: dict[str, int] = {}
    for version in versions:
        for writer, n in (*version.replaces.items(), (version.writer, version.n)):
            carried[writer] = max(n, carried.get(writer, 0))
    return carried

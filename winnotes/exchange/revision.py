"""The last column of a mergeable CSV: everything of a version but its content, which stands in the cells.

`field:id:writer:n<writer=n,…` per filled field, blanks between; `at=…` and `via=…` hold for all that follow.
Names are percent-encoded; a field of another subject than the row's is `subject/field`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from winnotes.core.version import Json, Version
from winnotes.exchange.version_json import proved

_ENTRY = re.compile(
    r"(?:(?P<subject>[^/:<=]+)/)?(?P<field>[^/:<=]+):(?P<id>r[a-z2-7]+):(?P<writer>[^/:<=]+):(?P<n>\d{1,16})"
    r"(?:<(?P<replaces>[^:<]+))?"
)
_REPLACED = re.compile(r"([^,=]+)=(\d{1,16})")
encoded = lru_cache(maxsize=4096)(lambda name: quote(name, safe=""))
decoded = lru_cache(maxsize=4096)(unquote)  # the same fields and writers come in every row


class Revision(
    NamedTuple
):  # thousands come in every file, and a tuple is made in half the time of a dataclass
    """A version without its content, as a row of a file states it."""

    subject: str
    field: str
    writer: str
    n: int
    replaces: Mapping[str, int]
    via: str
    at: str
    id: str

    def version(self, content: Json) -> Version:
        """Return the version with this content. Raises Refusal `id_wrong` where it had another."""
        whole = Version(
            self.subject, self.field, self.writer, self.n, self.replaces, content, self.via, self.at
        )
        return proved(whole, self.id)


def spelled(version: Version, home: str) -> str:
    """Return how the field of `version` is called in a row of subject `home`."""
    field = encoded(version.field)
    return field if version.subject == home else f"{encoded(version.subject)}/{field}"


def named(spelling: str, home: str) -> tuple[str, str]:
    """Return (subject, field) of what `spelled` called so."""
    subject, slash, field = spelling.rpartition("/")
    return decoded(subject) if slash else home, decoded(field)


def revisions_cell(versions: Iterable[Version], home: str) -> str:
    """Return the cell that states these versions in a row of subject `home`."""
    tokens = []
    via, at = "typed", ""
    for version in sorted(versions, key=lambda one: (one.subject != home, one.subject, one.field)):
        if version.via != via:
            via = version.via
            tokens.append(f"via={encoded(via)}")
        if version.at != at:
            at = version.at
            tokens.append(f"at={quote(at, safe=':+')}")
        tokens.append(_token(version, home))
    return " ".join(tokens)


def _token(version: Version, home: str) -> str:
    replaced = ",".join(f"{encoded(writer)}={n}" for writer, n in sorted(version.replaces.items()))
    stated = f"{spelled(version, home)}:{version.id}:{encoded(version.writer)}:{version.n}"
    return f"{stated}<{replaced}" if replaced else stated


def read_revisions(cell: str, home: str) -> list[Revision]:
    """Return what the cell states. Raises ValueError where it was changed beyond reading."""
    found, broken = revisions_in(cell, home)
    if broken:
        raise ValueError(broken[0])
    return found


def revisions_in(cell: str, home: str) -> tuple[list[Revision], list[str]]:
    """Return what the cell states, and the tokens in it that cannot be read."""
    found: list[Revision] = []
    broken: list[str] = []
    via, at = "typed", ""
    for token in cell.split():
        name, equals, stated = token.partition("=")
        if equals and name == "via":
            via = unquote(stated)
        elif equals and name == "at":
            at = unquote(stated)
        elif equals and name == "seal":
            continue  # speaks of the whole row (row_seal.py)
        else:
            try:
                found.append(_revision(token, home, via, at))
            except ValueError:
                broken.append(token)
    return found, broken


def _revision(token: str, home: str, via: str, at: str) -> Revision:
    match = _ENTRY.fullmatch(token)
    if match is None:
        raise ValueError(token)
    subject, field, known_id, writer, n, replaced = match.groups()
    home = decoded(subject) if subject else home
    replaces = _replaces(replaced) if replaced else {}
    return Revision(home, decoded(field), decoded(writer), int(n), replaces, via, at, known_id)


@lru_cache(maxsize=4096)
def _replaces(stated: str) -> Mapping[str, int]:
    pairs = [_REPLACED.fullmatch(pair) for pair in stated.split(",")]
    replaces = {decoded(pair[1]): int(pair[2]) for pair in pairs if pair}
    if len(replaces) < len(pairs):
        raise ValueError(stated)
    return replaces  # shared by every version that states the same: nobody writes into it

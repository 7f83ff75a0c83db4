"""Rows and what they mean: a version, a draft. A row that cannot be what WinNotes wrote is told as damage."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from winnotes.core.version import Json, Version
from winnotes.store.fault import Unreadable

VERSION_COLUMNS = "id, subject, field, writer, n, replaces, content, via, at"
DRAFT_COLUMNS = "subject, field, writer, content, base, at"


@dataclass(frozen=True, slots=True)
class Draft:
    """A field being typed: its content so far, by whom, and the ids of the heads it started from."""

    subject: str
    field: str
    writer: str
    content: Json
    base: tuple[str, ...] = ()
    at: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two drafts the same field."""
        return (self.subject, self.field, self.writer)


def json_in(text: object) -> Json:
    """Return the JSON in a cell. Raises Unreadable where there is none."""
    try:
        content: Json = json.loads(text)  # type: ignore[arg-type]  # a cell may hold anything once it is damaged
    except (ValueError, TypeError) as error:
        raise Unreadable from error
    return content


def version_in(row: Sequence[object]) -> Version:
    """Return the version in a row of VERSION_COLUMNS, believing its id. Raises Unreadable."""
    known_id, subject, field, writer, n, replaces, content, via, at = row
    kinds = {type(known_id), type(subject), type(field), type(writer), type(via), type(at)}
    if type(n) is not int or kinds != {str} or not known_id:
        raise Unreadable
    return Version(
        str(subject), str(field), str(writer), n, _replaced_in(replaces), json_in(content), str(via), str(at),
        str(known_id),
    )  # fmt: skip


@lru_cache(maxsize=4096)  # what one list of deals, or one sitting, replaces is often the same
def _replaced_in(text: object) -> Mapping[str, int]:
    """Return what a version says to replace; nobody may change it. Raises Unreadable."""
    replaced = json_in(text)
    if not isinstance(replaced, dict):
        raise Unreadable
    found = {name: one for name, one in replaced.items() if type(one) is int}
    if len(found) < len(replaced):
        raise Unreadable
    return found


def draft_in(row: Sequence[object]) -> Draft:
    """Return the draft in a row of DRAFT_COLUMNS. Raises Unreadable."""
    subject, field, writer, content, base, at = row
    started = json_in(base)
    if not isinstance(started, list) or not all(isinstance(one, str) for one in (subject, field, writer, at)):
        raise Unreadable
    kept = tuple(str(one) for one in started)
    return Draft(str(subject), str(field), str(writer), json_in(content), kept, str(at))

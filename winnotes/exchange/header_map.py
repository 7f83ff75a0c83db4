"""Which heading each column of an upload gets: ours unless the team says otherwise, in a small file it can edit."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.text import one_line
from winnotes.core.version import Json
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.exchange.upload import Destination, UploadColumn

MAX_BYTES = 1_000_000
LONGEST_FILL = 255
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class HeaderMap:
    """Headings by a column's key, "" to leave the column out; `fills` are texts for columns nothing is known for.

    Columns it does not name keep their heading, so that it outlives a question more in the guide.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> dict[str, Json]:
        """Return it as JSON, as a setting keeps it."""
        return {"headings": dict(self.headings), "fills": dict(self.fills)}


def header_map_of(content: Json) -> HeaderMap:
    """Return the header map in a setting's content; what is no text is left out."""
    tables = content if isinstance(content, dict) else {}
    return HeaderMap(*(_texts(tables.get(name)) for name in ("headings", "fills")))


def _texts(table: object) -> dict[str, str]:
    found = table if isinstance(table, dict) else {}
    return {str(key): one_line(text) for key, text in found.items() if isinstance(text, str)}


def headings_for(
    destination: "Destination", columns: Sequence["UploadColumn"], header_map: HeaderMap
) -> dict[str, str]:
    """Return the heading of each column that is written, in their order.

    Raises WinNotesError `header_map_wrong` where the destination would not take one, or two are alike.
    """
    ours = destination.headings(columns)
    headings = {column.key: header_map.headings.get(column.key, ours[column.key]) for column in columns}
    seen: dict[str, str] = {}
    for key, heading in headings.items():
        twin = seen.setdefault(heading.casefold(), key) if heading else key
        reason = "heading_twice" if twin != key else destination.heading_fault(heading) if heading else ""
        if reason:
            raise WinNotesError("header_map_wrong", file=destination.name, where=key, reason=reason)
    return {key: heading for key, heading in headings.items() if heading}


def read_header_map(data: bytes, name: str, destination: "Destination") -> HeaderMap:
    """Return the header map in a file, TOML, or JSON where `name` ends in .json.

    Raises WinNotesError `header_map_wrong` (file, where, reason): unreadable, for another profile, or a heading
    the destination does not take.
    """
    tables = _tables(data, name)
    profile = tables.get("profile", destination.name)
    if profile != destination.name:
        raise WinNotesError(
            "header_map_wrong", file=name, where=f"profile = {profile}", reason="profile_other"
        )
    for table in ("headings", "fills"):
        found = tables.get(table, {})
        if not isinstance(found, dict):
            raise WinNotesError("header_map_wrong", file=name, where=table, reason="not_tables")
        for key, text in found.items():
            if not isinstance(text, str):
                raise WinNotesError("header_map_wrong", file=name, where=f"{table}, {key}", reason="not_text")
            if table == "fills" and len(text) > LONGEST_FILL:
                raise WinNotesError(
                    "header_map_wrong", file=name, where=f"{table}, {key}", reason="fill_long"
                )
    header_map = header_map_of(tables)  # type: ignore[arg-type]
    for key, heading in header_map.headings.items():
        if reason := heading and destination.heading_fault(heading):
            raise WinNotesError("header_map_wrong", file=name, where=key, reason=reason)
    return header_map


def _tables(data: bytes, name: str) -> dict[str, object]:
    if len(data) > MAX_BYTES:
        raise WinNotesError("header_map_wrong", file=name, where=_("the file"), reason="header_map_too_large")
    try:
        text = data.decode("utf-8-sig")
        tables = json.loads(text) if name.lower().endswith(".json") else tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise WinNotesError("header_map_wrong", file=name, where=_("the file"), reason="not_utf8") from error
    except (ValueError, RecursionError) as error:
        where = " ".join(str(error).split())[:80]
        raise WinNotesError("header_map_wrong", file=name, where=where, reason="not_toml") from error
    if not isinstance(tables, dict):
        raise WinNotesError("header_map_wrong", file=name, where=_("the file"), reason="not_tables")
    return tables


def write_header_map(
    destination: "Destination", columns: Sequence["UploadColumn"], header_map: HeaderMap, name: str = ""
) -> bytes:
    """Return the header map of these columns to edit, as TOML, or as JSON where `name` ends in .json.

    It reads back to the same headings; what `header_map` names beyond the columns stays in it.
    """
    headings = {**destination.headings(columns), **header_map.headings}
    fills = {**destination.fills, **header_map.fills}
    if name.lower().endswith(".json"):
        content = {"profile": destination.name, "headings": headings, "fills": fills}
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    told = {column.key: column.label for column in columns}
    lines = [_("# Left the column, right its heading in the file; \"\" leaves the column out."),
             f"profile = {_quoted(destination.name)}", "", "[headings]"]  # fmt: skip
    lines += [_line(key, heading, told.get(key, "")) for key, heading in headings.items()]
    if fills:
        lines += ["", _("# What stands where nothing is known:"), "[fills]"]
        lines += [_line(key, text, "") for key, text in fills.items()]
    return ("\n".join(lines) + "\n").encode()


def _line(key: str, text: str, told: str) -> str:
    name = key if _BARE.fullmatch(key) else _quoted(key)
    return f"{name} = {_quoted(one_line(text))}" + (f"  # {one_line(told)}" if told else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

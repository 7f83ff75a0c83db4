"""Reads whatever can still be read from a database, row by row, and writes nothing to it."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version
from winnotes.store.store import Draft


@dataclass(slots=True)
class Salvaged:
    """What a damaged or old file still held."""

    notebook: Notebook = field(default_factory=Notebook)
    drafts: list[Draft] = field(default_factory=list)
    settings: dict[str, Json] = field(default_factory=dict)


def salvage(path: Path) -> Salvaged:
    """Return every whole version, draft and setting in the database at `path`; nothing where there is none.

    Works on a copy, so that SQLite's own recovery of the journal cannot touch the file put aside.
    """
    if not path.exists():
        return Salvaged()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            return Salvaged(
                Notebook(version for row in _rows(connection, "version") if (version := _version(row))),
                [draft for row in _rows(connection, "draft") if (draft := _draft(row))],
                {str(row[0]): content for row in _rows(connection, "setting") if (content := _json(row[1]))},
            )


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """Yield the readable rows of a table: page after page forwards, then backwards from the end."""
    for order in ("", " ORDER BY rowid DESC" if table == "version" else ""):
        try:
            yield from connection.execute(f"SELECT * FROM {table}{order}")
        except (sqlite3.Error, UnicodeDecodeError):
            continue
        else:
            return


def _json(text: object) -> Json:
    try:
        content: Json = json.loads(str(text))
    except ValueError:
        return None
    return content


def _version(row: tuple[object, ...]) -> Version | None:
    known_id, subject, field_name, writer, n, replaces, content, via, at, *_ = row
    carried = _json(replaces)
    if not isinstance(carried, dict) or not isinstance(n, int):
        return None
    version = Version(
        str(subject), str(field_name), str(writer), n,
        {name: int(count) for name, count in carried.items() if isinstance(count, int)},
        _json(content), str(via), str(at),
    )  # fmt: skip
    return version if version.id == known_id else None


def _draft(row: tuple[object, ...]) -> Draft | None:
    subject, field_name, writer, content, base, at, *_ = row
    started = _json(base)
    kept = _json(content)
    if not isinstance(started, list) or kept is None:
        return None
    return Draft(
        str(subject), str(field_name), str(writer), kept, tuple(str(one) for one in started), str(at)
    )

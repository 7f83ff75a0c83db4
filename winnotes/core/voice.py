"""Several heads, one reading: which voices agree by themselves, which unite, which ask to be agreed.

One place decides this and serves PDF, upload CSV and insights. Equal values agree; a head that says nothing
is silent; lists unite; only unequal single values ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from winnotes.core.guide import Part, Question
from winnotes.core.text import folded
from winnotes.core.value import Value
from winnotes.core.version import Json, canonical

LISTS = ("choices", "counts", "tags", "ranked", "rows")


@dataclass(frozen=True, slots=True)
class United:
    """What one part comes to over all voices: its reading, or `differs` with the readings unlike each other."""

    reading: Json = None
    differs: bool = False


def unite(question: Question, values: Sequence[Value]) -> dict[str, United]:
    """Return for each part of `question` what the voices `values` come to; parts nobody filled are left out."""
    united: dict[str, United] = {}
    for part in question.parts:
        readings = [value.read[part.key] for value in values if value.read.get(part.key) is not None]
        if readings:
            united[part.key] = unite_part(part, readings)
    return united


def unite_part(part: Part, readings: Sequence[Json]) -> United:
    """Return what the voices' `readings` of one part come to; there is at least one, and none is None."""
    if part.kind in LISTS:
        return United(_unite_lists(part, readings))
    first, *others = readings
    alike = all(is_same(first, other) for other in others)
    return United(first) if alike else United(None, differs=True)


def is_same(one: Json, other: Json) -> bool:
    """Whether two readings say the same: words but for their spelling, all else to the letter."""
    if isinstance(one, str) and isinstance(other, str):
        return name_of(one) == name_of(other)
    return canonical(one) == canonical(other)


@lru_cache(maxsize=8192)
def name_of(word: str) -> str:
    """Return the name under which two spellings count as one entry; signs alone stand for themselves."""
    return folded(word) or word.strip()


def _unite_lists(part: Part, readings: Sequence[Json]) -> list[Json]:
    kept: dict[str, Json] = {}
    for reading in readings:
        for entry in reading if isinstance(reading, list) else []:
            name = entry_name(part, entry)
            kept[name] = _richer(kept.get(name), entry)
    return list(kept.values())


def entry_name(part: Part, entry: Json) -> str:
    """Return the name under which two entries of a list count as one."""
    if isinstance(entry, dict):
        first = entry.get(part.columns[0].key) if part.columns else None
        return name_of(first) if isinstance(first, str) else canonical(entry)
    if isinstance(entry, list) and entry:
        return str(entry[0])
    return name_of(str(entry))


def _richer(known: Json, entry: Json) -> Json:
    """Of two entries under one name: cells and counts the first lacks are taken from the second."""
    if isinstance(known, dict) and isinstance(entry, dict):
        return {**entry, **{cell: reading for cell, reading in known.items() if reading is not None}}
    if isinstance(known, list) and isinstance(entry, list) and len(known) == 2 and known[1] is None:
        return entry
    return entry if known is None else known


def states_differ(values: Sequence[Value]) -> bool:
    """Whether voices that state how the question stands (not known, skipped …) state different things."""
    return len({value.state for value in values if value.state not in ("open", "answered")}) > 1

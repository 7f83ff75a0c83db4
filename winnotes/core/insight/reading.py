"""Readings from a file may have any shape: what has not the shape of its kind says nothing here, and stops nothing."""

from winnotes.core.guide import Part
from winnotes.core.version import Json

HUGE = 1e300  # no money and no time; arithmetic stays finite below it


def shaped(part: Part, reading: Json) -> Json:
    """Return the reading if it has the shape its kind has (see value.read_part), else None."""
    return reading if _has_shape(part, reading) else None


def _has_shape(part: Part, reading: Json) -> bool:
    if isinstance(reading, str):
        return part.kind in ("text", "choice") and bool(reading.strip())
    if part.kind == "scale":
        return isinstance(reading, int) and not isinstance(reading, bool) and part.low <= reading <= part.high
    if not isinstance(reading, list) or not reading:
        return False
    if part.kind in ("choices", "tags", "ranked"):
        return all(isinstance(one, str) for one in reading)
    if part.kind == "counts":
        return all(_is_counted(one) for one in reading)
    if part.kind == "rows":
        return all(isinstance(one, dict) for one in reading)
    return part.kind in ("number", "amount", "duration") and _is_measure(part, reading)


def words(reading: Json) -> list[str]:
    """Return the codes or tags in a reading."""
    return [one for one in reading if isinstance(one, str)] if isinstance(reading, list) else []


def pairs(reading: Json) -> list[tuple[str, int | None]]:
    """Return the (code, count) in a reading of counts."""
    return [(one[0], one[1]) for one in reading] if isinstance(reading, list) else []  # type: ignore[index,misc]


def number(reading: Json) -> float | None:
    """Return the number in a scale, a number, an amount or a duration (days)."""
    first = reading[0] if isinstance(reading, list) and reading else reading
    return float(first) if isinstance(first, int | float) and not isinstance(first, bool) else None


def _is_number(reading: Json) -> bool:
    return isinstance(reading, int | float) and not isinstance(reading, bool) and abs(reading) < HUGE


def _is_counted(one: Json) -> bool:
    if not isinstance(one, list) or len(one) != 2 or not isinstance(one[0], str):
        return False
    return one[1] is None or (isinstance(one[1], int) and not isinstance(one[1], bool))


def _is_measure(part: Part, reading: list[Json]) -> bool:
    length = 3 if part.kind == "amount" else 2
    if len(reading) != length or not _is_number(reading[0]) or not isinstance(reading[-1], bool):
        return False
    return length == 2 or isinstance(reading[1], str)

r"""What was read as cells of a table and back, exactly.

Lists are joined by `; `; inside an entry `;` and `\` carry a backslash and a line end is `\n`. Reading never
fails: a cell somebody edited gives another content, and the version's id tells.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from winnotes.core.version import Json, canonical

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "number": ("", "_approx"),
    "duration": ("", "_approx"),
    "amount": ("", "_currency", "_approx"),
}
_TOKEN = re.compile(r"\\.|; ?|[^\\;]+|\\", re.DOTALL)
_ESCAPED = {"\\\\": "\\", "\\;": ";", "\\n": "\n"}
_WHOLE = re.compile(r"-?\d{1,400}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,400}(?:\.\d{1,400})?(?:e[+-]?\d{1,3})?", re.ASCII)
_FLAGS = {"1": True, "0": False}


class DoesNotFit(Exception):
    """This content has no cells of its own: it travels as JSON."""


def joined(entries: Iterable[str]) -> str:
    r"""Return the entries as one cell: `a; b\; c`."""
    return "; ".join(
        entry.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n") for entry in entries
    )


def split(cell: str) -> list[str]:
    """Return the entries of a cell; undoes `joined`."""
    if ";" not in cell and "\\" not in cell:
        return [cell]
    entries, entry = [], ""
    for token in _TOKEN.findall(cell):
        if token[0] == ";":
            entries.append(entry)
            entry = ""
        else:
            entry += _ESCAPED.get(token, token)
    return [*entries, entry]


def suffixes(kind: str) -> tuple[str, ...]:
    """Return the endings of the columns in which a part of this kind is read."""
    return SUFFIXES.get(kind, ("",))


def reading_cells(kind: str, reading: Json) -> tuple[str, ...]:
    """Return one cell per suffix of `kind` for what was read. Raises DoesNotFit for another shape."""
    match kind, reading:
        case "text" | "choice", str(text):
            return (text,)
        case "scale", int(score):
            return (str(score),)
        case "choices" | "tags" | "ranked", [*names]:
            return (joined(_text(name) for name in names),)
        case "counts", [*counts]:
            return (joined(_count(entry) for entry in counts),)
        case "number" | "duration", [number, bool(approx)]:
            return (spelled_number(number), str(int(approx)))
        case "amount", [number, str(currency), bool(approx)]:
            return (spelled_number(number), currency, str(int(approx)))
    raise DoesNotFit


def _text(name: Json) -> str:
    if isinstance(name, str):
        return name
    raise DoesNotFit


def _count(entry: Json) -> str:
    match entry:
        case [str(name), None]:
            return name
        case [str(name), int(count)]:
            return f"{name}:{count}"
    raise DoesNotFit


def spelled_number(number: Json) -> str:
    """Return a number with its decimal point, every digit kept. Raises DoesNotFit where it is none."""
    if isinstance(number, int | float):
        return canonical(number)
    raise DoesNotFit


def reading_in(kind: str, cells: Sequence[str]) -> Json:
    """Return what stands in the cells of a part; None where nothing does. Undoes `reading_cells`."""
    first = cells[0]
    if not any(cells):
        return None
    if kind in ("text", "choice"):
        return first
    if kind == "scale":
        return number_in(first)
    if kind == "counts":
        return [_count_in(entry) for entry in split(first)]
    if kind in SUFFIXES:
        return [number_in(first), *cells[1:-1], _FLAGS.get(cells[-1])]
    return list(split(first))


def _count_in(entry: str) -> list[Json]:
    name, colon, digits = entry.rpartition(":")
    return [name, number_in(digits)] if colon and _WHOLE.fullmatch(digits) else [entry, None]


def number_in(cell: str) -> Json:
    """Return the number in a cell, or the text itself where there is none."""
    if _WHOLE.fullmatch(cell):
        return int(cell)
    number = float(cell) if _NUMBER.fullmatch(cell) else math.nan
    return number if math.isfinite(number) else cell

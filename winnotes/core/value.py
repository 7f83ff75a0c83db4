"""The kinds of answer: read what people type, keep what cannot be read, compare what was understood.

A value is {state, said, read, provenance}: `said` holds what was typed per part, `read` what was understood
(None where it could not be). Free text lives in another field, the note.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from winnotes.core.code import items, match_code
from winnotes.core.guide import Part, Question
from winnotes.core.measure import Words, read_amount, read_days, read_number
from winnotes.core.version import Json

STATES = ("open", "answered", "not_known", "not_applicable", "skipped")
PROVENANCES = ("first_hand", "second_hand", "opinion")

Row = dict[str, str]
Said = Mapping[str, str | list[Row]]


@dataclass(frozen=True, slots=True)
class Value:
    """What one person said of one question. `said` has a text per one-line part and a list of rows."""

    state: str = "open"
    said: Mapping[str, str | list[Row]] = field(default_factory=dict)
    read: Mapping[str, Json] = field(default_factory=dict)
    provenance: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing at all, not even a state."""
        return self.state == "open" and not self.said and not self.provenance

    @property
    def has_reading(self) -> bool:
        """Whether anything typed was understood."""
        return any(found is not None for found in self.read.values())

    def text(self, part: str) -> str:
        """Return what was typed in a one-line part."""
        said = self.said.get(part, "")
        return said if isinstance(said, str) else ""

    def rows(self, part: str) -> list[Row]:
        """Return the rows typed in a part of rows."""
        said = self.said.get(part, [])
        return said if isinstance(said, list) else []

    def content(self) -> dict[str, Json]:
        """Return the JSON a Version holds."""
        said: dict[str, Json] = {
            part: ([dict(row) for row in typed] if isinstance(typed, list) else typed)
            for part, typed in self.said.items()
        }
        return {"state": self.state, "said": said, "read": dict(self.read), "provenance": self.provenance}


def value_of(content: Json) -> Value:
    """Return the Value in a Version's content; what has another shape is a blank value."""
    if not isinstance(content, dict):
        return Value()
    state, said, read = content.get("state"), content.get("said"), content.get("read")
    provenance = content.get("provenance")
    return Value(
        state if isinstance(state, str) and state in STATES else "open",
        _said_of(said) if isinstance(said, dict) else {},
        read if isinstance(read, dict) else {},
        provenance if isinstance(provenance, str) else "",
    )


def _said_of(said: Mapping[str, Json]) -> dict[str, str | list[Row]]:
    kept: dict[str, str | list[Row]] = {}
    for part, typed in said.items():
        if isinstance(typed, str):
            kept[part] = typed
        elif isinstance(typed, list):
            kept[part] = [
                {str(column): str(cell) for column, cell in row.items()}
                for row in typed
                if isinstance(row, dict)
            ]
    return kept


def with_said(value: Value, question: Question, said: Said, words: Words) -> Value:
    """Return `value` saying `said` instead, read anew; blank parts and blank rows are left out."""
    kept = {part.key: _kept(said[part.key]) for part in question.parts if part.key in said}
    kept = {key: typed for key, typed in kept.items() if typed}
    read = {part.key: read_part(part, kept[part.key], words) for part in question.parts if part.key in kept}
    return replace(value, said=kept, read=read)


def _kept(typed: str | list[Row]) -> str | list[Row]:
    if isinstance(typed, str):
        return typed if typed.strip() else ""
    rows = [{column: cell for column, cell in row.items() if cell.strip()} for row in typed]
    return [row for row in rows if row]


def read_part(part: Part, typed: str | list[Row], words: Words) -> Json:
    """Return what `typed` means in `part`, or None where it cannot be read.

    Shapes: text str · choice code · choices [code] · counts [[code, count or None]] · tags [str] · ranked
    [code], best first · scale int · number [n, approx] · amount [n, currency or "", approx] · duration [days,
    approx] · rows [{column: reading}].
    """
    if isinstance(typed, list):
        return [
            {
                column.key: read_part(column, row[column.key], words)
                for column in part.columns
                if column.key in row
            }
            for row in typed
        ]
    return _READERS[part.kind](part, typed.strip(), words)


def _read_text(part: Part, typed: str, words: Words) -> Json:
    return typed


def _read_choice(part: Part, typed: str, words: Words) -> Json:
    code = match_code(typed, part.codes)
    return code if code or not part.open else typed


def _read_choices(part: Part, typed: str, words: Words) -> Json:
    codes: list[Json] = [match_code(item, part.codes) for item in items(typed)]
    return None if None in codes else _once(codes)


def _read_ranked(part: Part, typed: str, words: Words) -> Json:
    codes: list[Json] = [
        match_code(item.lstrip("0123456789.) ") or item, part.codes) for item in items(typed)
    ]
    unique = _once(codes)
    return None if None in unique or len(unique) > part.limit else unique


def _read_counts(part: Part, typed: str, words: Words) -> Json:
    found: dict[str, int | None] = {}
    for item in items(typed):
        code, count = _counted(part, item, words)
        if code is None:
            return None
        found[code] = (found.get(code) or 0) + count if count is not None else found.get(code)
    return [[code, count] for code, count in found.items()]


def _counted(part: Part, item: str, words: Words) -> tuple[str | None, int | None]:
    pieces = item.replace("×", " x").replace("*", " x").split()
    for at in (0, -1):
        digits = pieces[at].strip("xX()")
        count = read_number(digits, words) if digits and len(pieces) > 1 else None
        if count and count.total == int(count.total):
            rest = pieces[1:] if at == 0 else pieces[:-1]
            name = " ".join(word for word in rest if word not in ("x", "X"))
            if code := match_code(name, part.codes) or match_code(name.rstrip("s"), part.codes):
                return code, int(count.total)
    return match_code(item, part.codes) or match_code(item.rstrip("s"), part.codes), None


def _read_tags(part: Part, typed: str, words: Words) -> Json:
    tags = {
        item.lstrip("#").casefold(): item.lstrip("#") for item in reversed(items(typed)) if item.lstrip("#")
    }
    return list(reversed(tags.values()))


def _read_scale(part: Part, typed: str, words: Words) -> Json:
    head, _, outof = typed.partition("/")
    found = read_number(head, words)
    if found is None or (outof and outof.strip() != str(part.high)):
        return None
    return (
        int(found.total) if found.total == int(found.total) and part.low <= found.total <= part.high else None
    )


def _read_number(part: Part, typed: str, words: Words) -> Json:
    found = read_number(typed, words)
    return [_plain(found.total), found.approx] if found else None


def _read_amount(part: Part, typed: str, words: Words) -> Json:
    found = read_amount(typed, words)
    return [_plain(found.total), found.unit, found.approx] if found else None


def _read_duration(part: Part, typed: str, words: Words) -> Json:
    found = read_days(typed, words)
    return [_plain(found.total), found.approx] if found else None


_READERS: Mapping[str, Callable[[Part, str, Words], Json]] = {
    "text": _read_text,
    "choice": _read_choice,
    "choices": _read_choices,
    "counts": _read_counts,
    "tags": _read_tags,
    "ranked": _read_ranked,
    "scale": _read_scale,
    "number": _read_number,
    "amount": _read_amount,
    "duration": _read_duration,
}


def _once(codes: list[Json]) -> list[Json]:
    return [code for at, code in enumerate(codes) if code not in codes[:at]]


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def unread(question: Question, value: Value) -> list[tuple[Part, str]]:
    """Return what was typed but not understood: (part or column, the text), in the order of the guide."""
    found: list[tuple[Part, str]] = []
    for part in question.fields:
        if part.key in value.said and value.read.get(part.key) is None:
            found.append((part, value.text(part.key)))
    if question.rows:
        readings = value.read.get(question.rows.key)
        rows = zip(
            value.rows(question.rows.key), readings if isinstance(readings, list) else [], strict=False
        )
        for row, reading in rows:
            known = reading if isinstance(reading, dict) else {}
            found += [
                (column, row[column.key])
                for column in question.rows.columns
                if column.key in row and known.get(column.key) is None
            ]
    return found

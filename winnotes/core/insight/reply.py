"""What one lunch says of one question, once and for all voices: the unit every figure counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from winnotes.core.guide import Part
from winnotes.core.insight.reading import pairs, shaped, words
from winnotes.core.insight.row import Row, rows_over
from winnotes.core.insight.share import Place
from winnotes.core.interview import Answer
from winnotes.core.version import Json
from winnotes.core.voice import name_of, unite_part

SINGLE = ("text", "choice", "scale", "number", "amount", "duration")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """One row over all voices: the readings they share, and those of the columns in which they differ.

    Columns of text are left out but for the first, the name: they are words to read, not to count.
    """

    name: str  # its first column, case-folded; "" where that is blank
    spelling: str
    readings: Mapping[str, Json]
    differing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reply:
    """How one question stands in one lunch. `readings` has a part only where all voices that fill it agree.

    Lists are united: [code], [tag] or [[code, count]], a count on which voices differ being None and
    "<part>.<code>" in `differing`. Rows are True where there are any; `entries` has those that figures count.
    `points` is 3, 2, 1 for the drivers as ranked, each voice weighing alike.
    `agreement` is equal or unlike where two people filled the same part, else "".
    """

    place: Place
    must_ask: bool = False
    status: str = "open"
    provenance: str = ""
    readings: Mapping[str, Json] = field(default_factory=_nothing)
    entries: tuple[Entry, ...] = ()
    differing: frozenset[str] = frozenset()
    points: Mapping[str, float] = field(default_factory=_nothing)
    agreement: str = ""
    is_settled: bool = False

    def standing(self, part: str) -> str:
        """Return why there is a reading of `part` or none: a field name of Basis."""
        if part in self.readings:
            return "known"
        if part in self.differing:
            return "not_agreed"
        return "untyped" if self.status in ("answered", "touched") else self.status


def reply_of(interview: str, answer: Answer) -> Reply:
    """Return what an answer comes to over all its voices."""
    question = answer.question
    place = (interview, question.key)
    if not answer.voices and not answer.notes:
        return Reply(place, question.must_ask)
    readings, differing, points = _readings(answer)
    provenances = {value.provenance for value in answer.values if value.provenance}
    return Reply(
        place,
        question.must_ask,
        answer.status,
        provenances.pop() if len(provenances) == 1 else "",
        readings or _NOTHING,
        _entries(answer, question.rows) if question.rows and not question.rows.ledger else (),
        frozenset(differing),
        points,
        _agreement(answer) if len(answer.voices) > 1 else "",
        any(voice.is_agreed for voice in answer.voices),
    )


def _readings(answer: Answer) -> tuple[dict[str, Json], set[str], Mapping[str, float]]:
    """Return what each part comes to, what voices differ on, and the points of a ranked part."""
    readings: dict[str, Json] = {}
    differing: set[str] = set()
    points = _nothing()
    rows = answer.question.rows
    if rows and any(value.said.get(rows.key) or value.read.get(rows.key) for value in answer.values):
        readings[rows.key] = True
    for part in answer.question.fields:
        if told := _told(answer, part):
            if len(told) == 1 and part.kind in SINGLE:
                readings[part.key] = told[0]
                continue
            if part.kind == "ranked":
                points = points_of(told)
            differing |= _unite(part, told, readings)
    return readings, differing, points


def _told(answer: Answer, part: Part) -> list[Json]:
    """Return what each voice that fills the part says there; a reading of another shape says nothing."""
    found = [shaped(part, value.read[part.key]) for value in answer.values if part.key in value.read]
    return [reading for reading in found if reading is not None]


def _unite(part: Part, told: list[Json], readings: dict[str, Json]) -> set[str]:
    """Put what the part comes to into `readings`; return what the voices differ on."""
    united = unite_part(part, told)
    if united.differs:
        return {part.key}
    readings[part.key] = united.reading
    if part.kind != "counts" or len(told) == 1:
        return set()
    counts: dict[str, set[int]] = {}
    for code, count in (pair for one in told for pair in pairs(one)):
        counts.setdefault(code, set()).update({count} if count is not None else ())
    readings[part.key] = [[code, min(found) if len(found) == 1 else None] for code, found in counts.items()]
    return {f"{part.key}.{code}" for code, found in counts.items() if len(found) > 1}


def points_of(told: Sequence[Json]) -> dict[str, float]:
    """Return 3, 2 and 1 for the first three of each voice's ranks, as the mean over the voices."""
    given: dict[str, int] = {}
    for ranks in told:
        for code, points in zip(dict.fromkeys(words(ranks)), (3, 2, 1), strict=False):
            given[code] = given.get(code, 0) + points
    return {code: points / len(told) for code, points in given.items()}


def is_counted(part: Part) -> bool:
    """Whether rows have a column that figures count; those of words only are told, and the ledger has its own way."""
    return not part.ledger and any(column.kind != "text" for column in part.columns)


def _entries(answer: Answer, part: Part) -> tuple[Entry, ...]:
    counted = [column for column in part.columns if column.kind != "text"]
    return tuple(_entry(row, part.columns[0].key, counted) for row in rows_over([answer]))


def _entry(row: Row, first: str, counted: list[Part]) -> Entry:
    settled = [(column, row.settled(column.key)) for column in counted if column.key in row.cells]
    told = [(column.key, shaped(column, united.reading)) for column, united in settled]
    spelling = row.spelling(first)
    return Entry(
        name_of(spelling),
        spelling,
        {column: reading for column, reading in told if reading is not None},
        frozenset(column.key for column, united in settled if united.differs),
    )


def _agreement(answer: Answer) -> str:
    """Return equal or unlike where at least two people filled the same part; lists are equal with the same entries."""
    found = ""
    for part in answer.question.parts:
        told = [
            (voice.person, essence_of(part, reading))
            for voice, value in zip(answer.voices, answer.values, strict=True)
            if not voice.is_agreed and (reading := shaped(part, value.read.get(part.key))) is not None
        ]
        if len({person for person, _essence in told}) > 1:
            found = (
                "unlike" if found == "unlike" or len({essence for _person, essence in told}) > 1 else "equal"
            )
    return found


def essence_of(part: Part, reading: Json) -> frozenset[str]:
    """Return what two readings of a part must share to be called equal."""
    if isinstance(reading, list) and part.kind in ("choices", "counts", "tags", "ranked", "rows"):
        return frozenset(name_of(_first(part, one)) for one in reading)
    return frozenset([name_of(reading) if isinstance(reading, str) else repr(reading)])


def _first(part: Part, entry: Json) -> str:
    if isinstance(entry, dict):
        return str(entry.get(part.columns[0].key, ""))
    return str(entry[0]) if isinstance(entry, list) else str(entry)

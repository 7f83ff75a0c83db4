"""A version as plain rows: what core reads in it, unpacked once, so that SQL needs neither JSON nor rules of ours."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from winnotes.core.guide import Guide, Part, Question
from winnotes.core.insight.competition import status_quo_names
from winnotes.core.insight.reading import HUGE, number, shaped
from winnotes.core.insight.reply import SINGLE, essence_of, is_counted, points_of
from winnotes.core.insight.row import noted
from winnotes.core.insight.when import read_date
from winnotes.core.interview import FACTS, NOTE, is_noting
from winnotes.core.joining import SAME_AS
from winnotes.core.mark import read_mark
from winnotes.core.measure import Words, read_amount
from winnotes.core.notebook import ERASED
from winnotes.core.round import LATER, SHARE
from winnotes.core.text import folded, one_line
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json, Version, canonical, short_hash
from winnotes.core.voice import LISTS, entry_name, name_of
from winnotes.team.table import KEPT, Cell, Rows
from winnotes.wording import original_guide, words

Row = tuple[str, tuple[Cell, ...]]  # table, cells

NAMES = {"i": ("interviewee", "interviewee_email"), "d": ("owner",)}
_CRM = "crm:"
_MORE = "crm."
_ONE_LINE = ("segment", "product", "crm_lead_source")
_UNWELCOME = re.compile("[\\x00\\x1e\\x1f]")
_ALL = ""  # in `erasing`: every field


def rows_of(versions: Iterable[Version], guides: Iterable[Guide], *, with_names: bool = False) -> Rows:
    """Return the rows of versions, and of the guides their interviews follow; the original 22 are always among them.

    Without names a person is a code: the same for the same spelling, whoever publishes it.
    """
    known = {guide.id: guide for guide in (original_guide(), *guides)}
    questions, read = questions_in(known.values()), words()
    rows: Rows = {table.name: [] for table in KEPT}
    for version in versions:
        rows["version"].append(tuple(map(_clean, _version(version))))
        for table, cells in _about(version, questions, read, with_names):
            rows[table].append(tuple(map(_clean, cells)))
    for guide in known.values():
        for table, cells in _guide(guide):
            rows[table].append(tuple(map(_clean, cells)))
    return rows


def questions_in(guides: Iterable[Guide]) -> dict[str, Question]:
    """Return every question by key, with the parts any of the guides gives it; the rows stay last."""
    found: dict[str, Question] = {}
    for question in (one for guide in guides for one in guide.questions):
        known = found.get(question.key, question)
        parts = {part.key: part for part in (*question.parts, *known.parts)}
        ordered = sorted(parts.values(), key=lambda part: part.kind == "rows")
        found[question.key] = replace(known, parts=tuple(ordered))
    return found


def _clean(cell: Cell) -> Cell:
    """Return the cell as every engine takes it: no NUL, which PostgreSQL cannot hold, nor two signs of our own."""
    return _UNWELCOME.sub("\ufffd", cell) if isinstance(cell, str) and not cell.isprintable() else cell


def _version(version: Version) -> tuple[Cell, ...]:
    question, kind = field_kind(version.subject, version.field)
    is_empty = version.content in ("", None)
    return (
        version.id, version.via, version.at, version.subject, version.field, question, kind, version.person,
        version.writer, version.n, int(version.is_agreed), int(version.writer.startswith(_CRM)),
        int(not is_empty and is_noting(version.field)),
    )  # fmt: skip


def field_kind(subject: str, field: str) -> tuple[str, str]:
    """Return the question a field answers, if any, and whether it is a value, a note, a header fact or a scrap."""
    if subject[:1] != "i":
        return "", "fact"
    if field in (*FACTS, "summary"):
        return "", "header"
    if field.startswith("scrap."):
        return "", "scrap"
    return (field.removesuffix(NOTE), "note") if field.endswith(NOTE) else (field, "value")


def _about(
    version: Version, questions: Mapping[str, Question], read: Words, with_names: bool
) -> Iterator[Row]:
    id, subject, content = version.id, version.subject, version.content
    for writer, n in version.replaces.items():
        yield "replaced", (id, writer, subject, version.field, n)
    is_name = is_personal(subject, version.field)
    if with_names or not is_name:
        yield "content", (id, canonical(content))
    if version.field == ERASED and isinstance(content, dict):
        fields = content.get("fields")
        erased = [_ALL] if content.get("all") is True else fields if isinstance(fields, list) else []
        yield from (("erasing", (id, str(field), subject)) for field in dict.fromkeys(map(str, erased)))
        return
    question, kind = field_kind(subject, version.field)
    if kind == "note":
        yield from _note(id, content)
    elif kind == "value" and question in questions:
        yield from _value(id, questions[question], content)
    elif content not in ("", None):
        yield "fact", _fact(version, read, is_coded=is_name)
        if is_name and with_names:
            yield "called", (id, _name_in(content))


def is_personal(subject: str, field: str) -> bool:
    """Whether a field holds what people are called: in headers, of note takers, in rounds, in a list's own columns."""
    if field in (ERASED, SAME_AS):
        return False
    is_shared = subject[:1] == "n" and field.startswith(SHARE)
    return subject[:1] == "p" or is_shared or field in NAMES.get(subject[:1], ()) or field.startswith(_MORE)


def _fact(version: Version, read: Words, *, is_coded: bool) -> tuple[Cell, ...]:
    content = version.content
    if version.subject[:1] == "d" and not isinstance(
        content, str if version.field != "amount" else int | float
    ):
        content = ""
    if version.field.startswith("finished."):
        content = str(isinstance(content, dict) and content.get("done") is True)
    if version.subject[:1] == "n" and isinstance(content, dict):
        return _round_fact(version.id, version.field, content)
    said = str(content)
    if version.field in _ONE_LINE and version.subject[:1] == "i":
        said = one_line(said)
    if is_coded:
        said = _code(said)
        return (version.id, said, said, "", "", None, None)
    amount = read_amount(said, read) if version.field == "amount" and isinstance(content, str) else None
    is_number = isinstance(content, int | float) and not isinstance(content, bool) and abs(content) < HUGE
    value = amount.total if amount else float(content) if is_number else None  # type: ignore[arg-type]
    day = read_date(said)
    return (
        version.id, said, folded(said), amount.unit if amount else "", day.isoformat() if day else "", value,
        day.toordinal() if day else None,
    )  # fmt: skip


def _round_fact(id: str, field: str, content: Mapping[str, Json]) -> tuple[Cell, ...]:
    """Return whose a deal of a round is (`number`: whether it is in it), or how far it is (`number`: its rank)."""
    if field.startswith(SHARE):
        said = _code(_name_in(dict(content)))
        return (id, said, said, "", "", float(content.get("is_in") is not False), None)
    status, on = str(content.get("status")), str(content.get("on") or "")
    return (id, status if status in LATER else "", "", "", on, float(LATER.get(status, -1)), None)


def _name_in(content: Json) -> str:
    """Return the name in a field that holds one; a round's share has it beside other things."""
    return str(content.get("marketer") or "") if isinstance(content, dict) else str(content)


def _code(name: str) -> str:
    return "u" + short_hash(f"person {folded(name)}")[:10] if name else ""


def _note(id: str, content: Json) -> Iterator[Row]:
    text = str(content)
    yield "note", (id, text, int(bool(text.strip())))
    for at, line in enumerate(text.split("\n"), 1):
        mark = read_mark(line)
        if mark.kind != "text":
            yield "line", (id, at, mark.kind, mark.text, mark.owner, mark.due)


def _value(id: str, question: Question, content: Json) -> Iterator[Row]:
    value = value_of(content)
    yield "stated", (id, value.state, value.provenance, int(value.has_reading), int(bool(value.said)))
    for part in question.fields:
        if typed := one_line(value.text(part.key)):
            yield "said", (id, part.key, typed)
        reading = shaped(part, value.read.get(part.key))
        if reading is not None:
            yield from _reading(id, part, reading)
    for part in question.parts:
        if (reading := shaped(part, value.read.get(part.key))) is not None:
            yield from (("heard", (id, part.key, name)) for name in sorted(essence_of(part, reading)))
    if rows := question.rows:
        if value.said.get(rows.key) or value.read.get(rows.key):
            yield "reading", (id, rows.key, 0, rows.kind, "", "", "", "", None, 0, None)
        yield from _cells(id, rows, value)


def _reading(id: str, part: Part, reading: Json) -> Iterator[Row]:
    entries = reading if part.kind in LISTS and isinstance(reading, list) else [reading]
    points = points_of([reading]) if part.kind == "ranked" else {}
    told: set[str] = set()
    for place, entry in enumerate(entries):
        is_pair = part.kind == "counts" and isinstance(entry, list)
        said, count = (entry[0], entry[1]) if is_pair else (entry, entry)  # type: ignore[index]
        word, unit = _worded(part, said)
        name = entry_name(part, entry) if part.kind in LISTS else name_of(word)
        worth = points.get(word) if word not in told else 0.0
        told.add(word)
        is_guess = isinstance(entry, list) and entry[-1] is True
        yield "reading", (
            id, part.key, place, part.kind, same_as(reading), name, word, unit, number(count), int(is_guess), worth,
        )  # fmt: skip


def _worded(part: Part, reading: Json) -> tuple[str, str]:
    """Return a reading in words as core names it in a breakdown, and its unit."""
    if isinstance(reading, list):
        unit = reading[1] if part.kind == "amount" and len(reading) > 1 else ""
        return "", str(unit)
    return str(reading), ""


def same_as(reading: Json) -> str:
    """Return what two readings share where voices agree on them: `voice.is_same` as a text."""
    return f"w{name_of(reading)}" if isinstance(reading, str) else f"j{canonical(reading)}"


def _cells(id: str, part: Part, value: Value) -> Iterator[Row]:
    for place, (entry, cells) in enumerate(noted(part, value, "")):
        for cell in cells:
            column, reading = cell.column, shaped(cell.column, cell.reading)
            word, unit = (
                _worded(column, reading) if column.kind in SINGLE and reading is not None else ("", "")
            )
            typed = cell.typed.strip()
            same = None if cell.reading is None else "" if column.kind in LISTS else same_as(cell.reading)
            yield "cell", (
                id, part.key, place, column.key, entry, typed, name_of(typed), same, word, unit, number(reading),
                int(column is part.columns[0]),
            )  # fmt: skip


def _guide(guide: Guide) -> Iterator[Row]:
    id = guide.id
    yield "guide", (id, guide.title, int(id == original_guide().id))
    yield from (("quo", (id, name)) for name in sorted(status_quo_names({id: guide})))
    for place, one in enumerate(guide.questions):
        rows = one.rows
        is_ledger = rows is not None and rows.ledger
        is_drawer = is_ledger and rows is not None and any(column.key == "reason" for column in rows.columns)
        yield "asks", (id, one.key, one.label, place, int(one.must_ask), int(is_ledger), int(is_drawer))
        for part in one.parts:
            yield "part", (id, one.key, part.key, part.kind, int(part is rows and is_counted(part)))
            for at, (code, said) in enumerate(part.codes.items()):
                yield "code", (id, one.key, part.key, code, said, at)

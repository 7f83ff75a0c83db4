"""What an interview has for each column of a question: the field's text, or why it stands beside."""

from collections.abc import Callable, Iterable

from winnotes.core.guide import Part, Question
from winnotes.core.interview import Answer
from winnotes.core.text import one_line
from winnotes.core.version import Json, canonical
from winnotes.exchange.cells import DoesNotFit, reading_cells
from winnotes.exchange.fact_text import plain_text
from winnotes.exchange.interview_digest import spoken
from winnotes.exchange.upload import Entry, UploadTelling
from winnotes.i18n import _
from winnotes.wording import PROVENANCE, STATUS, show

_LISTS = ("choices", "ranked", "counts")
_FREE = ("text", "tags")


def part_entry(question: Question, part: Part, told: UploadTelling) -> Entry:
    """Return what a typed part comes to over all voices; what was typed and not understood stands beside."""
    answer = told.answers[question.key]
    unread = _unread(told, answer, part)
    united = answer.united.get(part.key)
    if united is None:
        return Entry(beside=unread, why="unfit" if unread and part.kind not in _FREE else "")
    if united.differs:
        voices = told.voices(_readings(told, answer, part), " / ")
        if part.kind in _FREE:
            return Entry(voices, beside=unread)
        return Entry(beside="\n".join(filter(None, (voices, unread))), why="differs")
    return _read_entry(part, united.reading, unread)


def _read_entry(part: Part, reading: Json, unread: str) -> Entry:
    try:
        cells = reading_cells(part.kind, reading)
    except DoesNotFit:
        return Entry(beside="\n".join(filter(None, (canonical(reading), unread))), why="unfit")
    if part.kind == "choice":
        return Entry(picks=picked(part, [reading]), words=show(part, reading), beside=unread)
    if part.kind in _LISTS and isinstance(reading, list):
        return Entry(picks=picked(part, map(_named, reading)), words=show(part, reading), beside=unread)
    if part.kind == "tags" and isinstance(reading, list):
        return Entry(";".join(picked(part, reading)), words=show(part, reading), beside=unread)
    return Entry(cells[0], words=show(part, reading), beside=unread)


def _named(entry: Json) -> Json:
    """Return the code of a counted entry, or the entry."""
    return entry[0] if isinstance(entry, list) and entry else entry


def picked(part: Part, codes: Iterable[Json]) -> tuple[str, ...]:
    """Return the values of these codes, each once: the guide's words, without the `;` that parts values."""
    values = (one_line(part.codes.get(str(code), str(code))).replace(";", ",") for code in codes)
    return tuple(dict.fromkeys(value for value in values if value))


def _readings(told: UploadTelling, answer: Answer, part: Part) -> list:  # type: ignore[type-arg]
    return [
        (voice, told.style.spell(part, value.read[part.key])[0])
        for voice, value in spoken(answer)
        if value.read.get(part.key) is not None
    ]


def _unread(told: UploadTelling, answer: Answer, part: Part) -> str:
    typed = (
        (voice, value.text(part.key)) for voice, value in spoken(answer) if value.read.get(part.key) is None
    )
    return told.voices(typed, " / ")


def _detail(
    question: Question, part: Part, told: UploadTelling, tell: Callable[[Part, Json], Entry]
) -> Entry:
    united = told.answers[question.key].united.get(part.key)
    if united is None or united.differs or _read_entry(part, united.reading, "").why:
        return Entry()
    return tell(part, united.reading)


def first_entry(question: Question, part: Part, told: UploadTelling) -> Entry:
    """Return the first of a ranking."""
    return _detail(question, part, told, _first)


def _first(part: Part, reading: Json) -> Entry:
    return Entry(picks=picked(part, reading)[:1] if isinstance(reading, list) else (), is_quiet=True)


def how_many_entry(question: Question, part: Part, told: UploadTelling) -> Entry:
    """Return "2 × Demo, Legal", where anything was counted."""
    return _detail(question, part, told, _how_many)


def _how_many(part: Part, reading: Json) -> Entry:
    counted = isinstance(reading, list) and any(
        isinstance(one, list) and one[1] is not None for one in reading
    )
    return Entry(show(part, reading) if counted else "")


def currency_entry(question: Question, part: Part, told: UploadTelling) -> Entry:
    """Return the ISO code of an amount's currency."""
    return _detail(question, part, told, lambda part, reading: Entry(reading_cells(part.kind, reading)[1]))


def guess_entry(question: Question, part: Part, told: UploadTelling) -> Entry:
    """Return whether a quantity was a guess."""
    return _detail(
        question, part, told, lambda part, reading: flag_entry(reading_cells(part.kind, reading)[-1] == "1")
    )


def flag_entry(is_so: bool) -> Entry:
    """Return the entry of a checkbox; only a ticked one needs a line where there is no column."""
    return Entry("1" if is_so else "0", words=_("yes") if is_so else _("no"), is_quiet=not is_so)


def rows_entry(question: Question, told: UploadTelling) -> Entry:
    """Return the rows of all voices as text, a line each, cells in the order of the guide."""
    rows = question.rows
    lines = [
        " · ".join(one_line(row[column.key].text) for column in rows.columns if column.key in row)
        for row in told.rows(question.key)
    ] if rows else []  # fmt: skip
    return Entry("\n".join(line for line in lines if line))


def row_codes_entry(question: Question, column: Part, told: UploadTelling) -> Entry:
    """Return every code that stands in a column of the rows, in the order of the guide; the rows tell them too."""
    found = {code for row in told.rows(question.key) if column.key in row for code in row[column.key].codes}
    known = [code for code in column.codes if code in found]
    return Entry(picks=picked(column, [*known, *sorted(found - set(known))]), is_quiet=True)


def note_entry(question: Question, told: UploadTelling) -> Entry:
    """Return the notes of all voices, side by side."""
    notes = told.answers[question.key].notes
    return Entry(told.voices(((note, plain_text(note.content)) for note in notes), "\n"))


def state_entry(question: Question, told: UploadTelling) -> Entry:
    """Return how the question stands; only what was said outright needs a line where there is no column."""
    status = told.answers[question.key].status
    return Entry(
        picks=(STATUS[status],), words=_(STATUS[status]), is_quiet=status in ("open", "touched", "answered")
    )


def provenance_entry(question: Question, told: UploadTelling) -> Entry:
    """Return how the sales person came to know it, as the note takers put it."""
    answer = told.answers[question.key]
    given = (
        (voice, _(PROVENANCE.get(value.provenance, value.provenance))) for voice, value in spoken(answer)
    )
    return Entry(told.voices(given, " / "))

"""The one table of all columns of the CSVs, made from the guide: which cells hold which field, and how."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from winnotes.core.guide import Guide, Part, Question
from winnotes.core.interview import FACTS, NOTE
from winnotes.core.version import Json, canonical
from winnotes.exchange.cells import DoesNotFit, number_in, spelled_number, suffixes
from winnotes.exchange.value_cells import value_cells, value_in
from winnotes.i18n import N_, _
from winnotes.wording import FACTS as FACT_WORDS

TEXT_FACTS = (*FACTS, "code", "guide")
WORDS = {
    **FACT_WORDS,
    "code": N_("Lunch code"),
    "guide": N_("Guide"),
    "planned_minutes": N_("Planned minutes"),
    "summary": N_("Summary"),
}
LEADING = ("interview", "person", "person_name")
TRAILING = ("scraps", "more", "revisions")
_ENDINGS = {"_approx": N_("about"), "_currency": N_("currency")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable name and the words a person reads over it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How one field of an interview is spread over columns that stand side by side.

    `write` gives a cell per column for a content (DoesNotFit where it has no cells), `read` undoes it.
    `question` is the question whose typed value it is, if any.
    """

    field: str
    columns: tuple[Column, ...]
    write: Callable[[Json], Sequence[str]]
    read: Callable[[Sequence[str]], Json]
    question: Question | None = None

    def cells(self, content: Json) -> tuple[str, ...] | None:
        """Return the cells from which `read` gives exactly this content, or None where there are none."""
        try:
            cells = tuple(self.write(content))
        except DoesNotFit:
            return None
        return cells if canonical(self.read(cells)) == canonical(content) else None


@dataclass(frozen=True)
class Table:
    """All fields that have columns, in the order of the columns."""

    spreads: tuple[Spread, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column between the leading and the trailing ones."""
        return tuple(column for spread in self.spreads for column in spread.columns)

    @property
    def by_field(self) -> dict[str, Spread]:
        """Each spread under its field; the first where two have the same."""
        return {spread.field: spread for spread in reversed(self.spreads)}

    def with_texts(self, fields: Iterable[str]) -> "Table":
        """Return the table with a column more for each of these text fields, sorted; known names are left out."""
        known = {column.name for column in self.columns} | {spread.field for spread in self.spreads}
        more = sorted(set(fields) - known - set(LEADING) - set(TRAILING))
        return Table((*self.spreads, *(text_spread(name, name, name) for name in more)))


def table_of(guide: Guide) -> Table:
    """Return the table of a guide: facts first, then each question with its parts, state, provenance and note.

    A column that would be called like another gets `_2`, `_3` … instead: names are given to facts first, then to
    all questions, states, provenances and notes, then to parts. The original 22 need none of that.
    """
    taken = {*LEADING, *TRAILING, *TEXT_FACTS, "planned_minutes", "summary"}
    names = {
        question.key: [_free(question.key + ending, taken) for ending in ("", "_state", "_provenance", NOTE)]
        for question in guide.questions
    }
    spreads = [text_spread(name, name, _(WORDS[name])) for name in TEXT_FACTS]
    minutes = Column("planned_minutes", _(WORDS["planned_minutes"]))
    spreads.append(Spread("planned_minutes", (minutes,), _minutes_cells, _minutes_in))
    spreads.append(text_spread("summary", "summary", _(WORDS["summary"])))
    for question in guide.questions:
        *value_names, note_name = names[question.key]
        label = _("{label}: notes").format(label=question.label)
        spreads.append(_value_spread(question, value_names, taken))
        spreads.append(text_spread(question.key + NOTE, note_name, label))
    return Table(tuple(spreads))


def text_spread(field: str, name: str, label: str) -> Spread:
    """Return the spread of a field of plain text: one column."""
    return Spread(field, (Column(name, label),), _text_cells, _text_in)


def _text_cells(content: Json) -> tuple[str]:
    if isinstance(content, str):
        return (content,)
    raise DoesNotFit


def _text_in(cells: Sequence[str]) -> Json:
    return cells[0]


def _minutes_cells(content: Json) -> tuple[str]:
    return (spelled_number(content),)


def _minutes_in(cells: Sequence[str]) -> Json:
    return number_in(cells[0])


def _value_spread(question: Question, names: Sequence[str], taken: set[str]) -> Spread:
    """Return the spread of a question's typed value: said, parts, state, provenance. `names` are without parts."""
    said, state, provenance = names
    parts = [
        Column(_free(f"{question.key}_{part.key}{suffix}", taken), _label(question, part, suffix))
        for part in (*question.fields, *(question.rows.columns if question.rows else ()))
        for suffix in suffixes(part.kind)
    ]
    columns = (
        Column(said, question.label),
        *parts,
        Column(state, _("{label}: state").format(label=question.label)),
        Column(provenance, _("{label}: provenance").format(label=question.label)),
    )
    write, read = partial(value_cells, question), partial(value_in, question)
    return Spread(question.key, columns, write, read, question)


def _label(question: Question, part: Part, suffix: str) -> str:
    label = _("{label}: {part}").format(label=question.label, part=part.label)
    ending = _(_ENDINGS[suffix]) if suffix else _("days") if part.kind == "duration" else ""
    return f"{label} ({ending})" if ending else label


def _free(name: str, taken: set[str]) -> str:
    free, count = name, 2
    while free in taken:
        free, count = f"{name}_{count}", count + 1
    taken.add(free)
    return free

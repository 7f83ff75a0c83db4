"""One row per interview for those who only read: agreed answers, or the voices side by side as "AB: …".

What voices come to is decided in core; here it is only spelled, in codes or in words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.guide import Guide, Part
from winnotes.core.insight.lead_source import lead_source_check
from winnotes.core.interview import NOTE, Answer, Interview, Voice, initials
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, canonical
from winnotes.exchange.cells import DoesNotFit, reading_cells, suffixes
from winnotes.exchange.column import Column, Spread, table_of
from winnotes.exchange.fact_text import fact_text, names_in, plain_text
from winnotes.exchange.value_cells import rows_cells, said_cell
from winnotes.i18n import N_, _
from winnotes.wording import PROVENANCE, STATUS, show
from winnotes.wording.checking import VERDICTS
from winnotes.wording.who import name_of, takers_of

_NUMBERS = ("scale", "number", "amount", "duration")
_BEFORE = (("interview", N_("Interview")), ("note_takers", N_("Note takers")))
_AFTER = (("lead_source_check", N_("Lead source check")), ("scraps", N_("Scraps without a place")))


@dataclass(frozen=True, slots=True)
class Style:
    """How a destination wants cells: stable codes or `in_words`, and its decimal sign."""

    in_words: bool = False
    decimal: str = "."

    def spell(self, part: Part, reading: Json) -> tuple[str, ...]:
        """Return the cells of a reading; one of another shape than its part is shown as it is."""
        try:
            cells = reading_cells(part.kind, reading)
        except DoesNotFit:
            return (canonical(reading), *[""] * (len(suffixes(part.kind)) - 1))
        if part.kind in _NUMBERS:
            return (cells[0].replace(".", self.decimal), *cells[1:])
        return (show(part, reading),) if self.in_words else cells

    def word(self, code: str, words: Mapping[str, str]) -> str:
        """Return a code, or its words."""
        return _(words.get(code, code)) if self.in_words else code


def wide_columns(guide: Guide) -> list[Column]:
    """Return the columns: interview, note takers, then as in the team CSV, what recalling came to, loose scraps."""
    before, after = ([Column(name, _(label)) for name, label in some] for some in (_BEFORE, _AFTER))
    return [*before, *table_of(guide).columns, *after]


def wide_rows(notebook: Notebook, guide: Guide, style: Style) -> Iterator[list[str]]:
    """Yield one row per interview, by id, without the header."""
    people, spreads = names_in(notebook), table_of(guide).spreads
    for subject in notebook.subjects("i"):
        told = Telling(Interview(subject, notebook.fields(subject), guide, people), style)
        loose = [scrap.text for scrap in told.interview.scraps if not scrap.placed]
        cells = [cell for spread in spreads for cell in told.cells(spread)]
        yield [subject, told.note_takers, *cells, told.lead_source_check, "\n".join(loose)]


class Telling:
    """One interview in one style; `note_takers` are everybody's names, `names` what stands before a voice."""

    def __init__(self, interview: Interview, style: Style) -> None:
        self.interview, self.style = interview, style
        named = {person: name_of(interview, person) for person in interview.writers}
        self.note_takers = ", ".join(takers_of(interview))
        short = [initials(name) for name in named.values()]
        self.names = {
            person: initials(name) if short.count(initials(name)) == 1 else name
            for person, name in named.items()
        }

    @property
    def lead_source_check(self) -> str:
        """Whether the lead source recalled is the CRM's; "" where nobody told of it."""
        found = lead_source_check(self.interview)
        return self.style.word(found.verdict, VERDICTS) if found else ""

    def cells(self, spread: Spread) -> Sequence[str]:
        """Return the cells of a fact, a note or an answer."""
        key = spread.field.removesuffix(NOTE)
        if spread.question:
            return self._answer_cells(self.interview.answer(key))
        if spread.field.endswith(NOTE) and key in self.interview.guide.by_key:
            notes = self.interview.answer(key).notes
            return [self.voices(((note, plain_text(note.content)) for note in notes), "\n")]
        return [fact_text(self.interview.fields.get(spread.field, ()))]

    def _answer_cells(self, answer: Answer) -> list[str]:
        spoken = list(zip(answer.voices, answer.values, strict=True))
        said = ((voice, said_cell(answer.question, value)) for voice, value in spoken)
        provenance = ((voice, self.style.word(value.provenance, PROVENANCE)) for voice, value in spoken)
        cells = [self.voices(said, "\n")]
        for part in answer.question.fields:
            cells += self._part_cells(answer, part)
        if rows := answer.question.rows:
            united = answer.united.get(rows.key)
            cells += rows_cells(rows, united.reading if united else None, self.style.spell)
        state = self.style.word(answer.status, STATUS)
        return [*cells, state, self.voices(provenance, " / ")]

    def _part_cells(self, answer: Answer, part: Part) -> Iterable[str]:
        united = answer.united.get(part.key)
        blank = [""] * len(suffixes(part.kind))
        if united is None:
            return blank
        if not united.differs:
            return self.style.spell(part, united.reading)
        readings = (
            (voice, self.style.spell(part, value.read[part.key])[0])
            for voice, value in zip(answer.voices, answer.values, strict=True)
            if value.read.get(part.key) is not None
        )
        return [self.voices(readings, " / "), *blank[1:]]

    def voices(self, spoken: Iterable[tuple[Voice, str]], between: str) -> str:
        """Return what all say when they say the same, else each under their initials."""
        told = [(voice, text) for voice, text in spoken if text.strip()]
        if len({text for _voice, text in told}) <= 1:
            return told[0][1] if told else ""
        return between.join(f"{self._name(voice)}: {text}" for voice, text in told)

    def _name(self, voice: Voice) -> str:
        return _("agreed") if voice.is_agreed else self.names.get(voice.person, voice.person)

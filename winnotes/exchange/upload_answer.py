"""The columns of an upload that come from the questions: typed parts, rows as text, notes, how a question stands.

A CRM's field of numbers or choices takes no "KB: 4 / AO: 2": where voices differ it stays empty, and the voices
stand among the other answers. Choices are spelled in the guide's own words, whatever the window speaks.
"""

from collections.abc import Callable, Mapping
from functools import partial

from winnotes.core.guide import CODED, Guide, Part, Question
from winnotes.exchange.upload import Entry, UploadColumn, UploadTelling
from winnotes.exchange.upload_entry import (
    currency_entry,
    first_entry,
    guess_entry,
    how_many_entry,
    note_entry,
    part_entry,
    provenance_entry,
    row_codes_entry,
    rows_entry,
    state_entry,
)
from winnotes.i18n import N_, _
from winnotes.wording import STATUS

MUST_PART, MUST_NOTE, PART, NOTE, MUST_DETAIL, DETAIL, STATE, TOLD_BY = range(1, 9)  # ranks; facts have 0
_KINDS = {
    "text": "text", "choice": "choice", "choices": "choices", "ranked": "choices", "counts": "choices",
    "tags": "long", "scale": "number", "number": "number", "amount": "number", "duration": "number",
}  # fmt: skip
_ABOUT = ("approx", N_("{part} (about)"), guess_entry)
_DETAILS = {
    "ranked": (("first", N_("{part} (first)"), first_entry),),
    "counts": (("counts", N_("{part} (how many)"), how_many_entry),),
    "amount": (("currency", N_("{part} (currency)"), currency_entry), _ABOUT),
    "number": (_ABOUT,),
    "duration": (_ABOUT,),
}

Tell = Callable[[UploadTelling], Entry]


def answer_columns(guide: Guide, taken: set[str]) -> list[UploadColumn]:
    """Return the columns of all questions in the guide's order; no key is one of `taken`, which grows."""
    return [column for question in guide.questions for column in _Asked(question, taken).columns()]


class _Asked:
    """The columns of one question."""

    def __init__(self, question: Question, taken: set[str]) -> None:
        self.question, self.taken = question, taken
        must = question.must_ask
        self.part, self.detail = (MUST_PART, MUST_DETAIL) if must else (PART, DETAIL)
        self.note, self.state = (MUST_NOTE, MUST_NOTE) if must else (NOTE, STATE)
        self.found: list[UploadColumn] = []

    def columns(self) -> list[UploadColumn]:
        for part in self.question.fields:
            self._add_part(part)
        if rows := self.question.rows:
            self._add_rows(rows)
        question = self.question
        self._add("note", _("notes"), "long", partial(note_entry, question), self.note)
        self._add("state", _("state"), "choice", partial(state_entry, question), self.state, codes=STATUS)
        self._add("provenance", _("provenance"), "text", partial(provenance_entry, question), TOLD_BY)
        return self.found

    def _add_part(self, part: Part) -> None:
        question, kind = self.question, _KINDS[part.kind]
        tell = partial(part_entry, question, part)
        main = self._add(part.key, part.label, kind, tell, self.part, codes=part.codes)
        for ending, words, entry in _DETAILS.get(part.kind, ()):
            is_choice, is_flag = ending == "first", ending == "approx"
            self._add(
                f"{part.key}_{ending}",
                _(words).format(part=part.label),
                "choice" if is_choice else "flag" if is_flag else "text",
                partial(entry, question, part),
                self.part if ending in ("first", "currency") else self.detail,
                codes=part.codes if is_choice else None,
                within=main,
            )

    def _add_rows(self, rows: Part) -> None:
        main = self._add(rows.key, rows.label, "long", partial(rows_entry, self.question), self.part)
        for column in rows.columns:
            if column.kind in CODED:
                tell = partial(row_codes_entry, self.question, column)
                self._add(
                    column.key, column.label, "choices", tell, self.detail, codes=column.codes, within=main
                )

    def _add(
        self,
        ending: str,
        short: str,
        kind: str,
        tell: Tell,
        rank: int,
        *,
        codes: Mapping[str, str] | None = None,
        within: str = "",
    ) -> str:
        """Add a column and return its key, `<question>_<ending>` or, where that is taken, `…_2`, `…_3`."""
        name = key = f"{self.question.key}_{ending}"
        count = 2
        while key in self.taken:
            key, count = f"{name}_{count}", count + 1
        self.taken.add(key)
        label = _("{label}: {part}").format(label=self.question.label, part=short)
        group = self.question.label
        self.found.append(UploadColumn(key, label, kind, tell, rank, codes or {}, group, short, within))
        return key

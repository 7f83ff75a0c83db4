"""What the front pages of an interview say: each answer over all voices, in the fewest words, no page in sight."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from winnotes.core.content_piece import NO_PIECES
from winnotes.core.guide import Part
from winnotes.core.insight.ledger import content_ledger, is_ledger
from winnotes.core.insight.row import Row as VoicedRow
from winnotes.core.insight.row import rows_over
from winnotes.core.interview import Answer, Interview, Voice, initials
from winnotes.core.text import folded, one_line
from winnotes.core.value import Value
from winnotes.core.version import Json
from winnotes.i18n import _
from winnotes.wording import show
from winnotes.wording.who import name_of

PIECE = "piece"  # the column of a content piece's name


@dataclass(frozen=True, slots=True)
class Told:
    """What one typed part comes to: `text` in words, the `reading` behind it, or the unlike `voices` by name.

    `is_typed` marks words nobody could read: they are shown as they were typed.
    """

    text: str
    reading: Json = None
    voices: tuple[tuple[str, str], ...] = ()
    is_typed: bool = False


@dataclass(slots=True)
class Cell:
    """What all voices say in one cell of a row: the words, who used them, and the code they agree on."""

    words: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The words; unlike ones with initials."""
        if len(self.words) == 1:
            return next(iter(self.words.values()))[0]
        return " / ".join(f"{text} ({', '.join(people)})" for text, people in self.words.values())

    @property
    def code(self) -> str:
        """The one code behind the words, or "" where there is none or they differ."""
        return next(iter(self.codes)) if len(self.codes) == len(self.words) == 1 else ""


Row = dict[str, Cell]


def answered(interview: Interview, key: str) -> Answer | None:
    """Return the answer to a question of the original 22, or None where this guide does not ask it."""
    return interview.answer(key) if key in interview.guide.by_key else None


def told(interview: Interview, key: str, part_key: str) -> Told | None:
    """Return what a part of a question comes to, or None where nobody filled it."""
    answer = answered(interview, key)
    part = next((one for one in answer.question.parts if one.key == part_key), None) if answer else None
    return _told(interview, answer, part) if answer and part else None


def _told(interview: Interview, answer: Answer, part: Part) -> Told | None:
    united = answer.united.get(part.key)
    if united and united.differs:
        voices = [
            (name_of(interview, voice.person), show(part, value.read.get(part.key)))
            for voice, value in spoken(answer)
            if value.read.get(part.key) is not None
        ]
        return Told(" / ".join(text for _name, text in voices), None, tuple(voices))
    if united:
        return Told(show(part, united.reading), united.reading)
    typed = dict.fromkeys(one_line(value.text(part.key)) for value in answer.values if value.text(part.key))
    return Told(" / ".join(typed), is_typed=True) if typed else None


def spoken(answer: Answer) -> Iterator[tuple[Voice, Value]]:
    """Yield each voice with its value."""
    return zip(answer.voices, answer.values, strict=True)


def rows_of(interview: Interview, keys: Sequence[str]) -> list[Row]:
    """Return the rows of these questions over all voices, united by what stands in their first column.

    Those of a question about content pieces go by the name their piece goes by.
    """
    asked = [question for key in keys if (question := interview.guide.by_key.get(key))]
    pieces = interview.pieces if all(map(is_ledger, asked)) else NO_PIECES
    answers = [interview.answer(question.key) for question in asked]
    return [_shown(interview, row, pieces) for row in rows_over(answers, pieces)]


def ledger_of(interview: Interview) -> list[Row]:
    """Return the deal's one content ledger: every piece once, what worked first, what was not used last."""
    return [_shown(interview, row, interview.pieces) for row in content_ledger(interview)]


def _shown(interview: Interview, row: VoicedRow, pieces: Mapping[str, str] = NO_PIECES) -> Row:
    shown: Row = {}
    for one in (one for cells in row.cells.values() for one in cells):
        text = show(one.column, one.reading) or one_line(one.typed)
        text = pieces.get(folded(text), text) if one.column.key == PIECE else text
        if text:
            cell = shown.setdefault(one.column.key, Cell())
            cell.words.setdefault(folded(text), (text, []))[1].append(
                initials(name_of(interview, one.person))
            )
            cell.codes |= {one.reading} if isinstance(one.reading, str) and one.column.codes else set()
    return shown


def stayed_open(interview: Interview) -> list[tuple[str, list[str]]]:
    """Return (why, labels) of the questions still without an answer, must-asks first in each."""
    answers = sorted(interview.answers, key=lambda answer: not answer.question.must_ask)
    groups = [
        (_("not agreed"), [answer for answer in answers if answer.differs]),
        (_("not asked"), [answer for answer in answers if answer.status == "open"]),
        (_("not known"), [answer for answer in answers if answer.status == "not_known"]),
        (_("skipped"), [answer for answer in answers if answer.status == "skipped"]),
    ]
    return [(why, [answer.question.label for answer in found]) for why, found in groups if found]

"""What the front pages of an interview say: each answer over all voices, in the fewest words, no page in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from winnotes.core.code import match_code
from winnotes.core.guide import Part
from winnotes.core.interview import Answer, Interview, Voice, initials
from winnotes.core.text import folded, one_line
from winnotes.core.value import Value
from winnotes.core.version import Json
from winnotes.i18n import _
from winnotes.wording import show

EFFECT_ORDER = ("worked", "made_harder", "neutral", "unknown", "")


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
            (interview.name_of(voice.person), show(part, value.read.get(part.key)))
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
    """Return the rows of these questions over all voices, united by what stands in their first column."""
    found: dict[str, Row] = {}
    for key in keys:
        answer = answered(interview, key)
        for voice, value in spoken(answer) if answer else ():
            part = answer.question.rows if answer else None
            if part:
                _gather(found, part, value, initials(interview.name_of(voice.person)))
    return list(found.values())


def _gather(found: dict[str, Row], part: Part, value: Value, who: str) -> None:
    readings = value.read.get(part.key)
    for said, read in zip_longest(value.rows(part.key), readings if isinstance(readings, list) else []):
        reading = read if isinstance(read, dict) else {}
        name = folded((said or {}).get(part.columns[0].key, "")) or f"\0{len(found)}"
        row = found.setdefault(name, {})
        for column in part.columns:
            understood = reading.get(column.key)
            text = show(column, understood) or one_line((said or {}).get(column.key, ""))
            if text:
                cell = row.setdefault(column.key, Cell())
                cell.words.setdefault(folded(text), (text, []))[1].append(who)
                cell.codes |= {understood} if isinstance(understood, str) and column.codes else set()


def content_ledger(interview: Interview) -> list[Row]:
    """Return the deal's one content ledger: every piece once, what worked first, what was not used last."""
    keys = [one.key for one in interview.guide.questions if one.rows and one.rows.ledger]
    rows = rows_of(interview, keys)
    return sorted(rows, key=lambda row: ("reason" in row and "effect" not in row, _rank(row)))


def _rank(row: Row) -> int:
    code = row["effect"].code if "effect" in row else ""
    return EFFECT_ORDER.index(code) if code in EFFECT_ORDER else len(EFFECT_ORDER)


def lead_source_check(interview: Interview) -> tuple[str, str, str] | None:
    """Return (verdict, recalled, in the CRM), or None where nobody asked.

    The verdict is match, mismatch, crm_blank, not_recalled or not_agreed.
    """
    answer = answered(interview, "lead_source")
    recalled, crm = told(interview, "lead_source", "source"), interview.fact("crm_lead_source")
    if answer is None or (recalled is None and answer.status != "not_known"):
        return None
    if recalled is None:
        return "not_recalled", "", crm
    if recalled.voices:
        return "not_agreed", recalled.text, crm
    if not crm:
        return "crm_blank", recalled.text, crm
    codes = answer.question.parts[0].codes
    is_same = folded(crm) == folded(recalled.text) or match_code(crm, codes) == recalled.reading
    return "match" if is_same else "mismatch", recalled.text, crm


def crm_days(interview: Interview) -> int | None:
    """Return the days from created to won by the CRM's dates, or None where they are missing or unlike dates."""
    created, closed = (read_date(interview.fact(name)) for name in ("created_on", "closed_on"))
    return (closed - created).days if created and closed and closed >= created else None


def read_date(text: str) -> date | None:
    """Return the day in an ISO date, or None."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


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

"""The content ledger of one deal: every piece once, what it did there, or why it stayed in the drawer."""

from collections.abc import Mapping
from dataclasses import dataclass

from winnotes.core.guide import Question
from winnotes.core.insight.row import Row, rows_over
from winnotes.core.insight.share import NOT_AGREED, Place
from winnotes.core.interview import Answer, Interview
from winnotes.core.voice import name_of

EFFECTS = ("worked", "neutral", "made_harder", "unknown")
_ORDER = ("worked", "made_harder", "neutral", "unknown")  # in which a reader looks for them
NOT_USED = "not_used"


@dataclass(frozen=True, slots=True)
class PieceUse:
    """What became of one content piece in one deal.

    `use` is worked, neutral, made_harder, unknown (shown, its effect not told), not_used or not_agreed (voices
    differ on the effect, or it is noted both as shown and as not used). `reason` is why it was not used: a code,
    "" where none was understood, not_agreed where voices differ. `why` are the words beside an effect.
    """

    name: str
    spelling: str
    use: str
    reason: str = ""
    why: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def content_ledger(interview: Interview) -> list[Row]:
    """Return the deal's one content ledger: every piece once, what worked first, what was not used last."""
    asked = [interview.answer(one.key) for one in interview.guide.questions if is_ledger(one)]
    return ledger_over(asked, interview.pieces)


def is_ledger(question: Question) -> bool:
    """Whether the rows of this question belong to the deal's one content ledger."""
    return question.rows is not None and question.rows.ledger


def ledger_over(answers: list[Answer], same: Mapping[str, str] | None = None) -> list[Row]:
    """Return the content ledger that the answers to its questions make, in the order of `content_ledger`."""
    return sorted(rows_over(answers, same), key=lambda row: (_is_left_out(row), _rank(row)))


def _is_left_out(row: Row) -> bool:
    return "reason" in row.cells and "effect" not in row.cells


def _rank(row: Row) -> int:
    code = row.settled("effect").reading
    return _ORDER.index(code) if isinstance(code, str) and code in _ORDER else len(_ORDER)


def pieces_in(
    interview: str, answers: list[Answer], same: Mapping[str, str] | None = None
) -> tuple[PieceUse, ...]:
    """Return what became of every piece that has a name, in the order of the names.

    `same` gives for every name the catalogue knows the one its piece goes by.
    """
    drawer = {
        one.question.key
        for one in answers
        if one.question.rows and any(column.key == "reason" for column in one.question.rows.columns)
    }
    found = [
        _use(interview, row, drawer, same or {}) for row in rows_over(answers, same) if row.spelling("piece")
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def _use(interview: str, row: Row, drawer: set[str], same: Mapping[str, str]) -> PieceUse:
    typed, places = row.spelling("piece"), tuple((interview, key) for key in sorted(row.keys))
    spelling = same.get(name_of(typed), typed)
    shown, left_out = row.keys - drawer, row.keys & drawer
    why = tuple(sorted({cell.typed.strip() for cell in row.cells.get("why", ())}))
    if left_out:
        use = NOT_AGREED if shown else NOT_USED
        return PieceUse(name_of(spelling), spelling, use, _reason(row), why, places)
    effect = row.settled("effect")
    code = effect.reading if isinstance(effect.reading, str) and effect.reading in EFFECTS else "unknown"
    return PieceUse(name_of(spelling), spelling, NOT_AGREED if effect.differs else code, "", why, places)


def _reason(row: Row) -> str:
    reason = row.settled("reason")
    return NOT_AGREED if reason.differs else reason.reading if isinstance(reason.reading, str) else ""

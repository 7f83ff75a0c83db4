"""Which columns an upload has: every one there could be, then as many as the destination takes, the best first."""

from collections.abc import Iterable, Mapping, Sequence

from winnotes.core.guide import Guide
from winnotes.exchange.upload import OTHER, Entry, UploadColumn
from winnotes.exchange.upload_answer import answer_columns
from winnotes.exchange.upload_fact import fact_columns
from winnotes.i18n import _


def question_columns(guide: Guide, linking: Iterable[UploadColumn]) -> list[UploadColumn]:
    """Return facts with the `linking` columns behind the id, then all questions, then the other answers."""
    interview, *facts = fact_columns()
    before = [interview, *linking, *facts]
    taken = {OTHER, *(column.key for column in before)}
    other = UploadColumn(OTHER, _("Other answers"), "long", lambda _told: Entry())
    return [*before, *answer_columns(guide, taken), other]


def fitting(columns: Sequence[UploadColumn], most: int) -> list[UploadColumn]:
    """Return the `most` columns that keep their place, in their order; all of them where `most` is 0.

    By rank: facts and other answers, then of must-asks the typed parts, then their notes and states, then the
    parts of all other questions, their notes, the details of must-asks, other details, states, provenances;
    within a rank in the guide's order.
    """
    if not most or len(columns) <= most:
        return list(columns)
    best = sorted(range(len(columns)), key=lambda at: (columns[at].rank, at))[:most]
    return [columns[at] for at in sorted(best)]


def distinct(headings: Mapping[str, str]) -> dict[str, str]:
    """Return the headings, those like an earlier one (in any case) with (2), (3) … behind."""
    taken: set[str] = set()
    told = {}
    for key, heading in headings.items():
        free, count = heading, 2
        while free.casefold() in taken:
            free, count = f"{heading} ({count})", count + 1
        taken.add(free.casefold())
        told[key] = free
    return told

"""One lunch, taken once from an Interview, as all figures count it: an interview counts once, whoever noted it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from winnotes.core.insight.lead_source import LEAD_SOURCE, SourceCheck, checked
from winnotes.core.insight.ledger import PieceUse, is_ledger, pieces_in
from winnotes.core.insight.reply import Reply, reply_of
from winnotes.core.insight.share import Place
from winnotes.core.insight.term import runs_in
from winnotes.core.insight.when import crm_days, read_date
from winnotes.core.interview import Answer, Interview
from winnotes.core.mark import read_mark
from winnotes.core.measure import Words, read_amount
from winnotes.core.text import folded, one_line

_MARKED = frozenset('"“„«>!')


@dataclass(frozen=True, slots=True)
class DealFacts:
    """What the CRM or the header says of a deal. Blank or None is unknown. Dates are ISO days."""

    id: str = ""
    amount: float | None = None
    currency: str = ""
    created_on: str = ""
    closed_on: str = ""
    owner: str = ""
    segment: str = ""
    product: str = ""
    lead_source: str = ""
    round: str = ""

    @property
    def days(self) -> int | None:
        """The days from created to won, or None."""
        return crm_days(self.created_on, self.closed_on)


@dataclass(frozen=True, slots=True)
class Line:
    """One marked line of the notes: `kind` is quote, key_quote, todo, done or surprise; `number` counts from 1.

    `person` is the note taker's id; `owner` and `due` (ISO day) belong to to-dos.
    """

    kind: str
    text: str
    place: Place
    person: str
    number: int
    owner: str = ""
    due: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lunch:
    """What one interview says. `replies` has every question its guide asks, by key.

    `sales_person` is a name folded, to count how many told, never to rank them; `writers` are ids of people. `notes`
    are (person, text) by question, private questions left out. `names` are words that would say who it was.
    """

    interview: str
    guide: str
    deal: DealFacts
    met_on: str
    sales_person: str
    writers: tuple[str, ...]
    is_finished: bool
    replies: Mapping[str, Reply]
    pieces: tuple[PieceUse, ...]
    source_check: SourceCheck | None
    lines: tuple[Line, ...]
    notes: Mapping[str, tuple[tuple[str, str], ...]]
    names: frozenset[str]

    @property
    def quotes(self) -> tuple[Line, ...]:
        """The lines marked as quotes, key quotes first."""
        found = [line for line in self.lines if line.kind in ("key_quote", "quote")]
        return tuple(sorted(found, key=lambda line: line.kind))


def lunch_of(
    interview: Interview,
    words: Words,
    deal: DealFacts | None = None,
    same: Mapping[str, str] | None = None,
) -> Lunch:
    """Return the Lunch an interview comes to; facts of its `deal` go before those in its header.

    `same` gives for every name the content catalogue knows the one its piece goes by.
    `words` are what amounts are called in the header: core knows no language.
    """
    answers = tuple(interview.answer(question.key) for question in interview.guide.questions)
    facts = _over(facts_in(interview, words), deal)
    source = next((one for one in answers if one.question.key == LEAD_SOURCE), None)
    return Lunch(
        interview.id,
        interview.guide.id,
        facts,
        _day(interview.fact("met_on")),
        folded(interview.fact("interviewee")),
        interview.writers,
        interview.is_finished,
        {answer.question.key: reply_of(interview.id, answer) for answer in answers},
        pieces_in(interview.id, [one for one in answers if one.voices and is_ledger(one.question)], same),
        checked(source, facts.lead_source) if source else None,
        tuple(_lines(interview.id, answers)),
        {one.question.key: notes for one in answers if not one.question.private and (notes := _notes(one))},
        frozenset(_names(interview, facts)),
    )


def _notes(answer: Answer) -> tuple[tuple[str, str], ...]:
    told = sorted(answer.notes, key=lambda voice: (voice.person, voice.version))
    return tuple((voice.person, str(voice.content)) for voice in told if str(voice.content).strip())


def _names(interview: Interview, deal: DealFacts) -> Iterator[str]:
    people = (interview.people.get(person, "") for person in interview.writers)
    for name in (interview.fact("account"), interview.fact("interviewee"), deal.owner, *people):
        yield from (word.lower() for run in runs_in(name) for word in run)


def facts_in(interview: Interview, words: Words) -> DealFacts:
    """Return what the header of an interview says of its deal; an amount or day nobody can read is unknown."""
    amount = read_amount(said, words) if (said := interview.fact("amount")) else None
    return DealFacts(
        interview.fact("deal"),
        amount.total if amount else None,
        amount.unit if amount else "",
        _day(interview.fact("created_on")),
        _day(interview.fact("closed_on")),
        segment=one_line(interview.fact("segment")),
        product=one_line(interview.fact("product")),
        lead_source=one_line(interview.fact("crm_lead_source")),
    )


def _over(header: DealFacts, deal: DealFacts | None) -> DealFacts:
    if deal is None:
        return header
    return DealFacts(
        deal.id or header.id,
        header.amount if deal.amount is None else deal.amount,
        header.currency if deal.amount is None else deal.currency,
        deal.created_on or header.created_on,
        deal.closed_on or header.closed_on,
        deal.owner or header.owner,
        deal.segment or header.segment,
        deal.product or header.product,
        deal.lead_source or header.lead_source,
        deal.round or header.round,
    )


def _day(text: str) -> str:
    found = read_date(text) if text else None
    return found.isoformat() if found else ""


def _lines(interview: str, answers: tuple[Answer, ...]) -> Iterator[Line]:
    for answer in answers:
        place = (interview, answer.question.key)
        for note in sorted(answer.notes, key=lambda voice: (voice.person, voice.version)):
            for number, line in enumerate(str(note.content).split("\n"), 1):
                if (bare := line.strip())[:1] in _MARKED and bare:
                    mark = read_mark(bare)
                    if mark.kind != "text":
                        yield Line(
                            mark.kind, mark.text, place, note.person, number, mark.owner, mark.due, mark.tags
                        )

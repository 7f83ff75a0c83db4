"""The team report of the notes here, or of files that were sent: which lunches it is about, and its figures."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from winnotes.core.content_piece import pieces_in, shown_names
from winnotes.core.deal import Deal, deals_meant
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.guide_union import united, with_strays
from winnotes.core.insight.lunch import DealFacts, Lunch, lunch_of
from winnotes.core.insight.report import Report, report_of
from winnotes.core.insight.selection import Selection, chosen
from winnotes.core.insight.vocabulary import Vocabulary
from winnotes.core.interview import TALLIES, Interview, is_untouched, people_in
from winnotes.core.joining import Joined, joined
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.sales_model import MODEL, expected_in, model_in
from winnotes.core.theme import Theme, themes_in
from winnotes.desk.cycles import without_cycles
from winnotes.desk.deals import deals
from winnotes.desk.guides import guide_for, guides_in
from winnotes.desk.home import today
from winnotes.desk.merging import Gathered, Progress, gather
from winnotes.desk.rounds import round_names
from winnotes.desk.unsealing import Ask
from winnotes.i18n import _
from winnotes.store.store import Store
from winnotes.wording import common_words, original_guide, words


@dataclass(frozen=True, slots=True)
class Told:
    """The lunches a report can be about, the guides they follow by id, and the files that could not be read.

    `won` are the won deals known here, with or without a lunch. `people` are the note takers' names by id, `accounts`
    what a lunch is about by interview: for whoever asks for names. `expected_days` are the model's by stage, `themes`
    the team's own.
    """

    lunches: tuple[Lunch, ...]
    guides: dict[str, Guide]
    refused: tuple[WinNotesError, ...] = ()
    notes: tuple[str, ...] = ()
    won: tuple[DealFacts, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)
    expected_days: Mapping[str, float] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary, compare=False)

    def report(self, selection: Selection | None = None) -> Report:
        """Return the report of those that are chosen, of all without a selection."""
        asked = selection or Selection()
        won = [deal for deal in self.won if asked.takes_deal(deal)]
        with without_cycles():
            return report_of(
                chosen(self.lunches, asked),
                self.guides,
                won=won,
                expected_days=self.expected_days,
                themes=self.themes,
                vocabulary=self.vocabulary,
                shipped=original_guide().by_key,
            )


def told_here(store: Store) -> Told:
    """Return what the notes here tell; the sample lunch that comes with WinNotes is not among it."""
    notebook = store.about("i", without=TALLIES) | store.about("p") | store.about("c") | store.about("t")
    notebook |= store.notebook(MODEL)
    guides = {one: guide_for(store, notebook.fields(one)) for one in notebook.subjects("i")}
    names = round_names(store)
    won = [(deal, facts_of_deal(deal, names.get(deal.id, ""))) for deal in deals(store)]
    return _told(notebook, guides, with_sample=False, won=won)


def told_by(names: Sequence[str], guide: Guide | None = None, ask: Ask | None = None) -> Told:
    """Return what these files tell together (team CSVs and .winnotes; "-" is standard input).

    `guide` is the one their CSVs follow, the original 22 unless given. A file that cannot be read is `refused`.
    """
    guide = guide or original_guide()
    gathered, notebook, brought = gather(names, guide, ask=ask)
    told = told_in(notebook, brought, guide)
    refused = tuple(one.error for one in gathered.files if one.error is not None)
    notes = tuple(note for one in gathered.files for note in one.notes)
    return replace(told, refused=refused, notes=notes)


def merge_to_report(
    names: Sequence[str], out: Path, guide: Guide, on_progress: Progress, ask: Ask | None = None
) -> Gathered:
    """Merge these files and write the team report of them as the PDF `out`; else as `merge_to_csv`."""
    gathered, notebook, brought = gather(names, guide, on_progress, ask)
    if gathered.taken:
        write_pdf(told_in(notebook, brought, guide), Selection(), out)
    return gathered


def write_pdf(told: Told, selection: Selection, out: Path) -> None:
    """Write the report of the chosen lunches as a PDF. Raises WinNotesError as `write_atomically` does."""
    from winnotes.exchange.replacing import write_atomically
    from winnotes.exchange.report.asked import asked_for
    from winnotes.exchange.report.pdf import write_report_pdf

    made = write_report_pdf(
        told.report(selection), told.guides, made_on=today(), asked=asked_for(selection, told.guides)
    )
    write_atomically(out, made)


def write_csv(told: Told, selection: Selection, out: Path) -> None:
    """Write every figure of the chosen lunches as a CSV. Raises WinNotesError as `write_atomically` does."""
    from winnotes.exchange.replacing import write_atomically
    from winnotes.exchange.report.figure import write_report_csv
    from winnotes.exchange.report.table import figures

    write_atomically(out, write_report_csv(figures(told.report(selection), told.guides)))


def told_in(
    notebook: Notebook, brought: Mapping[str, Guide] | None = None, guide: Guide | None = None
) -> Told:
    """Return what a notebook tells; its interviews follow a guide of those `brought`, or else `guide`."""
    guide = guide or original_guide()
    known = {guide.id: guide, original_guide().id: original_guide()}
    known |= guides_in(notebook) | {one.id: one for one in (brought or {}).values()}
    guides = {one: guide_of(notebook.fields(one), known, guide) for one in notebook.subjects("i")}
    return _told(notebook, guides, with_sample=True)


def guide_of(fields: Fields, known: Mapping[str, Guide], otherwise: Guide) -> Guide:
    """Return the guide an interview says it follows, if it is among those `known`."""
    ids = (str(head.content) for head in fields.get("guide", ()))
    found = [known[one] for one in ids if one in known]
    return with_strays(united(found) if found else otherwise, fields, _("From a guide that is not here"))


def _told(
    notebook: Notebook,
    guides: dict[str, Guide],
    *,
    with_sample: bool,
    won: Sequence[tuple[Deal, DealFacts]] = (),
) -> Told:
    """Return the lunches somebody noted anything in; joined interviews are one."""
    with without_cycles():
        same = shown_names(pieces_in(notebook))
        return _read(joined(notebook), guides, with_sample, won, same)


def _read(
    seen: Joined,
    guides: dict[str, Guide],
    with_sample: bool,
    won: Sequence[tuple[Deal, DealFacts]],
    same: Mapping[str, str],
) -> Told:
    people, facts = people_in(seen), {deal.id: facts for deal, facts in won}
    meant = deals_meant(seen, [deal for deal, _facts in won])
    interviews = [
        Interview(subject, seen.fields(subject), guides.get(subject, original_guide()), people)
        for subject in seen.subjects("i")
        if not is_untouched(seen.fields(subject)) and (with_sample or "sample" not in seen.fields(subject))
    ]
    lunches = tuple(lunch_of(one, words(), facts.get(meant.get(one.id, "")), same) for one in interviews)
    return Told(
        lunches,
        _by_weight(guides.values()) or {original_guide().id: original_guide()},
        won=tuple(facts.values()),
        people=people,
        accounts={one.id: one.fact("account") or one.fact("deal_name") for one in interviews},
        expected_days=_expected_days(seen),
        themes=themes_in(seen),
        vocabulary=Vocabulary(lunches, common_words()),
    )


def _by_weight(followed: Collection[Guide]) -> dict[str, Guide]:
    """Return guides by id, the most followed first: what it calls a question, the report does."""
    known = {guide.id: guide for guide in followed}
    counts = Counter(guide.id for guide in followed)
    return {one: known[one] for one in sorted(known, key=lambda one: (-counts[one], one))}


def _expected_days(seen: Notebook) -> dict[str, float]:
    """Return the days of the team's model by stage, else of those the lunches were answered against."""
    told = model_in(seen).expected or [
        one for subject in seen.subjects("i") for one in expected_in(seen.fields(subject))
    ]
    return {one.name: one.days for one in told if one.days is not None}


def facts_of_deal(deal: Deal, round_name: str = "") -> DealFacts:
    """Return what figures count of a deal."""
    return DealFacts(
        deal.id, deal.amount, deal.currency, deal.created, deal.closed, deal.owner, deal.segment, deal.product,
        deal.lead_source, round_name,
    )  # fmt: skip

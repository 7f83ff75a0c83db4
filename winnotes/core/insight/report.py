"""The team report: every figure of page, PDF, CSV and command line, computed here and nowhere else."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from winnotes.core.guide import Guide
from winnotes.core.insight.agreement import Agreement, agreements
from winnotes.core.insight.closing import TimeToClose, time_to_close
from winnotes.core.insight.competition import Competition, competition
from winnotes.core.insight.content import ContentLedger, content
from winnotes.core.insight.coverage import Asked, Coverage, asked, coverage
from winnotes.core.insight.decision import BuyingGroup, Decision, buying_group, decision
from winnotes.core.insight.driver import Drivers, drivers
from winnotes.core.insight.fit import ModelFit, model_fit
from winnotes.core.insight.lead_truth import LeadTruth, lead_truth
from winnotes.core.insight.lever import Bigger, Faster, bigger, faster
from winnotes.core.insight.lunch import DealFacts, Line, Lunch
from winnotes.core.insight.objection import Objections, objections
from winnotes.core.insight.own import Own, own_figures
from winnotes.core.insight.resource import Resources, resources
from winnotes.core.insight.start import Start, start
from winnotes.core.insight.tally import Breakdown, Guides, Shelf, replies, word_breakdown
from winnotes.core.insight.themed import Themed, themed
from winnotes.core.insight.todo import Marketing, marketing
from winnotes.core.insight.vocabulary import TellingWords, Vocabulary
from winnotes.core.theme import Theme


@dataclass(frozen=True, slots=True)
class Report:
    """What `n` lunches teach. Codes and keys only: what they are called, and how they look, is for those above.

    `quotes` are all lines marked as quotes, key quotes first. `asked` has must-asks first, the least asked first.
    """

    n: int
    coverage: Coverage
    problems: Breakdown
    drivers: Drivers
    objections: Objections
    content: ContentLedger
    lead_source: LeadTruth
    start: Start
    resources: Resources
    decision: Decision
    buying_group: BuyingGroup
    competition: Competition
    time_to_close: TimeToClose
    model_fit: ModelFit
    faster: Faster
    bigger: Bigger
    marketing: Marketing
    agreement: tuple[Agreement, ...]
    asked: tuple[Asked, ...]
    quotes: tuple[Line, ...]
    themes: tuple[Themed, ...] = ()
    telling: tuple[TellingWords, ...] = ()
    own: tuple[Own, ...] = ()


def report_of(
    lunches: Sequence[Lunch],
    guides: Guides,
    *,
    won: Sequence[DealFacts] = (),
    expected_days: Mapping[str, float] | None = None,
    themes: Sequence[Theme] = (),
    vocabulary: Vocabulary | None = None,
    shipped: Collection[str] = (),
) -> Report:
    """Return the report of these lunches, in whatever order they come.

    `guides` are by id and give the order of questions and codes. `won` are the won deals the lunches were chosen
    from, for coverage. `expected_days` are the days the sales-cycle model gives each of its stages.
    `themes` are the team's own, `vocabulary` that of these lunches or more. `shipped` are the keys of the
    questions that are not the team's own; without any nothing is told of own ones.
    """
    told = Shelf(sorted(lunches, key=lambda lunch: lunch.interview))
    keys = list(dict.fromkeys(question.key for guide in guides.values() for question in guide.questions))
    told_keys = [key for key in keys if not any(is_private(guide, key) for guide in guides.values())]
    return replace(
        _report(told, guides, won, expected_days or {}, keys),
        themes=themed(told, themes, told_keys),
        telling=vocabulary.telling_words(told, told_keys) if vocabulary else (),
        own=own_figures(told, guides, [key for key in told_keys if key not in shipped]) if shipped else (),
    )


def is_private(guide: Guide, key: str) -> bool:
    """Whether what is said of a question stays with the note takers."""
    return key in guide.by_key and guide.by_key[key].private


def _report(
    told: Sequence[Lunch],
    guides: Guides,
    won: Sequence[DealFacts],
    expected_days: Mapping[str, float],
    keys: Sequence[str],
) -> Report:
    return Report(
        n=len(told),
        coverage=coverage(told, won),
        problems=word_breakdown(replies(told, "customer_problem"), "problems"),
        drivers=drivers(told, guides),
        objections=objections(told, guides),
        content=content(told),
        lead_source=lead_truth(told),
        start=start(told, guides),
        resources=resources(told, guides),
        decision=decision(told, guides),
        buying_group=buying_group(told, guides),
        competition=competition(told, guides),
        time_to_close=time_to_close(told),
        model_fit=model_fit(told, guides, expected_days),
        faster=faster(told),
        bigger=bigger(told),
        marketing=marketing(told, guides),
        agreement=agreements(told, keys),
        asked=asked(told, keys),
        quotes=tuple(sorted((line for lunch in told for line in lunch.quotes), key=lambda line: line.kind)),
    )

"""The first sections of the report: why customers chose us, what for, against which objections, with what content."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from winnotes.core.insight.content import Piece as ContentPiece
from winnotes.core.insight.objection import ObjectionGroup
from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Bar
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Bars, Piece, Row, Section
from winnotes.exchange.report.telling import (
    MOST,
    bars,
    breakdown_chart,
    of_lunches,
    rests_on,
    sentence_of,
    share_rows,
)  # fmt: skip
from winnotes.i18n import _, listed, ngettext
from winnotes.wording import show_number

RESULTS = {"overcome": "strong", "partly": "soft", "dropped": "grey", "open": "alarm"}
RANKED = 4
EFFECTS = {"worked": "strong", "neutral": "grey", "made_harder": "alarm"}


def won_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield drivers, problems, objections and the content ledger, as far as anybody told of them."""
    found = report.drivers
    chart = bars(share_rows([Bar(one.code, one.share) for one in found.drivers], partial(words.of, "why_us")))
    about = _("interviews that name it, up to three each")
    lines = (_by_rank(report, words),) if chart else ()
    about = rests_on(found.basis, about)
    yield Section("why_us", _("Why customers chose us"), about, chart, sentence_of(chart), lines)
    problems = breakdown_chart(report.problems, str)
    about = rests_on(report.problems.basis)
    yield Section("customer_problem", _("Problems to solve"), about, problems, sentence_of(problems))
    yield _objections(report, words)
    yield _content(report, words)


def _by_rank(report: Report, words: ReportWords) -> str:
    """Return the drivers by the points their ranks give them."""
    ranked = sorted(report.drivers.drivers, key=lambda one: (-one.points, one.code))[:RANKED]
    told = ", ".join(
        _("{name} {points}").format(
            name=words.of("why_us", one.code), points=show_number(round(one.points, 1))
        )
        for one in ranked
        if one.points
    )
    return _("Weighed by rank (3, 2 and 1 points): {drivers}.").format(drivers=told)


def _objections(report: Report, words: ReportWords) -> Section:
    name = partial(words.of, "objections")
    chart = bars(
        [
            _objection_row(one, name(one.name), name)
            for one in report.objections.by_category[:MOST]
            if one.count
        ]
    )
    about = rests_on(report.objections.basis, _("objections: overcome, partly, dropped, still open"))
    every = report.objections.all.overcome
    told = _("{k} of {n} objections whose result is known were overcome.").format(k=every.k, n=every.n)
    return Section(
        "objections",
        _("Objections and what became of them"),
        about,
        chart,
        sentence_of(chart),
        (told,) if every.n else (),
    )


def _objection_row(group: ObjectionGroup, label: str, name: "partial[str]") -> Row:
    pieces = tuple(
        Piece(one.count, RESULTS.get(one.code, "grey"), show_number(one.count), name(one.code).lower())
        for one in group.results
        if one.count
    )
    n = group.share.k
    return Row(label, pieces, "", ngettext("in {n} deal", "in {n} deals", n).format(n=n), group.share.behind)


def _content(report: Report, words: ReportWords) -> Section:
    ledger = report.content
    shown = sorted(ledger.pieces, key=lambda one: (-one.shown, -one.share.k, one.name))[:MOST]
    name = partial(words.of, "content_effect")
    chart = bars([_content_row(one, name) for one in shown])
    about = of_lunches(ledger.n, _("pieces shown: worked, neutral or unknown, made it harder"))
    return Section(
        "content_effect", _("Content ledger"), about, chart, sentence_of(chart), tuple(_hurting(report))
    )


def _content_row(piece: ContentPiece, name: "partial[str]") -> Row:
    neutral = piece.count("neutral") + piece.count("unknown")
    sizes = {"worked": piece.count("worked"), "neutral": neutral, "made_harder": piece.count("made_harder")}
    pieces = tuple(
        Piece(size, EFFECTS[use], show_number(size), name(use).lower()) for use, size in sizes.items() if size
    )
    left = piece.count("not_used")
    aside = ngettext("not used in {n} deal", "not used in {n} deals", left).format(n=left) if left else ""
    return Row(piece.name, pieces, "", aside, piece.share.behind)


def _hurting(report: Report) -> Iterator[str]:
    """Yield which pieces made it harder, and the reasons most given for leaving pieces out."""
    hurt = [piece for piece in report.content.pieces if piece.count("made_harder")]
    if hurt:
        n = sum(piece.count("made_harder") for piece in hurt)
        worst = sorted(hurt, key=lambda piece: (-piece.count("made_harder"), piece.name))[:3]
        told = ngettext(
            "{pieces} made it harder, {n} time in all.", "{pieces} made it harder, {n} times in all.", n
        )
        yield told.format(pieces=listed([piece.name for piece in worst]), n=n)


def reasons_chart(report: Report, words: ReportWords) -> Bars | None:
    """Return why pieces were not used, over all pieces."""
    total: Counter[str] = Counter()
    behind: dict[str, list[tuple[str, str]]] = {}
    for piece in report.content.pieces:
        for one in piece.reasons:
            total[one.code] += one.count
            behind.setdefault(one.code, []).extend(one.behind)
    rows = [
        Row(
            words.of("content_not_used", code),
            (Piece(count),),
            show_number(count),
            behind=tuple(dict.fromkeys(behind[code])),
        )
        for code, count in total.most_common(MOST)
    ]
    return bars(rows)

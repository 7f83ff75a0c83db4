"""The whole team report as sections, in the order it is read."""

from dataclasses import replace

from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Guides
from winnotes.exchange.report.detail import todo_section
from winnotes.exchange.report.lesson import lever_sections, listening_sections, marketing_section
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.own import own_sections
from winnotes.exchange.report.section import Bars, Section, Strips
from winnotes.exchange.report.spoken import spoken_sections
from winnotes.exchange.report.way import beginning_sections, model_sections, winning_sections
from winnotes.exchange.report.won import won_sections
from winnotes.i18n import _, ngettext, show_date


def sections_of(report: Report, guides: Guides) -> list[Section]:
    """Return every section somebody told something of. No names of sales persons or note takers stand in any."""
    words = ReportWords(guides)
    found = [
        *won_sections(report, words),
        *model_sections(report, words),
        *beginning_sections(report, words),
        *winning_sections(report, words),
        *own_sections(report, words),
        *lever_sections(report, words),
        marketing_section(report, words),
        todo_section(report),
        *spoken_sections(report, words),
        *listening_sections(report, words),
    ]
    return [section for section in found if section.chart or section.lines]


def side_by_side(these: list[Section], those: list[Section]) -> list[tuple[Section | None, Section | None]]:
    """Return the sections of two reports in pairs, their charts on one scale, so that lengths may be compared."""
    left, right = ({(one.key, one.title): one for one in some} for some in (these, those))
    return [_on_one_scale(left.get(name), right.get(name)) for name in dict.fromkeys((*left, *right))]


def _on_one_scale(one: Section | None, other: Section | None) -> tuple[Section | None, Section | None]:
    full = max((section.chart.full for section in (one, other) if section and section.chart), default=0.0)
    return _scaled(one, full), _scaled(other, full)


def _scaled(section: Section | None, full: float) -> Section | None:
    if section is None or not isinstance(section.chart, Bars | Strips):
        return section
    return replace(section, chart=replace(section.chart, full=full))


def heading_of(report: Report) -> str:
    """Return how many lunches the report is about, of how many won deals, when, and by how many it was told."""
    told = report.coverage
    if told.of_won is not None:
        deals = _("{k} won deals interviewed of {n}").format(k=told.of_won.k, n=told.of_won.n)
    else:
        deals = ngettext("{n} interview", "{n} interviews", report.n).format(n=report.n)
    takers, people = told.note_takers, told.sales_people
    parts = [
        deals,
        _("{first} to {last}").format(first=show_date(told.won_on.first), last=show_date(told.won_on.last))
        if told.won_on.first
        else "",
        ngettext("{n} marketer", "{n} marketers", takers).format(n=takers) if takers else "",
        ngettext("as told by {n} sales person", "as told by {n} sales people", people).format(n=people)
        if people
        else "",
    ]
    return "  ·  ".join(part for part in parts if part)

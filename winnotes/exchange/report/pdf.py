"""The team report as a PDF: the sections with their charts, a page of quotes, and how the figures were made."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from winnotes.core.insight.lunch import Line
from winnotes.core.insight.report import Report
from winnotes.core.insight.tally import Guides
from winnotes.exchange.glyph import REGULAR, SEMIBOLD
from winnotes.exchange.line_breaking import Span, break_lines
from winnotes.exchange.pdf_block import Block, Text, draw_line
from winnotes.exchange.pdf_layout import Columns, Drawn, Stack, hairline, two_columns
from winnotes.exchange.pdf_page import INNER_HEIGHT, INNER_WIDTH, About, write_pages
from winnotes.exchange.pdf_style import ACCENT, AMBER, INK, PAPER, QUIET, TRACK
from winnotes.exchange.report.detail import TODOS
from winnotes.exchange.report.drawing import Box, Drawing, draw
from winnotes.exchange.report.lesson import todo_lines
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Section
from winnotes.exchange.report.sections import heading_of, sections_of
from winnotes.i18n import _, show_date
from winnotes.wording import show_number

SIZE = 8.0
GUTTER = 28.0
COLUMN = (INNER_WIDTH - GUTTER) / 2
TONES = {
    "strong": ACCENT, "soft": "#82b7a7", "grey": TRACK, "dim": QUIET, "alarm": AMBER, "ink": INK,
    "quiet": QUIET, "on_fill": PAPER, "on_grey": INK,
}  # fmt: skip
MOST_QUOTES, MOST_TODOS = 40, 40
BESIDE: dict[str, Any] = {"indent": 9, "before": 3, "align": "natural"}  # words with a rule on their left


def write_report_pdf(
    report: Report, guides: Guides, *, made_on: str, title: str = "", asked: str = ""
) -> bytes:
    """Return the team report as a PDF on A4; the same report and day give the same bytes.

    `made_on` is an ISO day. `asked` says which lunches were chosen, "" for all. Nobody is named in it but owners
    of to-dos; quotes stand as they were written down.
    """
    title = title or _("What we learnt from the deals we won")
    about = About(
        title,
        subject=_("Team report on win interviews"),
        foot=_("{title} · made on {date}").format(title=title, date=show_date(made_on)),
    )
    *pages, last = _figures(report, guides, title, asked)
    return write_pages([*pages, [*last, *_words(report, guides)]], about)


def _figures(report: Report, guides: Guides, title: str, asked: str) -> list[list[Block]]:
    """Return the head and all sections, one chapter to a page."""
    head: list[Block] = [
        Text(_("Team report").upper(), style="overline"),
        Text(title, style="title", outline=(0, "top", title)),
        Text(heading_of(report), style="deal", after=4),
        *([Text(asked, style="quiet")] if asked else []),
        hairline(before=8, after=4),
    ]
    found = [one for one in sections_of(report, guides) if one.key != TODOS]  # they stand behind in full
    if not found:
        return [[*head, Text(_("No lunch here tells anything yet."), style="lead", before=10)]]
    return _in_columns(head, [Stack(_section_blocks(section), before=18) for section in found])


def _in_columns(head: list[Block], sections: Sequence[Stack]) -> list[list[Block]]:
    """Return pages of two columns: each section goes where there is more room left, none is parted by a page."""
    pages, above = [], head
    columns: tuple[list[Block], list[Block]] = ([], [])
    for section in sections:
        room = INNER_HEIGHT - Stack(above).height(INNER_WIDTH) - GUTTER
        fitting = [column for column in columns if Stack([*column, section]).height(COLUMN) <= room]
        if not fitting and any(columns):
            pages.append([*above, Columns(columns, gap=GUTTER)])
            above, columns = [], ([], [])
            fitting = list(columns)
        shortest = min(fitting or columns, key=lambda column: Stack(column).height(COLUMN))
        shortest.append(section)
    return [*pages, [*above, Columns(columns, gap=GUTTER)]]


def _section_blocks(section: Section) -> list[Block]:
    blocks: list[Block] = [
        Text(section.title, style="heading", keep=True),
        Text(section.about, style="label", after=4),
    ]
    if section.chart:
        drawing = draw(section.chart, COLUMN, SIZE, text_width)
        blocks.append(Drawn(drawing.height, partial(put_down, drawing=drawing), after=3))
    return [*blocks, *(Text(line, style="cell_quiet", before=2) for line in section.lines)]


def text_width(text: str, size: float, is_bold: bool) -> float:
    """Return the width in points of one line of text, whatever its scripts."""
    return sum(line.width for line in break_lines([_span(text, size, is_bold, INK)], 1e9))


def _span(text: str, size: float, is_bold: bool, colour: str) -> Span:
    return Span(text, SEMIBOLD if is_bold else REGULAR, size, colour)


def put_down(pen: Canvas, x: float, top: float, _width: float, *, drawing: Drawing) -> None:
    """Draw a drawing with its upper left corner at (x, top)."""
    for box in drawing.boxes:
        _put_box(pen, x, top, box)
    for dot in drawing.dots:
        pen.setFillColor(HexColor(TONES[dot.tone]), alpha=0.55)
        pen.circle(x + dot.x, top - dot.y, dot.radius, stroke=0, fill=1)
    pen.setFillAlpha(1)
    for word in drawing.words:
        for line in break_lines([_span(word.text, word.size, word.is_bold, TONES[word.tone])], 1e9)[:1]:
            draw_line(pen, line, x + word.x, top - word.y)


def _put_box(pen: Canvas, x: float, top: float, box: Box) -> None:
    pen.setFillColor(HexColor(TONES[box.tone]))
    left, bottom = x + box.x, top - box.y - box.height
    pen.rect(left, bottom, box.width, box.height, stroke=0, fill=1)
    if box.is_hatched:
        pen.saveState()
        path = pen.beginPath()
        path.rect(left, bottom, box.width, box.height)
        pen.clipPath(path, stroke=0)
        pen.setStrokeColor(HexColor(PAPER))
        pen.setLineWidth(0.5)
        for step in range(int((box.width + box.height) / 3) + 1):
            pen.line(left + step * 3 - box.height, bottom, left + step * 3, bottom + box.height)
        pen.restoreState()


def _words(report: Report, guides: Guides) -> list[Block]:
    return [*_quotes(report.quotes, ReportWords(guides)), *_todos(report), *_method(report)]


def _quotes(quotes: Sequence[Line], words: ReportWords) -> list[Block]:
    if not quotes:
        return []
    told = Counter((line.place[1], line.text) for line in quotes)
    shown = list(told)[:MOST_QUOTES]
    about = _("{k} of {n}, key quotes first, as they were written down").format(k=len(shown), n=len(told))
    by_key: dict[str, list[Block]] = {}
    for key, text in shown:
        quote = Text(f"“{text}”{_again(told[key, text])}", style="quote", **BESIDE, rule=ACCENT)
        by_key.setdefault(key, [Text(words.label(key), style="strong", keep=True, after=2)]).append(quote)
    heading = Text(
        _("In their words"), style="heading", outline=(0, "quotes", _("In their words")), before=24, keep=True
    )
    return [heading, Text(about, style="label"), *two_columns(list(by_key.values()), INNER_WIDTH)]


def _again(times: int) -> str:
    """Return how often the same words were noted, behind them; of once nothing."""
    return f"  ×{show_number(times)}" if times > 1 else ""


def _todos(report: Report) -> list[Block]:
    told = Counter(todo_lines(report))
    if not told:
        return []
    lines = [
        Text(f"{line}{_again(times)}", style="todo", **BESIDE, rule=AMBER)
        for line, times in list(told.items())[:MOST_TODOS]
    ]
    more = len(told) - len(lines)
    rest = [Text(_("… and {n} more").format(n=more), style="label")] if more else []
    heading = Text(_("What marketing is asked to do"), style="heading", before=20, keep=True)
    return [heading, *lines, *rest]


def _method(report: Report) -> list[Block]:
    told = report.coverage
    lines = [
        _(
            "Everything here is as told by sales over lunch and noted by marketing: what people recall, not what "
            "happened."
        ),
        _(
            "A lunch counts once however many noted it. Where note takers differ and have not agreed, it is in no "
            "figure and counted as not agreed. Blank is never zero."
        ),
        _(
            "A share stands with its 95 % interval (Wilson); below 8 interviews there is none. Medians lie between "
            "two values where their number is even."
        ),
        _(
            "Words in quotation marks are said far more often in the answers to one question than in all other notes "
            "(G² above 10.83); a lunch counts once. Bars without quotation marks there are themes the team gathered."
        ),
        _("Finished: {k} of {n} interviews.").format(k=told.finished.k, n=told.finished.n),
    ]
    heading = Text(_("How these figures were made"), style="heading", before=20, keep=True)
    *first, last = lines
    blocks = [Text(line, style="cell_quiet", before=3, keep=True) for line in first]
    return [heading, *blocks, Text(last, style="cell_quiet", before=3)]

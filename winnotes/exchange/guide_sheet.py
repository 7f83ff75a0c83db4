"""The blocks of the blank guide: a header to fill in, then each question as it would be answered by hand."""

from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from winnotes.core.guide import Guide, Part, Question
from winnotes.core.guide_parts import choices_of
from winnotes.exchange.line_breaking import Span, text_width
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Drawn, Stack, draw_hairline, hairline
from winnotes.exchange.pdf_sign import draw_ring
from winnotes.exchange.pdf_style import ACCENT, QUIET, styled
from winnotes.i18n import _
from winnotes.wording import FACTS

LINE = "#b9c4be"  # a line to write on: darker than a hairline, paler than ink
LINE_HIGH = 18.5  # points between written lines, 6.5 mm
WHOLE_QUESTION = 420.0
LINES, LINES_BESIDE_ROWS, ROWS = 3, 2, 3
LONGEST_SCALE = 15  # rings in a row; a longer scale is a line to fill
_HEADER = (("account", "deal_name"), ("interviewee", "met_on"), ("amount", "closed_on"))


def guide_sheet(guide: Guide) -> list[Block]:
    """Return the whole guide: numbers run in the order of the checklist."""
    blocks: list[Block] = [
        Text(_("Win interview").upper(), style="overline", after=4),
        Text(guide.title, style="title", after=10, outline=(0, "top", guide.title)),
        *(Columns([[_to_fill(_(FACTS[fact]))] for fact in pair], gap=24, after=4) for pair in _HEADER),
        _to_fill(_("Notes by")),
        _legend(),
    ]
    number = 0
    for section, questions in guide.grouped:
        heading: list[Block] = []
        if questions:
            title = guide.sections[section]
            heading = [
                Text(title.upper(), style="overline", keep=True, after=7, outline=(0, f"s.{section}", title))
            ]
        for question in questions:
            number += 1
            asked = Stack([*heading, _question(question, number)], whole_below=WHOLE_QUESTION)
            blocks += [hairline(before=12, after=10), asked]
            heading = []
    return blocks


def _legend() -> Block:
    ring = Drawn(16, partial(_draw_number, number="", is_must=True))
    must_ask = Columns(
        [[ring], [Text(_("A ringed number is a must-ask."), style="choices")]], _narrow_first, gap=8
    )
    marks = _("Begin a line with  “  for a quote,  >  for a to-do,  !  for a surprise.")
    return Columns([[must_ask], [Text(marks, style="note")]], (2, 3), gap=24, before=14, after=4)


def _narrow_first(free: float) -> list[float]:
    return [20.0, free - 20.0]


def _question(question: Question, number: int) -> Block:
    ring = Drawn(20, partial(_draw_number, number=str(number), is_must=question.must_ask))
    words = [Text(question.text, style="question", outline=(1, f"q.{question.key}", question.label))]
    if question.probe:
        words.append(Text(question.probe, style="note"))
    if question.private:
        words.append(Text(_("private: stays with the note takers"), style="warning"))
    fields = [block for part in question.fields for block in _part(part)]
    rows = _rows(question.rows) if question.rows else []
    lines = [_line() for _n in range(LINES_BESIDE_ROWS if question.rows else LINES)]
    body = Stack([*words, *fields, *rows, *lines])
    return Columns([[ring], [body]], _narrow_first, gap=8)


def _draw_number(pen: Canvas, x: float, top: float, _width: float, *, number: str, is_must: bool) -> None:
    draw_ring(pen, number, x, top - 8, is_must=is_must)


def _part(part: Part) -> list[Block]:
    if part.kind == "scale" and part.high - part.low >= LONGEST_SCALE:
        return [_to_fill(f"{part.label} ({part.low}–{part.high})")]
    if part.kind == "scale":
        steps = [Text("     ".join(choices_of(part)), style="tiny")] if part.codes else []
        return [_labelled(part.label, Drawn(20, partial(_draw_scale, part=part)), *steps)]
    if part.kind in ("choice", "choices", "counts", "ranked"):
        return [_labelled(part.label, Text(*_options(part), style="choices"))]
    return [_to_fill(part.label)]


def _labelled(label: str, *blocks: Block) -> Block:
    return Columns([[Text(label, style="field")], [*blocks]], (1, 5.5), gap=8, before=6, after=2)


def _options(part: Part) -> list[Span]:
    """Return the choices, each behind a ring (one of them), a box (any) or a line for its number."""
    sign = {"choice": "○", "choices": "□", "counts": "__ ×", "ranked": "□"}[part.kind]
    spans = []
    for words in part.codes.values():
        spans += [
            styled(f"{sign}\u00a0".replace(" ", "\u00a0"), "choices", ACCENT),
            styled(f"{words}".replace(" ", "\u00a0"), "choices"),
            styled("    ", "choices"),
        ]
    if part.kind == "ranked":
        spans.append(
            styled(_("(number up to {n})").format(n=part.limit).replace(" ", "\u00a0"), "choices", QUIET)
        )
    return spans


def _draw_scale(pen: Canvas, x: float, top: float, _width: float, *, part: Part) -> None:
    for at, number in enumerate(range(part.low, part.high + 1)):
        middle = x + 8 + at * 24
        pen.setStrokeColor(HexColor(LINE))
        pen.setLineWidth(0.8)
        pen.circle(middle, top - 8, 8, stroke=1, fill=0)
        digits = styled(str(number), "cell")
        Text(digits, style="cell", align="left").draw(pen, middle - text_width(digits) / 2, top - 2, 20)


def _to_fill(label: str) -> Block:
    return Drawn(LINE_HIGH + 3, partial(_draw_to_fill, label=label))


def _draw_to_fill(pen: Canvas, x: float, top: float, width: float, *, label: str) -> None:
    words = Text(label, style="field")
    words.draw(pen, x, top - LINE_HIGH + 9, width)
    used = min(width / 2, text_width(styled(label, "field")) + 8)
    draw_hairline(pen, x + used, top - LINE_HIGH, width - used, LINE)


def _line() -> Block:
    return Drawn(LINE_HIGH, _draw_line)


def _draw_line(pen: Canvas, x: float, top: float, width: float) -> None:
    draw_hairline(pen, x, top - LINE_HIGH, width, LINE)


def _rows(part: Part) -> list[Block]:
    """Return a table to fill: a heading and empty rows; choices of a column stand under its heading."""
    heads: list[list[Block]] = []
    for column in part.columns:
        codes = " / ".join(column.codes.values())
        heads.append([Text(column.label, style="field"), *([Text(codes, style="tiny")] if codes else [])])
    blank = [[Drawn(LINE_HIGH, _draw_line)] for _column in part.columns]
    return [Columns(heads, gap=10, before=4), *(Columns(blank, gap=10) for _n in range(ROWS))]

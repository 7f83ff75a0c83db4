"""Blocks that measure, split over pages and draw themselves, and the commonest of them: text.

reportlab's own paragraphs read markup and its tables refuse cells taller than a page; these do neither, so no
text, however odd or long, can raise anything or be cut.
"""

from copy import copy

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from winnotes.core.text import one_line
from winnotes.exchange.line_breaking import Line, Span, break_lines
from winnotes.exchange.pdf_sign import Sign, draw_sign
from winnotes.exchange.pdf_style import STYLES, styled

EPSILON = 0.01  # points lost to rounding


Halves = tuple["Block | None", "Block | None"]


class Block:
    """Something on a page. `before` and `after` are the least distances to its neighbours, in points.

    `keep` holds it on the same page as what follows. Blocks are never changed once made. A kind of block says
    in `_measure` how high it is, in `_divide` how it splits, in `_draw` what it looks like.
    """

    before = 0.0
    after = 0.0
    keep = False

    def height(self, width: float) -> float:
        """Return how high the block is when it is `width` points wide."""
        return self._measure(width)

    def fits(self, width: float, height: float) -> bool:
        """Whether the block needs no more than `height`; long ones are not measured to their end for it."""
        return self.height(width) <= height + EPSILON

    def split(self, width: float, height: float, *, force: bool = False) -> Halves:
        """Return (what goes into `height` points, the rest); (None, itself) where nothing does.

        `force` asks to split even what would rather stay together: the page is empty, no other is any higher.
        """
        if self.fits(width, height):
            return self, None
        return self._divide(width, height, force)

    def draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block with its upper left corner at (x, top), measured from the page's lower left."""
        self._draw(pen, x, top, width)

    def _measure(self, width: float) -> float:
        raise NotImplementedError

    def _divide(self, _width: float, _height: float, _force: bool) -> Halves:
        return None, self

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        raise NotImplementedError


class Text(Block):
    """A paragraph. `rule` is the colour of a bar beside it, `sign` stands before its first line.

    `align` is left, right, or natural: to the side where the text's own script begins.
    """

    def __init__(
        self,
        *spans: Span | str,
        style: str = "body",
        before: float = 0,
        after: float = 0,
        indent: float = 0,
        rule: str = "",
        sign: Sign | None = None,
        align: str = "left",
        keep: bool = False,
        outline: tuple[int, str, str] | None = None,  # level, key, title
    ) -> None:
        self.spans = [styled(span, style) if isinstance(span, str) else span for span in spans]
        self.leading = STYLES[style].leading
        self.before, self.after, self.keep = before, after, keep
        self.indent, self.rule, self.sign, self.align, self.outline = indent, rule, sign, align, outline
        self._lines: list[Line] = []
        self._width, self._is_part = -1.0, False

    def lines(self, width: float) -> list[Line]:
        """Return the lines of the paragraph at this width."""
        if width != self._width and not self._is_part:
            self._lines, self._width = break_lines(self.spans, max(1.0, width - self.indent)), width
        return self._lines

    def _measure(self, width: float) -> float:
        return len(self.lines(width)) * self.leading

    def _divide(self, width: float, height: float, force: bool) -> Halves:
        lines = self.lines(width)
        fitting = int((height + EPSILON) / self.leading)
        fitting = max(1, fitting) if force else min(fitting, len(lines) - 2)  # no last line alone on a page
        if fitting < (1 if force else 2) or fitting >= len(lines):
            return None, self
        head, tail = copy(self), copy(self)
        head._lines, tail._lines = lines[:fitting], lines[fitting:]
        head._is_part = tail._is_part = True
        tail.sign = tail.outline = None
        return head, tail

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        if self.outline:
            level, key, title = self.outline
            pen.bookmarkHorizontalAbsolute(key, top + 12)
            pen.addOutlineEntry(one_line(title), key, level, closed=level == 0)
        lines = self.lines(width)
        is_mirrored = self.align == "natural" and lines[0].is_rtl
        if self.rule:
            pen.setFillColor(HexColor(self.rule))
            high = len(lines) * self.leading - 3
            pen.rect(x + width - 2 if is_mirrored else x, top - 1.5 - high, 2, high, stroke=0, fill=1)
        if self.sign:
            draw_sign(pen, self.sign, x + width - 8 if is_mirrored else x, top - self.leading / 2)
        for line in lines:
            slack = width - self.indent - line.width
            is_right = is_mirrored or self.align == "right"
            left = slack if is_right else self.indent
            draw_line(pen, line, x + left, top - self.leading / 2)
            top -= self.leading


def draw_line(pen: Canvas, line: Line, x: float, middle: float) -> None:
    """Draw a line whose capitals are centred on `middle`."""
    if not line.runs:
        return
    baseline = middle - max(run.size for run in line.runs) * 0.36
    for run in line.runs:
        stroke = pen.beginText(x, baseline)
        stroke.setFont(run.font, run.size)
        stroke.setCharSpace(run.tracking)
        stroke.setFillColor(HexColor(run.colour))
        stroke.textOut(run.text)
        pen.drawText(stroke)
        x += run.width

"""How blocks stand together: below one another, side by side, in tables, on panels."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from winnotes.exchange.pdf_block import Block, Halves, Text
from winnotes.exchange.pdf_style import HAIRLINE, SOFT

KEPT_WHOLE = 110.0  # a row or panel lower than this moves to the next page in one piece

Shares = Sequence[float] | Callable[[float], list[float]]


class Stack(Block):
    """Blocks below one another. Lower than `whole_below` points, they move to the next page in one piece."""

    def __init__(
        self, blocks: Iterable[Block], *, before: float = 0, after: float = 0, whole_below: float = 0
    ) -> None:
        self.blocks = list(blocks)
        self.before, self.after, self.whole_below = before, after, whole_below
        self._heights: dict[float, float] = {}

    def _measure(self, width: float) -> float:
        if width not in self._heights:
            tops = self._tops(width)
            self._heights[width] = tops[-1] + self.blocks[-1].height(width) if tops else 0.0
        return self._heights[width]

    def fits(self, width: float, height: float) -> bool:
        """Whether the blocks need no more than `height`: they are measured only until they do not."""
        bottom, gap = 0.0, 0.0
        for at, block in enumerate(self.blocks):
            bottom += max(gap, block.before) if at else 0.0
            if not block.fits(width, height - bottom):
                return False
            bottom, gap = bottom + block.height(width), block.after
        return True

    def _tops(self, width: float) -> list[float]:
        tops: list[float] = []
        for at, block in enumerate(self.blocks):
            above = self.blocks[at - 1] if at else None
            gap = max(above.after, block.before) if above else 0.0
            tops.append(tops[-1] + above.height(width) + gap if above else 0.0)
        return tops

    def _divide(self, width: float, height: float, force: bool) -> Halves:
        if not force and self.fits(width, self.whole_below):
            return None, self
        bottom, gap = 0.0, 0.0
        for at, block in enumerate(self.blocks):
            bottom += max(gap, block.before) if at else 0.0
            if not block.fits(width, height - bottom):
                halves = block.split(width, height - bottom, force=force and not at)
                return self._cut(at, *halves, force=force)
            bottom, gap = bottom + block.height(width), block.after
        return self, None

    def _cut(self, at: int, head: Block | None, tail: Block | None, *, force: bool) -> Halves:
        if head is not None:
            return Stack([*self.blocks[:at], head]), Stack(
                [*([tail] if tail else []), *self.blocks[at + 1 :]]
            )
        kept = at
        while kept and self.blocks[kept - 1].keep:
            kept -= 1
        at = kept if kept or not force else at
        return (Stack(self.blocks[:at]) if at else None), Stack(self.blocks[at:])

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        for block, down in zip(self.blocks, self._tops(width), strict=True):
            block.draw(pen, x, top - down, width)


class Columns(Block):
    """Cells side by side. `line` is the colour of a hairline above.

    `shares` are the cells' widths in proportion, or a function from the free width to each cell's width.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[Block]],
        shares: Shares = (),
        *,
        gap: float = 16,
        line: str = "",
        padding: float = 0,
        before: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> None:
        self.cells = [Stack(cell) for cell in cells]
        self.shares = shares or [1.0] * len(cells)
        self.gap, self.line, self.padding = gap, line, padding
        self.before, self.after, self.keep = before, after, keep

    def widths(self, width: float) -> list[float]:
        """Return the width of each cell."""
        free = width - self.gap * (len(self.cells) - 1)
        if callable(self.shares):
            return self.shares(free)
        return [free * share / sum(self.shares) for share in self.shares]

    def _measure(self, width: float) -> float:
        widths = self.widths(width)
        inner = max((cell.height(wide) for cell, wide in zip(self.cells, widths, strict=True)), default=0.0)
        return inner + 2 * self.padding

    def fits(self, width: float, height: float) -> bool:
        """Whether every cell fits."""
        return all(
            cell.fits(wide, height - 2 * self.padding)
            for cell, wide in zip(self.cells, self.widths(width), strict=True)
        )

    def _divide(self, width: float, height: float, force: bool) -> Halves:
        if not force and self.fits(width, KEPT_WHOLE):
            return None, self
        halves = [
            cell.split(wide, height - 2 * self.padding, force=force)
            for cell, wide in zip(self.cells, self.widths(width), strict=True)
        ]
        head, tail = copy(self), copy(self)
        head.cells = [top if isinstance(top, Stack) else Stack([]) for top, _ in halves]
        tail.cells = [rest if isinstance(rest, Stack) else Stack([]) for _, rest in halves]
        return (head, tail) if any(cell.blocks for cell in head.cells) else (None, self)

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        if self.line:
            draw_hairline(pen, x, top, width, self.line)
        for cell, wide in zip(self.cells, self.widths(width), strict=True):
            cell.draw(pen, x, top - self.padding, wide)
            x += wide + self.gap


class Grid(Block):
    """A table: a head that stands again on every page, and rows parted by hairlines."""

    def __init__(self, head: Columns, rows: Sequence[Block], *, before: float = 0, after: float = 0) -> None:
        self.head, self.rows = head, Stack(rows)
        self.before, self.after = before, after

    def _measure(self, width: float) -> float:
        return self.head.height(width) + self.rows.height(width)

    def _divide(self, width: float, height: float, force: bool) -> Halves:
        above, below = self.rows.split(width, height - self.head.height(width), force=force)
        if not isinstance(above, Stack) or not isinstance(below, Stack):
            return None, self
        head, tail = copy(self), copy(self)
        head.rows, tail.rows = above, below
        return head, tail

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        self.head.draw(pen, x, top, width)
        self.rows.draw(pen, x, top - self.head.height(width), width)


class Panel(Block):
    """Blocks on a soft ground with round corners."""

    def __init__(
        self, blocks: Sequence[Block], *, padding: float = 14, before: float = 0, after: float = 0
    ) -> None:
        self.inner, self.padding = Stack(blocks), padding
        self.before, self.after = before, after

    def _measure(self, width: float) -> float:
        return self.inner.height(width - 2 * self.padding) + 2 * self.padding

    def _divide(self, width: float, height: float, force: bool) -> Halves:
        inner = width - 2 * self.padding
        above, below = self.inner.split(inner, height - 2 * self.padding, force=force)
        is_whole = not force and self.fits(width, KEPT_WHOLE)
        if is_whole or not isinstance(above, Stack) or not isinstance(below, Stack):
            return None, self
        head, tail = copy(self), copy(self)
        head.inner, tail.inner = above, below
        return head, tail

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        pen.setFillColor(HexColor(SOFT))
        high = self.height(width)
        pen.roundRect(x, top - high, width, high, 6, stroke=0, fill=1)
        self.inner.draw(pen, x + self.padding, top - self.padding, width - 2 * self.padding)


class Drawn(Block):
    """A small drawing of fixed height; `sketch(pen, x, top, width)` draws it."""

    def __init__(
        self,
        high: float,
        sketch: Callable[[Canvas, float, float, float], None],
        *,
        before: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> None:
        self.high, self.sketch = high, sketch
        self.before, self.after, self.keep = before, after, keep

    def _measure(self, _width: float) -> float:
        return self.high

    def _draw(self, pen: Canvas, x: float, top: float, width: float) -> None:
        self.sketch(pen, x, top, width)


def hairline(*, before: float = 0, after: float = 0) -> Drawn:
    """Return a thin line over the whole width, on the same page as what follows."""
    return Drawn(0.6, draw_hairline, before=before, after=after, keep=True)


def labelled(label: str, *blocks: Block) -> Columns:
    """Return a small label with what it names beside it."""
    return Columns([[Text(label, style="field")], blocks], _label_and_rest, gap=8, before=1, after=1)


def _label_and_rest(free: float) -> list[float]:
    label = min(88.0, free * 0.34)
    return [label, free - label]


def two_columns(sections: Sequence[Sequence[Block]], width: float, *, before: float = 0) -> list[Block]:
    """Return the sections that say something in two columns, each put where there is more room left."""
    kept = [Stack(section, before=14) for section in sections if section]
    if len(kept) < 2:
        return [Stack([*kept], before=before)] if kept else []
    columns: tuple[list[Block], list[Block]] = ([], [])
    for section in kept:
        heights = [Stack(column).height((width - 28) / 2) for column in columns]
        columns[heights[1] < heights[0]].append(section)
    return [Columns(columns, gap=28, before=before)]


def draw_hairline(pen: Canvas, x: float, top: float, width: float, colour: str = HAIRLINE) -> None:
    """Draw a thin line from (x, top) to the right."""
    pen.setStrokeColor(HexColor(colour))
    pen.setLineWidth(0.6)
    pen.line(x, top, x + width, top)

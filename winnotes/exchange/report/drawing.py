"""A chart as marks on a surface, laid out once: the window and the PDF only put these marks down.

Lengths are in the units of the surface (pixels, points), x to the right and y downwards from the upper left corner.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from winnotes.core.insight.share import Place
from winnotes.exchange.report.section import Bars, Chart, Piece, Row, Strip, Strips, Tone
from winnotes.i18n import _
from winnotes.wording import show_number

Measure = Callable[[str, float, bool], float]  # the width of a text at a size, semi-bold or not
ROW, BAR = 2.3, 1.15  # heights, in sizes of the type
LABEL_SHARE, FIGURE_GAP = 0.42, 0.6
STRIP, AXIS = 3.4, 1.8
SMALL, ASIDE = 0.85, 0.9


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `is_hatched` so that its tone is told apart in grey too."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A text from its left end; y is the middle of its capitals."""

    x: float
    y: float
    text: str
    size: float
    tone: Tone = "ink"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark around (x, y)."""

    x: float
    y: float
    radius: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Spot:
    """The stretch of the drawing that opens onto what is behind a row; `of` is the row's."""

    y: float
    height: float
    label: str
    behind: tuple[Place, ...]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything there is to draw, and the spots that can be pressed."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Word, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """What is put down so far, in type of one size."""

    size: float
    measure: Measure
    boxes: list[Box] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def wide(self, text: str, share: float = 1.0, *, is_bold: bool = False) -> float:
        """Return the width of a text in type that is `share` as large."""
        return self.measure(text, self.size * share, is_bold)

    def write(
        self, x: float, y: float, text: str, share: float = 1.0, tone: Tone = "ink", *, is_bold: bool = False
    ) -> None:
        """Put a text down from its left end."""
        self.words.append(Word(x, y, text, self.size * share, tone, is_bold))

    def label(self, rows: Sequence[Row] | Sequence[Strip], width: float) -> float:
        """Return the width the labels of these rows get."""
        return min(max((self.wide(row.label) for row in rows), default=0.0) + self.size, width * LABEL_SHARE)

    def finished(self, width: float, height: float, spots: Iterable[Spot]) -> Drawing:
        """Return the drawing."""
        return Drawing(width, height, tuple(self.boxes), tuple(self.dots), tuple(self.words), tuple(spots))


def draw(chart: Chart, width: float, size: float, measure: Measure) -> Drawing:
    """Return the chart as wide as `width`, its type at `size`."""
    sheet = _Sheet(size, cache(measure))
    return _draw_bars(chart, width, sheet) if isinstance(chart, Bars) else _draw_strips(chart, width, sheet)


def height_of(chart: Chart, size: float) -> float:
    """Return how high `draw` makes a chart, whatever its width."""
    if isinstance(chart, Bars):
        return len(chart.rows) * ROW * size
    return (len(chart.rows) * STRIP + AXIS) * size


def _draw_bars(chart: Bars, width: float, sheet: _Sheet) -> Drawing:
    after = max((_after(row, sheet) for row in chart.rows), default=0.0)
    left = sheet.label(chart.rows, width if chart.full else (width - after) / LABEL_SHARE)
    scale = max(0.0, width - left - after) / chart.full if chart.full else 0.0
    high = ROW * sheet.size
    for number, row in enumerate(chart.rows):
        middle = (number + 0.5) * high
        sheet.write(0, middle, fitted(row.label, left - sheet.size / 2, sheet.wide))
        _put_figures(row, _put_pieces(row, (left, middle), scale, sheet), middle, sheet)
    spots = [
        Spot(number * high, high, row.label, row.behind, row.of) for number, row in enumerate(chart.rows)
    ]
    return sheet.finished(width, height_of(chart, sheet.size), spots)


def _put_pieces(row: Row, at: tuple[float, float], scale: float, sheet: _Sheet) -> float:
    """Put down the pieces of a bar from `at` on; return where it ends."""
    x, middle = at
    high = BAR * sheet.size
    for piece in row.pieces:
        wide = piece.size * scale
        if wide <= 0:
            continue
        sheet.boxes.append(Box(x, middle - high / 2, wide, high, piece.tone, piece.tone == "alarm"))
        told = sheet.wide(piece.told, SMALL, is_bold=True)
        if piece.told and told + sheet.size / 2 <= wide:
            _put_inside(piece, x + (wide - told) / 2, middle, told, sheet)
        x += wide
    return x


def _put_inside(piece: Piece, x: float, middle: float, wide: float, sheet: _Sheet) -> None:
    """Put the figure of a piece on it, hatching kept away from the digits."""
    if piece.tone == "alarm":
        pad, high = sheet.size / 4, BAR * sheet.size
        sheet.boxes.append(Box(x - pad, middle - high / 2, wide + 2 * pad, high, piece.tone))
    tone = "on_grey" if piece.tone in ("grey", "soft") else "on_fill"
    sheet.write(x, middle, piece.told, SMALL, tone, is_bold=True)


def _put_figures(row: Row, x: float, middle: float, sheet: _Sheet) -> None:
    x += FIGURE_GAP * sheet.size
    if row.told:
        sheet.write(x, middle, row.told, is_bold=True)
        x += sheet.wide(row.told, is_bold=True) + FIGURE_GAP * sheet.size
    if row.aside:
        sheet.write(x, middle, row.aside, ASIDE, "quiet")


def _after(row: Row, sheet: _Sheet) -> float:
    """Return how much room the figures behind a bar need."""
    told, aside = sheet.wide(row.told, is_bold=True), sheet.wide(row.aside, ASIDE)
    return told + aside + FIGURE_GAP * sheet.size * (1 + bool(row.told and row.aside)) + 1


def _draw_strips(chart: Strips, width: float, sheet: _Sheet) -> Drawing:
    size, high = sheet.size, STRIP * sheet.size
    left = sheet.label(chart.rows, width)
    zero, scale = left + size, (width - left - 2 * size) / chart.full if chart.full else 0.0
    for number, row in enumerate(chart.rows):
        middle = (number + 0.62) * high
        sheet.write(0, middle, fitted(row.label, left - size / 2, sheet.wide))
        _put_dots(row, (zero, middle), scale, sheet)
        if row.middle is not None:
            _put_median(row.middle, (zero + row.middle * scale, middle), width, sheet)
    bottom = len(chart.rows) * high
    for value in ticks(chart.full):
        told = show_number(value)
        x = zero + value * scale - sheet.wide(told, SMALL) / 2
        sheet.write(x, bottom + AXIS * size / 2, told, SMALL, "quiet")
    spots = [Spot(number * high, high, row.label, row.behind) for number, row in enumerate(chart.rows)]
    return sheet.finished(width, height_of(chart, size), spots)


def _put_median(median: float, at: tuple[float, float], width: float, sheet: _Sheet) -> None:
    """Put down a line at the median and its figure beside it, kept within the width."""
    x, middle = at
    size, told = sheet.size, _("median {n}").format(n=show_number(round(median, 1)))
    sheet.boxes.append(Box(x - size * 0.06, middle - size, size * 0.12, 2 * size, "ink"))
    left = min(x + size * 0.4, width - sheet.wide(told, SMALL, is_bold=True))
    sheet.write(left, middle - size * 1.25, told, SMALL, is_bold=True)


def _put_dots(row: Strip, at: tuple[float, float], scale: float, sheet: _Sheet) -> None:
    """Put down a dot for each value; those that would lie on each other step aside, the same way every time."""
    zero, middle = at
    radius = sheet.size * 0.32
    taken: dict[int, int] = {}
    for value in row.values:
        x = zero + value * scale
        step = taken.get(column := int(x / radius), 0)
        taken[column] = step + 1
        away = (step + 1) // 2 * (1 if step % 2 else -1) * radius * 1.1
        sheet.dots.append(Dot(x, middle + max(-sheet.size, min(sheet.size, away)), radius, row.tone))


def ticks(full: float) -> Sequence[float]:
    """Return about five round numbers from zero to `full`, steps of 1, 2 or 5 times a power of ten."""
    if full <= 0:
        return [0.0]
    step = next(
        unit * 10.0**power for power in range(-3, 12) for unit in (1, 2, 5) if unit * 10.0**power * 5 >= full
    )
    return [step * number for number in range(int(full / step) + 1)]


def fitted(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return the text, or as much of its beginning as fits the width, an ellipsis behind."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if measure(text[:half].rstrip() + "…") <= width else (low, half - 1)
    return text[:low].rstrip() + "…"

"""Breaks text into lines of a given width, in the order of the eye, ready to be drawn.

Text here is never markup: what a person typed is measured and drawn character by character, so nothing in it
can open a file, make a link or be wrong.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from winnotes.exchange.glyph import REGULAR, UNDRAWN, advance, font_for, printable
from winnotes.exchange.writing_direction import MIRROR, levels_of, reads_rightwards_only, visual_order

_NOT_FIRST = "、。，．・：；？！ー）］｝」』】〉》〕…‥々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NOT_LAST = "（［｛「『【〈《〔"
_KEPT_TOGETHER = "\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one dress: font of the family, size in points, colour as #rrggbb."""

    text: str
    font: str = REGULAR
    size: float = 9.5
    colour: str = "#1b1f1d"
    tracking: float = 0.0  # points between letters


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, the font that has it, and the dress it wears."""

    character: str
    font: str
    size: float
    colour: str
    tracking: float
    width: float


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours drawn in one stroke of one font."""

    text: str
    font: str
    size: float
    colour: str
    tracking: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from left to right. `is_rtl` says that it belongs to a paragraph read from right to left."""

    runs: tuple[Run, ...]
    width: float
    is_rtl: bool = False


def break_lines(spans: Sequence[Span], width: float) -> list[Line]:
    """Return the lines in which `spans` fill `width` points; a line end in the text ends a line."""
    glyphs = [_glyph(one, span) for span in spans for one in printable(span.text, span.font)]
    lines: list[Line] = []
    for paragraph in _paragraphs(glyphs):
        text = "".join(glyph.character for glyph in paragraph)
        cuts = list(_cuts(paragraph, width))
        if reads_rightwards_only(text):
            lines += [_line(paragraph[start:end]) for start, end in cuts]
        else:
            base, levels = levels_of(text)
            lines += [_turned(paragraph[start:end], levels[start:end], base) for start, end in cuts]
    return lines


def text_width(span: Span) -> float:
    """Return how wide `span` is on one line."""
    return sum(_glyph(one, span).width for one in printable(span.text, span.font))


def _glyph(character: str, span: Span) -> Glyph:
    return _made(character, span.font, span.size, span.colour, span.tracking)


@cache
def _made(character: str, dress: str, size: float, colour: str, tracking: float) -> Glyph:
    if character in UNDRAWN:
        return Glyph(character, "", size, colour, tracking, 0.0)
    font = font_for(character, dress)
    return Glyph(character, font, size, colour, tracking, advance(character, font) * size / 1000 + tracking)


def _paragraphs(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    start = 0
    for at, glyph in enumerate(glyphs):
        if glyph.character == "\n":
            yield glyphs[start:at]
            start = at + 1
    yield glyphs[start:]


def _cuts(glyphs: Sequence[Glyph], width: float) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line. Blanks at a line's end may hang over; a word wider than a line is cut."""
    start, chance, used = 0, 0, 0.0
    for at, glyph in enumerate(glyphs):
        if at > start and _may_break(glyphs[at - 1].character, glyph.character):
            chance = at
        used += glyph.width
        while used > width and at > start and not _is_blank(glyph.character):
            end = chance if chance > start else at
            yield start, end
            start = end
            used = sum(one.width for one in glyphs[start : at + 1])
    yield start, len(glyphs)


@cache
def _may_break(before: str, after: str) -> bool:
    if _is_blank(before):
        return not _is_blank(after)
    if after in _NOT_FIRST or before in _NOT_LAST or unicodedata.combining(after):
        return False
    return _is_wide(before) or _is_wide(after) or (before in "-–—" and after.isalpha())


def _is_blank(character: str) -> bool:
    return character.isspace() and character not in _KEPT_TOGETHER


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F") and unicodedata.category(character) != "Sk"


def _line(glyphs: Sequence[Glyph]) -> Line:
    end = len(glyphs)
    while end and _is_blank(glyphs[end - 1].character):
        end -= 1
    runs = _runs(glyphs[:end])
    return Line(runs, sum(run.width for run in runs))


def _turned(glyphs: Sequence[Glyph], levels: Sequence[int], base: int) -> Line:
    text = "".join(glyph.character for glyph in glyphs)
    seen = [
        _mirrored(glyphs[at]) if levels[at] % 2 else glyphs[at] for at in visual_order(levels, text, base)
    ]
    blanks = [_is_blank(glyph.character) for glyph in seen]
    first = blanks.index(False) if False in blanks else len(seen)
    last = len(seen) - (blanks[::-1].index(False) if False in blanks else 0)
    runs = _runs(seen[first:last])
    return Line(runs, sum(run.width for run in runs), bool(base))


def _mirrored(glyph: Glyph) -> Glyph:
    other = MIRROR.get(glyph.character)
    return glyph if other is None else _made(other, glyph.font, glyph.size, glyph.colour, glyph.tracking)


def _runs(glyphs: Sequence[Glyph]) -> tuple[Run, ...]:
    drawn = [glyph for glyph in glyphs if glyph.font]
    runs = []
    for dress, found in groupby(drawn, key=lambda one: (one.font, one.size, one.colour, one.tracking)):
        group = list(found)
        runs.append(Run("".join(one.character for one in group), *dress, sum(one.width for one in group)))
    return tuple(runs)

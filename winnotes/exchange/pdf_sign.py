"""Small signs beside text, told apart by their shape, so that they hold in grey print."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from winnotes.exchange.glyph import SEMIBOLD
from winnotes.exchange.line_breaking import Span, text_width
from winnotes.exchange.pdf_style import ACCENT, AMBER, PAPER, TRACK


@dataclass(frozen=True, slots=True)
class Sign:
    """One small sign, by its `kind`.

    full, half, ring: how far something got; up, dash, down: what it did; box, ticked, bang; or a
    `number` in a disc.
    """

    kind: str
    colour: str = ACCENT
    number: int = 0


def draw_sign(pen: Canvas, sign: Sign, x: float, middle: float) -> None:
    """Draw `sign` with its left edge at x, centred on the height `middle`."""
    pen.saveState()
    pen.setStrokeColor(HexColor(sign.colour))
    pen.setFillColor(HexColor(sign.colour))
    pen.setLineWidth(1)
    if sign.kind in ("full", "half", "ring"):
        _draw_dot(pen, sign.kind, x + 3.5, middle)
    elif sign.kind in ("up", "down", "dash"):
        _draw_turn(pen, sign.kind, x, middle)
    elif sign.kind in ("box", "ticked"):
        _draw_box(pen, x, middle, is_ticked=sign.kind == "ticked")
    elif sign.kind == "number":
        _draw_number(pen, str(sign.number), x + 7, middle)
    else:
        pen.rect(x + 2, middle - 0.6, 1.8, 5, stroke=0, fill=1)
        pen.rect(x + 2, middle - 3.8, 1.8, 1.8, stroke=0, fill=1)
    pen.restoreState()


def _draw_dot(pen: Canvas, kind: str, x: float, y: float) -> None:
    pen.circle(x, y, 3, stroke=1, fill=kind == "full")
    if kind == "half":
        pen.wedge(x - 3, y - 3, x + 3, y + 3, 90, 180, stroke=0, fill=1)


def _draw_turn(pen: Canvas, kind: str, x: float, y: float) -> None:
    if kind == "dash":
        pen.rect(x + 0.5, y - 0.7, 6, 1.4, stroke=0, fill=1)
        return
    tip = 3.2 if kind == "up" else -3.2
    triangle = pen.beginPath()
    triangle.moveTo(x, y - tip * 0.85)
    triangle.lineTo(x + 7, y - tip * 0.85)
    triangle.lineTo(x + 3.5, y + tip)
    triangle.close()
    pen.drawPath(triangle, stroke=0, fill=1)


def _draw_box(pen: Canvas, x: float, y: float, *, is_ticked: bool) -> None:
    pen.roundRect(x, y - 3.5, 7, 7, 1.5, stroke=1, fill=0)
    if is_ticked:
        pen.lines([(x + 1.6, y, x + 3, y - 1.7), (x + 3, y - 1.7, x + 5.6, y + 1.9)])


def _draw_number(pen: Canvas, number: str, x: float, y: float) -> None:
    pen.circle(x, y, 7, stroke=0, fill=1)
    pen.setFillColor(HexColor(PAPER))
    pen.setFont(SEMIBOLD, 8)
    pen.drawString(x - text_width(Span(number, SEMIBOLD, 8)) / 2, y - 2.9, number)


def draw_meter(pen: Canvas, x: float, top: float, width: float, *, value: int, of: int) -> None:
    """Draw `value` of `of` small bars filled, from the left."""
    step = min(9.0, (width + 2) / max(1, of))
    for at in range(of):
        pen.setFillColor(HexColor(ACCENT if at < value else TRACK))
        pen.roundRect(x + at * step, top - 5, step - 2, 5, 1, stroke=0, fill=1)


def draw_ring(pen: Canvas, text: str, x: float, middle: float, *, is_must: bool) -> None:
    """Draw a question's number; a must-ask's stands in an amber ring."""
    if is_must:
        pen.setStrokeColor(HexColor(AMBER))
        pen.setLineWidth(1.4)
        pen.circle(x + 9, middle, 9, stroke=1, fill=0)
    pen.setFillColor(HexColor(AMBER if is_must else ACCENT))
    pen.setFont(SEMIBOLD, 9)
    pen.drawString(x + 9 - text_width(Span(text, SEMIBOLD, 9)) / 2, middle - 3.2, text)

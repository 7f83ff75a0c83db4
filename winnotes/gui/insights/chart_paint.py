"""Puts a chart's boxes, dots and words down with a painter, in the colours of a theme."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter

from winnotes.exchange.report.drawing import Box, Drawing
from winnotes.gui.theme import Theme, font

DOT_ALPHA = 0.55


@cache
def type_of(size: float, is_bold: bool) -> QFont:
    """Return our type at a size in pixels."""
    return font(round(size), bold=is_bold)


@cache
def _metrics(size: float, is_bold: bool) -> QFontMetricsF:
    return QFontMetricsF(type_of(size, is_bold))


def width_of(text: str, size: float, is_bold: bool) -> float:
    """Return the width of a text in pixels."""
    return _metrics(size, is_bold).horizontalAdvance(text)


@cache
def colour(theme: Theme, tone: str) -> QColor:
    """Return what a tone of the charts is in this theme."""
    if tone == "soft":
        return _between(QColor(theme.accent_fill), QColor(theme.paper))
    roles = {
        "strong": theme.accent_fill, "grey": theme.track, "dim": theme.quiet, "alarm": theme.amber,
        "quiet": theme.quiet, "on_fill": theme.on_accent, "on_grey": theme.ink,
    }  # fmt: skip
    return QColor(roles.get(tone, theme.ink))


def _between(one: QColor, other: QColor) -> QColor:
    return QColor(
        (one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2
    )


def paint(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Paint a drawing at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for box in drawing.boxes:
        _paint_box(painter, box, theme)
    for dot in drawing.dots:
        shade = QColor(colour(theme, dot.tone))
        shade.setAlphaF(DOT_ALPHA)
        painter.setBrush(shade)
        painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)
    for word in drawing.words:
        painter.setFont(type_of(word.size, word.is_bold))
        painter.setPen(colour(theme, word.tone))
        baseline = word.y + _metrics(word.size, word.is_bold).capHeight() / 2
        painter.drawText(QPointF(word.x, baseline), word.text)


def _paint_box(painter: QPainter, box: Box, theme: Theme) -> None:
    place = QRectF(box.x, box.y, box.width, box.height)
    painter.fillRect(place, colour(theme, box.tone))
    if box.is_hatched:
        painter.fillRect(place, QBrush(colour(theme, "on_fill"), Qt.BrushStyle.BDiagPattern))

"""One section of the team report: what stands in it before anything decides how it is drawn.

Window and PDF draw the chart of a section; its sentence says the same to whoever cannot see it.
"""

from dataclasses import dataclass

from winnotes.core.insight.share import Place

Tone = str  # strong, soft, grey, dim or alarm: a theme or a page makes it a colour; alarm is hatched as well


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a bar: its size in the chart's own unit, its tone, the figure on it, and what it counts."""

    size: float
    tone: Tone = "strong"
    told: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its label. `told` stands at its end in bold, `aside` after that, `behind` is what it opens onto.

    `of` names the theme or the word it counts, "" where it counts answers as they were typed.
    """

    label: str
    pieces: tuple[Piece, ...]
    told: str = ""
    aside: str = ""
    behind: tuple[Place, ...] = ()
    of: str = ""

    @property
    def size(self) -> float:
        """How long the bar is in all."""
        return sum(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from zero. `full` is the size that takes the whole width: the longest, unless two compare."""

    rows: tuple[Row, ...]
    full: float

    @property
    def labels(self) -> tuple[str, ...]:
        """What the rows are called."""
        return tuple(row.label for row in self.rows)


@dataclass(frozen=True, slots=True)
class Strip:
    """One dot for each known value, over a line with the median marked."""

    label: str
    values: tuple[float, ...]
    middle: float | None
    tone: Tone = "strong"
    behind: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips of dots over one scale from zero to `full`, in `unit` (a word, already translated)."""

    rows: tuple[Strip, ...]
    full: float
    unit: str

    @property
    def labels(self) -> tuple[str, ...]:
        """What the strips are called."""
        return tuple(row.label for row in self.rows)


Chart = Bars | Strips


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is counted and of how many (`about`), a chart, and lines that say the rest.

    `sentence` is the text equivalent of the chart. `key` names the question it is about, "" where it is none.
    """

    key: str
    title: str
    about: str
    chart: Chart | None = None
    sentence: str = ""
    lines: tuple[str, ...] = ()

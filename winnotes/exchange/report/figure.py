"""One figure of the team report in words, as terminal, CSV and JSON show it; `table.figures` has all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from winnotes.core.insight.share import FEW, Basis, Count, Share, Spread
from winnotes.core.insight.tally import Breakdown
from winnotes.exchange.csv_text import csv_bytes

WordOf = Callable[[str], str]
COLUMNS = ("section", "row", "measure", "value", "n", "low", "high", "not_agreed", "owner", "day")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: the section and row it stands in, what it measures, and how many lunches it rests on.

    `measure` is lunches (with the 95 % interval of their share of n in `low` and `high`), times, points, firsts, p50,
    p75, p90, mean, expected or gap (days); elsewhere counts notes of the other questions, settled the answers agreed
    afterwards. first and last have a `day`, todo and done count the same words, with `owner` and due `day`.
    `value` None: nothing is known. `not_agreed` lunches are left out since their voices differ.
    """

    section: str
    row: str
    measure: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    not_agreed: int = 0
    owner: str = ""
    day: str = ""

    @property
    def is_too_few(self) -> bool:
        """Whether fewer than 8 lunches stand behind it."""
        return self.n < FEW


def write_report_csv(found: Iterable[Figure]) -> bytes:
    """Return the figures as a CSV in long form, a row each; an empty cell is unknown, never zero."""
    rows = ([_cell(getattr(one, name)) for name in COLUMNS] for one in found)
    return csv_bytes([COLUMNS, *rows])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def of_share(section: str, row: str, share: Share, not_agreed: int = 0) -> Figure:
    """Return a share with its interval."""
    low, high = share.interval
    return Figure(section, row, "lunches", share.k, share.n, low, high, not_agreed)


def of_spread(section: str, row: str, spread: Spread, basis: Basis | None = None) -> Iterator[Figure]:
    """Yield how known values spread."""
    not_agreed = len(basis.not_agreed) if basis else 0
    for name in ("p50", "p75", "p90", "mean"):
        yield Figure(section, row, name, getattr(spread, name), spread.n, not_agreed=not_agreed)


def of_breakdown(section: str, found: Breakdown, word_of: WordOf) -> Iterator[Figure]:
    """Yield the share of each code or word."""
    for bar in found.bars:
        yield of_share(section, word_of(bar.name), bar.share, len(found.basis.not_agreed))


def of_counts(section: str, row: str, counts: Sequence[Count], n: int, word_of: WordOf) -> Iterator[Figure]:
    """Yield each count above zero."""
    for one in counts:
        if one.count:
            yield Figure(section, f"{row}: {word_of(one.code)}", "times", one.count, n)

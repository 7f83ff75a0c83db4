"""How a report speaks of its figures: of how many lunches, with which interval, and the rows charts are made of."""

from collections.abc import Callable, Iterable, Sequence

from winnotes.core.insight.share import FEW, Basis, Count, Share, Spread
from winnotes.core.insight.tally import Bar, Breakdown
from winnotes.exchange.report.section import Bars, Chart, Piece, Row, Strip, Strips
from winnotes.i18n import _, ngettext
from winnotes.wording import show_days, show_number

MOST = 10  # rows in a chart; the tables behind it have them all
TWO_MONTHS = 60
STRONG = 3  # how many of the longest bars stand out


def percent(rate: float) -> str:
    """Return a rate from 0 to 1 as it is printed."""
    return _("{n} %").format(n=round(100 * rate))


def share_told(share: Share) -> str:
    """Return the rate with its 95 % interval; of fewer than 8 nothing, since it would say too much."""
    if share.rate is None or share.is_too_few:
        return ""
    low, high = share.interval
    return _("{rate}  ({low}–{high})").format(
        rate=percent(share.rate), low=round(100 * low), high=round(100 * high)
    )


def of_lunches(n: int, words: str = "") -> str:
    """Return the n a figure rests on, "too few" where it is below 8, and more words behind it."""
    told = [
        _("n = {n}").format(n=n),
        *([_("too few to judge by")] if n < FEW else []),
        *([words] if words else []),
    ]
    return "; ".join(told)


def rests_on(basis: Basis, words: str = "") -> str:
    """Return the n of a figure and why other lunches are not in it."""
    left = [
        (basis.not_agreed, _("{n} not agreed")), (basis.not_known, _("{n} not known")),
        (basis.untyped, _("{n} in words only")), (basis.skipped, _("{n} skipped")),
    ]  # fmt: skip
    told = [*([words] if words else []), *(word.format(n=len(places)) for places, word in left if places)]
    return of_lunches(basis.n, "; ".join(told))


def share_rows(bars: Iterable[Bar], name_of: Callable[[str], str], *, is_sorted: bool = True) -> list[Row]:
    """Return a row for each bar that anybody named; the longest first unless they have an order of their own."""
    named = [bar for bar in bars if bar.share.k]
    if is_sorted:
        named.sort(key=lambda bar: -bar.share.k)
    strong = sorted((bar.share.k for bar in named), reverse=True)[:STRONG]
    return [
        Row(
            name_of(bar.name),
            (
                Piece(
                    bar.share.k / bar.share.n,
                    "strong" if not is_sorted or bar.share.k >= strong[-1] else "soft",
                ),
            ),
            show_number(bar.share.k),
            share_told(bar.share),
            bar.share.behind,
        )
        for bar in named[:MOST]
    ]


def count_rows(
    counts: Iterable[Count], n: int, name_of: Callable[[str], str], tones: dict[str, str]
) -> list[Row]:
    """Return a row for each count above zero, sized as its share of n, in the tone of its code."""
    return [
        Row(
            name_of(one.code),
            (Piece(one.count / n, tones.get(one.code, "grey")),),
            show_number(one.count),
            share_told(Share(one.count, n)),
            one.behind,
        )
        for one in counts
        if one.count and n
    ]


def bars(rows: Sequence[Row]) -> Bars | None:
    """Return the chart of these rows, or None of none."""
    return Bars(tuple(rows), max(row.size for row in rows)) if rows else None


def breakdown_chart(
    found: Breakdown, name_of: Callable[[str], str], *, is_sorted: bool = True
) -> Bars | None:
    """Return the chart of a breakdown."""
    return bars(share_rows(found.bars, name_of, is_sorted=is_sorted))


def strips(rows: Sequence[Strip], unit: str, full: float = 0.0) -> Strips | None:
    """Return the chart of the strips that know any value, over a scale that ends at `full` or at the largest."""
    known = tuple(row for row in rows if row.values)
    return Strips(known, full or max(row.values[-1] for row in known) or 1.0, unit) if known else None


def strip(label: str, spread: Spread, tone: str = "strong") -> Strip:
    """Return the strip of a spread."""
    return Strip(label, tuple(point.value for point in spread.points), spread.p50, tone, spread.behind)


def quarters_told(spread: Spread, unit: Callable[[float], str]) -> str:
    """Return median, third quarter and ninth tenth, in a unit."""
    if spread.p50 is None or spread.p75 is None or spread.p90 is None:
        return ""
    told = _("half within {p50}, three quarters within {p75}, nine tenths within {p90}")
    return told.format(p50=unit(spread.p50), p75=unit(spread.p75), p90=unit(spread.p90))


def days_told(days: float) -> str:
    """Return a figure in days without the false precision of a quantile: whole days, weeks from two months on."""
    whole = round(days)
    return show_days(whole if whole < TWO_MONTHS else 7 * round(days / 7))


def sentence_of(chart: Chart | None) -> str:
    """Return what a chart shows as one line of text, for whoever hears or searches it."""
    if chart is None:
        return ""
    if isinstance(chart, Bars):
        return "; ".join(_row_told(row) for row in chart.rows) + "."
    told = ngettext(
        "{label}: {n} value, {low} to {high} {unit}, median {middle}",
        "{label}: {n} values, {low} to {high} {unit}, median {middle}", 2,
    )  # fmt: skip
    return "; ".join(_strip_told(row, chart.unit, told) for row in chart.rows) + "."


def _strip_told(row: Strip, unit: str, told: str) -> str:
    low, high = show_number(round(row.values[0], 1)), show_number(round(row.values[-1], 1))
    middle = show_number(round(row.middle or 0.0, 1))
    return told.format(label=row.label, n=len(row.values), low=low, high=high, unit=unit, middle=middle)


def _row_told(row: Row) -> str:
    pieces = [f"{piece.told} {piece.word}" for piece in row.pieces if piece.told and piece.word]
    figures = [
        *([row.told] if row.told else []),
        *pieces,
        *([" ".join(row.aside.split())] if row.aside else []),
    ]
    return _("{label}: {figures}").format(label=row.label, figures=", ".join(figures))

"""The two tables of the front pages: objections and what became of them, content and what it did."""

from collections.abc import Callable, Sequence
from functools import partial

from winnotes.core.interview import Interview
from winnotes.core.sales_model import expected_in
from winnotes.core.voice import name_of
from winnotes.exchange.interview_digest import Cell, Row, ledger_of, rows_of
from winnotes.exchange.interview_sections import Section, section
from winnotes.exchange.line_breaking import text_width
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Grid, Shares
from winnotes.exchange.pdf_sign import Sign
from winnotes.exchange.pdf_style import ACCENT, AMBER, HAIRLINE, QUIET, styled
from winnotes.i18n import _
from winnotes.wording import show_days

WORD, LONG = 70.0, 220.0  # points: no word asks for a column wider, nor does any text
_SIGNS = {
    "overcome": Sign("full"),
    "partly": Sign("half"),
    "dropped": Sign("dash", QUIET),
    "open": Sign("ring", AMBER),
    "worked": Sign("up", ACCENT),
    "neutral": Sign("dash", QUIET),
    "made_harder": Sign("down", AMBER),
}


def objections(interview: Interview) -> Section:
    """Return the table of objections: what was said, what it was about, how it was met, what came of it."""
    rows = [
        [
            _cell(row, "objection", "cell_strong"),
            _cell(row, "category"),
            _cell(row, "handled"),
            _signed(row, "result"),
        ]
        for row in rows_of(interview, ["objections"])
    ]
    heads = (_("Objection"), _("About"), _("Handled how"), _("Result"))
    return section(_("Objections"), "objections", table(heads, rows, (30, 18, 34, 18)))


def content(interview: Interview) -> Section:
    """Return the content ledger: every piece once, what it did, and why."""
    rows = [[_piece(row), _effect(row), _why(row)] for row in ledger_of(interview)]
    heads = (_("Piece, kind, when shown"), _("Effect"), _("Why, or why it was not used"))
    return section(_("Content"), "content", table(heads, rows, (42, 20, 38)))


def stages(interview: Interview) -> Section:
    """Return the stages of the sales-cycle model: how long each was expected to take, how long it took, how it went."""
    expected = {name_of(one.name): one.days for one in expected_in(interview.fields)}
    rows = []
    for row in rows_of(interview, ["sales_cycle_fit"]):
        days = expected.get(name_of(row["stage"].text)) if "stage" in row else None
        told: Section = [Text(show_days(days), style="cell")] if days else []
        rows.append([_cell(row, "stage", "cell_strong"), told, _cell(row, "days"), _cell(row, "kept")])
    heads = (_("Stage of our sales cycle"), _("Expected"), _("Took"), _("How it went"))
    return section(_("Stage by stage"), "stages", table(heads, rows, (40, 18, 18, 24)))


def table(heads: Sequence[str], rows: Sequence[Sequence[Sequence[Block]]], shares: Shares) -> Section:
    """Return a hairline table, or nothing where there are no rows."""
    if not rows:
        return []
    head = Columns([[Text(label, style="label")] for label in heads], shares, gap=10, padding=2.5)
    body = [Columns(row, shares, gap=10, padding=3, line=HAIRLINE) for row in rows]
    return [Grid(head, body, after=6)]


def _cell(row: Row, column: str, style: str = "cell") -> Section:
    return [Text(row[column].text, style=style)] if column in row else []


def _signed(row: Row, column: str) -> Section:
    cell = row.get(column)
    if cell is None:
        return []
    blocks: Section = [Text(cell.text, style="cell", sign=_SIGNS.get(cell.code), indent=12)]
    return blocks if _is_agreed(cell) else [*blocks, Text(_("not agreed yet"), style="warning", indent=12)]


def _is_agreed(cell: Cell) -> bool:
    return len(cell.words) == 1


def _piece(row: Row) -> Section:
    name = row["piece"].text if "piece" in row else _("a piece without a name")
    told = " · ".join(row[column].text for column in ("kind", "stage") if column in row)
    return [Text(styled(name, "cell_strong"), styled(f"  {told}", "cell_quiet"), style="cell")]


def _effect(row: Row) -> Section:
    if "effect" in row:
        return _signed(row, "effect")
    if "reason" in row:
        return [Text(_("Not used"), style="cell", sign=Sign("ring", QUIET), indent=12)]
    return [Text(_("Shown"), style="cell", indent=12)]


def _why(row: Row) -> Section:
    return [*_cell(row, "why"), *_cell(row, "reason")]


def fitted(rows: Sequence[Sequence[str]]) -> Callable[[float], list[float]]:
    """Return column widths for cells of text: no word broken where there is room, long texts given the rest."""
    columns = list(zip(*rows, strict=True))
    least = [
        max(text_width(styled(word, "cell")) for cell in column for word in (cell.split() or [""]))
        for column in columns
    ]
    full = [max(text_width(styled(cell, "cell")) for cell in column) for column in columns]
    return partial(
        _shared_out, least=[min(one, WORD) + 1 for one in least], full=[min(one, LONG) + 2 for one in full]
    )


def _width(text: str) -> float:
    return text_width(styled(text, "cell"))


def _shared_out(free: float, *, least: Sequence[float], full: Sequence[float]) -> list[float]:
    more = [max(0.0, most - word) for word, most in zip(least, full, strict=True)]
    left = free - sum(least)
    if left < 0:
        return [free * word / sum(least) for word in least]
    total = sum(more)
    return [
        word + (left * one / total if total else left / len(least))
        for word, one in zip(least, more, strict=True)
    ]

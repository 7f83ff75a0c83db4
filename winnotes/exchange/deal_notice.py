"""What is to be told of a list of deals: by row and column, as a spreadsheet counts, each in one sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from winnotes.i18n import N_, _

WHATS = {
    "encoding": N_(
        "The list is not in UTF-8; it was read as {detail}. Look whether accents and umlauts are right."
    ),
    "quotes": N_("Row {row}: a quotation mark is out of place; from there on they were read leniently."),
    "heading_twice": N_("The heading “{detail}” stands there twice; the later column is read as “{other}”."),
    "sheet": N_("The sheet “{detail}” was read, and no other: {other}."),
    "above": N_("{rows}: above the headings (“{detail}”), not read as deals."),
    "footer": N_("{rows}: a footer (“{detail}”), not read as deals."),
    "long": N_("Row {row}: more cells than headings; “{detail}” has no heading and was left out."),
    "unread": N_("Row {row}, column {column}: “{detail}” is no {other}; it is kept as text."),
    "repeat_differs": N_(
        "Row {row}, column {column}: row {other} has the same deal and stands; “{detail}” was left out."
    ),
    "column_left": N_("The column {column} is {detail} already by the column {other}; it is kept beside it."),
    "order_shared": N_("The days in the column {column} are read like those in {other}."),
    "all_won": N_("No column tells whether a deal was won; every row counts as won."),
    "not_joined": N_("{detail} of {other} values in the column {column} have no row in the file that goes with it."),
    "joined_twice": N_("Row {row} of “{other}”: “{detail}” stands there twice; the first row is taken."),
}  # fmt: skip
LEFT_OUT = frozenset({"long", "unread", "repeat_differs"})
SKIPPED = {
    "not_won": N_("not won ({detail})"),
    "no_stage": N_("nothing says whether it was won"),
    "total": N_("a total (“{detail}”)"),
    "nameless": N_("neither account, deal nor id"),
    "repeated": N_("the same deal as a row above"),
}


@dataclass(frozen=True, slots=True)
class DealNotice:
    """Something to be told of a list; `what` is a key of WHATS, `row` 0 where it is about the whole list."""

    what: str
    row: int = 0
    last: int = 0
    column: str = ""
    detail: str = ""
    other: str = ""

    def __str__(self) -> str:
        rows = told_rows(range(self.row, max(self.row, self.last) + 1))
        return _(WHATS[self.what]).format(
            row=self.row, rows=rows, column=self.column, detail=_short(self.detail), other=_(self.other)
        )

    @property
    def is_left_out(self) -> bool:
        """Whether something that stands in the list was not taken as what it was meant to be."""
        return self.what in LEFT_OUT


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that brought no deal of its own, and why: a key of SKIPPED."""

    row: int
    why: str
    detail: str = ""

    @property
    def reason(self) -> str:
        """Why, in words."""
        return _(SKIPPED[self.why]).format(detail=_short(self.detail))


def told_rows(rows: Iterable[int], most: int = 6) -> str:
    """Return row numbers as a phrase: "Rows 2–4, 7 …"; beyond `most` stretches they are left to the dots."""
    stretches = list(_stretches(rows))
    is_one = len(stretches) == 1 and stretches[0][0] == stretches[0][1]
    told = ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in stretches[:most])
    told += " …" if len(stretches) > most else ""
    return (_("Row {rows}") if is_one else _("Rows {rows}")).format(rows=told)


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for row in sorted(set(rows)):
        if row != last + 1 and last:
            yield first, last
        first, last = (first if first and row == last + 1 else row), row
    if last:
        yield first, last


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"

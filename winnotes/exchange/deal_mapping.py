"""Which column of a list is which fact of a deal: by the table of synonyms, unless somebody says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from winnotes.core.deal import FACTS, SOURCES
from winnotes.core.version import Json, short_hash
from winnotes.exchange.deal_amount import currency_in_heading
from winnotes.exchange.deal_date import ORDERS
from winnotes.exchange.deal_table import DealTable
from winnotes.exchange.deal_words import CrmHeadings, bare, crm_headings, crm_of, deal_words

KEPT = ""  # the field of a column that is none of ours: kept under its own heading
LEFT_OUT = "-"  # the field of a column nobody wants
FIELDS = (*FACTS, "won")
DAYS = ("created", "closed")
JOINED = ("segment", "lead_source", "product", "owner")


@dataclass(frozen=True, slots=True)
class DealMapping:
    """What a person said of a list: fields by heading (one of FIELDS, KEPT or LEFT_OUT), and what was asked.

    `won` are words of a stage that mean won; "" in `date_order` and `source` leaves them to the list.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    won: tuple[str, ...] = ()
    source: str = ""

    def field_of(self, heading: str, at: int) -> str | None:
        """Return what the column `at` is by this mapping, None where it says nothing of it."""
        numbered = self.columns.get(f"#{at + 1}")
        said = {bare(one): name for one, name in self.columns.items() if not one.startswith("#")}
        return numbered if numbered is not None else said.get(bare(heading))

    def over(self, other: "DealMapping") -> "DealMapping":
        """Return this with what it leaves open taken from `other`."""
        said = set(map(bare, self.columns))
        taken = {name for name in self.columns.values() if name in FIELDS}
        kept = {
            heading: name
            for heading, name in other.columns.items()
            if bare(heading) not in said and name not in taken
        }
        won = (*self.won, *(one for one in other.won if one not in self.won))
        return replace(
            self, columns={**kept, **self.columns}, won=won,
            date_order=self.date_order or other.date_order, source=self.source or other.source,
        )  # fmt: skip

    def content(self) -> dict[str, Json]:
        """Return it as JSON, as a setting keeps it."""
        return {
            "columns": dict(self.columns), "date_order": self.date_order, "won": list(self.won), "source": self.source,
        }  # fmt: skip


def deal_mapping_of(content: Json) -> DealMapping:
    """Return the mapping in a setting's content; what makes no sense is left out."""
    told = content if isinstance(content, dict) else {}
    columns, won = told.get("columns"), told.get("won")
    order, source = told.get("date_order"), told.get("source")
    return DealMapping(
        {
            heading: name
            for heading, name in (columns if isinstance(columns, dict) else {}).items()
            if isinstance(name, str) and name in (*FIELDS, KEPT, LEFT_OUT)
        },
        order if isinstance(order, str) and order in ORDERS else "",
        tuple(one for one in (won if isinstance(won, list) else ()) if isinstance(one, str)),
        source if isinstance(source, str) and source in SOURCES else "",
    )


def header_key(header: Sequence[str]) -> str:
    """Return what a header is remembered by, whatever the order of its columns."""
    return short_hash("\n".join(sorted(map(bare, header))))


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is taken for: `field` is one of FIELDS, KEPT or LEFT_OUT; `is_said`: by a person, not by us.

    `twin` is the column that is this field already, where this one could have been it too.
    """

    at: int
    heading: str
    field: str = KEPT
    is_said: bool = False
    currency: str = ""
    twin: str = ""


def columns_of(table: DealTable, mapping: DealMapping, joined_from: int | None = None) -> tuple[Column, ...]:
    """Return what each column of a list is taken for.

    Columns from `joined_from` on come from a file that goes with the list; unasked they are only taken for JOINED.
    """
    crm = crm_of(table.header[:joined_from])
    own = len(table.header) if joined_from is None else joined_from
    found: dict[int, Column] = {}
    wanted: list[tuple[tuple[int, ...], Column]] = []
    for at, heading in enumerate(table.header):
        name, known = mapping.field_of(heading, at), _known(heading, crm)
        found[at] = Column(at, heading)
        if name is not None:
            found[at] = Column(at, heading, name, True, _currency(heading, name))
        elif known and (at < own or known[1] in JOINED):
            rank, name = known
            is_late = name == "stage" and not _has_won(table, at)
            wanted.append(
                (
                    (at >= own, is_late, *rank, at),
                    replace(found[at], field=name, currency=_currency(heading, name)),
                )
            )
    taken = {one.field: one.heading for one in found.values() if one.field in FIELDS}
    for _rank, column in sorted(wanted, key=lambda one: one[0]):
        twin = taken.setdefault(column.field, column.heading)
        is_taken = twin != column.heading
        found[column.at] = Column(column.at, column.heading, twin=twin) if is_taken else column
    return tuple(found.values())


def _currency(heading: str, field: str) -> str:
    return currency_in_heading(heading)[1] if field == "amount" else ""


def _known(heading: str, crm: CrmHeadings) -> tuple[tuple[int, int], str] | None:
    """Return (how good a name it is, the field) by the headings of this CRM, else of any other."""
    *others, plain = crm_headings()
    for name in (bare(heading), bare(currency_in_heading(heading)[0])):
        for far, one in enumerate((crm, plain, *others)):
            if known := one.fields.get(name):
                return (far, known[1]), known[0]
    return None


def _has_won(table: DealTable, at: int) -> bool:
    known = deal_words()
    return any(known.is_won(text) for text in {text for _row, text in table.cells(at)})

"""A list of deals as it will be read, before anything is written: what each column is, what is asked, what is left.

Pure: the same list and the same answers give the same deals on every laptop.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from winnotes.core.deal import list_versions
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.exchange.deal_csv import is_own, read_own
from winnotes.exchange.deal_date import OrderAsked, orders_in
from winnotes.exchange.deal_joining import join_companions
from winnotes.exchange.deal_mapping import DAYS, FIELDS, KEPT, Column, DealMapping, columns_of
from winnotes.exchange.deal_notice import DealNotice, Skipped
from winnotes.exchange.deal_reading import ListedDeal, Reader, Stage, days_of, stages_in
from winnotes.exchange.deal_sheet import refused
from winnotes.exchange.deal_table import DealTable, read_deal_table
from winnotes.exchange.deal_words import bare, crm_of

IDENTITY = ("crm_id", "account", "name")
FIRST = 10  # deals that a preview shows


@dataclass(frozen=True, slots=True)
class DealPreview:
    """What a list holds. `deals` are the won ones; `rows` counts all rows under the headings.

    `source` is "" for a CSV of our own, whose rows each name theirs. What is still asked: `order_asked`, the days
    that could be read in several orders; `won_asked`, whether no word of a stage is known to mean won (`stages`
    lists them all). Until then nothing may be imported.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    source: str
    mapping: DealMapping
    deals: tuple[ListedDeal, ...]
    rows: int
    stages: tuple[Stage, ...] = ()
    order_asked: tuple[OrderAsked, ...] = ()
    won_asked: bool = False
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[DealNotice, ...] = ()
    is_own: bool = False

    @property
    def first(self) -> tuple[ListedDeal, ...]:
        """The first deals as they will be read."""
        return self.deals[:FIRST]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is asked any more."""
        return not self.order_asked and not self.won_asked

    @property
    def is_whole(self) -> bool:
        """Whether everything that a won deal says in the list was taken as what it was meant to be."""
        return not any(one.is_left_out for one in self.notices) and not any(
            one.why == "nameless" for one in self.skipped
        )

    @property
    def left_out(self) -> list[tuple[Skipped, list[int]]]:
        """The rows that brought no deal by reason, the reason with the most rows first."""
        found: dict[tuple[str, str], tuple[Skipped, list[int]]] = {}
        for one in self.skipped:
            found.setdefault((one.why, one.detail), (one, []))[1].append(one.row)
        return sorted(found.values(), key=lambda group: -len(group[1]))

    def require_answers(self) -> None:
        """Raise WinNotesError `deals_order_asked` or `deals_won_asked` while something is asked."""
        for asked in self.order_asked:
            raise WinNotesError(
                "deals_order_asked", file=self.name, row=asked.row, column=asked.column, example=asked.example,
                orders=", ".join(asked.orders),
            )  # fmt: skip
        if self.won_asked:
            words = ", ".join(f"“{one.word}”" for one in self.stages[:8])
            raise WinNotesError("deals_won_asked", file=self.name, words=words)

    def notebook(self, day: int, at: str) -> Notebook:
        """Return what the list of this day (yyyymmdd) says, as versions; `at` is the instant of its reading.

        Raises WinNotesError as `require_answers` does.
        """
        self.require_answers()
        return Notebook(
            version
            for deal in self.deals
            for version in list_versions(deal.id, deal.facts, deal.source, day, at)
        )


def preview_deals(
    data: bytes,
    name: str,
    mapping: DealMapping | None = None,
    date_order: str = "",
    companions: Mapping[str, bytes] | None = None,
) -> DealPreview:
    """Return what the list in `data` (any CSV, pasted rows, a spreadsheet file) will be read as.

    `mapping` is what a person said of it, `date_order` (dmy, mdy, ymd) goes before its own; `companions` are files
    that go with it, by name. Raises WinNotesError `deals_refused` (file, row, column, reason): no one can read it.
    """
    said = mapping or DealMapping()
    said = replace(said, date_order=date_order) if date_order else said
    return preview_table(read_deal_table(data, name, said.columns), said, companions)


def preview_table(
    table: DealTable, said: DealMapping, companions: Mapping[str, bytes] | None = None
) -> DealPreview:
    """Return what a list that is taken apart already will be read as; as `preview_deals` else."""
    if is_own(table):
        return _own_preview(table, said)
    own = len(table.header)
    table, told = join_companions(table, companions or {})
    return _read(table, said, columns_of(table, said, own), told)


def _own_preview(table: DealTable, said: DealMapping) -> DealPreview:
    found = read_own(table)
    columns = tuple(
        Column(at, heading, heading if heading in FIELDS else KEPT) for at, heading in enumerate(table.header)
    )
    return DealPreview(
        table.name, table.header, columns, "", said, tuple(found.deals.values()), len(table.rows),
        skipped=tuple(found.skipped), notices=(*table.notices, *found.notices), is_own=True,
    )  # fmt: skip


def _read(
    table: DealTable, said: DealMapping, columns: tuple[Column, ...], told: Sequence[DealNotice]
) -> DealPreview:
    _refuse_unless_sound(table, said, columns)
    orders = orders_in(dict(days_of(table, columns)), said.date_order)
    if orders.broken:
        column, row, _text = orders.broken
        raise refused(table.name, "deals_order_wrong" if said.date_order else "deals_days_clash", row, column)
    source = said.source or crm_of(table.header).source
    reader = Reader(columns, orders, source, frozenset(map(bare, said.won)))
    stages = stages_in(table, reader)
    deals = reader.deals(table)
    _refuse_unread(table, reader, deals)
    notices = [*table.notices, *told, *_of_columns(columns, orders.shared), *reader.notices]
    won_asked = bool(stages) and not any(one.is_won for one in stages)
    return DealPreview(
        table.name, table.header, columns, source, said, tuple(deals), len(table.rows), stages, orders.asked,
        won_asked, tuple(reader.skipped), tuple(notices),
    )  # fmt: skip


def _of_columns(columns: Sequence[Column], shared: Mapping[str, str]) -> Iterator[DealNotice]:
    if not any(one.field in ("stage", "won") for one in columns):
        yield DealNotice("all_won")
    for column, other in shared.items():
        yield DealNotice("order_shared", column=column, other=other)
    fields = {one.heading: one.field for one in columns}
    for one in columns:
        if one.twin:
            yield DealNotice("column_left", column=one.heading, detail=fields[one.twin], other=one.twin)


def _refuse_unless_sound(table: DealTable, said: DealMapping, columns: Sequence[Column]) -> None:
    """Raise WinNotesError where the columns cannot be deals at all, or not as they were said to be."""
    row = table.head.number if table.head else table.rows[0].number if table.rows else 1
    headings = {bare(one) for one in table.header} | {f"#{at + 1}" for at in range(len(table.header))}
    for heading in said.columns:
        if (heading if heading.startswith("#") else bare(heading)) not in headings:
            raise refused(table.name, "deals_no_column", row, heading)
    fields = [one.field for one in columns if one.field in FIELDS]
    for one in columns:
        if fields.count(one.field) > 1:
            raise refused(table.name, "deals_field_twice", row, one.heading)
    if not any(name in fields for name in IDENTITY):
        raise refused(table.name, "deals_no_identity", row, table.header[0])
    if not table.rows:
        raise refused(table.name, "deals_no_rows", row + 1, table.header[0])


def _refuse_unread(table: DealTable, reader: Reader, deals: Sequence[ListedDeal]) -> None:
    """Raise WinNotesError where not one cell of a column of days or amounts can be read: a wrong column."""
    asked = {one.column for one in reader.orders.asked}
    unread = {one.column: one for one in reversed(reader.notices) if one.what == "unread"}
    for one in reader.columns:
        is_read = one.heading in asked or any(one.field in deal.facts for deal in deals)
        if one.field in (*DAYS, "amount") and one.heading in unread and not is_read:
            reason = "deals_no_amount" if one.field == "amount" else "deals_no_day"
            raise refused(table.name, reason, unread[one.heading].row, one.heading)

"""Rows of a list as deals: who was won, when, for how much; what could not be read is kept as text and told."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from winnotes.core.deal import FACTS, MORE, deal_id
from winnotes.core.text import normalise, one_line
from winnotes.core.version import Json
from winnotes.exchange.csv_reader import CsvRow
from winnotes.exchange.deal_amount import AmountStyle, currency_named, read_deal_amount, style_of
from winnotes.exchange.deal_date import Orders, read_day
from winnotes.exchange.deal_mapping import DAYS, KEPT, LEFT_OUT, Column
from winnotes.exchange.deal_notice import DealNotice, Skipped
from winnotes.exchange.deal_table import DealTable, first_in, is_total
from winnotes.exchange.deal_words import bare, deal_words
from winnotes.i18n import N_

_JOINED = ("product",)  # facts of which a deal that stands in several rows may have several
DAY, AMOUNT = N_("day"), N_("amount")
_one_line = lru_cache(maxsize=50_000)(one_line)


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """A won deal as a list has it: its first row, its id, and its facts, further columns as `crm.<heading>`."""

    row: int
    id: str
    facts: Mapping[str, Json]
    source: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A word in the column that tells who won, how many rows say it, and whether it means won."""

    word: str
    count: int
    is_won: bool


@dataclass(slots=True)
class Reader:
    """How one list is read: its columns by field, the order of its days, the style of its amounts, words for won."""

    columns: tuple[Column, ...]
    orders: Orders
    source: str
    won: frozenset[str] = frozenset()
    style: AmountStyle = AmountStyle()  # noqa: RUF009 - frozen
    days: dict[tuple[str, str], str] = field(default_factory=dict)
    notices: list[DealNotice] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    at: dict[str, Column] = field(init=False)  # the columns that are a fact of ours, by field

    def __post_init__(self) -> None:
        self.at = {one.field: one for one in self.columns if one.field not in (KEPT, LEFT_OUT)}

    def deals(self, table: DealTable) -> list[ListedDeal]:
        """Return the won deals, each once, in the order of their first rows; told of the rest is in `skipped`."""
        at = self.at
        if "amount" in at:
            self.style = style_of(text for _row, text in table.cells(at["amount"].at))
        named = [at[name] for name in FACTS if name in at and name not in (*DAYS, "amount", "currency")]
        kept = [one for one in self.columns if one.field == KEPT]
        found: dict[str, ListedDeal] = {}
        for row in table.rows:
            if why := self._why_skipped(row):
                self.skipped.append(why)
                continue
            self._add(found, row, self._facts(row, named, kept))
        return list(found.values())

    def is_won(self, word: str) -> bool:
        """Whether this word of a stage means won."""
        return deal_words().is_won(word, self.won)

    def _why_skipped(self, row: CsvRow) -> Skipped | None:
        stage, won = self.at.get("stage"), self.at.get("won")
        word = _cell(row, stage).strip() if stage else ""
        flag = _cell(row, won).strip() if won else ""
        if is_total(row):
            return Skipped(row.number, "total", first_in(row))
        if (stage or won) and bare(flag) not in deal_words().yes and not _is_won(word, self.won):
            return Skipped(row.number, "not_won" if word or flag else "no_stage", word or flag)
        named = (self.at.get(name) for name in ("account", "name", "crm_id"))
        return (
            None if any(one and _cell(row, one).strip() for one in named) else Skipped(row.number, "nameless")
        )

    def _facts(self, row: CsvRow, named: list[Column], kept: list[Column]) -> dict[str, Json]:
        facts: dict[str, Json] = {}
        for one in named:
            if text := _one_line(_cell(row, one)):
                facts[one.field] = text
        self._read_amount(row, facts)
        for name in DAYS:
            self._read_day(row, name, facts)
        for one in kept:
            if text := normalise(_cell(row, one)).strip():
                facts[MORE + one.heading] = text
        return facts

    def _read_amount(self, row: CsvRow, facts: dict[str, Json]) -> None:
        column, named = self.at.get("amount"), self.at.get("currency")
        told = currency_named(_one_line(_cell(row, named))) if named else ""
        text = _cell(row, column).strip() if column else ""
        if column and text:
            if found := read_deal_amount(text, self.style):
                facts["amount"] = found[0]
                told = told or found[1] or column.currency
            else:
                self._unread(row, column, text, AMOUNT, facts)
        if told:
            facts["currency"] = told

    def _read_day(self, row: CsvRow, name: str, facts: dict[str, Json]) -> None:
        column = self.at.get(name)
        text = _cell(row, column).strip() if column else ""
        if column is None or not text:
            return
        key = (name, text)
        if key not in self.days:
            self.days[key] = self.orders.day(column.heading, read_day(text))
        if self.days[key]:
            facts[name] = self.days[key]
        elif not any(one.column == column.heading for one in self.orders.asked):
            self._unread(row, column, text, DAY, facts)

    def _unread(self, row: CsvRow, column: Column, text: str, what: str, facts: dict[str, Json]) -> None:
        facts[MORE + column.heading] = normalise(text)
        self.notices.append(DealNotice("unread", row.number, column=column.heading, detail=text, other=what))

    def _add(self, found: dict[str, ListedDeal], row: CsvRow, facts: dict[str, Json]) -> None:
        told = {name: str(facts.get(name, "")) for name in ("account", "name", "product", "closed", "crm_id")}
        name = told["name"] or told["product"]
        known = deal_id(
            self.source, told["crm_id"], account=told["account"], name=name, closed=told["closed"]
        )
        first = found.get(known)
        if first is None:
            found[known] = ListedDeal(row.number, known, facts, self.source)
            return
        self.skipped.append(Skipped(row.number, "repeated"))
        found[known] = ListedDeal(first.row, known, self._united(first, row, facts), self.source)

    def _united(self, first: ListedDeal, row: CsvRow, facts: Mapping[str, Json]) -> dict[str, Json]:
        """Return the facts of a deal that stands in several rows: what the first is silent about, the others say."""
        united = dict(first.facts)
        for name, value in facts.items():
            stands = united.setdefault(name, value)
            if stands == value:
                continue
            if name in _JOINED or name.startswith(MORE):
                united[name] = "; ".join(dict.fromkeys((*str(stands).split("; "), *str(value).split("; "))))
            else:
                column = self.at[name].heading if name in self.at else name
                told = DealNotice(
                    "repeat_differs", row.number, column=column, detail=str(value), other=str(first.row)
                )
                self.notices.append(told)
        return united


def stages_in(table: DealTable, reader: Reader) -> tuple[Stage, ...]:
    """Return the words of the column that tells who won, the commonest first."""
    column = reader.at.get("stage") or reader.at.get("won")
    if column is None:
        return ()
    is_flag = column.field == "won"
    words = Counter(text.strip() for _row, text in table.cells(column.at))
    return tuple(
        Stage(word, count, bare(word) in deal_words().yes if is_flag else reader.is_won(word))
        for word, count in words.most_common()
    )


def days_of(table: DealTable, columns: tuple[Column, ...]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the heading and the filled cells of every column that holds days."""
    for one in columns:
        if one.field in DAYS:
            yield one.heading, [(row, text.strip()) for row, text in table.cells(one.at)]


@lru_cache(maxsize=5_000)
def _is_won(word: str, said: frozenset[str]) -> bool:
    return deal_words().is_won(word, said)


def _cell(row: CsvRow, column: Column) -> str:
    return row.cells[column.at] if column.at < len(row.cells) else ""

"""Files that go with a list of deals (accounts, products, sales persons): their columns come beside the deals'."""

from collections.abc import Mapping, Sequence

from winnotes.exchange.csv_reader import CsvRow
from winnotes.exchange.deal_mapping import DealMapping, columns_of
from winnotes.exchange.deal_notice import DealNotice
from winnotes.exchange.deal_table import DealTable, read_deal_table
from winnotes.exchange.deal_words import bare

_DEALS_HAVE = frozenset({"crm_id", "closed", "stage", "won"})


def companions_among(files: Mapping[str, bytes]) -> set[str]:
    """Return the names of those files that are no lists of deals but go with one.

    They have neither ids, close dates nor stages, while another of the files has, and share a heading with it.
    Raises WinNotesError `deals_refused` where one cannot be read.
    """
    tables = {name: read_deal_table(data, name) for name, data in files.items()} if len(files) > 1 else {}
    fields = {name: {one.field for one in columns_of(table, DealMapping())} for name, table in tables.items()}
    lists = [tables[name] for name in tables if fields[name] & _DEALS_HAVE]
    return {
        name
        for name, table in tables.items()
        if not fields[name] & _DEALS_HAVE and any(_key(one, table) is not None for one in lists)
    }


def join_companions(table: DealTable, companions: Mapping[str, bytes]) -> tuple[DealTable, list[DealNotice]]:
    """Return the list with the companions' columns behind its own, and what is to be told of them."""
    notices: list[DealNotice] = []
    for name, data in companions.items():
        more = read_deal_table(data, name)
        if (found := _key(table, more)) is not None:
            table, told = _joined(table, more, *found)
            notices += told
    return table, notices


def _key(table: DealTable, more: DealTable) -> tuple[int, int] | None:
    """Return (column of the list, column of the companion) with the same heading, the companion's first one."""
    own = {bare(heading): at for at, heading in enumerate(table.header)}
    return next(((own[bare(one)], at) for at, one in enumerate(more.header) if bare(one) in own), None)


def _joined(table: DealTable, more: DealTable, own: int, key: int) -> tuple[DealTable, list[DealNotice]]:
    known: dict[str, Sequence[str]] = {}
    notices: list[DealNotice] = []
    others = [at for at in range(len(more.header)) if at != key]
    for row in more.rows:
        text = row.cells[key].strip() if key < len(row.cells) else ""
        if text and bare(text) in known:
            notices.append(DealNotice("joined_twice", row.number, detail=text, other=more.name))
        elif text:
            known[bare(text)] = [row.cells[at] if at < len(row.cells) else "" for at in others]
    width, empty = len(table.header), [""] * len(others)
    rows = tuple(
        CsvRow(row.number, (*_padded(row.cells, width), *known.get(bare(_at(row, own)), empty)))
        for row in table.rows
    )
    values = {bare(text): text for _row, text in table.cells(own)}
    missing = [text for bared, text in values.items() if bared not in known]
    if missing:
        notices.append(
            DealNotice(
                "not_joined", column=table.header[own], detail=str(len(missing)), other=str(len(values))
            )
        )
    header = (*table.header, *_named(table.header, [more.header[at] for at in others], more.name))
    return DealTable(table.name, header, rows, table.head, table.above, table.below, table.notices), notices


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _at(row: CsvRow, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _named(header: Sequence[str], added: Sequence[str], name: str) -> list[str]:
    """Return the added headings; one that the list has too says which file it is from."""
    file = name.rpartition(".")[0] or name
    return [f"{heading} ({file})" if heading in header else heading for heading in added]

"""An upload as files: header, one row per interview, split where the destination wants no more, and its findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from winnotes.core.content_piece import NO_PIECES
from winnotes.core.deal import crm_ids
from winnotes.core.guide import Guide
from winnotes.core.interview import Interview
from winnotes.core.notebook import Notebook
from winnotes.exchange.csv_text import BOM, encoded_row
from winnotes.exchange.fact_text import names_in
from winnotes.exchange.finding import Finding
from winnotes.exchange.header_map import HeaderMap, headings_for
from winnotes.exchange.upload import OTHER, Destination, Entry, UploadColumn, UploadTelling
from winnotes.exchange.upload_answer import MUST_DETAIL
from winnotes.exchange.upload_cell import spelled, units
from winnotes.exchange.upload_column import fitting
from winnotes.exchange.upload_text import told_beside


@dataclass(frozen=True, slots=True)
class Picklist:
    """The values to create for a field before the upload; `is_multi` where several may be picked."""

    heading: str
    label: str
    is_multi: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Upload:
    """A table ready to be written: headings, one row per interview, findings; nothing has been written yet.

    Rows in findings count through all files, the header once. `columns` are those with room, also where the
    header map leaves one out.
    """

    destination: Destination
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    picklists: tuple[Picklist, ...] = ()
    columns: tuple[UploadColumn, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether a value or a row does not arrive whole."""
        return any(one.is_left_out for one in self.findings)

    @cached_property
    def files(self) -> tuple[bytes, ...]:
        """The files, each with the header; more than one where rows or bytes pass the destination's limit."""
        most = self.destination.max_rows - (1 if self.destination.counts_header else 0)
        head = self._head()
        files, parts, size = [], [head], len(head)
        for row in self.rows:
            line = f"{encoded_row(row)}\n".encode()
            is_full = 0 < most < len(parts) or 0 < self.destination.max_bytes < size + len(line)
            if len(parts) > 1 and is_full:
                files.append(b"".join(parts))
                parts, size = [head], len(head)
            parts.append(line)
            size += len(line)
        return (*files, b"".join(parts))

    @property
    def data(self) -> bytes:
        """The whole as one file, whatever the destination would say to its size."""
        return b"".join([self._head(), *(f"{encoded_row(row)}\n".encode() for row in self.rows)])

    def _head(self) -> bytes:
        line = encoded_row(self.header) if self.destination.is_header_quoted else ",".join(self.header)
        return f"{BOM if self.destination.has_bom else ''}{line}\n".encode()


def make_upload(
    destination: Destination,
    notebook: Notebook,
    guide: Guide,
    header_map: HeaderMap = HeaderMap(),  # noqa: B008 - frozen
    *,
    appends: bool = False,
    pieces: Mapping[str, str] = NO_PIECES,
) -> Upload:
    """Return the upload of every interview of the notebook, by id. Raises WinNotesError `header_map_wrong`.

    Where the notebook knows the deal an interview is about, its id in the CRM links the two.

    `appends` (HubSpot) adds to what is picked there instead of overwriting it. `pieces` give for names of content
    pieces that were joined the one they go by.
    """
    making = _Making(destination, guide, header_map, appends)
    people = names_in(notebook)
    lunches = [Interview(one, notebook.fields(one), guide, people, pieces) for one in notebook.subjects("i")]
    rows = [
        making.row(number, UploadTelling(one, crm_ids(notebook.fields(one.fact("deal")))))
        for number, one in enumerate(lunches, 2)
    ]
    findings = (*making.file_findings(), *making.findings)
    header, picklists = tuple(making.headings.values()), tuple(making.picklists())
    return Upload(destination, header, tuple(rows), findings, picklists, tuple(making.columns))


@dataclass
class _Making:
    """An upload while it is made, row by row."""

    destination: Destination
    guide: Guide
    header_map: HeaderMap
    appends: bool
    findings: list[Finding] = field(default_factory=list)
    seen: dict[str, dict[str, None]] = field(default_factory=dict)
    unmapped: Counter[str] = field(default_factory=Counter)
    unlinked: int = 0

    def __post_init__(self) -> None:
        self.every = self.destination.columns(self.guide)
        self.columns = fitting(self.every, self.destination.max_columns)
        self.headings = headings_for(self.destination, self.columns, self.header_map)
        self.fitted = {column.key for column in self.columns}
        self.appends = self.appends and self.destination.can_append

    def row(self, number: int, told: UploadTelling) -> tuple[str, ...]:
        entries = {column.key: column.tell(told) for column in self.every}
        cells: dict[str, str] = {}
        for column in self.columns:
            cell, found, entries[column.key] = self._spelled(column, entries[column.key])
            cells[column.key] = cell
            self._note(number, column, found)
            self.seen.setdefault(column.key, {}).update(dict.fromkeys(entries[column.key].picks))
        if OTHER in self.fitted:
            self._tell_others(number, told, entries, cells)
        self._fill(cells)
        self._check(number, cells)
        return tuple(cells[key] for key in self.headings)

    def _spelled(self, column: UploadColumn, entry: Entry) -> tuple[str, list[Finding], Entry]:
        return spelled(self.destination, column, entry, appends=self.appends)

    def _tell_others(
        self, number: int, told: UploadTelling, entries: Mapping[str, Entry], cells: dict[str, str]
    ) -> None:
        text = told_beside(told, self.every, entries, self.fitted)
        column = next(column for column in self.columns if column.key == OTHER)
        cells[OTHER], found, _entry = self._spelled(column, Entry(text))
        self._note(number, column, found)

    def _fill(self, cells: dict[str, str]) -> None:
        if not cells.get(self.destination.filled_unless):
            fills = {**self.destination.fills, **self.header_map.fills}
            cells.update({key: text for key, text in fills.items() if cells.get(key) == ""})

    def _note(self, number: int, column: UploadColumn, found: Iterable[Finding]) -> None:
        """Keep findings with their place; a column the header map leaves out has none."""
        heading = self.headings.get(column.key)
        if heading:
            where = self.destination.title
            self.findings += [replace(one, row=number, column=heading, where=where) for one in found]

    def _check(self, number: int, cells: Mapping[str, str]) -> None:
        destination, where = self.destination, self.destination.title
        self.unmapped.update(key for key, cell in cells.items() if cell and key not in self.headings)
        self.unlinked += bool(destination.link) and not cells.get(destination.link)
        linked = destination.filled_unless and cells.get(destination.filled_unless)
        for key in () if linked else destination.needs:
            if not cells.get(key) or key not in self.headings:
                self.findings.append(Finding("needs", number, self.headings.get(key, key), where=where))
        written = [cells[key] for key in self.headings]
        length = sum(map(units, written))
        if 0 < destination.max_record < length:
            limit = destination.max_record
            self.findings.append(Finding("record", number, amount=length, limit=limit, where=where))
        self._check_bytes(number, written)

    def _check_bytes(self, number: int, written: Sequence[str]) -> None:
        most = self.destination.max_bytes
        if most and sum(map(len, written)) * 4 > most // 2:
            head = Upload(self.destination, tuple(self.headings.values()), (), ()).data
            size = len(head) + len(encoded_row(written).encode()) + 1
            if size > most:
                where = self.destination.title
                self.findings.append(Finding("file_too_large", number, amount=size, limit=most, where=where))

    def file_findings(self) -> Iterator[Finding]:
        """Yield what is to be said of the file as a whole."""
        if roomless := [one for one in self.every if one.rank < MUST_DETAIL and one.key not in self.fitted]:
            yield Finding("crowded", amount=len(roomless), limit=self.destination.max_columns)
        if self.unlinked:
            problem = "creates" if self.destination.filled_unless else "unlinked"
            heading = self.headings.get(self.destination.link, self.destination.link)
            where = self.destination.title
            yield Finding(problem, column=heading, amount=self.unlinked, where=where)
        for key, count in self.unmapped.items():
            yield Finding("unmapped", column=key, amount=count)
        known = {column.key for column in self.every}
        for key in dict.fromkeys((*self.header_map.headings, *self.header_map.fills)):
            if key not in known:
                yield Finding("unknown_key", column=key)

    def picklists(self) -> Iterator[Picklist]:
        """Yield the values of every choice: the guide's, then what else stands in these rows."""
        for column in self.columns:
            if column.kind in ("choice", "choices") and column.key in self.headings:
                known = (" ".join(str(words).split()).replace(";", ",") for words in column.codes.values())
                values = tuple(dict.fromkeys((*known, *self.seen.get(column.key, {}))))
                yield Picklist(self.headings[column.key], column.label, column.kind == "choices", values)

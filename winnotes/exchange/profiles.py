"""The CSVs WinNotes writes, by name: the command line and the window list this one table."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.dynamics import DYNAMICS
from winnotes.exchange.hubspot import HUBSPOT
from winnotes.exchange.pipedrive import PIPEDRIVE
from winnotes.exchange.resolving import Known, nothing_known
from winnotes.exchange.salesforce import SALESFORCE
from winnotes.exchange.sheet import TeamCsv, read_sheet
from winnotes.exchange.team_csv import team_rows, write_team_csv
from winnotes.exchange.team_reading import team_in
from winnotes.exchange.tidy_csv import tidy_rows, write_tidy_csv
from winnotes.exchange.tidy_reading import tidy_in
from winnotes.exchange.upload import Destination
from winnotes.exchange.upload_file import make_upload
from winnotes.exchange.wide import Style, wide_columns, wide_rows
from winnotes.i18n import N_


def excel_rows(notebook: Notebook, guide: Guide, separator: str = ",") -> Iterator[list[str]]:
    """Yield the header in words and one row per interview, as `write_excel_csv` spells them."""
    columns = wide_columns(guide)
    count = Counter(column.label for column in columns)
    yield [
        column.label if count[column.label] == 1 else f"{column.label} ({column.name})" for column in columns
    ]
    yield from wide_rows(notebook, guide, Style(in_words=True, decimal="," if separator == ";" else "."))


def write_excel_csv(notebook: Notebook, guide: Guide, separator: str = ",") -> bytes:
    """Return one row per interview for a double click: BOM, CRLF rows with LF in cells, formulas guarded.

    `separator` is what the reader's Excel expects, `,` or `;`; where it is `;` numbers have a decimal comma,
    as such an Excel expects too. Scores are plain numbers, never 7/10.
    """
    return csv_bytes(excel_rows(notebook, guide, separator), separator=separator)


def plain_rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
    """Yield the header of stable keys and one row per interview in codes."""
    yield [column.name for column in wide_columns(guide)]
    yield from wide_rows(notebook, guide, Style())


def write_plain_csv(notebook: Notebook, guide: Guide) -> bytes:
    """Return one row per interview for programs: RFC 4180, LF, UTF-8 without BOM, nothing guarded."""
    return csv_bytes(plain_rows(notebook, guide), row_end="\n", has_bom=False, is_guarded=False)


def read_mergeable_csv(data: bytes, guide: Guide, name: str = "", known: Known = nothing_known) -> TeamCsv:
    """Return what the team or tidy CSV `name` holds, whichever it is; `known` and errors as in `read_team_csv`."""
    sheet = read_sheet(data, name)
    return team_in(sheet, guide, known) if sheet.has(("interview",)) else tidy_in(sheet, guide, known)


UPLOADS: Mapping[str, Destination] = {one.name: one for one in (SALESFORCE, HUBSPOT, DYNAMICS, PIPEDRIVE)}


@dataclass(frozen=True, slots=True)
class Profile:
    """A CSV by name: the words a list shows for it, the rows it holds, and its bytes.

    An upload is written here whole and with our own headings; `make_upload` knows header maps and splits files.
    """

    name: str
    label: str
    rows: Callable[[Notebook, Guide], Iterator[list[str]]]
    write: Callable[[Notebook, Guide], bytes]


def _upload_profile(destination: Destination) -> Profile:
    def rows(notebook: Notebook, guide: Guide) -> Iterator[list[str]]:
        upload = make_upload(destination, notebook, guide)
        yield list(upload.header)
        yield from map(list, upload.rows)

    def write(notebook: Notebook, guide: Guide) -> bytes:
        return make_upload(destination, notebook, guide).data

    return Profile(destination.name, destination.label, rows, write)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("team", N_("CSV for the team"), team_rows, write_team_csv),
        Profile("tidy", N_("Tidy CSV for analysts"), tidy_rows, write_tidy_csv),
        Profile("excel", N_("CSV for Excel"), excel_rows, write_excel_csv),
        Profile("plain", N_("Plain CSV"), plain_rows, write_plain_csv),
        *map(_upload_profile, UPLOADS.values()),
    )
}

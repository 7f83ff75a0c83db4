"""What an upload CSV is made of: a destination with its limits, the columns it gets, and what stands in one.

The facts behind every number are in docs/uploads.md. Nothing is guarded with `'` as for a spreadsheet: an import
tool runs no formula, and the apostrophe would stay in the CRM's data for good.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from winnotes.core.guide import Guide
from winnotes.core.interview import Answer, Interview
from winnotes.exchange.interview_digest import Row, rows_of
from winnotes.exchange.wide import Style, Telling

KINDS = ("id", "link", "text", "long", "date", "number", "flag", "email", "choice", "choices")
OTHER = "other_answers"


@dataclass(frozen=True, slots=True)
class Entry:
    """What an interview has for a column.

    `text` is for a field of its kind (dates ISO, flags "1" or "0"), `picks` are the values of a choice. `words`
    says the same in a sentence, where that is another text. `beside` is what does not fit the field, and `why`:
    `differs` or `unfit`. A `quiet` entry needs no line where its column finds no room.
    """

    text: str = ""
    picks: tuple[str, ...] = ()
    words: str = ""
    beside: str = ""
    why: str = ""
    is_quiet: bool = False

    @property
    def spoken(self) -> str:
        """What it says among other text."""
        return self.words or ", ".join(self.picks) or self.text


class UploadTelling(Telling):
    """One interview as uploads tell it: in words, each answer looked up once.

    `crm_ids` are those of the deal it is about, by CRM (core: `crm_ids`).
    """

    def __init__(self, interview: Interview, crm_ids: Mapping[str, str] | None = None) -> None:
        super().__init__(interview, Style(in_words=True))
        self.crm_ids = crm_ids or {}
        self.answers: Mapping[str, Answer] = {one.question.key: one for one in interview.answers}
        self._rows: dict[str, list[Row]] = {}

    def rows(self, key: str) -> list[Row]:
        """Return the rows of a question over all voices."""
        if key not in self._rows:
            self._rows[key] = rows_of(self.interview, [key])
        return self._rows[key]


@dataclass(frozen=True, slots=True)
class UploadColumn:
    """A column an upload may have: its stable key, the words for it, its kind, and how an interview fills it.

    Where room is short, the lowest `rank` keeps its column. `group` and `short` are the words among other text:
    the question, and what of it. `within` is the key of the column whose words already tell this one.
    `codes` are the words of a choice by code; an open choice has others too.
    """

    key: str
    label: str
    kind: str
    tell: Callable[[UploadTelling], Entry]
    rank: int = 0
    codes: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    short: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """What a CRM takes; 0 is no limit. Characters are counted in UTF-16 units, the most careful reading.

    `title` is the CRM, `label` what a list of formats shows.

    `headings` gives the columns their headings, `heading_fault` a reason why one would not do, or "".
    `needs` are keys without which a row is refused. `fills` is what stands in a column nothing is known for,
    in rows whose `filled_unless` is empty.
    """

    name: str
    title: str
    label: str
    headings: Callable[[Sequence[UploadColumn]], Mapping[str, str]]
    columns: Callable[[Guide], Sequence[UploadColumn]]
    heading_fault: Callable[[str], str]
    has_bom: bool = False
    is_header_quoted: bool = True
    flags: tuple[str, str] = ("0", "1")
    max_columns: int = 0
    max_characters: int = 0
    max_line: int = 0
    careful_bytes: int = 0
    max_picks: int = 0
    max_record: int = 0
    max_rows: int = 0
    counts_header: bool = False
    max_bytes: int = 0
    clearing_word: str = ""
    link: str = ""
    needs: tuple[str, ...] = ()
    fills: Mapping[str, str] = field(default_factory=dict)
    filled_unless: str = ""
    can_append: bool = False

"""The team's list of questions: keys are frozen, words are the team's own, the id is the hash of the content."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from winnotes.core.errors import WinNotesError
from winnotes.core.text import one_line
from winnotes.core.version import canonical, short_hash

KINDS = (
    "text",
    "choice",
    "choices",
    "counts",
    "tags",
    "ranked",
    "scale",
    "number",
    "amount",
    "duration",
    "rows",
)
CODED = ("choice", "choices", "counts", "ranked")
MAX_CHARACTERS = 1_000_000  # the original 22 need 20,000
MAX_STEPS = 100
MAX_WHOLE = 1_000_000
_KEY = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,99}+"|'[^'\n]{0,99}+')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_KEY}[ \t]*+\.[ \t]*+){{32}}")


@dataclass(frozen=True, slots=True)
class Part:
    """One typed field of a question, or one column of its rows.

    `codes` maps a code to its words. `open` lets a choice be any other word too. `limit` is the most a
    ranked part keeps. `ledger` marks rows of the deal's one content ledger.
    """

    key: str
    label: str
    kind: str
    codes: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    low: int = 1
    high: int = 10
    limit: int = 3
    hint: str = ""
    ledger: bool = False
    columns: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its frozen key, its words aloud, its short label and its typed parts."""

    key: str
    text: str
    label: str
    section: str
    probe: str = ""
    bridge: str = ""
    must_ask: bool = False
    private: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def rows(self) -> Part | None:
        """The part answered in rows, if the question has one (always the last)."""
        return self.parts[-1] if self.parts and self.parts[-1].kind == "rows" else None

    @property
    def fields(self) -> tuple[Part, ...]:
        """The parts answered in one line each."""
        return self.parts[:-1] if self.rows else self.parts


@dataclass(frozen=True)
class Guide:
    """Sections in the order of the checklist, questions in the order of the article."""

    title: str
    language: str
    sections: Mapping[str, str]
    questions: tuple[Question, ...]
    id: str

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        """Each question under its key."""
        return {question.key: question for question in self.questions}

    @cached_property
    def grouped(self) -> tuple[tuple[str, tuple[Question, ...]], ...]:
        """The checklist: (section key, questions) in the order of the sections, those without questions left out."""
        asked = {
            section: tuple(question for question in self.questions if question.section == section)
            for section in self.sections
        }
        return tuple((section, questions) for section, questions in asked.items() if questions)

    @cached_property
    def in_checklist_order(self) -> tuple[Question, ...]:
        """All questions as the checklist shows them, from top to bottom."""
        return tuple(question for _, questions in self.grouped for question in questions)


def read_guide(source: str, name: str = "guide") -> Guide:
    """Return the guide written in the TOML text `source`; `name` is what an error calls it.

    Raises WinNotesError `guide_unreadable` (the text is no TOML, or made to exhaust its reader) or
    `guide_wrong` (where and what); nothing else, whatever the text.
    """
    if len(source) > MAX_CHARACTERS:
        raise WinNotesError("guide_unreadable", file=name, reason="guide_too_large")
    if _LONG_KEY.search(source):  # a reader of TOML takes quadratic time over it
        raise WinNotesError("guide_unreadable", file=name, reason="too_deep")
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise WinNotesError("guide_unreadable", file=name, reason=str(error)) from error
    except RecursionError as error:
        raise WinNotesError("guide_unreadable", file=name, reason="too_deep") from error
    except ValueError as error:  # more digits than Python reads
        raise WinNotesError("guide_unreadable", file=name, reason="not_a_number") from error
    return guide_of(data, name)


def guide_of(data: Mapping[str, object], name: str = "guide") -> Guide:
    """Return the guide described by `data`, the parsed form of a guide file. Raises WinNotesError `guide_wrong`."""
    try:
        return _guide(data)
    except _GuideFault as fault:
        raise WinNotesError("guide_wrong", file=name, where=fault.where, reason=fault.reason) from fault
    except RecursionError as error:
        raise WinNotesError("guide_wrong", file=name, where="guide", reason="too_deep") from error


class _GuideFault(Exception):
    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason


def _guide(data: Mapping[str, object]) -> Guide:
    title, language = _text(data, "title", "guide"), _text(data, "language", "guide", "en")
    sections = [
        (_text(one, "key", f"section {n}"), _text(one, "title", f"section {n}"))
        for n, one in enumerate(_tables(data, "sections", "guide"), 1)
    ]
    _refuse_twins([key for key, _title in sections], "sections")
    asked = enumerate(_tables(data, "questions", "guide"), 1)
    questions = tuple(_question(one, n, dict(sections)) for n, one in asked)
    if not questions:
        raise _GuideFault("guide", "no_questions")
    _refuse_twins([question.key for question in questions], "questions")
    return Guide(title, language, dict(sections), questions, _id(data))


def _id(data: Mapping[str, object]) -> str:
    content = {name: value for name, value in data.items() if name != "format"}
    try:
        return "g" + short_hash(canonical(content))
    except TypeError as error:
        raise _GuideFault(_odd_place(content), "guide_holds") from error
    except UnicodeEncodeError as error:
        raise _GuideFault("guide", "text_unclean") from error
    except ValueError as error:
        raise _GuideFault(_odd_place(content), "not_a_number") from error


def _odd_place(content: Mapping[str, object]) -> str:
    """Return the name at the top of the guide under which something stands that JSON cannot hold."""
    for name, value in content.items():
        try:
            canonical(value)
        except (TypeError, ValueError):
            return name
    return "guide"


def _question(data: Mapping[str, object], number: int, sections: Mapping[str, str]) -> Question:
    where = f"question {number}"
    key = _text(data, "key", where)
    if not key.isidentifier() or key != key.lower():
        raise _GuideFault(where, "key_not_plain")
    where = f"{where} ({key})"
    section = _text(data, "section", where)
    if section not in sections:
        raise _GuideFault(where, "section_unknown")
    parts = tuple(_part(one, where) for one in _tables(data, "parts", where))
    if any(part.kind == "rows" for part in parts[:-1]):
        raise _GuideFault(where, "rows_not_last")
    _refuse_twins([part.key for part in parts], where)
    return Question(
        key,
        _text(data, "text", where),
        _text(data, "label", where, key),
        section,
        _text(data, "probe", where, ""),
        _text(data, "bridge", where, ""),
        _flag(data, "must_ask", where),
        _flag(data, "private", where),
        parts,
    )


def _part(data: Mapping[str, object], where: str) -> Part:
    key, kind = _text(data, "key", where), _text(data, "kind", where)
    where = f"{where}, {key}"
    if kind not in KINDS:
        raise _GuideFault(where, "kind_unknown")
    columns = tuple(_part(one, where) for one in _tables(data, "columns", where))
    if (kind == "rows") != bool(columns) or any(column.kind == "rows" for column in columns):
        raise _GuideFault(where, "columns_wrong")
    _refuse_twins([column.key for column in columns], where)
    low, high = _whole(data, "low", where, 1), _whole(data, "high", where, 10)
    if kind == "scale" and not 0 < high - low <= MAX_STEPS:
        raise _GuideFault(where, "scale_wrong")
    return Part(
        key,
        _text(data, "label", where, key),
        kind,
        _codes(data, kind, where),
        _flag(data, "open", where),
        low,
        high,
        _whole(data, "limit", where, 3),
        _text(data, "hint", where, ""),
        _flag(data, "ledger", where),
        columns,
    )


def _codes(data: Mapping[str, object], kind: str, where: str) -> dict[str, str]:
    codes = data.get("codes", {})
    if not isinstance(codes, dict) or (kind in CODED and not codes):
        raise _GuideFault(where, "codes_missing")
    return {one_line(code): _text(codes, code, f"{where}, codes") for code in codes}


def _tables(data: Mapping[str, object], name: str, where: str) -> list[dict[str, object]]:
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _GuideFault(f"{where}, {name}", "not_tables")
    return found


def _text(data: Mapping[str, object], name: str, where: str, default: str | None = None) -> str:
    found = data.get(name, default)
    if found is None:
        raise _GuideFault(f"{where}, {name}", "text_missing")
    if not isinstance(found, str):
        raise _GuideFault(f"{where}, {name}", "not_text")
    if default is None and not found.strip():
        raise _GuideFault(f"{where}, {name}", "text_missing")
    return one_line(found)


def _whole(data: Mapping[str, object], name: str, where: str, default: int) -> int:
    found = data.get(name, default)
    if not isinstance(found, int) or isinstance(found, bool) or abs(found) > MAX_WHOLE:
        raise _GuideFault(f"{where}, {name}", "not_whole")
    return found


def _flag(data: Mapping[str, object], name: str, where: str) -> bool:
    found = data.get(name, False)
    if not isinstance(found, bool):
        raise _GuideFault(f"{where}, {name}", "not_flag")
    return found


def _refuse_twins(keys: list[str], where: str) -> None:
    if len(set(keys)) < len(keys):
        raise _GuideFault(where, "key_twice")

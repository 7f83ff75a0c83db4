"""The team's list of questions: keys are frozen, words are the team's own, the id is the hash of the content."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from winnotes.core.errors import WinNotesError
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
        """The checklist: (section key, its questions) in the order of the sections."""
        return tuple(
            (section, tuple(question for question in self.questions if question.section == section))
            for section in self.sections
        )

    @cached_property
    def in_checklist_order(self) -> tuple[Question, ...]:
        """All questions as the checklist shows them, from top to bottom."""
        return tuple(question for _, questions in self.grouped for question in questions)


def read_guide(source: str, name: str = "guide") -> Guide:
    """Return the guide written in the TOML text `source`; `name` is what an error calls it.

    Raises WinNotesError `guide_unreadable` (the text is no TOML) or `guide_wrong` (where and what).
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise WinNotesError("guide_unreadable", file=name, reason=str(error)) from error
    try:
        return guide_of(data)
    except _GuideFault as fault:
        raise WinNotesError("guide_wrong", file=name, where=fault.where, reason=fault.reason) from fault


def guide_of(data: Mapping[str, object]) -> Guide:
    """Return the guide described by `data`, the parsed form of a guide file."""
    sections = {
        _text(one, "key", f"section {n}"): _text(one, "title", f"section {n}")
        for n, one in enumerate(_tables(data, "sections", "guide"), 1)
    }
    questions = tuple(
        _question(one, n, sections) for n, one in enumerate(_tables(data, "questions", "guide"), 1)
    )
    if not questions:
        raise _GuideFault("guide", "no_questions")
    _refuse_twins([question.key for question in questions], "questions")
    content = {name: value for name, value in data.items() if name != "format"}
    return Guide(
        _text(data, "title", "guide"),
        _text(data, "language", "guide", "en"),
        sections,
        questions,
        "g" + short_hash(canonical(content)),
    )


class _GuideFault(Exception):
    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason


def _question(data: Mapping[str, object], number: int, sections: Mapping[str, str]) -> Question:
    where = f"question {number}"
    key = _text(data, "key", where)
    if not key.isidentifier() or key != key.lower():
        raise _GuideFault(where, "key_not_plain")
    section = _text(data, "section", where)
    if section not in sections:
        raise _GuideFault(f"{where} ({key})", "section_unknown")
    parts = tuple(_part(one, f"{where} ({key})") for one in _tables(data, "parts", where))
    if any(part.kind == "rows" for part in parts[:-1]):
        raise _GuideFault(f"{where} ({key})", "rows_not_last")
    _refuse_twins([part.key for part in parts], f"{where} ({key})")
    return Question(
        key,
        _text(data, "text", where),
        _text(data, "label", where, key),
        section,
        _text(data, "probe", where, ""),
        _text(data, "bridge", where, ""),
        data.get("must_ask") is True,
        data.get("private") is True,
        parts,
    )


def _part(data: Mapping[str, object], where: str) -> Part:
    key, kind = _text(data, "key", where), _text(data, "kind", where)
    if kind not in KINDS:
        raise _GuideFault(f"{where}, {key}", "kind_unknown")
    codes = data.get("codes", {})
    if not isinstance(codes, dict) or (kind in CODED and not codes):
        raise _GuideFault(f"{where}, {key}", "codes_missing")
    columns = tuple(_part(one, f"{where}, {key}") for one in _tables(data, "columns", where))
    if (kind == "rows") != bool(columns) or any(column.kind == "rows" for column in columns):
        raise _GuideFault(f"{where}, {key}", "columns_wrong")
    return Part(
        key,
        _text(data, "label", where, key),
        kind,
        {str(code): str(words) for code, words in codes.items()},
        data.get("open") is True,
        _whole(data, "low", 1),
        _whole(data, "high", 10),
        _whole(data, "limit", 3),
        _text(data, "hint", where, ""),
        data.get("ledger") is True,
        columns,
    )


def _tables(data: Mapping[str, object], name: str, where: str) -> list[dict[str, object]]:
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _GuideFault(where, f"{name}_wrong")
    return found


def _text(data: Mapping[str, object], name: str, where: str, default: str | None = None) -> str:
    found = data.get(name, default)
    if not isinstance(found, str) or (default is None and not found.strip()):
        raise _GuideFault(where, f"{name}_missing")
    return found.strip()


def _whole(data: Mapping[str, object], name: str, default: int) -> int:
    found = data.get(name, default)
    return found if isinstance(found, int) and not isinstance(found, bool) else default


def _refuse_twins(keys: list[str], where: str) -> None:
    if len(set(keys)) < len(keys):
        raise _GuideFault(where, "key_twice")

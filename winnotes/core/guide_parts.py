"""The typed fields of a question as rows to edit: added, named, given kinds and choices, as long as nobody was asked.

Of a question that was asked the fields stay, with their kinds and the choices offered; what they are called may change,
and their order, but for the first column of rows: by it rows of several people are united.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import CODED, MAX_STEPS, Guide, Part
from winnotes.core.guide_data import identified
from winnotes.core.guide_editing import codes_for, own_key
from winnotes.core.text import folded, one_line

IN_ROWS = ("text", "choice", "choices", "tags", "scale", "number", "amount", "duration")
YES_NO = {"yes": "Yes", "no": "No"}
_STEP = re.compile(r"(-?\d{1,6})(?!\d)[\s=:–-]*(.*)")  # of a scale: "10 fierce", "10 = fierce", "10"
Cells = Mapping[str, str]


def rows_of(parts: Sequence[Part]) -> list[dict[str, str]]:
    """Return parts as rows of cells; `kind` is a code, choices are parted by `; `."""
    found = (
        {"label": one.label, "kind": one.kind, "choices": joined(one), "hint": one.hint} for one in parts
    )
    return [{cell: text for cell, text in row.items() if text} for row in found]


def joined(part: Part) -> str:
    """Return the choices of a part in one line; a `;` within one becomes a comma, as it parts them."""
    return "; ".join(words.replace(";", ",") for words in choices_of(part))


def choices_of(part: Part) -> list[str]:
    """Return the choices as they are typed; of a scale its ends, and what its steps mean: `10 fierce`."""
    if part.kind != "scale":
        return list(part.codes.values())
    steps = {str(part.low): "", str(part.high): ""} | dict(part.codes)
    return [f"{step} {steps[step]}".strip() for step in sorted(steps, key=int)]


def with_steps(question: str, part: Part, lines: Sequence[str], *, is_frozen: bool) -> Part:
    """Return a scale that goes from the least number named in `lines` to the most, its words by step.

    What makes no scale leaves it as it is. Raises WinNotesError guide_kind_frozen: one that was asked keeps its ends.
    """
    found = (_STEP.fullmatch(one_line(line)) for line in lines)
    told = {int(one[1]): one[2] for one in found if one}
    low, high = (min(told), max(told)) if len(told) > 1 else (part.low, part.high)
    if not 0 < high - low <= MAX_STEPS:
        return part
    if is_frozen and (low, high) != (part.low, part.high):
        raise WinNotesError("guide_kind_frozen", question=question)
    return replace(part, low=low, high=high, codes={str(n): told[n] for n in sorted(told) if told[n]})


def with_scale(guide: Guide, key: str, lines: Sequence[str], frozen: Collection[str]) -> Guide:
    """Return `guide` with the one part of a question, a scale, as `lines` say. Raises as `with_steps`."""
    question = guide.by_key[key]
    part = with_steps(question.label, question.parts[0], lines, is_frozen=key in frozen)
    return _with(guide, key, (part, *question.parts[1:]))


def with_fields(guide: Guide, key: str, rows: Sequence[Cells], frozen: Collection[str]) -> Guide:
    """Return `guide` with these rows as the fields of a question, its rows of answers aside.

    Raises WinNotesError guide_fields_frozen, guide_kind_frozen or guide_codes_frozen.
    """
    question = guide.by_key[key]
    fields = _edited(question.label, question.fields, rows, is_frozen=key in frozen)
    tail = (question.rows,) if question.rows else ()
    return _with(guide, key, (*fields, *tail))


def with_columns(guide: Guide, key: str, rows: Sequence[Cells], frozen: Collection[str]) -> Guide:
    """Return `guide` with these rows as the columns a question is answered in; one stays. Raises as `with_fields`."""
    question = guide.by_key[key]
    if question.rows is None:
        return guide
    columns = _edited(question.label, question.rows.columns, rows, is_frozen=key in frozen)
    if not columns:
        return guide
    if key in frozen and columns[0].key != question.rows.columns[0].key:
        raise WinNotesError("guide_fields_frozen", question=question.label)
    return _with(guide, key, (*question.fields, replace(question.rows, columns=columns)))


def _edited(
    question: str, old: Sequence[Part], rows: Sequence[Cells], *, is_frozen: bool
) -> tuple[Part, ...]:
    wanted = [row for row in rows if one_line(row.get("label", ""))]
    before = _before(old, wanted)
    if is_frozen and sorted(one.key if one else "" for one in before) != sorted(one.key for one in old):
        raise WinNotesError("guide_fields_frozen", question=question)
    taken = {one.key for one in old}
    found = []
    for part, row in zip(before, wanted, strict=True):
        fresh = part or Part(_fresh(row["label"], taken), "", "text")
        taken.add(fresh.key)
        found.append(_as_told(question, fresh, row, is_frozen=is_frozen))
    return tuple(found)


def _before(old: Sequence[Part], rows: Sequence[Cells]) -> list[Part | None]:
    """Return for each row the part it was: by its label, else by its place where there are as many as before."""
    left = {folded(one.label): one for one in old}
    found = [left.pop(folded(row["label"]), None) for row in rows]
    if len(rows) == len(old):
        known = {one.key for one in found if one}
        found = [
            one or (there if there.key not in known else None) for one, there in zip(found, old, strict=True)
        ]
    return found


def _as_told(question: str, part: Part, row: Cells, *, is_frozen: bool) -> Part:
    kind = row.get("kind") or part.kind
    if is_frozen and kind != part.kind:
        raise WinNotesError("guide_kind_frozen", question=question)
    codes = dict(part.codes)
    lines = [one for one in (one_line(one) for one in row.get("choices", "").split(";")) if one]
    if kind in CODED:
        told = codes_for(lines, _comma(codes), were_offered=is_frozen)
        if is_frozen and (gone := [words for code, words in codes.items() if code not in told]):
            raise WinNotesError("guide_codes_frozen", choice=gone[0])
        codes = told or codes or dict(YES_NO)
    else:
        codes = {}
    told_part = replace(
        part, label=one_line(row["label"]), kind=kind, hint=one_line(row.get("hint", "")), codes=codes
    )
    told_part = told_part if kind == part.kind else replace(told_part, open=False, low=1, high=10, limit=3)
    return with_steps(question, told_part, lines, is_frozen=is_frozen) if kind == "scale" else told_part


def _comma(codes: Mapping[str, str]) -> dict[str, str]:
    return {code: words.replace(";", ",") for code, words in codes.items()}


def _fresh(label: str, taken: Collection[str]) -> str:
    plain = own_key(label, "").rstrip("_")
    return next(
        one for n in range(len(taken) + 1) if (one := f"{plain}_{n + 1}" if n else plain) not in taken
    )


def _with(guide: Guide, key: str, parts: tuple[Part, ...]) -> Guide:
    asked = (replace(one, parts=parts) if one.key == key else one for one in guide.questions)
    return identified(replace(guide, questions=tuple(asked)))

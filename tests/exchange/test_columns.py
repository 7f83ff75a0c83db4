"""The one table of all columns: pinned, documented, and the same whatever the notebook holds."""

from collections.abc import Iterator
from pathlib import Path

from winnotes.core.guide import Part, Question
from winnotes.exchange.cells import suffixes
from winnotes.exchange.column import LEADING, TRAILING, table_of
from winnotes.exchange.tidy_csv import COLUMNS as TIDY_COLUMNS
from winnotes.wording import original_guide

PINNED = Path(__file__).parent / "data" / "team_csv_columns.txt"
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "team_csv.md"
TABLE = table_of(original_guide())
PROVENANCE = "`first_hand`, `second_hand`, `opinion`"
HOLDS = {
    "text": "text",
    "choice": "code",
    "choices": "codes",
    "tags": "words",
    "ranked": "codes, best first",
    "counts": "codes with counts, `demo:2`",
    "scale": "whole number {low}–{high}",
    "number": "number",
    "amount": "number",
    "duration": "days",
    "_approx": "1 about, 0 exact",
    "_currency": "ISO code, empty when none was named",
}


def documented() -> Iterator[str]:
    """Yield the lines the document's table of columns must have."""
    for spread in TABLE.spreads:
        if spread.question is None:
            yield from (f"| `{column.name}` | {column.label} | as typed |" for column in spread.columns)
        else:
            holds = ["as typed", *_readings(spread.question), "what was stated, else empty", PROVENANCE]
            for column, meaning in zip(spread.columns, holds, strict=True):
                yield f"| `{column.name}` | {column.label} | {meaning} |"


def _readings(question: Question) -> Iterator[str]:
    for part in question.fields:
        yield from (f"read: {_holds(part, suffix)}" for suffix in suffixes(part.kind))
    for column in question.rows.columns if question.rows else ():
        yield from (f"read, an entry per row: {_holds(column, suffix)}" for suffix in suffixes(column.kind))


def _holds(part: Part, suffix: str) -> str:
    return HOLDS[suffix or part.kind].format(low=part.low, high=part.high)


def test_the_columns_of_the_original_22_never_change() -> None:
    names = [*LEADING, *(column.name for column in TABLE.columns), *TRAILING]
    assert names == PINNED.read_text("utf-8").split()


def test_every_column_is_documented_with_what_it_holds() -> None:
    lines = DOCUMENT.read_text("utf-8").splitlines()
    assert [line for line in documented() if line not in lines] == []
    for name in (*LEADING, *TRAILING, *TIDY_COLUMNS):
        assert any(line.startswith(f"| `{name}` |") for line in lines), name


def test_the_document_names_no_column_that_is_not_there() -> None:
    known = {column.name for column in TABLE.columns} | {*LEADING, *TRAILING, *TIDY_COLUMNS}
    named = [
        line.split("`")[1] for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| `")
    ]
    assert set(named) == known


def test_no_column_has_the_name_or_the_words_of_another() -> None:
    names = [column.name for column in TABLE.columns]
    labels = [column.label for column in TABLE.columns]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert {name for name in names if name.endswith("_2")} == set()

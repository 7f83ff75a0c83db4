"""The columns of the uploads: documented as they are, must-asks first where room is short, the same for any notes."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given

from tests.exchange.noting import Lunch
from tests.exchange.random_notebook import LAW, notebooks
from tests.exchange.uploading import GUIDE, guide_with, keys_of, upload_of
from winnotes.core.notebook import Notebook
from winnotes.exchange.profiles import UPLOADS
from winnotes.exchange.upload import KINDS, UploadColumn

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "uploads.md"
TYPES = {  # kind: Salesforce, HubSpot, Dynamics 365
    "id": ("Text(64), External ID, unique", "Single-line text", "Text, alternate key"),
    "link": ("Lookup(Opportunity)", "Record ID", ""),
    "text": ("Text(255)", "Single-line text", "Text"),
    "long": ("Long Text Area(32768)", "Multi-line text", "Multiple lines of text"),
    "date": ("Date", "Date picker", "Date only"),
    "number": ("Number(14, 4)", "Number", "Decimal"),
    "flag": ("Checkbox", "Single checkbox", "Yes/no"),
    "email": ("Email", "Single-line text", "Text, e-mail"),
    "choice": ("Picklist", "Dropdown select", "Choice"),
    "choices": ("Picklist (Multi-Select)", "Multiple checkboxes", "Choices"),
}
EMPTY = {profile: upload_of(profile, Notebook()) for profile in UPLOADS}


def columns() -> list[UploadColumn]:
    """Return every column any of the three CRMs has, in order."""
    hubspot = list(EMPTY["hubspot"].columns)
    return [hubspot[0], next(one for one in EMPTY["salesforce"].columns if one.kind == "link"), *hubspot[1:]]


def headings(profile: str) -> dict[str, str]:
    return dict(zip(keys_of(EMPTY[profile]), EMPTY[profile].header, strict=True))


def documented() -> Iterator[str]:
    """Yield the lines the document's table of columns must have."""
    found = [headings(profile) for profile in ("salesforce", "hubspot", "dynamics")]
    for column in columns():
        shown = " | ".join(f"`{one[column.key]}`" if column.key in one else "–" for one in found)
        yield f"| `{column.key}` | {shown} | {column.kind} |"


def documented_kinds() -> Iterator[str]:
    for kind, types in TYPES.items():
        yield f"| {kind} | {' | '.join(one or '–' for one in types)} |"


def table_under(heading: str) -> list[str]:
    """Return the rows of the first table under a heading of the document."""
    section = DOCUMENT.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def test_the_documented_columns_are_the_real_ones() -> None:
    assert table_under("All columns of the original 22") == list(documented())


def test_the_documented_fields_are_those_of_the_kinds() -> None:
    assert table_under("Which field to create") == list(documented_kinds())
    assert set(TYPES) == set(KINDS) >= {column.kind for column in columns()}


def test_the_documented_limits_are_those_kept() -> None:
    text = DOCUMENT.read_text("utf-8")
    for destination in UPLOADS.values():
        row = next(line for line in text.splitlines() if line.startswith(f"| {destination.title} |"))
        limits = (
            destination.max_columns, destination.max_characters, destination.max_picks, destination.max_rows,
            destination.max_bytes // 1_000_000, destination.max_record,
        )  # fmt: skip
        assert [f"{limit:,}" for limit in limits if limit and f"{limit:,}" not in row] == []


def test_salesforce_gets_ninety_columns_with_every_note_and_typed_part_of_the_22() -> None:
    keys = keys_of(EMPTY["salesforce"])
    assert len(keys) == 90
    for question in GUIDE.questions:
        assert f"{question.key}_note" in keys
        assert {f"{question.key}_{part.key}" for part in question.parts} <= set(keys)
        assert (f"{question.key}_state" in keys) is question.must_ask


def test_must_asks_keep_their_columns_where_room_is_short() -> None:
    part = '[[questions.parts]]\nkey = "p"\nlabel = "P"\nkind = "text"\n'
    lunch = Lunch(guide_with(*([part] * 80), f"must_ask = true\n{part}"))
    keys = keys_of(upload_of("salesforce", lunch))
    assert len(keys) == 90 and {"q80_p", "q80_note", "q80_state"} < set(keys) and "q0_note" not in keys
    assert keys[-1] == "other_answers" and keys[0] == "interview"


def test_a_key_two_questions_would_share_is_given_once() -> None:
    part = '[[questions.parts]]\nkey = "{key}"\nlabel = "P"\nkind = "text"\n'
    lunch = Lunch(guide_with(part.format(key="note"), part.format(key="state_2"), part.format(key="state")))
    keys = keys_of(upload_of("dynamics", lunch))
    assert {"q0_note", "q0_note_2", "q2_state", "q2_state_2"} < set(keys) and len(set(keys)) == len(keys)


@LAW
@given(notebook=notebooks)
def test_columns_never_depend_on_what_was_noted(notebook: Notebook) -> None:
    for profile in UPLOADS:
        assert upload_of(profile, notebook).header == EMPTY[profile].header


def test_no_crm_gets_two_headings_alike() -> None:
    for profile in UPLOADS:
        folded = [heading.casefold() for heading in EMPTY[profile].header]
        assert len(set(folded)) == len(folded)

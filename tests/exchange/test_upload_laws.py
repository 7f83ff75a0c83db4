"""Whatever was typed, an upload keeps its limits or says where not, and loses no word of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW, notebooks
from tests.exchange.uploading import GUIDE, keys_of, read_back, upload_of
from winnotes.core.interview import NOTE
from winnotes.core.notebook import Notebook
from winnotes.core.value import value_of
from winnotes.exchange.profiles import UPLOADS
from winnotes.exchange.upload import Destination
from winnotes.exchange.upload_cell import units
from winnotes.exchange.upload_file import Upload, make_upload

SHAPES = {
    "date": r"(\d{4}-\d{2}-\d{2})?",
    "number": r"(-?\d+(\.\d+)?(e[+-]?\d+)?)?",
    "email": r"(\S+@\S+\.\S+)?",
    "link": r"\w*",
    "id": r"i\w+",
}


def narrow(profile: str, **limits: int) -> Destination:
    """Return a destination with limits that random notes pass."""
    return replace(UPLOADS[profile], max_characters=60, max_line=25, max_picks=2, max_record=900, **limits)


def cells(upload: Upload) -> Iterator[tuple[int, str, str, str]]:
    """Yield row number, heading, kind and text of every cell of an upload with all its columns."""
    for number, row in enumerate(upload.rows, 2):
        for column, heading, text in zip(upload.columns, upload.header, row, strict=True):
            yield number, heading, column.kind, text


@pytest.mark.parametrize("profile", UPLOADS)
@LAW
@given(notebook=notebooks)
def test_any_notebook_comes_back_from_the_file_cell_by_cell(profile: str, notebook: Notebook) -> None:
    upload = upload_of(profile, notebook)
    assert upload.data == upload_of(profile, notebook).data
    assert len(upload.rows) == len(notebook.subjects("i"))
    assert read_back(upload.data) == [list(upload.header), *map(list, upload.rows)]
    assert b"".join(upload.files) == upload.data and b"\r" not in upload.data


@pytest.mark.parametrize("profile", UPLOADS)
@LAW
@given(notebook=notebooks, most=st.integers(25, 200))
def test_no_cell_and_no_record_passes_a_limit_unsaid(profile: str, notebook: Notebook, most: int) -> None:
    upload = make_upload(narrow(profile, max_columns=most), notebook, GUIDE)
    told = {(one.row, one.column, one.problem) for one in upload.findings}
    assert len(upload.header) <= most
    for number, heading, kind, text in cells(upload):
        assert units(text) <= (25 if kind in ("text", "email") else 60)
        if " [truncated" in text:
            assert {(number, heading, "shortened"), (number, heading, "line")} & told or "truncated" in str(
                notebook
            )
        if kind == "choices" and text.count(";") > 1:
            assert (number, heading, "shortened") in told
    for number, row in enumerate(upload.rows, 2):
        assert (sum(map(units, row)) > 900) == ((number, "", "record") in told)


@pytest.mark.parametrize("profile", ["salesforce", "hubspot", "dynamics"])
@LAW
@given(notebook=notebooks)
def test_typed_fields_hold_only_what_fits_them(profile: str, notebook: Notebook) -> None:
    upload = upload_of(profile, notebook)
    values = {one.heading: set(one.values) for one in upload.picklists}
    for _number, heading, kind, text in cells(upload):
        if kind in SHAPES:
            assert re.fullmatch(SHAPES[kind], text, re.ASCII), (heading, text)
        if kind == "flag":
            assert text in ("", *UPLOADS[profile].flags)
        if kind == "choices":
            assert set(filter(None, text.split(";"))) <= values[heading]
        if kind == "choice":
            assert ";" not in text and (not text or text in values[heading])


@pytest.mark.parametrize("profile", UPLOADS)
@LAW
@given(notebook=notebooks)
def test_every_note_and_everything_not_understood_stands_somewhere_in_its_row(
    profile: str, notebook: Notebook
) -> None:
    upload = upload_of(profile, notebook)
    for subject, row in zip(notebook.subjects("i"), upload.rows, strict=True):
        everything = "\n".join(row)
        for name, heads in notebook.fields(subject).items():
            for head in heads:
                if isinstance(head.content, str) and name.endswith(NOTE) and "." not in name:
                    assert head.content.strip() in everything
        for key in GUIDE.by_key:
            for head in notebook.heads(subject, key):
                value = value_of(head.content)
                for part, typed in value.said.items():
                    if isinstance(typed, str) and value.read.get(part) is None:
                        assert typed.strip() in everything


@LAW
@given(notebook=notebooks)
def test_a_choice_says_not_known_only_in_its_state(notebook: Notebook) -> None:
    upload = upload_of("hubspot", notebook)
    keys = keys_of(upload)
    for row in upload.rows:
        found = {key for key, text in zip(keys, row, strict=True) if text == "Not known"}
        assert all(key.endswith("_state") for key in found)

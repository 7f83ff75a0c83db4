"""Uploads for the tests: made from a lunch, read back by two CSV readers that know nothing of WinNotes."""

import csv
import io
from collections.abc import Sequence

import clevercsv

from tests.exchange.noting import Lunch
from winnotes.core.guide import Guide, read_guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.header_map import HeaderMap
from winnotes.exchange.profiles import UPLOADS
from winnotes.exchange.upload_file import Upload, make_upload
from winnotes.wording import original_guide

GUIDE = original_guide()


def upload_of(
    profile: str, lunch: Lunch | Notebook, header_map: HeaderMap | None = None, *, appends: bool = False
) -> Upload:
    """Return the upload of one lunch, under its own guide, or of a notebook under the original 22."""
    notebook, guide = (lunch, GUIDE) if isinstance(lunch, Notebook) else (lunch.notebook, lunch.guide)
    return make_upload(UPLOADS[profile], notebook, guide, header_map or HeaderMap(), appends=appends)


def keys_of(upload: Upload) -> list[str]:
    """Return the keys of the columns written, in order, where no header map leaves one out."""
    return [column.key for column in upload.columns]


def cells_of(profile: str, lunch: Lunch, *, appends: bool = False) -> dict[str, str]:
    """Return the one row by the columns' keys."""
    upload = upload_of(profile, lunch, appends=appends)
    (row,) = upload.rows
    return dict(zip(keys_of(upload), row, strict=True))


def problems(upload: Upload) -> list[str]:
    """Return what the linter found, but for links, which no lunch of these tests has."""
    return [one.problem for one in upload.findings if one.problem not in ("unlinked", "creates")]


def read_back(data: bytes) -> list[list[str]]:
    """Return the rows as the standard library and clevercsv read them, which must be the same."""
    text = data.decode("utf-8-sig")
    csv.field_size_limit(2**24)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    csv.field_size_limit(131_072)
    clevercsv.field_size_limit(2**24)
    others = list(
        clevercsv.reader(io.StringIO(text, newline=""), delimiter=",", quotechar='"', escapechar="")
    )
    assert others == rows
    return rows


def guide_with(*questions: str) -> Guide:
    """Return a guide of these questions, each the TOML of its parts."""
    asked = "\n".join(
        f'[[questions]]\nkey = "q{n}"\nsection = "s"\ntext = "Question {n}?"\nlabel = "Q{n}"\n{parts}'
        for n, parts in enumerate(questions)
    )
    return read_guide(f'title = "T"\nsections = [{{ key = "s", title = "S" }}]\n{asked}')


def choices_part(count: int) -> str:
    """Return the TOML of a part with this many codes to pick from."""
    codes = ", ".join(f'c{n} = "Code {n}"' for n in range(count))
    return f'[[questions.parts]]\nkey = "p"\nlabel = "P"\nkind = "choices"\ncodes = {{ {codes} }}\n'


def many(count: int, **facts: str) -> Notebook:
    """Return a notebook of this many interviews with the same facts."""
    return Notebook(
        Version(f"i{n:07}", name, "pkim.k1", 1, {}, text)
        for n in range(count)
        for name, text in facts.items()
    )


def synthetic(profile: str, rows: Sequence[tuple[str, ...]]) -> Upload:
    """Return an upload of these rows as they stand."""
    return Upload(UPLOADS[profile], ("a", "b")[: len(rows[0])], tuple(rows), ())

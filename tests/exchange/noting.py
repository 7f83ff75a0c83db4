"""Notes for the tests of the files: a notebook is filled the way typing fills it, and a PDF is read back."""

import io
import re
import unicodedata
from collections.abc import Mapping

from pypdf import PdfReader

from winnotes.core.guide import Guide
from winnotes.core.interview import NOTE, Interview, interview_in
from winnotes.core.notebook import Notebook, agree, write
from winnotes.core.text import normalise
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json
from winnotes.wording import original_guide, words

LUNCH = "ilunch"
AT = "2026-10-29T11:00:00.000+00:00"
PEOPLE = {"pkim": "Kim Berger", "palex": "Alex Osei"}


class Lunch:
    """A lunch being noted: each call types something and returns the lunch."""

    def __init__(self, guide: Guide | None = None) -> None:
        self.guide = guide or original_guide()
        self.notebook = Notebook()
        for person, name in PEOPLE.items():
            self._put(person, "name", person, name)

    def fact(self, by: str = "pkim", **facts: Json) -> "Lunch":
        for name, content in facts.items():
            self._put(LUNCH, name, by, content)
        return self

    def note(self, key: str, text: str, by: str = "pkim") -> "Lunch":
        self._put(LUNCH, key + NOTE, by, text)
        return self

    def say(
        self, key: str, by: str = "pkim", state: str = "open", **said: str | list[dict[str, str]]
    ) -> "Lunch":
        self._put(LUNCH, key, by, self.value(key, state, said).content())
        return self

    def settle(self, key: str, by: str = "pkim", **said: str | list[dict[str, str]]) -> "Lunch":
        content = self.value(key, "open", said).content()
        version = agree(self.notebook, LUNCH, key, f"{by}.k1", content, at=AT)
        self.notebook |= Notebook([version])
        return self

    def value(self, key: str, state: str, said: Mapping[str, str | list[dict[str, str]]]) -> Value:
        question = self.guide.by_key[key]
        return with_said(
            Value(state), question, {part: entered(typed) for part, typed in said.items()}, words()
        )

    def interview(self) -> Interview:
        return interview_in(self.notebook, LUNCH, self.guide)

    def _put(self, subject: str, field: str, by: str, content: Json) -> None:
        content = normalise(content) if isinstance(content, str) else content
        version = write(self.notebook, subject, field, f"{by}.k1", content, at=AT)
        self.notebook |= Notebook([version])


def entered(typed: str | list[dict[str, str]]) -> str | list[dict[str, str]]:
    """Return what was typed as it is let in."""
    if isinstance(typed, str):
        return normalise(typed)
    return [{column: normalise(cell) for column, cell in row.items()} for row in typed]


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as a reader that knows nothing of WinNotes finds it."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """Return the text of the whole file with single blanks."""
    return " ".join("\n".join(pages_of(pdf)).replace("\u00a0", " ").split())


def packed(text: str) -> str:
    """Return `text` without blanks, so that a word broken between lines is still found."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))

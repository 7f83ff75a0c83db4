"""Every field of a notebook covered by what it is: only fields of a known shape are let through at all."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from winnotes.core.coarse import band
from winnotes.core.guide import Part
from winnotes.core.interview import NOTE, reopenings_in
from winnotes.core.measure import read_amount
from winnotes.core.notebook import ERASED
from winnotes.core.value import Value, read_part, value_of, with_said
from winnotes.core.version import Json, Version
from winnotes.exchange.covering import Cover
from winnotes.exchange.guide_cover import CoveredGuide
from winnotes.wording import words

GONE = (
    "code",
    "deal_name",
    "interviewee_email",
    "place",
    "same_as",
    ERASED,
)  # no stranger learns who asked for it
_NAMES = ("account", "interviewee", "product")
_DAYS = ("closed_on", "created_on", "met_on")
_TEXTS = ("crm_lead_source", "segment", "summary")
_MEASURED = ("duration", "number", "scale", "counts", "choice", "choices", "ranked")
_MONTH = re.compile(r"\s*(\d{4}-(?:0[1-9]|1[0-2]))(?=-\d{2}|\s*$)")


def month_of(text: str) -> str:
    """Return the month of an ISO day or instant, "2026-10", or "" where there is none."""
    found = _MONTH.match(text)
    return found[1] if found else ""


class FieldCover:
    """Covers versions one by one; `person` gives a fresh id. Keeps the covered `texts` for a last look."""

    def __init__(self, cover: Cover, person: Callable[[str], str]) -> None:
        self._cover, self._person = cover, person
        self.texts: list[str] = []
        self.gone = self.left_out = 0

    def covered(self, version: Version, guide: CoveredGuide) -> tuple[str, Json] | None:
        """Return (field, content) as they may be shown, or None where nothing of it may."""
        if version.subject.startswith("i") and version.field in GONE:
            self.gone += 1
            return None
        found = self._of_person(version) if version.subject.startswith("p") else None
        if version.subject.startswith("i"):
            found = (
                self._fact(version, guide) or self._answer(version, guide) or self._of_writer(version, guide)
            )
        self.left_out += found is None
        return found

    def _text(self, text: str, *, with_quantities: bool = True) -> str:
        self.texts.append(self._cover.text(text, with_quantities=with_quantities))
        return self.texts[-1]

    def _of_person(self, version: Version) -> tuple[str, Json] | None:
        if version.field == "name" and isinstance(version.content, str):
            called = self._name(version.content)
            return ("name", called) if called else None
        return None

    def _name(self, text: str) -> str:
        """Return the pseudonym of whom a text that holds a name is about; nothing else of it stays."""
        find = next((one for one in self._cover.finds(text, with_quantities=False) if one.who), None)
        return self._cover.cast.call(find.who, text) if find and find.who else ""

    def _fact(self, version: Version, guide: CoveredGuide) -> tuple[str, Json] | None:
        name, content = version.field, version.content
        if name == "guide":
            return name, guide.guide.id
        if name == "planned_minutes" and type(content) is int:
            return name, content
        if name == "sample" and isinstance(content, bool):
            return name, content
        said = self._fact_text(name, content) if isinstance(content, str) else ""
        return (name, said) if said else None

    def _fact_text(self, name: str, text: str) -> str:
        if name in _NAMES:
            return self._name(text)
        if name == "amount":
            found = read_amount(text, words())
            return band(found.total, found.unit) if found else ""
        if name in _DAYS:
            return month_of(text) or self._text(text)
        return self._text(text) if name in _TEXTS else ""

    def _answer(self, version: Version, guide: CoveredGuide) -> tuple[str, Json] | None:
        name, content = version.field, version.content
        if name.startswith("scrap."):
            return self._scrap(name, content, guide)
        question = guide.questions.get(name.removesuffix(NOTE))
        if question is None:
            return None
        if name in guide.questions:
            return question.key, self._value(value_of(content), guide, name).content()
        return (question.key + NOTE, self._text(content)) if isinstance(content, str) else None

    def _scrap(self, name: str, content: Json, guide: CoveredGuide) -> tuple[str, Json] | None:
        match content:
            case {"text": str(text), "talk_s": int(talk_s), "placed": str(placed)}:
                asked = guide.questions.get(placed)
                known = asked.key if asked else ""
                fresh = "scrap." + self._person(name)[1:11]
                return fresh, {"text": self._text(text), "talk_s": talk_s, "placed": known}
        return None

    def _value(self, value: Value, guide: CoveredGuide, key: str) -> Value:
        """Return the value covered part by part and read anew, so that no reading tells what was typed."""
        question = guide.questions[key]
        said: dict[str, str | list[dict[str, str]]] = {}
        for old, part in zip(guide.old[key].parts, question.parts, strict=True):
            typed = value.said.get(old.key)
            if isinstance(typed, str):
                said[part.key] = self._typed(typed, part)
            elif typed is not None:
                columns = list(zip(old.columns, part.columns, strict=True))
                said[part.key] = [
                    {new.key: self._typed(row[one.key], new) for one, new in columns if one.key in row}
                    for row in typed
                ]
        return with_said(replace(value, said={}, read={}), question, said, words())

    def _typed(self, typed: str, part: Part) -> str:
        if part.kind == "amount" and (found := read_amount(typed, words())):
            return band(found.total, found.unit)
        read = read_part(part, typed, words()) if part.kind in _MEASURED else None
        is_measure = read is not None and (part.kind != "choice" or read in part.codes)
        return self._text(typed, with_quantities=not is_measure)

    def _of_writer(self, version: Version, guide: CoveredGuide) -> tuple[str, Json] | None:
        """Return what is kept by person: clocks, seconds, gaps and whether they finished."""
        kind, _dot, rest = version.field.partition(".")
        middle, _dot, person = rest.rpartition(".")
        who, content = self._person(person), version.content
        if kind == "finished" and not middle and isinstance(content, dict):
            return f"finished.{who}", self._finished(content)
        if kind == "clock" and middle in ("talk", "bite", "pause") and type(content) is int:
            return f"clock.{middle}.{who}", content
        if kind == "seconds" and middle in guide.questions and type(content) is int:
            return f"seconds.{guide.questions[middle].key}.{who}", content
        return None

    def _finished(self, content: Mapping[str, Json]) -> Json:
        said = content.get("reason")
        told: dict[str, Json] = {
            "done": content.get("done") is True,
            "reason": self._text(said) if isinstance(said, str) else "",
            "at": month_of(str(content.get("at", ""))),
        }
        opened: list[Json] = [
            {"at": month_of(at), "reason": self._text(reason)} for at, reason in reopenings_in(dict(content))
        ]
        return told | {"reopened": opened} if "reopened" in content else told

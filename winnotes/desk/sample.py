"""The sample lunch: a script of what two people typed, turned into a notebook by the same rules as typing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from winnotes.core.guide import Guide, Question
from winnotes.core.identity import interview_id
from winnotes.core.interview import NOTE
from winnotes.core.notebook import Notebook, write
from winnotes.core.text import normalise
from winnotes.core.value import Value, value_of, with_said
from winnotes.core.version import Json, short_hash, writer_of
from winnotes.resources import resource
from winnotes.wording import original_guide, words

SAMPLE_CODE = "sam-pex-une"
_AT = "2026-10-29T11:{minute:02}:{second:02}.000+00:00"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did at the sample lunch. `at_s` counts from the first bite of bread."""

    do: str
    by: str
    at_s: int
    data: Mapping[str, Any]


@cache
def sample_script() -> dict[str, Any]:
    """Return the parsed script resources/sample/lunch.toml."""
    return tomllib.loads(resource("sample", "lunch.toml").read_text("utf-8"))


def sample_steps() -> list[Step]:
    """Return what happened, in order."""
    script = sample_script()
    first = script["header"]["note_takers"][0]
    steps = []
    for data in script["steps"]:
        minutes, seconds = data["at"].split(":")
        steps.append(
            Step(data.get("do", "answer"), data.get("by", first), int(minutes) * 60 + int(seconds), data)
        )
    return steps


def sample_id() -> str:
    """Return the id of the sample interview, the same on every machine."""
    return interview_id(SAMPLE_CODE)


def sample_person(name: str) -> str:
    """Return the id of an invented note taker."""
    return "p" + short_hash(f"sample {name}")[:16]


def sample_notebook() -> tuple[Notebook, str]:
    """Return the whole sample lunch and its interview's id."""
    played = _Played(original_guide())
    header = dict(sample_script()["header"])
    names = header.pop("note_takers")
    for name in names:
        played.put(sample_person(name), "name", name, normalise(name))
    for fact, content in {**header, "code": SAMPLE_CODE, "guide": played.guide.id, "sample": True}.items():
        played.put(played.subject, fact, names[0], content)
    for step in sample_steps():
        played.take(step)
    played.put(played.subject, "summary", names[0], sample_script()["review"]["summary"].strip())
    played.put_clocks(names)
    return Notebook(played.notebook), played.subject


class _Played:
    def __init__(self, guide: Guide) -> None:
        self.guide, self.subject, self.notebook = guide, sample_id(), Notebook()
        self.at_s, self.clock = 0, "talk"
        self.seconds: dict[str, int] = {}
        self.visits: dict[str, int] = {}
        self.question = ""

    def put(self, subject: str, field: str, name: str, content: Json) -> None:
        writer = writer_of(sample_person(name), "ksample")
        at = _AT.format(minute=min(59, self.at_s // 60), second=self.at_s % 60)
        version = write(self.notebook, subject, field, writer, content, at=at)
        self.notebook = self.notebook | Notebook([version])

    def take(self, step: Step) -> None:
        self._spend(step.at_s)
        if step.do in ("bite", "talk", "pause", "resume"):
            self.clock = "talk" if step.do == "resume" else step.do
        elif step.do == "scrap":
            scrap = {"text": step.data["text"], "talk_s": self.seconds.get("talk", 0), "placed": ""}
            self.put(self.subject, f"scrap.{step.data['id']}", step.by, scrap)
        elif step.do == "place":
            self._place(step)
        else:
            self._answer(step)

    def _answer(self, step: Step) -> None:
        question = self.guide.by_key[step.data["question"]]
        self.question = question.key
        if note := str(step.data.get("note", "")).strip("\n"):
            self._append(question.key, step.by, note)
        value = _typed(self._mine(question.key, step.by), question, step.data)
        if not value.is_blank:
            self.put(self.subject, question.key, step.by, value.content())

    def _place(self, step: Step) -> None:
        field = f"scrap.{step.data['scrap']}"
        content = self.notebook.heads(self.subject, field)[0].content
        if isinstance(content, dict):
            self.put(self.subject, field, step.by, {**content, "placed": step.data["question"]})
            self._append(step.data["question"], step.by, str(content["text"]))

    def _append(self, key: str, name: str, lines: str) -> None:
        mine = [
            str(head.content)
            for head in self.notebook.heads(self.subject, key + NOTE)
            if head.person == sample_person(name)
        ]
        self.put(self.subject, key + NOTE, name, normalise("\n".join([*mine, lines])))

    def _mine(self, key: str, name: str) -> Value:
        heads = self.notebook.heads(self.subject, key)
        return next((value_of(head.content) for head in heads if head.person == sample_person(name)), Value())

    def _spend(self, at_s: int) -> None:
        passed = max(0, at_s - self.at_s)
        self.seconds[self.clock] = self.seconds.get(self.clock, 0) + passed
        if self.clock == "talk" and self.question:
            self.visits[self.question] = self.visits.get(self.question, 0) + passed
        self.at_s = at_s

    def put_clocks(self, names: list[str]) -> None:
        person = sample_person(names[0])
        for clock, spent in self.seconds.items():
            self.put(self.subject, f"clock.{clock}.{person}", names[0], spent)
        for key, spent in self.visits.items():
            self.put(self.subject, f"seconds.{key}.{person}", names[0], spent)
        for name in names:
            done: Json = {"done": True, "reason": "", "at": _AT.format(minute=59, second=0)}
            self.put(self.subject, f"finished.{sample_person(name)}", name, done)


def _typed(value: Value, question: Question, data: Mapping[str, Any]) -> Value:
    said: dict[str, str | list[dict[str, str]]] = dict(value.said)
    said |= {part: normalise(str(text)) for part, text in data.get("said", {}).items()}
    if question.rows and data.get("rows"):
        rows = [{column: normalise(str(cell)) for column, cell in row.items()} for row in data["rows"]]
        said[question.rows.key] = [*value.rows(question.rows.key), *rows]
    read = with_said(value, question, said, words())
    return Value(
        data.get("state", value.state), read.said, read.read, data.get("provenance", value.provenance)
    )

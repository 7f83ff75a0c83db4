"""An invented team's lunches, drawn by seed from stated distributions: to look at, to test and to measure with."""

import hashlib
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from winnotes.core.guide import Part
from winnotes.core.identity import interview_id, new_lunch_code, spelled
from winnotes.core.interview import NOTE
from winnotes.core.notebook import Notebook, agree
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json, Version, writer_of
from winnotes.resources import resource
from winnotes.wording import original_guide, words

FIRST_DAY = date(2026, 1, 12)
DEAL_COLUMNS = (
    "id", "account", "name", "amount", "currency", "created", "closed", "stage", "owner", "segment", "product",
    "lead source",
)  # fmt: skip
NO_VALUE = {"open": 0.6, "skipped": 0.25, "not_known": 0.15}


@cache
def _heard() -> dict[str, Any]:
    return tomllib.loads(resource("sample", "team.toml").read_text("utf-8"))


class Team:
    """`size` lunches of `marketers` people; the same `seed` gives the same lunches on every machine."""

    def __init__(self, size: int = 60, marketers: int = 6, seed: int = 1) -> None:
        self._random, self._heard = Random(seed), _heard()
        self.marketers = {_person(name): name for name in _names(self._heard["marketers"], marketers)}
        self._versions: list[Version] = []
        self.deals: list[tuple[str, ...]] = []
        for person, name in self.marketers.items():
            self._put(person, "name", person, name)
        for number in range(size):
            self._lunch(number)
        self.notebook = Notebook(self._versions)

    def noted_by(self, person: str) -> Notebook:
        """Return what one marketer's laptop holds: the own words, and what was agreed on them."""
        return Notebook(one for one in self.notebook if one.person == person)

    def _lunch(self, number: int) -> None:
        people = list(self.marketers)
        person = people[number % len(people)]
        subject = interview_id(new_lunch_code(self._random.choice))
        facts = self._deal(number)
        self._put(subject, "planned_minutes", person, 45)
        for field, fact in {**facts, "guide": original_guide().id}.items():
            self._put(subject, field, person, fact)
        other = self._random.choice([one for one in people if one != person] or [person])
        is_by_two = other != person and self._random.random() < self._heard["by_two"]
        for answer in self._heard["answers"]:
            self._answer(subject, person, answer, facts, other if is_by_two else "")
        if self._random.random() < 0.85:
            done: Json = {"done": True, "reason": "", "at": f"{facts['met_on']}T13:20:00.000+00:00"}
            self._put(subject, f"finished.{person}", person, done)

    def _deal(self, number: int) -> dict[str, str]:
        """Return the header of a lunch, and add its deal to the list."""
        draw, heard = self._random, self._heard
        account = f"{draw.choice(heard['first'])} {draw.choice(heard['second'])}"
        product, segment = _one(draw, heard["products"]), _one(draw, heard["segments"])
        amount = round(_spread(draw, *heard["amount"]), -2)
        days = max(9, round(_spread(draw, *heard["cycle_days"])))
        closed = FIRST_DAY + timedelta(draw.randrange(270))
        facts = {
            "account": account,
            "deal_name": f"{product} {draw.choice(['renewal', 'rollout', 'first site', 'second site'])}",
            "interviewee": draw.choice(heard["sales"]),
            "amount": f"{amount:.0f} EUR",
            "created_on": (closed - timedelta(days)).isoformat(),
            "closed_on": closed.isoformat(),
            "crm_lead_source": _one(draw, heard["lead_sources"]),
            "product": product,
            "segment": segment,
            "met_on": (closed + timedelta(draw.randrange(5, 40))).isoformat(),
        }
        self.deals.append(
            (f"D-{number + 1:05}", account, facts["deal_name"], f"{amount:.0f}", "EUR", facts["created_on"],
             facts["closed_on"], "Closed won", facts["interviewee"], segment, product, facts["crm_lead_source"])
        )  # fmt: skip
        return facts

    def _answer(
        self, subject: str, person: str, answer: Mapping[str, Any], facts: Mapping[str, str], other: str
    ) -> None:
        key, draw = answer["question"], self._random
        if draw.random() > answer["chance"]:
            state = _one(draw, NO_VALUE)
            if state != "open":
                self._put(subject, key, person, Value(state=state).content())
            return
        typed = self._typed(answer, facts)
        self._put(subject, key, person, typed)
        self._note(subject, key, person, answer)
        if other and draw.random() < 0.6:
            second = self._typed(answer, facts) if draw.random() < self._heard["differs"] else typed
            self._put(subject, key, other, second)
            self._note(subject, key, other, answer)
            if second != typed and draw.random() < self._heard["agreed"]:
                self._agree(subject, key, person, typed)

    def _typed(self, answer: Mapping[str, Any], facts: Mapping[str, str]) -> Json:
        question, parts = original_guide().by_key[answer["question"]], answer.get("parts", {})
        said = {
            one.key: _said(self._random, one, parts[one.key]) for one in question.parts if one.key in parts
        }
        if question.key == "lead_source":
            is_off = self._random.random() < self._heard["recalled_off"]
            off = _one(self._random, self._heard["lead_sources"])
            said["source"] = off if is_off else facts["crm_lead_source"]
        return replace(with_said(Value(), question, said, words()), state="answered").content()

    def _note(self, subject: str, key: str, person: str, answer: Mapping[str, Any]) -> None:
        lines = answer["lines"]
        if lines:
            chosen = self._random.sample(lines, self._random.randint(1, min(3, len(lines))))
            self._put(subject, key + NOTE, person, "\n".join(chosen))

    def _put(self, subject: str, field: str, person: str, content: Json) -> None:
        at = f"2026-11-02T12:{len(self._versions) % 60:02}:00.000+00:00"
        self._versions.append(Version(subject, field, writer_of(person, "demo"), 1, {}, content, "typed", at))

    def _agree(self, subject: str, key: str, person: str, content: Json) -> None:
        known = Notebook(one for one in self._versions[-4:] if (one.subject, one.field) == (subject, key))
        at = "2026-11-03T09:00:00.000+00:00"
        self._versions.append(agree(known, subject, key, writer_of(person, "demo"), content, at=at))


def _names(known: Sequence[str], count: int) -> list[str]:
    """Return as many names as asked for: once all are used, they come again with a number."""
    rounds = (divmod(n, len(known)) for n in range(count))
    return [f"{known[n]} {again + 1}" if again else known[n] for again, n in rounds]


def _person(name: str) -> str:
    return "p" + spelled(hashlib.sha256(name.encode()).digest())[:15]


def _one(draw: Random, weights: Mapping[str, float]) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]


def _spread(draw: Random, median: float, spread: float) -> float:
    return median * math.exp(draw.gauss(0, spread))


def _said(draw: Random, part: Part, how: Mapping[str, Any]) -> str | list[dict[str, str]]:
    """Return what somebody types who heard what `how` describes."""
    kind, told = next(iter(how.items()))
    if kind in ("choice", "scale"):
        code = _one(draw, told)
        return part.codes.get(code, code)
    if kind == "some":
        return ", ".join(
            part.codes.get(code, code) for code, chance in told.items() if draw.random() < chance
        )
    if kind == "ranked":
        left = dict(told)
        drawn = [_taken(draw, left) for _rank in range(draw.choice([1, 2, 3, 3]))]
        return ", ".join(part.codes.get(code, code) for code in drawn)
    if kind == "days":
        return f"{draw.choice(['', '~'])}{max(1, round(_spread(draw, *told) / 7))} weeks"
    if kind == "count":
        return str(draw.randint(*told))
    return [
        {
            name: _one(draw, cell) if isinstance(cell, Mapping) else cell
            for name, cell in row.items()
            if name != "chance"
        }
        for row in told
        if draw.random() < row["chance"]
    ]


def _taken(draw: Random, left: dict[str, float]) -> str:
    code = _one(draw, left)
    del left[code]
    return code


def write_team(folder: Path, team: Team) -> list[Path]:
    """Write the deal list and one team CSV a marketer into `folder`; return the files.

    Raises WinNotesError as `write_atomically` does.
    """
    from winnotes.exchange.csv_text import csv_bytes
    from winnotes.exchange.replacing import write_atomically
    from winnotes.exchange.team_csv import write_team_csv

    files = {"deals.csv": csv_bytes([DEAL_COLUMNS, *team.deals])}
    for person, name in team.marketers.items():
        slug = "-".join(name.casefold().split())
        files[f"lunches/{slug}.csv"] = write_team_csv(team.noted_by(person), original_guide())
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / name, data)
    return [folder / name for name in files]

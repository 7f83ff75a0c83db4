"""The team's sales-cycle model: its stages, how long each takes, who and what it needs. Built anew from a Notebook.

A team has one model, so it is one subject everywhere; a stage is a field of it, and so is their order. So stages
that two add or change on two laptops merge one by one.
"""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from winnotes.core.identity import NAMESPACE, spelled
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.text import one_line
from winnotes.core.version import Json, canonical, short_hash
from winnotes.core.voice import name_of

MODEL = "m" + spelled(uuid.uuid5(NAMESPACE, "sales-cycle model").bytes)
STAGE, ORDER = "stage.", "order"
FOLLOWED = "model."  # and a person's id, in an interview: the stages question 22 was answered against
COLUMNS = ("name", "expected", "people", "resources")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `expected` is how long it takes as typed, `days` as understood, None where it was not.

    `others` are the rows of those who say unlike things, {} of who took it out; shown is one of them all, the same
    everywhere.
    """

    id: str
    name: str
    expected: str = ""
    days: float | None = None
    people: str = ""
    resources: str = ""
    others: tuple[Row, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether those who edit the model say unlike things of it."""
        return bool(self.others)

    @property
    def row(self) -> dict[str, str]:
        """Its cells as they are typed, empty ones left out."""
        return {column: cell for column in COLUMNS if (cell := str(getattr(self, column)))}


@dataclass(frozen=True, slots=True)
class SalesModel:
    """The stages in their order; none where the team has written none."""

    stages: tuple[Stage, ...] = ()

    @property
    def rows(self) -> list[dict[str, str]]:
        """The stages as rows of cells."""
        return [stage.row for stage in self.stages]

    @property
    def expected(self) -> tuple["Expected", ...]:
        """What an interview is answered against."""
        return tuple(Expected(stage.name, stage.days) for stage in self.stages if stage.name)


@dataclass(frozen=True, slots=True)
class Expected:
    """A stage by name and the days it is expected to take, None where nobody said."""

    name: str
    days: float | None = None


def model_in(notebook: Notebook) -> SalesModel:
    """Return the model the notebook holds."""
    fields = notebook.fields(MODEL)
    known = {
        name.removeprefix(STAGE): stage
        for name in sorted(fields) if name.startswith(STAGE) and (stage := _stage(fields, name))
    }  # fmt: skip
    placed = chain.from_iterable(_list(head.content) for head in _heads(fields, ORDER))
    order = dict.fromkeys([*(one for one in map(str, placed) if one in known), *known])
    return SalesModel(tuple(known[one] for one in order))


def _stage(fields: Fields, name: str) -> Stage | None:
    """Return a stage, None where everybody took it out."""
    said = {canonical(head.content): head.content for head in fields[name]}
    within = [one for _text, one in sorted(said.items()) if isinstance(one, dict) and not one.get("gone")]
    if not within:
        return None
    first, *others = within
    days = first.get("days")
    gone: list[Row] = [{}] if len(said) > len(within) else []
    return Stage(
        name.removeprefix(STAGE),
        str(first.get("name") or ""),
        str(first.get("expected") or ""),
        float(days) if isinstance(days, int | float) and not isinstance(days, bool) else None,
        str(first.get("people") or ""),
        str(first.get("resources") or ""),
        others=(*(_cells({name: str(cell) for name, cell in one.items()}) for one in others), *gone),
    )


def _heads(fields: Fields, name: str) -> list:  # type: ignore[type-arg]
    return sorted(fields.get(name, ()), key=lambda head: canonical(head.content))


def _list(content: Json) -> list[Json]:
    return content if isinstance(content, list) else []


def facts_for(
    model: SalesModel,
    rows: Sequence[Row],
    read_days: Callable[[str], float | None],
    settled: Collection[str] | None = None,
) -> dict[str, Json]:
    """Return what is to be written so that the model has these rows: every edit is one, an import and an undo too.

    A row is a stage it knows by its name, else the one in its place where there are as many rows as before (it was
    renamed), else a new one. Stages without a row are taken out. Of the stages written unlike, those that change are
    settled by it, and those with an id in `settled`, or all.
    """
    wanted = [cells for row in rows if (cells := _cells(row))]
    ids = _ids(model, wanted)
    known = {stage.id: stage for stage in model.stages}
    facts: dict[str, Json] = {}
    for one, cells in zip(ids, wanted, strict=True):
        is_settled = one in known and known[one].differs and (settled is None or one in settled)
        if one not in known or known[one].row != cells or is_settled:
            days = read_days(cells["expected"]) if "expected" in cells else None
            facts[STAGE + one] = {**cells, **({} if days is None else {"days": days})}
    for one in known.keys() - set(ids):
        facts[STAGE + one] = {**known[one].row, "gone": True}
    if ids != [stage.id for stage in model.stages]:
        facts[ORDER] = [*ids]
    return facts


def _cells(row: Row) -> dict[str, str]:
    return {column: cell for column in COLUMNS if (cell := one_line(row.get(column, "")))}


def _ids(model: SalesModel, rows: Sequence[Row]) -> list[str]:
    """Return the id of each row's stage."""
    found = [""] * len(rows)
    left = {stage.id: stage for stage in model.stages}
    for at, row in enumerate(rows):
        same = (one for one, stage in left.items() if name_of(stage.name) == name_of(row.get("name", "")))
        if one := next(same, ""):
            found[at] = one
            del left[one]
    if len(rows) == len(model.stages):
        for at, stage in enumerate(model.stages):
            if not found[at] and stage.id in left:
                found[at] = stage.id
    taken = {*found, *(stage.id for stage in model.stages)}
    for at, row in enumerate(rows):
        if not found[at]:
            found[at] = _free(name_of(row.get("name", "")), taken)
            taken.add(found[at])
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return an id two laptops give a stage of this name alike, unless it is taken."""
    return next(one for n in range(len(taken) + 1) if (one := short_hash(f"{name}\n{n}")[:8]) not in taken)


def followed(expected: Sequence[Expected]) -> Json:
    """Return what an interview keeps of the model it is answered against: whatever becomes of the model later."""
    return [{"name": one.name, **({} if one.days is None else {"days": one.days})} for one in expected]


def expected_in(fields: Fields) -> tuple[Expected, ...]:
    """Return the stages an interview was answered against, in their order; of several models each stage once."""
    found: dict[str, Expected] = {}
    for name in sorted(fields):
        if name.startswith(FOLLOWED):
            for head in _heads(fields, name):
                for one in map(_expected, _list(head.content)):
                    if one.name:
                        found.setdefault(name_of(one.name), one)
    return tuple(found.values())


def _expected(content: Json) -> Expected:
    told = content if isinstance(content, dict) else {}
    days = told.get("days")
    known = isinstance(days, int | float) and not isinstance(days, bool)
    return Expected(str(told.get("name") or ""), float(days) if known else None)  # type: ignore[arg-type]

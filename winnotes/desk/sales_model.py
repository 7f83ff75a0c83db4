"""The sales-cycle model as both doors ask for it: read, written, taken in from a list, written as one."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from winnotes.core.guide import Part
from winnotes.core.measure import read_days
from winnotes.core.sales_model import COLUMNS, MODEL, SalesModel, facts_for, model_in
from winnotes.core.version import Json
from winnotes.core.voice import name_of
from winnotes.desk.home import now
from winnotes.desk.person import now_typing
from winnotes.i18n import N_
from winnotes.store.store import Draft, Store
from winnotes.wording import words

STAGES = Part(
    "stages", N_("Stages"), "rows",
    columns=(
        Part("name", N_("Stage"), "text", hint=N_("what you call it")),
        Part("expected", N_("Expected to take"), "duration", hint=N_("e.g. 3w")),
        Part("people", N_("People"), "text", hint=N_("who is in it")),
        Part("resources", N_("Resources"), "text", hint=N_("demo, expert, pilot")),
    ),
)  # fmt: skip
HEADINGS = {
    "name": ("stage", "stages", "sales stage", "step", "phase", "stage name"),
    "expected": ("days", "expected days", "expected to take", "duration", "length", "time"),
    "people": ("who", "roles", "people involved"),
    "resources": ("resource", "needs", "content"),
}


def sales_model(store: Store) -> SalesModel:
    """Return the team's model."""
    return model_in(store.notebook(MODEL))


def expected_days(said: str) -> float | None:
    """Return the days a stage is expected to take: "3w" is 21, and so is "21"; None where nobody can read it."""
    bare = said.strip()
    found = read_days(f"{bare} days" if bare.replace(".", "", 1).isdecimal() else bare, words())
    return found.total if found else None


def set_stages(
    store: Store, rows: Sequence[Mapping[str, str]], settled: Collection[str] | None = None
) -> SalesModel:
    """Write what is to change so that the model has these rows, and return it; `settled` as in `facts_for`."""
    write_facts(store, {MODEL: facts_for(sales_model(store), rows, expected_days, settled)})
    return sales_model(store)


def choose_stage(store: Store, stage: str, row: Mapping[str, str]) -> SalesModel:
    """Settle a stage that is written unlike as `row`, {} takes it out; the others stay as they are."""
    found = [(one.id, row if one.id == stage else one.row) for one in sales_model(store).stages]
    return set_stages(store, [cells for _id, cells in found if cells], {stage})


def write_facts(store: Store, wanted: Mapping[str, Mapping[str, Json]]) -> None:
    """Write facts by subject; who edits what is the team's has all of it before them, so it settles each field."""
    writer, known = now_typing(store).writer, store.notebook(*wanted)
    drafts = [
        Draft(subject, field, writer, fact, tuple(head.id for head in known.heads(subject, field)), now())
        for subject, facts in wanted.items()
        for field, fact in facts.items()
        if [head.content for head in known.heads(subject, field)] != [fact]
    ]
    store.seal(drafts, "agreed")


def read_stages(data: bytes, name: str) -> list[dict[str, str]]:
    """Return the stages in a list called `name`. Raises WinNotesError `names_refused`."""
    from winnotes.exchange.name_list import read_name_list

    return read_name_list(data, name, HEADINGS)


def with_stages(model: SalesModel, rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the rows of a model with these: known by its name a stage takes what they say, new ones come behind."""
    found = {name_of(row.get("name", "")): row for row in model.rows}
    for row in rows:
        name = name_of(row["name"])
        found[name] = {**found.get(name, {}), **{column: cell for column, cell in row.items() if cell}}
    return list(found.values())


def export_stages(model: SalesModel, path: Path) -> None:
    """Write the stages as a CSV that `read_stages` reads."""
    from winnotes.exchange.name_list import write_name_list
    from winnotes.exchange.replacing import write_atomically

    rows = [{"stage": stage.name, **stage.row} for stage in model.stages]
    write_atomically(path, write_name_list(rows, ("stage", *COLUMNS[1:])))

"""The plain tables an archive is kept in: rows about versions, nothing a database would have to read JSON for.

Every row is a fact about one version (or guide) and depends on nothing else, so the union of archives is the union of
their rows, whatever the order. Tables are named in the singular, views in the plural.
"""

from dataclasses import dataclass

Cell = str | int | float | None
Rows = dict[str, list[tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `columns` maps a name to text, integer or number; the first `keys` of them tell rows apart."""

    name: str
    columns: dict[str, str]
    keys: int = 1

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell rows apart."""
        return tuple(self.columns)[: self.keys]


def _table(name: str, keys: int, columns: str) -> Table:
    """Return a table of `columns`: names alone are text, `#name` is a whole number, `~name` any number."""
    kinds = {"#": "integer", "~": "number"}
    return Table(name, {one.lstrip("#~"): kinds.get(one[0], "text") for one in columns.split()}, keys)


VERSION = _table(
    "version", 3,
    "id via sealed_at subject field question kind person writer #n #is_agreed #is_listed #is_noted",
)  # fmt: skip
OF_VERSIONS = (
    _table("replaced", 2, "version writer subject field #n"),
    _table("erasing", 2, "version field subject"),
    _table("content", 1, "version body"),
    _table("fact", 1, "version words name unit day ~number #ordinal"),
    _table("called", 1, "version words"),
    _table("stated", 1, "version state provenance #has_reading #has_said"),
    _table("said", 2, "version part words"),
    _table("reading", 3, "version part #place kind same name words unit ~number #is_approximate ~points"),
    _table("cell", 4, "version part #place col entry typed typed_name same words unit ~number #is_first"),
    _table("note", 1, "version words #has_words"),
    _table("heard", 3, "version part name"),
    _table("line", 2, "version #number kind words owner due"),
)
OF_GUIDES = (
    _table("guide", 1, "id title #is_original"),
    _table("asks", 2, "guide question label #place #must_ask #is_ledger #is_drawer"),
    _table("part", 3, "guide question part kind #is_counted"),
    _table("code", 4, "guide question part code words #place"),
    _table("quo", 2, "guide name"),
)
WORKED_OUT = (  # by core, from the heads in the archive (winnotes/team/archive.py)
    _table("joined", 1, "subject name"),
    _table("known_piece", 1, "typed_name name words"),
    _table("source", 2, "guide words name code"),
)
KEPT = (VERSION, *OF_VERSIONS, *OF_GUIDES)
TABLES = (*KEPT, *WORKED_OUT)
BY_NAME = {table.name: table for table in TABLES}

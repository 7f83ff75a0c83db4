"""An archive in a relational database: what DuckDB and PostgreSQL share."""

from collections.abc import Callable, Sequence

from winnotes.team.table import TABLES, Cell, Table

_AT_ONCE = 20_000  # rows sent in one statement
Execute = Callable[[str, Sequence[object]], list[tuple[Cell, ...]]]


class Relational:
    """Tables, steps and views by way of `execute`, which takes a statement and its parameters and returns rows.

    `kinds` are the types of a text, an integer and a number in a table, `mark` is a parameter's place.
    """

    def __init__(self, execute: Execute, kinds: dict[str, str], mark: str) -> None:
        self._execute, self._kinds, self._mark = execute, kinds, mark

    def create(self) -> None:
        """Create the tables that are not there."""
        for table in TABLES:
            columns = ", ".join(f"{name} {self._kinds[kind]}" for name, kind in table.columns.items())
            keys = ", ".join(table.key)
            self._execute(f"create table if not exists {table.name} ({columns}, primary key ({keys}))", ())

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add the rows that are not there yet: the union."""
        kinds = (self._kinds[kind].partition(" collate")[0] for kind in table.columns.values())
        unnested = ", ".join(f"unnest({self._mark}::{kind}[])" for kind in kinds)
        names = ", ".join(table.columns)
        put = f"insert into {table.name} ({names}) select {unnested} on conflict do nothing"
        for start in range(0, len(rows), _AT_ONCE):
            columns = [list(column) for column in zip(*rows[start : start + _AT_ONCE], strict=True)]
            self._execute(put, columns)

    def rows(self, query: str) -> list[tuple[Cell, ...]]:
        """Return what a query gives."""
        return self._execute(query, ())

    def remove(self, table: Table, column: str, found: Sequence[str]) -> None:
        """Remove the rows with one of these in `column`."""
        kind = self._kinds["text"].partition(" collate")[0]
        gone = f"delete from {table.name} where {column} in (select unnest({self._mark}::{kind}[]))"
        self._execute(gone, (list(found),))

    def empty(self, table: Table) -> None:
        """Remove all rows."""
        self._execute(f"delete from {table.name}", ())

    def settle(self) -> None:
        """Nothing has to be taken stock of."""

    def work_out(self, name: str, query: str) -> None:
        """Keep what a query gives as a table."""
        self._execute(f"create or replace table {name} as {query}", ())

    def show(self, name: str, query: str) -> None:
        """Let a query be read as a view."""
        self._execute(f"create or replace view {name} as {query}", ())

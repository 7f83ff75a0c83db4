"""An archive in a relational database: what DuckDB and PostgreSQL share."""

from collections.abc import Callable, Sequence

from winnotes.team.table import Cell, Table

Execute = Callable[[str, Sequence[object]], list[tuple[Cell, ...]]]


class Relational:
    """Rows out and gone by way of `execute`, which takes a statement and its parameters and returns rows.

    `kinds` are the types of a text, an integer and a number in a table, `mark` is a parameter's place.
    """

    def __init__(self, execute: Execute, kinds: dict[str, str], mark: str) -> None:
        self._execute, self._kinds, self._mark = execute, kinds, mark

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

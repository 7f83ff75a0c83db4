"""The engines a conformance test finds here, each with an archive of its own."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from tests.team.server import Server
from winnotes.team.archive import Engine
from winnotes.team.embedded import Embedded
from winnotes.team.postgres import opened
from winnotes.team.table import TABLES, Cell, Table

KINDS = {"text": "text", "integer": "integer", "number": "real"}


class Sqlite:
    """An archive in the standard library's SQLite, in memory."""

    is_worked_out = False

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for table in TABLES:
            columns = ", ".join(f"{name} {KINDS[kind]}" for name, kind in table.columns.items())
            self.connection.execute(
                f"create table {table.name} ({columns}, primary key ({', '.join(table.key)}))"
            )

    def close(self) -> None:
        self.connection.close()

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self.connection.executemany(f"insert into {table.name} values ({marks}) on conflict do nothing", rows)

    def rows(self, query: str) -> list[tuple[Cell, ...]]:
        return self.connection.execute(query).fetchall()

    def remove(self, table: Table, column: str, found: Sequence[str]) -> None:
        self.connection.executemany(f"delete from {table.name} where {column} = ?", [(one,) for one in found])

    def empty(self, table: Table) -> None:
        self.connection.execute(f"delete from {table.name}")

    def settle(self) -> None:
        pass

    def work_out(self, name: str, query: str) -> None:
        self.connection.execute(f"drop table if exists {name}")
        self.connection.execute(f"create table {name} as {query}")

    def show(self, name: str, query: str) -> None:
        self.connection.execute(f"drop view if exists {name}")
        self.connection.execute(f"create view {name} as {query}")


@contextmanager
def in_sqlite(_server: Server | None) -> Iterator[Engine]:
    yield Sqlite()


@contextmanager
def in_duckdb(_server: Server | None) -> Iterator[Engine]:
    with closing(Embedded()) as found:
        yield found


@contextmanager
def in_postgres(server: Server | None) -> Iterator[Engine]:
    """In a transaction that is undone, in a schema of its own."""
    assert server is not None
    with suppress(Undone), opened(server.address(), "tried") as found:
        yield found
        raise Undone


class Undone(Exception):
    pass


ENGINES = {"sqlite": in_sqlite, "duckdb": in_duckdb, "postgres": in_postgres}

"""An archive on Spark, for one no single machine holds: the same statements over the Parquet files of any lakes.

`archive = Spark(session); archive.read("s3a://lake/winnotes"); work_out(archive)`; then session.table("drivers").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from winnotes.team.archive import forget_erased
from winnotes.team.embedded import TABLES_FOLDER
from winnotes.team.table import KEPT, TABLES, Cell, Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

KINDS = {"text": "string", "integer": "bigint", "number": "double"}


class Spark:
    """An archive in a session: tables, steps and views are temporary views of theirs."""

    is_worked_out = False

    def __init__(self, session: "SparkSession") -> None:
        self.session = session
        for table in TABLES:
            self.empty(table)

    def read(self, *folders: str) -> None:
        """Hold the archives in these folders, in any file system Spark knows, and nothing else."""
        for table in KEPT:
            paths = [f"{folder}/{TABLES_FOLDER}/{table.name}.parquet" for folder in folders]
            found = self.session.read.parquet(*paths).select(*table.columns)
            self._keep(table, found)
        forget_erased(self)

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add the rows that are not there yet: the union."""
        if rows:
            self._keep(table, self.session.table(table.name).union(self._made(table, rows)))

    def rows(self, query: str) -> list[tuple[Cell, ...]]:
        """Return what a query gives."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def remove(self, table: Table, column: str, found: Sequence[str]) -> None:
        """Remove the rows with one of these in `column`."""
        gone = self.session.createDataFrame([(one,) for one in found], f"{column} string")
        self._keep(table, self.session.table(table.name).join(gone, column, "left_anti"))

    def empty(self, table: Table) -> None:
        """Remove all rows."""
        self._made(table, []).createOrReplaceTempView(table.name)

    def settle(self) -> None:
        """Nothing has to be taken stock of."""

    def work_out(self, name: str, query: str) -> None:
        """Keep what a query gives, computed once: plans that carry those before them along outgrow any driver."""
        self.session.sql(query).localCheckpoint().createOrReplaceTempView(name)

    def show(self, name: str, query: str) -> None:
        """Let a query be read under a name."""
        self.session.sql(query).createOrReplaceTempView(name)

    def _made(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> "DataFrame":
        columns = ", ".join(f"{name} {KINDS[kind]}" for name, kind in table.columns.items())
        return self.session.createDataFrame(list(rows), columns)

    def _keep(self, table: Table, rows: "DataFrame") -> None:
        told_apart = rows.select(*table.columns).dropDuplicates(list(table.key))
        told_apart.localCheckpoint().createOrReplaceTempView(table.name)

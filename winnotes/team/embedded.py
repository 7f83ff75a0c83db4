"""An archive on DuckDB in this process, and its Parquet files: one a table, one a view."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.team.relational import Relational
from winnotes.team.statement import VIEWS
from winnotes.team.table import KEPT, TABLES, Cell, Table

if TYPE_CHECKING:
    pass

KINDS = {"text": "varchar", "integer": "bigint", "number": "double"}
TABLES_FOLDER = "tables"
_AT_ONCE = 100_000  # rows sent in one statement
_NEXT, _NONE = 31, 30  # signs no text of ours holds: between cells, and in place of one that is null
_NO_NETWORK = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


class Embedded(Relational):
    """An archive in memory; what does not fit there goes to a temporary folder, removed when it is closed."""

    is_worked_out = False

    def __init__(self) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise WinNotesError("extra_missing", extra="team", what="DuckDB") from error
        self._spill = mkdtemp(prefix="winnotes-")
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:", config={**_NO_NETWORK, "temp_directory": self._spill}
        )
        super().__init__(self._run, KINDS, "?")
        for table in TABLES:
            columns = ", ".join(f"{name} {KINDS[kind]}" for name, kind in table.columns.items())
            self._run(f"create table {table.name} ({columns})", ())

    def close(self) -> None:
        """Give back memory and disk."""
        self.connection.close()
        shutil.rmtree(self._spill, ignore_errors=True)

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add the rows that are not there yet: the union. A column goes over as one text, cells parted by a sign."""
        columns = list(table.columns.values())
        sent = ", ".join(f"unnest(string_split(?, chr({_NEXT}))) as c{at}" for at in range(len(columns)))
        typed = ", ".join(f"nullif(c{at}, chr({_NONE}))::{KINDS[kind]}" for at, kind in enumerate(columns))
        for start in range(0, len(rows), _AT_ONCE):
            some = zip(*rows[start : start + _AT_ONCE], strict=True)
            spelled = [chr(_NEXT).join(map(_spelled, column)) for column in some]
            self._unite(table, f"(select {typed} from (select {sent}))", spelled)

    def settle(self) -> None:
        """Nothing has to be taken stock of."""

    def work_out(self, name: str, query: str) -> None:
        """Keep what a query gives as a table."""
        self._run(f"create or replace table {name} as {query}", ())

    def show(self, name: str, query: str) -> None:
        """Let a query be read as a view."""
        self._run(f"create or replace view {name} as {query}", ())

    def _unite(self, table: Table, source: str, parameters: Sequence[object]) -> None:
        """Add from `source`, an anti-join: with a primary key the index takes three times as long as all the rest."""
        names = ", ".join(table.columns)
        same = " and ".join(f"t.{name} = s.{name}" for name in table.key)
        self._run(
            f"insert into {table.name} select distinct {names} from {source} s({names})"
            f" where not exists (select 1 from {table.name} t where {same})",
            parameters,
        )

    def _run(self, statement: str, parameters: Sequence[object]) -> list[tuple[Cell, ...]]:
        return self.connection.execute(statement, parameters or None).fetchall()

    def read(self, folder: Path) -> None:
        """Take in the tables of an archive's Parquet files. Raises WinNotesError `archive_unreadable`."""
        import duckdb

        for table in KEPT:
            path = folder / TABLES_FOLDER / f"{table.name}.parquet"
            if path.exists():
                try:
                    self._unite(
                        table, f"(select {', '.join(table.columns)} from read_parquet(?))", [str(path)]
                    )
                except duckdb.Error as error:
                    raise WinNotesError("archive_unreadable", file=path.name) from error

    def write(self, folder: Path) -> None:
        """Write every table and view as a Parquet file in place of the former. Raises WinNotesError as files do."""
        names = [(folder / TABLES_FOLDER, table.name) for table in KEPT]
        names += [(folder, view) for view in VIEWS]
        with _aside(folder) as aside:
            parts = [aside / f"{number}.parquet" for number in range(len(names))]
            for part, (_place, name) in zip(parts, names, strict=True):
                to = str(part).replace("'", "''")
                self.connection.execute(
                    f"copy (select * from {name} order by all) to '{to}' (format parquet, compression zstd)"
                )
            for part, (place, name) in zip(parts, names, strict=True):
                place.mkdir(exist_ok=True)
                part.replace(place / f"{name}.parquet")


def _spelled(cell: Cell) -> str:
    return cell if isinstance(cell, str) else chr(_NONE) if cell is None else repr(cell)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """Lend a folder inside `folder` for files that are not whole yet."""
    import duckdb

    aside = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".part-", dir=folder))
        yield aside
    except (OSError, duckdb.IOException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise WinNotesError("write_failed", file=folder.name, reason=reason) from error
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)

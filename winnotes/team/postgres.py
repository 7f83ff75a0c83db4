"""An archive in a team's PostgreSQL: one schema, one transaction a publishing, views that keep their grants."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from winnotes.core.errors import WinNotesError
from winnotes.core.version import short_hash
from winnotes.team.relational import Relational
from winnotes.team.statement import STEPS, VIEWS, meaning, statement
from winnotes.team.table import TABLES, Cell, Table

if TYPE_CHECKING:
    import psycopg

SCHEMA = "winnotes"
LAYOUT = 1  # of the tables; a newer one is left alone
KINDS = {"text": 'text collate "C"', "integer": "bigint", "number": "double precision"}
PREFIXES = ("postgresql://", "postgres://")
_HERE = ("", "localhost", "127.0.0.1", "::1")
_LOCK = 0x57494E4E  # who publishes waits for who publishes
_WAIT_S = 10
_SCHEMA = re.compile("[A-Za-z_][A-Za-z0-9_]{0,62}")
_CODES = {  # of errors by which a server says what is wrong
    "28P01": "archive_password_wrong",
    "28000": "archive_password_wrong",
    "42501": "archive_forbidden",
    "25006": "archive_forbidden",  # a standby, for reading only
    "3D000": "archive_unreachable",  # no such database
}


class Postgres(Relational):
    """An archive on the other side of an open connection, inside its transaction."""

    def __init__(self, connection: "psycopg.Connection[tuple[Any, ...]]", schema: str, server: str) -> None:
        self.connection, self.schema, self.server = connection, schema, server
        super().__init__(self._run, KINDS, "%s")
        self._run("set local client_min_messages to warning", ())
        self._run("set local enable_nestloop to off", ())  # everything is worked out in bulk
        self._run("set local jit to off", ())
        self._run(f"select pg_advisory_xact_lock({_LOCK})", ())
        if not self._is_there():
            self._run(f'create schema "{schema}"', ())
        self._run(f'set local search_path to "{schema}"', ())
        self._create()
        self.is_worked_out = self._is_up_to_date()

    def add(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add the rows that are not there yet: the union."""
        if not rows:
            return
        names, sent = ", ".join(table.columns), f"sent_{table.name}"
        self._run(f"create temporary table if not exists {sent} (like {table.name}) on commit drop", ())
        with self.connection.cursor() as cursor, cursor.copy(f"copy {sent} from stdin".encode()) as copy:
            for row in rows:
                copy.write_row(row)
        self._run(f"insert into {table.name} ({names}) select {names} from {sent} on conflict do nothing", ())
        self._run(f"delete from {sent}", ())

    def settle(self) -> None:
        """Let the planner count the rows: within the transaction nobody else does."""
        for table in TABLES:
            self._run(f"analyze {table.name}", ())

    def work_out(self, name: str, query: str) -> None:
        """Keep what a query gives as a materialized view."""
        if self.is_worked_out:
            self._run(f"refresh materialized view {name}", ())
        else:
            self._run(f"create materialized view {name} as {query}", ())
        self._run(f"analyze {name}", ())

    def show(self, name: str, query: str) -> None:
        """Let a query be read as a view; one that is there keeps its grants."""
        if not self.is_worked_out:
            self._run(f"create view {name} as {query}", ())
            self._run(f"comment on view {name} is '{meaning(name).replace(chr(39), chr(39) * 2)}'", ())
        self.is_worked_out = self.is_worked_out or name == VIEWS[-1]

    def _create(self) -> None:
        for table in TABLES:
            columns = ", ".join(f"{name} {KINDS[kind]}" for name, kind in table.columns.items())
            keys = ", ".join(table.key)
            self._run(f"create table if not exists {table.name} ({columns}, primary key ({keys}))", ())

    def _run(self, statement: str, parameters: Sequence[object]) -> list[tuple[Cell, ...]]:
        cursor = self.connection.execute(statement.encode(), parameters or None)
        return cursor.fetchall() if cursor.description else []

    def _is_there(self) -> bool:
        """Whether the schema is. Raises WinNotesError where it is somebody else's or a newer WinNotes's."""
        found = self._run("select oid from pg_namespace where nspname = %s", (self.schema,))
        if not found:
            return False
        told = self._run("select relname from pg_class where relnamespace = %s", found[0])
        names = {str(row[0]) for row in told}
        if names and not names >= {"archive", "version", "replaced"}:
            raise WinNotesError("archive_foreign", server=self.server, schema=self.schema)
        if names:
            layout = self._run(f'select max(layout) from "{self.schema}".archive', ())[0][0]
            if isinstance(layout, int) and layout > LAYOUT:
                raise WinNotesError("archive_newer", server=self.server, schema=self.schema)
        return True

    def _is_up_to_date(self) -> bool:
        """Whether steps and views are those of this WinNotes; those of an older one are removed."""
        self._run("create table if not exists archive (layout bigint, statements text)", ())
        mine = short_hash("\n".join(statement(name) for name in (*STEPS, *VIEWS)))
        known = self._run("select layout, statements from archive", ())
        if known == [(LAYOUT, mine)]:
            return True
        for name in reversed(VIEWS):
            self._run(f"drop view if exists {name} cascade", ())
        for name in reversed(STEPS):
            self._run(f"drop materialized view if exists {name} cascade", ())
        self._run("delete from archive", ())
        self._run("insert into archive values (%s, %s)", (LAYOUT, mine))
        return False


@contextmanager
def opened(address: str, schema: str = SCHEMA) -> Iterator[Postgres]:
    """Lend the archive at a `postgresql://` address for one transaction; whatever is raised undoes all of it.

    The password comes from PGPASSWORD, PGPASSFILE or the user's password file, never from the address. Raises
    WinNotesError `extra_missing` and archive_…; what the server says is never passed on, since it may quote notes.
    """
    try:
        import psycopg
    except ImportError as error:
        raise WinNotesError("extra_missing", extra="team", what="psycopg") from error
    server = _server_in(address)
    if not _SCHEMA.fullmatch(schema):
        raise WinNotesError("archive_schema_wrong", schema=schema)
    try:
        with psycopg.connect(
            _secure(address), connect_timeout=_WAIT_S, application_name="winnotes"
        ) as connection:
            yield Postgres(connection, schema, server)
    except psycopg.Error as error:
        raise _told(error, server, schema) from None


def _server_in(address: str) -> str:
    """Return how a sentence calls the server. Raises WinNotesError where the address is none or holds a password."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        told = conninfo_to_dict(address)
    except psycopg.Error:
        raise WinNotesError("archive_address_wrong") from None
    if told.get("password"):
        raise WinNotesError("archive_password_shown")
    host, name = told.get("host") or os.environ.get("PGHOST") or "localhost", told.get("dbname") or ""
    return f"{host}/{name}" if name else str(host)


def _secure(address: str) -> str:
    """Return the address so that notes cross a network encrypted or not at all, unless it says otherwise."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    told = conninfo_to_dict(address)
    host = str(told.get("host") or told.get("hostaddr") or os.environ.get("PGHOST") or "")
    is_here = host in _HERE or host.startswith("/")
    is_said = is_here or "sslmode" in told or "PGSSLMODE" in os.environ
    return make_conninfo(address) if is_said else make_conninfo(address, sslmode="require")


def _told(error: "psycopg.Error", server: str, schema: str) -> WinNotesError:
    """Return our word for what a server or the way to it says."""
    import psycopg

    state = error.sqlstate or ""
    if state in _CODES:
        return WinNotesError(_CODES[state], server=server, schema=schema)
    if state or not isinstance(error, psycopg.OperationalError):
        return WinNotesError("archive_failed", server=server, reason=state or type(error).__name__)
    said = str(error)
    if "password" in said:
        return WinNotesError("archive_password_wrong", server=server)
    if "SSL" in said:
        return WinNotesError("archive_unencrypted", server=server)
    return WinNotesError("archive_unreachable", server=server)

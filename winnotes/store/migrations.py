"""The history of the tables, append only: a released step is never edited.

sqlite-utils keeps the list of steps done; it is imported here alone, so a start without a migration
never pays for it.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from winnotes.store.schema import SCHEMA

steps = Migrations("winnotes")


@steps()
def m001_versions_drafts_settings(db: Database) -> None:
    """One row per sealed version, one per field being typed, one per setting of this laptop."""
    db.execute(
        "CREATE TABLE version (id TEXT PRIMARY KEY, subject TEXT NOT NULL, field TEXT NOT NULL,"
        " writer TEXT NOT NULL, n INTEGER NOT NULL, replaces TEXT NOT NULL, content TEXT NOT NULL,"
        " via TEXT NOT NULL, at TEXT NOT NULL, is_head INTEGER NOT NULL, is_seen INTEGER NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX version_by_subject ON version (subject, field)")
    db.execute("CREATE INDEX head_by_field ON version (field) WHERE is_head")
    db.execute(
        "CREATE TABLE draft (subject TEXT NOT NULL, field TEXT NOT NULL, writer TEXT NOT NULL,"
        " content TEXT NOT NULL, base TEXT NOT NULL, at TEXT NOT NULL,"
        " PRIMARY KEY (subject, field, writer)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID")


@steps()
def m002_latest_touched(db: Database) -> None:
    """The library lists the latest touched interviews first without reading the whole table."""
    db.execute("CREATE INDEX head_by_touch ON version (subject, at) WHERE is_head")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to `SCHEMA` in one transaction; a failing step leaves everything as it was."""
    db = Database(connection, execute_plugins=False)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        steps.apply(db)
        connection.execute(f"PRAGMA user_version={SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a disk that refuses has often rolled back already
            connection.execute("ROLLBACK")
        raise

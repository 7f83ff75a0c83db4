"""Forgets what was replaced long ago, so that no history grows for ever. Heads are never touched."""

import sqlite3

KEPT = 50  # replaced versions of a field that stay whatever their age
DAYS = 90  # younger ones stay however many they are

_OLD = """
DELETE FROM version WHERE NOT is_head AND id IN (
  SELECT id FROM (
    SELECT id, at, row_number() OVER (PARTITION BY subject, field ORDER BY at DESC, n DESC, id) AS place
      FROM version WHERE NOT is_head)
  WHERE place > ? AND at < strftime('%Y-%m-%dT%H:%M:%f', 'now', ?))
"""


def prune(connection: sqlite3.Connection) -> int:
    """Delete replaced versions that are neither young nor among the newest of their field; return how many.

    A replaced version adds nothing to any merge (law 6), so only "what did it say before" gets shorter.
    """
    return connection.execute(_OLD, (KEPT, f"-{DAYS} days")).rowcount

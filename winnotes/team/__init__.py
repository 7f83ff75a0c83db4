"""Beyond one laptop: union, heads and figures as one set of SQL statements, whatever engine carries the archive."""

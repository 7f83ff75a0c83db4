"""The statements, each written once in the SQL that SQLite, DuckDB, PostgreSQL and Spark share: resources/sql/*.sql.

A file is one SELECT under a comment that says what it gives. STEPS are worked out in this order after every publishing;
VIEWS stand on them and are what people read.
"""

from functools import cache

from winnotes.resources import resource

COVERED = "covered"
HEADS = ("head",)
LUNCHES = (
    "asked", "voice", "answer", "single", "listed", "standing", "entered", "entry", "settled", "piece", "told_fact",
    "deal_fact", "deal_told", "round_share", "writer_in", "lunch",
)  # fmt: skip
CHECKS = ("source_check", "rival")
STEPS = (*HEADS, *LUNCHES, *CHECKS)
VIEWS = (
    "codes", "interviews", "deals", "rounds", "people", "answers", "notes", "quotes", "todos", "readings", "entries",
    "bases", "questions", "choices", "drivers", "objections", "objection_results", "pieces", "content_uses",
    "lead_sources", "competitors", "roles", "decision_makers", "stages", "numbers", "spreads", "agreement",
    "coverage",
)  # fmt: skip


@cache
def statement(name: str) -> str:
    """Return the SELECT of this name, without its comment."""
    lines = _lines(name)
    return "\n".join(line for line in lines if not line.startswith("--"))


def meaning(name: str) -> str:
    """Return the comment above it, on one line."""
    return " ".join(line.removeprefix("--").strip() for line in _lines(name) if line.startswith("--"))


@cache
def _lines(name: str) -> list[str]:
    return resource("sql", f"{name}.sql").read_text("utf-8").splitlines()

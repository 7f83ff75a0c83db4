"""Union and heads of many versions on DuckDB and PostgreSQL, against core's Notebook of the same versions.

Versions are a team's: ten interviews to a hundred, 25 fields each, typed over again and again by two people. With
`--lunches` also a whole publishing, and the report's drivers read from its view. Prints JSON.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.team.server import programs, started
from winnotes.core.insight.report import report_of
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.reporting import told_in
from winnotes.desk.sample import sample_notebook
from winnotes.team.archive import Engine, publish, take, work_out
from winnotes.team.embedded import Embedded
from winnotes.team.postgres import opened
from winnotes.team.statement import statement
from winnotes.team.unpacking import rows_of
from winnotes.wording import original_guide

FIELDS = [f"{question.key}_note" for question in original_guide().questions] + [
    "account",
    "summary",
    "segment",
]


def typed(count: int) -> list[Version]:
    """Return `count` versions: every field typed five times by one person and, in every third, once by another."""
    found: list[Version] = []
    number = 0
    while len(found) < count:
        subject = f"i{number:06}"
        for field in FIELDS:
            for n in range(1, 6):
                replaces = {"pann.k1": n - 1} if n > 1 else {}
                found.append(Version(subject, field, "pann.k1", n, replaces, f"what was said {number} {n}"))
            if number % 3 == 0:
                found.append(Version(subject, field, "pbob.k2", 1, {}, f"what was heard {number}"))
        number += 1
    return found[:count]


def lunches(count: int) -> Notebook:
    """Return `count` lunches, each the sample lunch with a third of its fields left out."""
    notebook, subject = sample_notebook()
    random = Random(5)
    heads = [one for one in notebook.of(subject) if one.field not in ("sample", "guide")]
    return Notebook(
        Version(f"i{number:06}", one.field, one.writer, one.n, one.replaces, one.content, one.via, one.at)
        for number in range(count)
        for one in heads
        if random.random() < 0.67
    )


def seconds(job: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long a job takes, and what it gives."""
    start = perf_counter()
    found = job()
    return perf_counter() - start, found


class Undone(Exception):
    """Takes a server's transaction back."""


@contextmanager
def engines() -> Iterator[dict[str, Engine]]:
    """Lend an archive on DuckDB and, where it is installed, one on PostgreSQL."""
    with closing(Embedded()) as duck:
        if programs() is None:
            yield {"duckdb": duck}
            return
        with started() as server, suppress(Undone), opened(server.address()) as postgres:
            yield {"duckdb": duck, "postgres": postgres}
            raise Undone


def unions(count: int) -> dict[str, Any]:
    """Return the figures of the union."""
    versions = typed(count)
    in_core, notebook = seconds(lambda: Notebook(versions))
    unpacking, rows = seconds(lambda: rows_of(versions, ()))
    told: dict[str, Any] = {"versions": count, "core_s": in_core, "unpacking_s": unpacking}
    with engines() as found:
        for name, engine in found.items():
            adding, _taken = seconds(partial(take, engine, rows))
            again, _taken = seconds(partial(take, engine, rows))
            query = f"select count(*) from ({statement('head')}) h"
            heads, (row,) = seconds(partial(engine.rows, query))
            assert row == (len(notebook),), (name, row, len(notebook))
            told |= {f"{name}_union_s": adding, f"{name}_again_s": again, f"{name}_heads_s": heads}
            told[f"{name}_heads_to_core"] = heads / in_core
            if isinstance(engine, Embedded):
                told |= out_of_lakes(engine, in_core)
    return told


def out_of_lakes(archive: Embedded, in_core: float) -> dict[str, float]:
    """Return the figures of uniting two folders of Parquet files that hold all of it, and of the heads then."""
    work_out(archive)
    with TemporaryDirectory() as folder, closing(Embedded()) as other:
        archive.write(Path(folder))
        uniting, _none = seconds(lambda: [other.read(Path(folder)) for _time in range(2)])
        heads, _rows = seconds(lambda: other.rows(f"select count(*) from ({statement('head')}) h"))
    return {"lakes_union_s": uniting, "lakes_union_and_heads_to_core": (uniting + heads) / in_core}


def publishing(count: int) -> dict[str, Any]:
    """Return the figures of a whole publishing."""
    notebook = lunches(count)
    reading, told = seconds(lambda: told_in(notebook))
    reporting, _report = seconds(lambda: report_of(told.lunches, told.guides))
    found: dict[str, Any] = {"lunches": count, "core_s": reading + reporting}
    unpacking, rows = seconds(lambda: rows_of(notebook, ()))
    found["unpacking_s"] = unpacking
    with engines() as carried:
        for name, engine in carried.items():
            whole, _published = seconds(partial(publish, engine, rows))
            again, _published = seconds(partial(publish, engine, rows))
            asking, _rows = seconds(partial(engine.rows, "select * from drivers"))
            spreading, _rows = seconds(partial(engine.rows, "select * from spreads"))
            found |= {f"{name}_publish_s": whole, f"{name}_again_s": again, f"{name}_drivers_s": asking}
            found |= {f"{name}_spreads_s": spreading, f"{name}_to_core": whole / (reading + reporting)}
    return found


def main() -> None:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--versions", type=int, default=750_000)
    asked.add_argument("--lunches", type=int, default=0)
    given = asked.parse_args()
    told = publishing(given.lunches) if given.lunches else unions(given.versions)
    print(json.dumps({name: round(value, 3) for name, value in told.items()}, indent=2))


if __name__ == "__main__":
    main()

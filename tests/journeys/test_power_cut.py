"""The power goes while somebody types: every line called saved is there, in sound notes, without a question."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fault.disk import HERE, compiled, needs_compiler, scratch
from tests.fault.power import Call, cut_after, read_log
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import check_whole, open_notes
from winnotes.store.store import Store

CUTS = 1000 if os.environ.get("WINNOTES_LONG") else 200


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


def typed(memory: Path, synchronous: str) -> tuple[Path, list[Call]]:
    """Type in notes with this promise (ours when empty); return the folder as it was before, and the log."""
    folder, before, log = (memory / f"{name}{synchronous}" for name in ("typed", "before", "log"))
    Store(folder / DATABASE).close()
    shutil.copytree(folder, before)
    environment = {**os.environ, "LD_PRELOAD": str(compiled(memory)), "PYTHONPATH": str(HERE.parents[1])}
    command = [sys.executable, str(HERE / "typing_log.py"), str(folder), str(log), synchronous]
    subprocess.run(command, env=environment, check=True, timeout=120)
    return before, list(read_log(log.read_bytes()))


def lost_at(before: Path, calls: list[Call], chance: random.Random, target: Path) -> int:
    """Cut the power at a random call; return how many acknowledged lines (or their successors) are missing."""
    calls = calls[: chance.randint(1, len(calls))]
    acknowledged = [call.offset for call in calls if call.op == "m"]
    latest = {number % 7: number for number in acknowledged}
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    cut_after(before, calls, chance, target)
    notes = open_notes(target)
    with closing(notes.store) as store:
        assert notes.news == []
        found = {one.field: int(str(one.content).split()[1]) for one in store.notebook()}
    assert check_whole(target) is None
    return sum(found.get(f"q{field}_note", 0) < number for field, number in latest.items())


@needs_compiler
def test_no_line_called_saved_is_lost_when_the_power_goes(memory: Path):
    before, calls = typed(memory, "")
    assert sum(call.op == "m" for call in calls) == 80 and sum(call.op == "s" for call in calls) > 80
    chance = random.Random(3)
    assert [lost for _cut in range(CUTS) if (lost := lost_at(before, calls, chance, memory / "cut"))] == []


@needs_compiler
def test_the_same_cuts_lose_lines_where_only_checkpoints_are_synced(memory: Path):
    """The control: without the sync at every commit this test sees lines go."""
    before, calls = typed(memory, "NORMAL")
    chance = random.Random(3)
    assert any(lost_at(before, calls, chance, memory / "cut") for _cut in range(CUTS))

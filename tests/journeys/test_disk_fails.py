"""The disk dies, refuses or fills up at any of its calls: no half state, and nothing acknowledged is ever missing."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fault.acts import ACTS
from tests.fault.disk import KILL_AFTER, KILL_BEFORE, Done, FailingDisk, compiled, needs_compiler, scratch
from winnotes.desk.opening import check_whole

pytestmark = needs_compiler
LONG = bool(os.environ.get("WINNOTES_LONG"))
KILLS, FAILURES = (
    (10**6, 25) if LONG else (8, 1)
)  # calls of each act that are tried: 1,100 failures in the long form
RESTORING = 50 if LONG else 7  # restoring was once caught closing its eyes to a refused checkpoint


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


@pytest.fixture(scope="module")
def disk(memory: Path) -> Iterator[FailingDisk]:
    found = FailingDisk(compiled(memory))
    yield found
    found.close()


@pytest.fixture(scope="module")
def templates(memory: Path) -> dict[str, Path]:
    for name, act in ACTS.items():
        (memory / name).mkdir()
        act.prepare(memory / name)
    return {name: memory / name for name in ACTS}


class Notes:
    """Copies of what an act starts from, one for every time it is tried."""

    def __init__(self, template: Path, disk: FailingDisk) -> None:
        self.template, self.disk, self.act = template, disk, template.name
        self.folder = template.parent / "tried"

    def points(self, most: int) -> list[int]:
        """The numbers of the disk calls at which to fail: all, or so many of them, evenly spread."""
        calls = self.try_at(0, 0).calls
        assert calls
        return sorted(
            {1 + place * calls // most for place in range(most)} if calls > most else range(1, calls + 1)
        )

    def try_at(self, at: int, fault: int, *, for_good: bool = False) -> Done:
        """Do the act on a fresh copy, with the disk failing at this call."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder)
        return self.again(at, fault, for_good=for_good)

    def copied(self) -> Path:
        """Return a copy of what the act left, to be looked at: looking mends."""
        copy = self.folder.with_name("looked at")
        shutil.rmtree(copy, ignore_errors=True)
        return Path(shutil.copytree(self.folder, copy))

    def again(self, at: int = 0, fault: int = 0, *, for_good: bool = False) -> Done:
        """Do the act once more where it was left."""
        return self.disk.do(self.act, self.folder, at, fault, for_good=for_good)


@pytest.fixture(params=ACTS)
def notes(request: pytest.FixtureRequest, templates: dict[str, Path], disk: FailingDisk) -> Notes:
    return Notes(templates[request.param], disk)


@pytest.mark.parametrize("kind", [KILL_BEFORE, KILL_AFTER], ids=["before", "halfway"])
def test_killed_at_any_call_nothing_is_half_done_and_it_can_be_done_again(notes: Notes, kind: int):
    act = ACTS[notes.act]
    for at in notes.points(KILLS):
        done = notes.try_at(at, kind)
        assert done.is_killed or not done.calls or at > done.calls, at
        act.halfway(notes.copied(), done.acked)
        again = notes.again()
        assert again.uncaught == "" and again.told == (), (at, again)
        act.after(notes.folder, (*done.acked, *again.acked))
        assert check_whole(notes.folder) is None, at


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC], ids=errno.errorcode.get)
def test_where_the_disk_refuses_a_call_nothing_acknowledged_is_missing(
    notes: Notes, error: int, for_good: bool
):
    act = ACTS[notes.act]
    for at in notes.points(RESTORING if notes.act == "restore" else FAILURES):
        done = notes.try_at(at, error, for_good=for_good)
        assert done.uncaught == "" and not done.is_killed, (at, done.uncaught)
        act.halfway(notes.copied(), done.acked)
        again = notes.again()
        assert again.uncaught == "" and again.told == (), (at, again)
        act.after(notes.folder, (*done.acked, *again.acked))
        assert check_whole(notes.folder) is None, at

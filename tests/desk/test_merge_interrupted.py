"""A merge killed at any call of the disk leaves the old state or the new; a disk that fills up leaves the old."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.disk import mounted
from tests.desk.coming import KIM, SAMPLE, by, packed, previewed
from tests.fault.acts import ACTS, INTERVIEW
from tests.fault.disk import KILL_BEFORE, FailingDisk, compiled, needs_compiler, scratch
from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE
from winnotes.desk.opening import open_notes
from winnotes.desk.taking import take
from winnotes.desk.undoing import merge_to_undo
from winnotes.store.store import Store

POINTS = 10**6 if os.environ.get("WINNOTES_LONG") else 14
MERGE_AND_WAIT = """
import sys
from pathlib import Path
from winnotes.desk.opening import open_notes
from winnotes.desk.preview import preview_of, read_files
from winnotes.desk.taking import take
store = open_notes(Path(sys.argv[1])).store
preview = preview_of(store, read_files([Path(sys.argv[2])], store))
def wait(step, done, whole):
    print(step, flush=True)
    if step == sys.argv[3] and done == whole * (sys.argv[4] == "end"):
        sys.stdin.read()
take(store, preview, preview.ticked_at_first(), wait)
print("done", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def disk() -> Iterator[tuple[FailingDisk, Path]]:
    with scratch() as folder:
        found = FailingDisk(compiled(folder))
        yield found, folder
        found.close()


@needs_compiler
@pytest.mark.parametrize("name", ["merge", "undo a merge"])
def test_killed_at_any_call_of_the_disk_it_is_the_old_state_or_the_new(disk, name):
    failing, folder = disk
    origin, tried = folder / f"{name} origin", folder / name
    origin.mkdir()
    ACTS[name].prepare(origin)
    shutil.copytree(origin, tried)
    calls = failing.do(name, tried).calls
    assert calls > 20
    states = set()
    for at in sorted({1, calls, *range(1, calls + 1, max(1, calls // POINTS))}):
        shutil.rmtree(tried)
        shutil.copytree(origin, tried)
        failing.do(name, tried, at, KILL_BEFORE)
        with closing(open_notes(tried).store) as store:
            n = len(store.notebook(INTERVIEW))
            assert n in (0, len(SAMPLE.of(INTERVIEW))), at
            assert (merge_to_undo(store) is not None) == bool(n), at
            states.add(n)
    assert len(states) == 2, "it was never killed before, or never after, the moment that counts"


@pytest.mark.parametrize(
    ("step", "when"), [("sealing", ""), ("snapshot", ""), ("writing", ""), ("writing", "end"), ("", "")]
)
def test_killed_between_its_steps_it_is_the_old_state_or_the_new(tmp_path: Path, step: str, when: str):
    home = tmp_path / "home"
    with closing(Store(home / DATABASE)) as store:
        store.merge(by(KIM))
    file = packed(tmp_path / "a.winnotes", SAMPLE)
    command = [sys.executable, "-c", MERGE_AND_WAIT, str(home), str(file), step, when]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        last = step or "done"
        while child.stdout.readline().strip() != last:
            assert child.poll() is None
        if when:
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    with closing(open_notes(home).store) as store:
        assert store.notebook() == (by(KIM) if step else SAMPLE)
        assert (merge_to_undo(store) is None) == bool(step)


def test_a_disk_that_fills_up_leaves_the_old_state(tmp_path: Path):
    told = set()
    file = packed(tmp_path / "a.winnotes", SAMPLE)
    for filling_kib in (60, 100, 140, 200, 260):
        with mounted(tmp_path / "disk", "size=512k") as home:
            with closing(Store(home / DATABASE)) as store:
                store.merge(by(KIM))
            (home / "filling").write_bytes(b"x" * 1024 * filling_kib)
            with closing(Store(home / DATABASE)) as store:
                preview = previewed(store, file)
                try:
                    take(store, preview, preview.ticked_at_first())
                except WinNotesError as error:
                    told.add(error.code)
            (home / "filling").unlink()
            with closing(open_notes(home).store) as store:
                assert store.notebook() in (by(KIM), SAMPLE)
                assert (merge_to_undo(store) is None) == (store.notebook() == by(KIM))
    assert told & {"snapshot_failed", "disk_full", "write_failed"}


@needs_compiler
def test_a_disk_that_refuses_any_call_leaves_the_old_state_and_says_so(disk):
    failing, folder = disk
    origin, tried = folder / "refusing origin", folder / "refusing"
    origin.mkdir()
    ACTS["merge"].prepare(origin)
    shutil.copytree(origin, tried)
    calls = failing.do("merge", tried).calls
    for at in range(1, calls + 1, max(1, calls // POINTS)):
        shutil.rmtree(tried)
        shutil.copytree(origin, tried)
        done = failing.do("merge", tried, at, errno.ENOSPC, for_good=True)
        assert done.uncaught == "", (at, done.uncaught)
        with closing(open_notes(tried).store) as store:
            n = len(store.notebook(INTERVIEW))
            assert n in (0, len(SAMPLE.of(INTERVIEW))) and (n or done.told), at

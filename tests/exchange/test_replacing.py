"""A file is either the old one or the new one, whatever fails on the way."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from winnotes.core.errors import WinNotesError
from winnotes.exchange.replacing import replacing, write_atomically
from winnotes.wording import explain

NOBODY = 65534


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "lunch.winnotes"
    path.write_bytes(b"what was there before")
    return path


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail_half_way(target: Path, error: Exception) -> None:
    with replacing(target) as file:
        file.write(b"half of it")
        raise error


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Take the right to write in `folder` away for a moment, from root too."""
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if os.geteuid() == NOBODY:
            os.seteuid(0)
        folder.chmod(0o755)


def test_the_file_holds_exactly_what_was_written(target: Path) -> None:
    write_atomically(target, b"\r\n\x00\xff" * 1000)
    assert target.read_bytes() == b"\r\n\x00\xff" * 1000
    assert left_in(target.parent) == [target.name]


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("n" * 251 + ".csv"), b"x")
    assert left_in(tmp_path) == ["n" * 251 + ".csv"]


def test_a_link_goes_on_pointing_at_the_file_behind_it(target: Path) -> None:
    link = target.with_name("link")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_private_files_are_for_their_user_alone_and_exports_follow_the_umask(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        write_atomically(tmp_path / "private", b"", private=True)
        write_atomically(tmp_path / "export", b"")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "export").stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EROFS, "not_writable"),
        (errno.EACCES, "not_writable"), (errno.EIO, "write_failed"), (errno.ENODEV, "write_failed"),
    ],
)  # fmt: skip
def test_a_failing_disk_leaves_the_old_file_and_becomes_one_sentence(
    target: Path, number: int, code: str
) -> None:
    with pytest.raises(WinNotesError) as caught:
        fail_half_way(target, OSError(number, os.strerror(number)))
    assert caught.value.code == code
    assert target.name in explain(caught.value)
    assert target.read_bytes() == b"what was there before"
    assert left_in(target.parent) == [target.name]


def test_a_bug_while_writing_leaves_the_old_file_and_stays_a_bug(target: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_half_way(target, ZeroDivisionError())
    assert target.read_bytes() == b"what was there before"
    assert left_in(target.parent) == [target.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_folder_without_the_right_to_write_is_not_writable(target: Path) -> None:
    with without_rights(target.parent), pytest.raises(WinNotesError) as caught:
        write_atomically(target, b"new")
    assert caught.value.code == "not_writable"
    assert target.read_bytes() == b"what was there before"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WinNotesError) as caught:
        write_atomically(tmp_path / "gone" / "lunch.csv", b"new")
    assert caught.value.code == "write_failed"
    assert "lunch.csv" in explain(caught.value)


def test_a_folder_in_the_place_of_the_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "lunch.csv").mkdir()
    with pytest.raises(WinNotesError):
        write_atomically(tmp_path / "lunch.csv", b"new")
    assert left_in(tmp_path) == ["lunch.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_file_that_the_system_cuts_short_is_never_announced_as_written(target: Path) -> None:
    script = (
        "import resource, sys, pathlib\n"
        "from winnotes.core.errors import WinNotesError\n"
        "from winnotes.exchange.replacing import write_atomically\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    write_atomically(pathlib.Path(sys.argv[1]), b'x' * 100_000)\n"
        "except WinNotesError as error:\n    sys.exit(error.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target)], check=False, capture_output=True)
    assert done.stderr.strip() == b"write_failed"
    assert target.read_bytes() == b"what was there before"
    assert left_in(target.parent) == [target.name]


def test_what_a_killed_program_left_half_written_goes_with_a_writing_days_later(target: Path) -> None:
    dead, at_work, stranger = (target.with_name(f".winnotes-{name * 16}.part") for name in "abz")
    stranger = stranger.with_name("holiday.part")
    for path in (dead, at_work, stranger):
        path.write_bytes(b"half of somebody's notes")
    for path in (dead, stranger):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    write_atomically(target, b"new")
    assert left_in(target.parent) == [at_work.name, stranger.name, target.name]

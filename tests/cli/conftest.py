"""A folder of notes, the command line in this process, and disks that are full or may not be written."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.disk import mounted
from tests.cli.terminal import Ran, Winnotes
from winnotes.__main__ import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("WINNOTES_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def winnotes(home: Path, capsys: pytest.CaptureFixture[str]) -> Winnotes:
    """Run the command line here; nothing is left in memory between two runs but what Python keeps."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    with mounted(tmp_path / "small", "size=64k") as folder:
        yield folder


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder nobody may write in, with `old.pdf` in it; for root that takes a disk mounted for reading only."""
    folder = tmp_path / "locked"
    folder.mkdir()
    if os.name == "posix" and os.geteuid() != 0:
        (folder / "old.pdf").write_bytes(b"old")
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    with mounted(folder, "size=64k"):
        (folder / "old.pdf").write_bytes(b"old")
        remounting = subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False)
        if remounting.returncode:
            pytest.skip("this user may not lock a disk")
        yield folder

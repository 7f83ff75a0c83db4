"""The program as a whole: what it loads, how it ends, and what it says when the world or we fail."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.cli.terminal import ROOT, Winnotes, environment, run_program
from winnotes import __version__
from winnotes.cli.program import run_command_line

HEAVY = ("PySide6", "sqlite3", "sqlite_utils", "reportlab", "winnotes.core.interview", "winnotes.wording")
COMMANDS = (
    ("--help",),
    ("--version",),
    ("list",),
    ("show", "last"),
    ("export", "last", "-o", "out.pdf"),
    ("export", "all", "-o", "out.csv"),
    ("import", "out.winnotes"),
    ("guide",),
    ("check",),
    ("demo",),
    ("completion", "bash"),
)


def loaded_by(home: Path, *arguments: str) -> set[str]:
    """The modules a run of the program loads, as Python itself tells them."""
    ran = run_program(home, *arguments, python=("-X", "importtime"))
    told = [line for line in ran.err.splitlines() if line.startswith("import time")]
    modules = {line.rpartition("|")[2].strip() for line in told}
    assert {"click", "winnotes.cli.program"} <= modules
    return modules


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_loads_qt(home: Path, winnotes: Winnotes, arguments: tuple[str, ...]):
    winnotes("demo")
    winnotes("export", "last", "-o", "out.winnotes")
    assert "PySide6" not in packages(loaded_by(home, *arguments))


@pytest.mark.parametrize("arguments", [("--help",), ("new", "--help"), ("--version",), ("nonsense",)])
def test_help_loads_nothing_heavy(home: Path, arguments: tuple[str, ...]):
    modules = loaded_by(home, *arguments)
    assert not {*modules, *packages(modules)} & set(HEAVY)


def test_help_names_every_command_and_leaves_the_disk_alone(home: Path):
    ran = run_program(home, "--help")
    assert ran.code == 0 and ran.err == ""
    for command in (
        "new",
        "list",
        "show",
        "export",
        "import",
        "guide",
        "check",
        "demo",
        "play",
        "completion",
    ):
        assert f"  {command} " in ran.out
    assert not home.exists()


def test_the_version_is_told(winnotes: Winnotes):
    assert winnotes("--version").out == f"winnotes {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("show",), ("list", "--nonsense"), ("new", "--planned-minutes", "soon"), ("import",)],
)
def test_a_wrong_question_is_told_how_to_ask(winnotes: Winnotes, arguments: tuple[str, ...]):
    ran = winnotes(*arguments)
    assert ran.code == 2 and ran.out == "" and "Usage: winnotes" in ran.err


def test_without_a_screen_the_window_is_refused_in_a_sentence(home: Path):
    ran = run_program(home)
    if sys.platform == "linux":
        assert ran.code == 1 and "no screen" in ran.err and "Traceback" not in ran.err


def test_a_shell_asking_for_completions_never_opens_the_window(home: Path):
    asking = {"_WINNOTES_COMPLETE": "bash_complete", "COMP_WORDS": "winnotes ex", "COMP_CWORD": "1"}
    ran = run_program(home, more=asking)
    assert (ran.out, ran.err) == ("plain,export\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(winnotes: Winnotes, shell: str):
    ran = winnotes("completion", shell)
    assert ran.code == 0 and f"_WINNOTES_COMPLETE={shell}_complete" in ran.out and ran.err == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_no_terminal_is_too_simple_for_an_answer(home: Path, winnotes: Winnotes, encoding: str):
    winnotes("demo")
    for arguments in (("show", "last"), ("list",), ("show", "last", "--json"), ("show", "nothing")):
        ran = run_program(home, *arguments, more={"PYTHONIOENCODING": encoding})
        assert "Traceback" not in ran.err and (ran.out or ran.err)
    assert "Competition 1" in run_program(home, "show", "last", more={"PYTHONIOENCODING": encoding}).out


def test_nothing_in_the_notes_drives_the_terminal(home: Path, winnotes: Winnotes):
    winnotes("new", "--account", "Con\x1b]0;owned\x07toso", "--note", "why_us=\x1b[2Jgone \x9b31m")
    for arguments in (("list",), ("show", "last"), ("show", "last", "--json")):
        out = winnotes(*arguments).out
        assert not {"\x1b", "\x07", "\x9b"} & set(out) and "toso" in out
    assert "\x1b" not in winnotes("show", "\x1b[2Jnothing").err


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as POSIX knows them")
def test_a_closed_pipe_is_quiet(home: Path, winnotes: Winnotes):
    winnotes("demo")
    command = [sys.executable, "-m", "winnotes", "show", "last"]
    process = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.communicate(timeout=60)[1] == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_told(home: Path, winnotes: Winnotes):
    winnotes("demo")
    command = [sys.executable, "-m", "winnotes", "list"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=environment(home), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("What WinNotes answered could not be written")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe with a name")
def test_ctrl_c_ends_it_quietly(home: Path, tmp_path: Path):
    waiting = tmp_path / "waiting.winnotes"
    os.mkfifo(waiting)
    command = [sys.executable, "-m", "winnotes", "check", str(waiting)]
    process = subprocess.Popen(
        command,
        env=environment(home),
        stderr=subprocess.PIPE,
        preexec_fn=_take_ctrl_c,  # noqa: PLW1509 - no thread of ours runs here
    )
    try:
        with _opened(waiting, process):  # opens when the program has: now it reads
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)[1]
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130 and told.strip() == b""


def _opened(pipe: Path, reader: subprocess.Popen[bytes]) -> BinaryIO:
    """Return the pipe's writing end once `reader` has the other; never wait for one that is gone."""
    while reader.poll() is None:
        with contextlib.suppress(OSError):  # ENXIO: nobody reads yet
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
    raise AssertionError("it ended without reading")


def _take_ctrl_c() -> None:
    """Hear Ctrl+C as in a terminal: whoever runs the tests in the background has it ignored, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_bug_of_ours_leaves_a_report_without_a_word_of_yours(
    home: Path, capsys: pytest.CaptureFixture[str]
):
    def play(_out: Path) -> int:
        raise ValueError("their secret")

    assert run_command_line(["play"], play) == 1
    told = capsys.readouterr().err
    reports = list((home / "crashes").iterdir())
    assert len(reports) == 1 and str(reports[0]) in told and "secret" not in told and "Traceback" not in told
    report = reports[0].read_text("utf-8")
    assert "ValueError" in report and "test_program.py" in report and " play" in report
    assert "secret" not in report


def test_play_is_lent_from_above_and_told_where_to_write(tmp_path: Path):
    asked: list[Path] = []
    assert run_command_line(["play", "--out", str(tmp_path)], lambda out: asked.append(out) or 0) == 0
    assert asked == [tmp_path]


def test_the_program_is_installed_under_its_name(home: Path):
    installed = Path(sys.executable).with_name("winnotes")
    if not installed.exists():
        pytest.skip("not installed as a package here")
    done = subprocess.run(
        [installed, "--version"], env=environment(home), capture_output=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"winnotes {__version__}\n".encode())

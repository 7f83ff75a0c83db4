"""Sharing from the terminal: a passphrase is typed unseen, twice, or comes from a file, never from an argument."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes, environment, notes_in
from winnotes.cli.passphrase import VARIABLE
from winnotes.desk.sample import sample_notebook


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_a_passphrase_from_the_environment_seals_and_opens(
    home: Path, winnotes: Winnotes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    winnotes("demo")
    monkeypatch.setenv(VARIABLE, "correct horse")
    assert winnotes("export", "last", "-o", "x.winnotes", "--encrypt").code == 0
    assert Path("x.winnotes").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    monkeypatch.setenv("WINNOTES_HOME", str(tmp_path / "other"))
    assert winnotes("check", "x.winnotes").code == 0
    assert winnotes("import", "x.winnotes").code == 0
    assert notes_in(tmp_path / "other") == sample_notebook()[0]


def test_a_passphrase_from_a_file_loses_its_line_end_only(winnotes: Winnotes):
    winnotes("demo")
    Path("secret").write_bytes(b"\xef\xbb\xbf correct horse \r\n")
    Path("same").write_bytes(b" correct horse ")
    winnotes("export", "last", "-o", "x.winnotes", "--encrypt", "--passphrase-file", "secret")
    assert winnotes("check", "x.winnotes", "--passphrase-file", "same").code == 0
    Path("same").write_bytes(b"correct horse")
    ran = winnotes("check", "x.winnotes", "--passphrase-file", "same")
    assert ran.code == 1 and "does not open “x.winnotes”" in ran.err


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", None])
def test_a_file_without_a_passphrase_is_told(winnotes: Winnotes, content: bytes | None):
    winnotes("demo")
    if content is not None:
        Path("secret").write_bytes(content)
    ran = winnotes("export", "last", "-o", "x.winnotes", "--encrypt", "--passphrase-file", "secret")
    assert ran.code == 1 and "“secret” holds no passphrase" in ran.err and not Path("x.winnotes").exists()


def test_without_terminal_and_passphrase_nothing_is_written(winnotes: Winnotes):
    winnotes("demo")
    ran = winnotes("export", "last", "-o", "x.winnotes", "--encrypt")
    assert ran.code == 1 and "no passphrase was given" in ran.err and not Path("x.winnotes").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "x.pdf", "--encrypt"),
        ("-o", "x.csv", "--encrypt"),
        ("-o", "x.winnotes", "--passphrase-file", "y"),
        ("-o", "x.pdf", "--hide", "Lena"),
        ("-o", "x.csv", "--keep", "Lena"),
        ("-o", "x.csv", "--share-safe", "--profile", "salesforce"),
    ],
)
def test_options_that_do_not_fit_write_nothing(home: Path, winnotes: Winnotes, arguments: tuple[str, ...]):
    assert winnotes("export", "last", *arguments).code == 2
    assert not home.exists() and list(Path().glob("x.*")) == []


def test_a_share_safe_export_tells_what_to_look_at(winnotes: Winnotes):
    winnotes("demo")
    ran = winnotes(
        "export", "last", "-o", "a.winnotes", "--share-safe", "--hide", "Halvorsen Dairy", "--json"
    )
    findings = json.loads(ran.out)["findings"]
    assert ran.code == 0 and "Name A stands for Halvorsen, Halvorsen Dairy." in findings
    assert "Lena" in findings[-1] and "Halvorsen" not in findings[-1]
    assert "Northwind" not in Path("a.winnotes").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_at_a_terminal_the_passphrase_is_typed_twice_and_never_shown(home: Path, winnotes: Winnotes):
    winnotes("demo")
    shown = typed_at_a_terminal(home, ["export", "last", "-o", "x.winnotes", "--encrypt"], "correct horse", 2)
    assert shown.count("Passphrase for x.winnotes") == 1 and "Once more" in shown
    assert "correct horse" not in shown and Path("x.winnotes").exists()
    shown = typed_at_a_terminal(home, ["check", "x.winnotes"], "correct horse", 1)
    assert "each as it was written" in shown and "correct horse" not in shown


def typed_at_a_terminal(home: Path, arguments: list[str], line: str, times: int) -> str:
    """Run the program on a pseudo terminal, answer every prompt that ends in a colon, return what was shown."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(sys.executable, [sys.executable, "-m", "winnotes", *arguments], environment(home))
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        shown += piece
        if times and piece.rstrip(b" ").endswith(b":"):
            times -= 1
            os.write(terminal, line.encode() + b"\n")
        if not piece:
            break
    assert os.waitpid(child, 0)[1] == 0, shown
    return shown.decode("utf-8", "replace")

"""docs/command_line.md says what the program does: every command and option stands there, every example runs."""

import re
import shlex
from pathlib import Path

import click
import pytest

from tests.cli.terminal import ROOT, Winnotes
from winnotes.cli.commands import COMMANDS, commands

TEXT = (ROOT / "docs" / "command_line.md").read_text("utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def section(command: str) -> str:
    """What the page says of a command, up to the next heading."""
    _before, _heading, rest = TEXT.partition(f"\n## winnotes {command}\n")
    return rest.partition("\n## ")[0]


def loaded(command: str) -> click.Command:
    found = commands.get_command(click.Context(commands), command)
    assert found is not None
    return found


def options(command: str) -> list[click.Parameter]:
    """The options of a command, and of the commands in it."""
    found = loaded(command)
    inner = found.commands.values() if isinstance(found, click.Group) else ()
    return [*found.params, *(option for one in inner for option in one.params)]


def examples() -> list[tuple[str, str]]:
    """Every `$ winnotes …` of the page in order, with the answer shown under it."""
    found = []
    for block in CONSOLE.findall(TEXT):
        for example in block.split("$ ")[1:]:
            line, _end, answer = example.partition("\n")
            found.append((line, answer))
    return found


def fits(shown: str, answered: str) -> bool:
    """Whether the answer is the one shown; … stands for anything."""
    return re.fullmatch(".*?".join(map(re.escape, shown.split("…"))), answered, re.DOTALL) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_section(command: str):
    assert section(command).strip()


def test_no_section_speaks_of_a_command_that_is_gone():
    assert re.findall(r"^## winnotes (\S+)$", TEXT, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str):
    for option in options(command):
        for spelling in option.opts if isinstance(option, click.Option) else ():
            assert f"`{spelling}`" in section(command) or f"`{spelling} " in section(command), spelling


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_documented_that_is_gone(command: str):
    known = {spelling for option in options(command) for spelling in option.opts}
    assert set(re.findall(r"`(-{1,2}[a-z][a-z-]*)", section(command))) - {"--note"} <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_short_and_in_sentence_case(command: str):
    found = loaded(command)
    told = [found.get_short_help_str(60), found.help or ""]
    told += [option.help or "" for option in options(command) if isinstance(option, click.Option)]
    for text in told:
        assert text[0].isupper() and "..." not in text and len(text) < 400
    assert (found.get_short_help_str(60)).endswith(".")


def test_every_example_answers_as_shown(home: Path, winnotes: Winnotes):
    assert len(examples()) > 15
    for line, shown in examples():
        program, *arguments = shlex.split(line)
        ran = winnotes(*arguments)
        assert (program, ran.code, ran.err) == ("winnotes", 0, ""), line
        assert fits(shown, ran.out), f"{line}\n{ran.out}"

"""`winnotes completion`: what a shell needs to complete our commands with Tab."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from winnotes.i18n import _

COMPLETE_VARIABLE = "_WINNOTES_COMPLETE"
_USE = """

\b
bash  eval "$(winnotes completion bash)"
zsh   eval "$(winnotes completion zsh)"
fish  winnotes completion fish | source"""


@click.command(
    "completion",
    short_help=_("Print a shell's completion script."),
    help=_("Print the script that lets SHELL complete commands and options with Tab.") + _USE,
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Say the script."""
    from winnotes.cli.commands import commands
    from winnotes.cli.terminal import say

    kind = get_completion_class(shell)
    if kind is not None:
        say(ShellComplete.source(kind(commands, {}, "winnotes", COMPLETE_VARIABLE)))

"""The table of commands; each is loaded when it is asked for, so that help comes at once."""

from importlib import import_module

import click

from winnotes import __version__
from winnotes.i18n import _

COMMANDS = {
    "new": "new",
    "list": "listing",
    "show": "show",
    "export": "export",
    "import": "importing",
    "merge": "merging",
    "search": "search",
    "report": "report",
    "publish": "publish",
    "deals": "deals",
    "rounds": "rounds",
    "model": "model",
    "content": "content",
    "guide": "guide",
    "check": "check",
    "erase": "erase",
    "demo": "demo",
    "play": "play",
    "completion": "completion",
}


class LateGroup(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the commands in the order of the table: as a lunch goes."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return the command, loaded now."""
        if name not in COMMANDS:
            return None
        found = import_module(f"winnotes.cli.{COMMANDS[name]}").command
        return found if isinstance(found, click.Command) else None


commands = LateGroup(
    "winnotes",
    help=_("Win interviews, noted at the table. Without a command the window opens."),
    epilog=_("Notes are kept in the folder WINNOTES_HOME names, else in the platform's data folder."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
click.version_option(__version__, prog_name="winnotes", message="%(prog)s %(version)s")(commands)

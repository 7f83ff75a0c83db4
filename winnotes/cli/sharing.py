"""The options of an export that strangers may see."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from winnotes.cli.passphrase import passphrase_option, passphrase_to_seal
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.sharing import Sharing

Command = TypeVar("Command", bound=Callable[..., Any])
OPTIONS = ("share_safe", "hide", "keep", "encrypt", "passphrase_file")


def sharing_options(command: Command) -> Command:
    """Give a command the options that `take_sharing` understands."""
    for option in (
        passphrase_option,
        click.option(
            "--encrypt", is_flag=True, help=_("Under a passphrase (a .winnotes, in the age format).")
        ),
        click.option(
            "--keep", multiple=True, metavar="WORD", help=_("With --share-safe: this is no name. Repeatable.")
        ),
        click.option(
            "--hide",
            multiple=True,
            metavar="NAME",
            help=_("With --share-safe: this is a name too. Repeatable."),
        ),
        click.option(
            "--share-safe", is_flag=True, help=_("Names replaced, amounts as bands, days as months.")
        ),
    ):
        command = option(command)
    return command


def take_sharing(asked: dict[str, Any], output: Path | None, profile: str | None) -> "Sharing":
    """Take the sharing options out of `asked` and return them; a passphrase is asked for now.

    Raises click.BadParameter where they do not fit each other or the output.
    """
    share_safe, hide, keep, encrypt, passphrase_file = (asked.pop(name) for name in OPTIONS)
    if (hide or keep) and not share_safe:
        raise click.BadParameter(_("only with --share-safe."), param_hint="--hide, --keep")
    if share_safe and (output is None or profile not in (None, "team", "tidy", "excel", "plain")):
        raise click.BadParameter(_("only for a file to read, not for a CRM."), param_hint="--share-safe")
    if encrypt and (output is None or output.suffix.lower() != ".winnotes"):
        raise click.BadParameter(_("only a .winnotes can be encrypted."), param_hint="--encrypt")
    if passphrase_file and not encrypt:
        raise click.BadParameter(_("only with --encrypt."), param_hint="--passphrase-file")
    from winnotes.desk.sharing import Sharing

    passphrase = passphrase_to_seal(passphrase_file, output) if encrypt and output else ""
    return Sharing(share_safe, tuple(hide), tuple(keep), passphrase)

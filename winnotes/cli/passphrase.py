"""Where a passphrase comes from: a file, the environment, or the keyboard without echo; never an argument."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.unsealing import Ask

VARIABLE = "WINNOTES_PASSPHRASE"
_MOST_BYTES = 4096

passphrase_option = click.option(
    "--passphrase-file", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Read the passphrase from FILE instead of asking for it."),
)  # fmt: skip


def passphrase_to_seal(file: Path | None, output: Path) -> str:
    """Return the passphrase for a new file `output`, typed twice where it is typed.

    Raises WinNotesError `passphrase_unreadable`, `passphrase_empty` or `passphrase_needed`.
    """
    from winnotes.core.errors import WinNotesError

    given = _given(file)
    if given is None and _can_ask():
        given = _typed(_("Passphrase for {file}").format(file=output.name), twice=True)
    if given is None:
        raise WinNotesError("passphrase_needed", file=output.name)
    if not given.strip():
        raise WinNotesError("passphrase_empty")
    return given


def asking(file: Path | None) -> "Ask":
    """Return what gives the readers a passphrase: of several files one may be answered "as before" with Enter."""
    before = ""

    def ask(name: str) -> str:
        nonlocal before
        given = _given(file)
        if given is None and _can_ask():
            prompt = _("Passphrase for {file} (Enter: as before)") if before else _("Passphrase for {file}")
            given = _typed(prompt.format(file=name)) or before
        before = given or ""
        return before

    return ask


def _given(file: Path | None) -> str | None:
    """Return the passphrase in `file`, else in the environment, without its last line end; None for neither."""
    if file is None:
        return os.environ.get(VARIABLE)
    from winnotes.core.errors import WinNotesError

    try:
        with file.open("rb") as opened:
            text = opened.read(_MOST_BYTES + 1).decode("utf-8-sig")
    except OSError as error:
        raise WinNotesError("passphrase_unreadable", file=file.name, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise WinNotesError("passphrase_unreadable", file=file.name, reason="not_utf8") from error
    text = text.removesuffix("\n").removesuffix("\r")
    if not text.strip() or len(text) > _MOST_BYTES:
        raise WinNotesError("passphrase_unreadable", file=file.name, reason="text_missing")
    return text


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str, *, twice: bool = False) -> str:
    from winnotes.core.text import one_line

    return str(
        click.prompt(
            one_line(prompt), default="", show_default=False, hide_input=True, err=True,
            confirmation_prompt=_("Once more") if twice else False,
        )
    )  # fmt: skip

"""Runs one command: whatever happens becomes an exit code, and one sentence where there is something to say."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from winnotes.cli.commands import commands
from winnotes.cli.exit_code import FAILED, INTERRUPTED
from winnotes.cli.terminal import complain, hush, prepare_streams, settle
from winnotes.core.errors import WinNotesError
from winnotes.i18n import _

Play = Callable[[Path], int]


def run_command_line(arguments: Sequence[str], play: Play) -> int:
    """Run the command in `arguments` and return the exit code; `play` plays the sample lunch through the window."""
    prepare_streams()
    try:
        code = commands.main(list(arguments), prog_name="winnotes", standalone_mode=False, obj=play)
        settle()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except WinNotesError as error:
        return _explained(error)
    except BrokenPipeError:
        hush()
        return FAILED
    except SystemExit as leaving:  # so click ends a closed pipe and a shell's completion
        if leaving.code:
            hush()
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except Exception as error:  # noqa: BLE001 - a bug of ours: reported, told, and counted as failed
        return crashed(error)


def crashed(error: BaseException) -> int:
    """Tell that WinNotes itself failed, and where the report is; return the exit code."""
    from winnotes.desk.crash import write_crash_report
    from winnotes.desk.home import home

    try:
        report = write_crash_report(error, home())
    except OSError:
        complain(_("Something went wrong in WinNotes. Your notes are kept. No report could be written."))
        return FAILED
    complain(
        _(
            "Something went wrong in WinNotes. Your notes are kept. A report without them is in {file}."
        ).format(file=report)
    )
    return FAILED


def _explained(error: WinNotesError) -> int:
    from winnotes.wording import explain

    complain(explain(error))
    return FAILED

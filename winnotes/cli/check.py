"""`winnotes check`: are the notes, or a file, whole? Nothing is changed."""

from pathlib import Path

import click

from winnotes.cli.exit_code import FAILED, LEFT_OUT
from winnotes.cli.passphrase import asking, passphrase_option
from winnotes.i18n import _, ngettext


@click.command(
    "check",
    short_help=_("Verify the notes, or a file."),
    help=_(
        "Verify the notes on this laptop, or a .winnotes or CSV FILE, and change nothing.\n\n"
        "The exit code is 3 where parts of a CSV would be left out."
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(file: Path | None, passphrase_file: Path | None, as_json: bool) -> int:
    """Say whether everything is whole and return the exit code."""
    return _check_notes(as_json) if file is None else _check_file(file, passphrase_file, as_json)


def _check_notes(as_json: bool) -> int:
    from winnotes.cli.terminal import complain, say, say_json
    from winnotes.desk.checking import check_notes
    from winnotes.desk.home import home

    found = check_notes(home())
    if as_json:
        say_json(
            {
                "is_sound": found.is_sound,
                "interviews": found.interviews,
                "versions": found.versions,
                "wrong": list(found.wrong),
                "drafts": found.drafts,
            }
        )
    else:
        say(
            _("{interviews} interviews, {versions} entries, {drafts} being typed.").format(
                interviews=found.interviews, versions=found.versions, drafts=found.drafts
            )
        )
    if found.is_sound and not found.wrong:
        if not as_json:
            say(_("Everything is whole."))
        return 0
    complain(_damage(found.is_sound, len(found.wrong)))
    return FAILED


def _damage(is_sound: bool, wrong: int) -> str:
    if not is_sound:
        return _(
            "The notes file is damaged. The next start of WinNotes puts it aside and restores what can be read."
        )
    return ngettext(
        "{n} entry is not what was written. The snapshots beside the notes may still hold it.",
        "{n} entries are not what was written. The snapshots beside the notes may still hold them.",
        wrong,
    ).format(n=wrong)


def _check_file(file: Path, passphrase_file: Path | None, as_json: bool) -> int:
    from winnotes.cli.terminal import complain, say, say_json
    from winnotes.desk.importing import read_file

    found = read_file(file, ask=asking(passphrase_file))
    if as_json:
        say_json(
            {
                "file": str(file),
                "versions": len(found.notebook),
                "interviews": list(found.interviews),
                "people": list(found.people),
                "notes": list(found.notes),
            }
        )
    else:
        interviews = ngettext("{n} interview", "{n} interviews", len(found.interviews))
        say(
            _("{file}: {versions} entries in {interviews}, each as it was written.").format(
                file=file.name,
                versions=len(found.notebook),
                interviews=interviews.format(n=len(found.interviews)),
            )
        )
        for note in found.notes:
            complain(note)
    return 0 if found.is_whole else LEFT_OUT

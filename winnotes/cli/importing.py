"""`winnotes import`: colleagues' files come in; nobody's words are replaced."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.cli.exit_code import FAILED, LEFT_OUT
from winnotes.cli.passphrase import asking, passphrase_option
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.desk.importing import Imported
    from winnotes.desk.unsealing import Ask
    from winnotes.store.store import Store


@click.command(
    "import",
    short_help=_("Take in .winnotes and CSV files."),
    help=_(
        "Take in .winnotes files and team or tidy CSVs, each whole or not at all.\n\n"
        "A file that is refused does not keep the others out. The exit code is 3 where parts of a CSV were left out."
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(files: tuple[Path, ...], passphrase_file: Path | None, as_json: bool) -> int:
    """Import file by file and return the exit code."""
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import say_json

    ask = asking(passphrase_file)
    with open_store() as store:
        taken = [(path, _take(store, path, ask, as_json)) for path in files]
    if as_json:
        say_json([_entry(path, imported) for path, imported in taken if imported])
    if not all(imported for _path, imported in taken):
        return FAILED
    return 0 if all(imported.is_whole for _path, imported in taken if imported) else LEFT_OUT


def _take(store: "Store", path: Path, ask: "Ask", as_json: bool) -> "Imported | None":
    """Import one file and say so, or tell why not and return None."""
    from winnotes.cli.terminal import complain, say
    from winnotes.core.errors import WinNotesError
    from winnotes.desk.importing import import_file
    from winnotes.wording import explain

    try:
        imported = import_file(store, path, ask)
    except WinNotesError as error:
        complain(explain(error))
        return None
    if not as_json:
        say(_told(path, imported))
        for note in imported.notes:
            complain(note)
    return imported


def _told(path: Path, imported: "Imported") -> str:
    interviews = ngettext("{n} interview", "{n} interviews", len(imported.interviews))
    told = _("{file}: {new} new, {same} already here; {interviews} by {people}.")
    return told.format(
        file=path.name,
        new=imported.new,
        same=imported.same,
        interviews=interviews.format(n=len(imported.interviews)),
        people=", ".join(imported.people) or "–",
    )


def _entry(path: Path, imported: "Imported") -> dict[str, object]:
    return {
        "file": str(path),
        "new": imported.new,
        "same": imported.same,
        "interviews": list(imported.interviews),
        "people": list(imported.people),
        "notes": list(imported.notes),
    }

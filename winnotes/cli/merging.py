"""`winnotes merge`: a team's files become one; nobody's words are lost and none are decided upon."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.cli.exit_code import FAILED, LEFT_OUT
from winnotes.cli.passphrase import asking, passphrase_option
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from winnotes.core.guide import Guide
    from winnotes.desk.merging import Gathered, Progress
    from winnotes.desk.unsealing import Ask
    from winnotes.exchange.voices_met import Met

ENDINGS = (".csv", ".winnotes", ".pdf")
MOST_TOLD = 20  # files told one by one, where the answer is for people


@click.command(
    "merge",
    short_help=_("Make one file of a team's files."),
    help=_(
        "Merge FILES into one: team and tidy CSVs and .winnotes files, a folder for all in it, a pattern, - for "
        "standard input.\n\n"
        "Nothing is lost and nothing decided: unlike answers stand side by side. Any order gives the same bytes. "
        "The notes on this laptop are not touched. A file that cannot be read does not keep the others out. The "
        "exit code is 3 where a file or a part of one was left out."
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Where to: ends in .csv (for the team), .winnotes or .pdf (the report)."),
)  # fmt: skip
@passphrase_option
@click.option("--dry-run", is_flag=True, help=_("Only say what would come of it."))
@click.option("--guide", "guide_file", type=click.Path(path_type=Path), help=_("The guide the CSVs follow."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    files: tuple[str, ...],
    output: Path | None,
    *,
    passphrase_file: Path | None,
    dry_run: bool,
    guide_file: Path | None,
    as_json: bool,
) -> int:
    """Merge, say how it went, and return the exit code."""
    from winnotes.desk.cycles import without_cycles
    from winnotes.desk.files import files_in

    if output is None and not dry_run:
        raise click.UsageError(_("Say where to with -o, or --dry-run to look first."))
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise click.BadParameter(_("must end in .csv, .winnotes or .pdf."), param_hint="-o")
    output = None if dry_run else output
    names = files_in(files)
    with without_cycles(), _progress(len(names)) as on_progress:
        gathered = _merge(names, output, guide_in(guide_file), on_progress, asking(passphrase_file))
    _tell(gathered, output, as_json)
    if not gathered.taken:
        return FAILED
    return 0 if gathered.is_whole else LEFT_OUT


def guide_in(file: Path | None) -> "Guide":
    """Return the guide in the file, the original 22 without one. Raises WinNotesError where it is none."""
    from winnotes.wording import original_guide

    if file is None:
        return original_guide()
    from winnotes.desk.guides import read_foreign_guide
    from winnotes.desk.importing import bytes_of

    return read_foreign_guide(bytes_of(file).decode("utf-8", "replace"), file.name)


def _merge(
    names: list[str], output: Path | None, guide: "Guide", on_progress: "Progress", ask: "Ask"
) -> "Gathered":
    from winnotes.desk.merging import merge_to_csv, merge_to_package

    if output is not None and output.suffix.lower() == ".pdf":
        from winnotes.desk.reporting import merge_to_report

        return merge_to_report(names, output, guide, on_progress, ask)
    if output is not None and output.suffix.lower() == ".winnotes":
        return merge_to_package(names, output, guide, on_progress, ask)
    return merge_to_csv(names, output, guide, on_progress, ask)


@contextmanager
def _progress(count: int) -> "Iterator[Progress]":
    """Show how many files are done, where somebody looks."""
    if not sys.stderr.isatty() or count < 10:
        yield lambda _done, _all: None
        return
    with click.progressbar(length=count, label=_("Merging"), file=sys.stderr) as bar:
        yield lambda _done, _all: bar.update(1)


def _tell(gathered: "Gathered", output: Path | None, as_json: bool) -> None:
    from winnotes.cli.terminal import complain, say, say_json
    from winnotes.wording import explain

    if as_json:
        say_json(_entries(gathered, output))
        return
    for file in gathered.files:
        if file.error is not None:
            complain(explain(file.error))
        elif len(gathered.files) <= MOST_TOLD or output is None:
            say(f"{file.name}: {_counts(file.kinds)}")
        for note in file.notes:
            complain(f"{file.name}: {note}")
    if not gathered.taken:
        return
    told = ngettext("{n} interview", "{n} interviews", gathered.interviews).format(n=gathered.interviews)
    told = _("{taken} of {files} files: {interviews}; in {met} of them notes came together.").format(
        taken=gathered.taken, files=len(gathered.files), interviews=told, met=gathered.met
    )
    say(told)
    if any(gathered.voices):
        say(_voices(gathered.voices))
    if output is not None:
        say(_("Wrote {file}").format(file=output))


def _counts(kinds: "Mapping[str, int]") -> str:
    """Return how many rows of which kind a file brought: "3 new, 1 second voice"."""
    told = [
        _counted(kind, kinds[kind]) for kind in ("new", "voice", "newer", "agrees", "same") if kinds.get(kind)
    ]
    return ", ".join(told) or _("no interview")


def _counted(kind: str, n: int) -> str:
    return {
        "new": ngettext("{n} new", "{n} new", n),
        "voice": ngettext("{n} second voice", "{n} second voices", n),
        "newer": ngettext("{n} in another state", "{n} in another state", n),
        "agrees": ngettext("{n} agreed", "{n} agreed", n),
        "same": ngettext("{n} the same", "{n} the same", n),
    }[kind].format(n=n)


def _voices(met: "Met") -> str:
    """Return how many answers need nobody, and how many do: "14 answers agree by themselves, 3 are to be agreed."."""
    agree = ngettext("{n} answer agrees by itself", "{n} answers agree by themselves", met.agree)
    unlike = ngettext("{n} is to be agreed", "{n} are to be agreed", met.unlike)
    return _("Where voices meet, {agree}, {unlike}.").format(
        agree=agree.format(n=met.agree), unlike=unlike.format(n=met.unlike)
    )


def _entries(gathered: "Gathered", output: Path | None) -> dict[str, object]:
    from winnotes.wording import explain

    return {
        "file": str(output) if output is not None and gathered.taken else None,
        "interviews": gathered.interviews,
        "met": gathered.met,
        "agree_by_themselves": gathered.voices.agree,
        "to_be_agreed": gathered.voices.unlike,
        "files": [
            {
                "file": one.name,
                "taken": one.error is None,
                "error": explain(one.error) if one.error else None,
                "rows": dict(one.kinds),
                "notes": list(one.notes),
            }
            for one in gathered.files
        ],
    }

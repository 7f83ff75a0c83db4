"""`winnotes report`: what the lunches teach together."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from winnotes.cli.exit_code import FAILED, LEFT_OUT
from winnotes.cli.passphrase import asking, passphrase_option
from winnotes.cli.report_filter import filter_options, selected
from winnotes.i18n import _, ngettext

if TYPE_CHECKING:
    from winnotes.core.insight.selection import Selection
    from winnotes.desk.reporting import Told
    from winnotes.exchange.report.figure import Figure

ENDINGS = (".pdf", ".csv", ".json")
_BARE = ("people", "lunches", "first", "last", "todo", "done")  # measures that say of how many by themselves


@click.command(
    "report",
    short_help=_("Show what the lunches teach together."),
    help=_(
        "Show the team report of the notes here, or of FILES: team CSVs and .winnotes files, a folder for all in "
        "it, a pattern, - for standard input.\n\n"
        "Every figure says of how many lunches; below 8 they are too few for a share. Nobody is named. The exit "
        "code is 3 where a file was left out."
    ),
)
@click.argument("files", metavar="[FILE...]", nargs=-1)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Where to: ends in .pdf, .csv or .json."),
)  # fmt: skip
@filter_options
@click.option("--guide", "guide_file", type=click.Path(path_type=Path), help=_("The guide the CSVs follow."))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    files: tuple[str, ...],
    output: Path | None,
    guide_file: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
    **asked: Any,
) -> int:
    """Say the figures or write them, and return the exit code."""
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise click.BadParameter(_("must end in .pdf, .csv or .json."), param_hint="-o")
    told = _told(files, guide_file, passphrase_file)
    _answer(told, selected(told, asked), output, as_json)
    if files and not told.lunches and told.refused:
        return FAILED
    return LEFT_OUT if told.refused else 0


def _told(files: tuple[str, ...], guide_file: Path | None, passphrase_file: Path | None) -> "Told":
    """Read the files, or the notes here, telling what was left out."""
    from winnotes.cli.merging import guide_in
    from winnotes.cli.notes import open_store
    from winnotes.cli.terminal import complain
    from winnotes.desk.files import files_in
    from winnotes.desk.reporting import told_by, told_here
    from winnotes.wording import explain

    if not files:
        with open_store() as store:
            return told_here(store)
    told = told_by(files_in(files), guide_in(guide_file), asking(passphrase_file))
    for error in told.refused:
        complain(explain(error))
    for note in told.notes:
        complain(note)
    return told


def _answer(told: "Told", selection: "Selection", output: Path | None, as_json: bool) -> None:
    from winnotes.cli.terminal import say, say_json
    from winnotes.exchange.report.table import figures

    if output is not None and output.suffix.lower() == ".pdf":
        from winnotes.desk.reporting import write_pdf

        write_pdf(told, selection, output)
        say(_("Wrote {file}").format(file=output))
        return
    report = told.report(selection)
    found = figures(report, told.guides)
    if output is not None:
        _write(found, output)
        say(_("Wrote {file}").format(file=output))
    elif as_json:
        say_json([_entry(one) for one in found])
    elif not report.n and told.lunches:
        say(_("No lunch fits what was asked for."))
    elif not report.n:
        say(_("No lunch to report on. Note one, or name files that hold some."))
    else:
        for line in _lines(found):
            say(line)


def _write(found: "list[Figure]", output: Path) -> None:
    import json

    from winnotes.exchange.replacing import write_atomically
    from winnotes.exchange.report.figure import write_report_csv

    if output.suffix.lower() == ".csv":
        write_atomically(output, write_report_csv(found))
    else:
        entries = [_entry(one) for one in found]
        write_atomically(output, (json.dumps(entries, ensure_ascii=False, indent=2) + "\n").encode())


def _entry(figure: "Figure") -> dict[str, object]:
    from winnotes.exchange.report.figure import COLUMNS

    return {name: getattr(figure, name) for name in COLUMNS}


def _lines(found: "list[Figure]") -> list[str]:
    """Return the figures as people read them, a section under its heading; what nobody named is left out."""
    lines = []
    for section, members in groupby(found, key=lambda one: one.section):
        rows = groupby((one for one in members if one.value or one.day), key=lambda one: one.row)
        told = [f"  {row}  {', '.join(_values(list(figures)))}" for row, figures in rows]
        if told:
            lines += ["", section.upper(), *told]
    return lines[1:]


def _values(row: "list[Figure]") -> list[str]:
    """Return what a row holds, and behind it of how many lunches, unless a share says so already."""
    told = [_value(one) for one in row]
    if any(one.low is not None or one.measure in _BARE for one in row):
        return [words for words in told if words]
    n = row[-1].n
    behind = ngettext("{n} lunch", "{n} lunches", n).format(n=n)
    few = f", {_('too few')}" if row[-1].is_too_few else ""
    return [*told[:-1], f"{told[-1]} ({behind}{few})"]


def _value(figure: "Figure") -> str:
    from winnotes.wording import show_number

    exact = figure.value or 0.0
    value = show_number(round(exact, 1))
    if figure.low is not None and figure.high is not None:
        told = ngettext("{k} of {n} lunch", "{k} of {n} lunches", figure.n).format(k=value, n=figure.n)
        if figure.is_too_few:
            return f"{told} ({_('too few')})"
        return f"{told} = {exact / figure.n:.0%} ({figure.low:.0%} to {figure.high:.0%})"
    if figure.measure in _BARE:
        return value if figure.measure in ("people", "lunches") else _line(figure)
    shown = {
        "points": ngettext("{value} point", "{value} points", round(exact)),
        "times": ngettext("once", "{value} times", round(exact)),
        "mean": _("mean {value}"), "firsts": _("first in {value}"), "expected": _("expected {value}"),
    }  # fmt: skip
    return shown.get(figure.measure, f"{figure.measure} {{value}}").format(value=value)


def _line(figure: "Figure") -> str:
    """Return the day of a period's end, or whose a to-do is and when it is due."""
    from winnotes.i18n import show_date

    told = {"first": _("from {day}"), "last": _("to {day}"), "todo": _("due {day}"), "done": _("due {day}")}
    day = told[figure.measure].format(day=show_date(figure.day)) if figure.day else ""
    is_done = figure.measure == "done"
    times = f"×{figure.value:g}" if figure.value and figure.value > 1 else ""
    return ", ".join(part for part in (times, figure.owner, day, _("done") if is_done else "") if part)

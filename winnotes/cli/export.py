"""`winnotes export`: an interview, several, or all of them, as a file."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from winnotes.cli.exit_code import LEFT_OUT
from winnotes.cli.sharing import sharing_options, take_sharing
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.desk.exporting import Exported
    from winnotes.desk.sharing import Sharing
    from winnotes.desk.uploading import Wish
    from winnotes.store.store import Store

if TYPE_CHECKING:
    pass

UPLOADS = ("salesforce", "hubspot", "dynamics", "pipedrive")
PROFILES = ("team", "tidy", "excel", "plain", *UPLOADS)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one export."""

    interviews: tuple[str, ...]
    output: Path | None
    profile: str | None
    separator: str | None
    header_map: Path | None
    write_header_map: Path | None
    picklists: bool
    append: bool
    with_private: bool
    as_json: bool

    @property
    def has_aside(self) -> bool:
        """Whether it asks for something beside the file: a header map to edit, or picklists."""
        return self.picklists or self.write_header_map is not None


@click.command(
    "export",
    short_help=_("Write a PDF, CSV or .winnotes file."),
    help=_(
        "Write INTERVIEW to a file, or several into one .csv or .winnotes.\n\n"
        "INTERVIEW is an id or its beginning, a lunch code, part of the title, last, or all: the whole "
        "library. The exit code is 3 where a CRM would not take every value or row whole."
    ),
)
@click.argument("interviews", metavar="INTERVIEW...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Where to: ends in .pdf, .csv or .winnotes."),
)  # fmt: skip
@click.option("--profile", type=click.Choice(PROFILES), help=_("Which CSV. Default: team, which reads back."))
@click.option("--separator", type=click.Choice([",", ";"]), help=_("Between the cells of an Excel CSV."))
@click.option(
    "--header-map", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Headings for a CRM, from now on: a file --write-header-map began."),
)  # fmt: skip
@click.option(
    "--write-header-map", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Write the headings in use to a .toml or .json, to edit."),
)  # fmt: skip
@click.option("--picklists", is_flag=True, help=_("Tell which values to create in the CRM first."))
@click.option("--append", is_flag=True, help=_("Add to what is ticked in HubSpot instead of replacing it."))
@click.option("--with-private", is_flag=True, help=_("Answers to private questions too."))
@sharing_options
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(interviews: tuple[str, ...], **asked: Any) -> int:
    """Write the file, say where, and return the exit code."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.exporting import refuse_unknown_format
    from winnotes.desk.uploading import remember_header_map

    sharing = take_sharing(asked, asked["output"], asked["profile"])
    ask = Asked(interviews, **asked)
    _refuse_options(ask)
    _refuse_output(ask)
    if ask.output:
        refuse_unknown_format(ask.output)
    with open_store() as store:
        subjects = _subjects(store, interviews)
        wish = _wish(store, ask)
        answer = _prepare(store, subjects, ask, wish)
        exported = _export(store, subjects, ask, wish, sharing) if ask.output else None
        if ask.header_map:
            remember_header_map(store, ask.profile or "", wish.header_map)
    _tell(answer, exported, ask)
    return LEFT_OUT if exported and exported.is_partial else 0


def _subjects(store: "Store", interviews: tuple[str, ...]) -> list[str]:
    """Return the ids meant, each once; none for all."""
    from winnotes.desk.interviews import find_interview

    if "all" in interviews:
        return []
    return list(dict.fromkeys(find_interview(store, wanted) for wanted in interviews))


def _wish(store: "Store", ask: Asked) -> "Wish":
    from winnotes.desk.uploading import Wish, load_header_map, wish_for

    profile = ask.profile or ""
    if ask.header_map:
        return Wish(load_header_map(ask.header_map, profile), ask.append)
    return wish_for(store, profile, appends=ask.append)


def _prepare(store: "Store", subjects: list[str], ask: Asked, wish: "Wish") -> dict[str, Any]:
    """Return what was asked for beside the upload, as JSON has it: the header map's file, the picklists."""
    from winnotes.desk.exporting import preview_upload
    from winnotes.desk.uploading import save_header_map

    if not ask.has_aside:
        return {}
    upload = preview_upload(store, subjects, ask.profile or "", with_private=ask.with_private, wish=wish)
    answer: dict[str, Any] = {}
    if ask.write_header_map:
        save_header_map(ask.write_header_map, upload, wish.header_map)
        answer["header_map"] = str(ask.write_header_map)
    if ask.picklists:
        answer["picklists"] = [
            {"field": one.heading, "label": one.label, "several": one.is_multi, "values": list(one.values)}
            for one in upload.picklists
        ]
    return answer


def _export(store: "Store", subjects: list[str], ask: Asked, wish: "Wish", sharing: "Sharing") -> "Exported":
    from winnotes.desk.exporting import export_interviews, export_library

    write = partial(export_interviews, store, subjects) if subjects else partial(export_library, store)
    output, profile, separator = ask.output or Path(), ask.profile or "", ask.separator or ","
    private = ask.with_private
    return write(output, profile, separator=separator, with_private=private, wish=wish, sharing=sharing)


def _tell(answer: dict[str, Any], exported: "Exported | None", ask: Asked) -> None:
    from winnotes.cli.terminal import complain, say, say_json

    if ask.as_json:
        say_json({**answer, **_as_json(exported, ask)})
        return
    for picklist in answer.get("picklists", ()):
        say(_("{field} ({label})").format(**picklist))
        for value in picklist["values"]:
            say(f"  {value}")
    if "header_map" in answer:
        say(_("Wrote {file}").format(file=answer["header_map"]))
    if exported:
        for path in (exported.path, *exported.more):
            say(_("Wrote {file}").format(file=path))
        for finding in exported.findings:
            complain(finding)


def _as_json(exported: "Exported | None", ask: Asked) -> dict[str, object]:
    if exported is None:
        return {}
    told: dict[str, object] = {"file": str(exported.path), "bytes": exported.bytes}
    if ask.profile in UPLOADS:
        told["files"] = [str(path) for path in (exported.path, *exported.more)]
    return {**told, "findings": list(exported.findings)}


def _refuse_options(ask: Asked) -> None:
    uploads = {
        "--header-map": ask.header_map,
        "--write-header-map": ask.write_header_map,
        "--picklists": ask.picklists,
    }
    for option, given in uploads.items():
        if given and ask.profile not in UPLOADS:
            only = _("only for the profiles {profiles}.").format(profiles=", ".join(UPLOADS))
            raise click.BadParameter(only, param_hint=option)
    if ask.append and ask.profile != "hubspot":
        raise click.BadParameter(_("only for the profile hubspot."), param_hint="--append")
    if ask.separator and ask.profile != "excel":
        raise click.BadParameter(_("only the profile excel has a choice."), param_hint="--separator")


def _refuse_output(ask: Asked) -> None:
    if ask.output is None:
        if not ask.has_aside:
            raise click.UsageError(_("say with -o where to write."))
        return
    suffix = ask.output.suffix.lower()
    if ask.profile and suffix != ".csv":
        raise click.BadParameter(_("only a .csv has a profile."), param_hint="--profile")
    if suffix == ".pdf" and (len(ask.interviews) > 1 or "all" in ask.interviews):
        raise click.BadParameter(_("a PDF shows one interview; several go into .csv or .winnotes."))

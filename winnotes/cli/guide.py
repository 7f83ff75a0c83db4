"""`winnotes guide`: the questions, on the screen, as JSON or on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.guide import Guide, Part
    from winnotes.store.store import Store


@click.command(
    "guide",
    short_help=_("Show the 22 questions, or print them."),
    help=_(
        "Show the questions new lunches follow in the order of the checklist, with their keys; * marks a must-ask."
    ),
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Write the guide: ends in .toml to share it, in .pdf for paper."),
)  # fmt: skip
@click.option(
    "--list", "as_list", is_flag=True, help=_("Show which guides are known here, the one in use first.")
)
@click.option(
    "--of",
    "wanted",
    default="",
    help=_("Another guide than the one in use: original, a part of its title or id."),
)
@click.option(
    "--diff", "other", help=_("Only say what differs from this guide: original, a title or id, or a .toml.")
)
@click.option("--use", help=_("Let new lunches follow this guide: original, a title or id, or a .toml."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(
    output: Path | None, wanted: str, other: str | None, use: str | None, *, as_list: bool, as_json: bool
) -> None:
    """Say the questions, write them, say what differs, or let new lunches follow a guide."""
    from winnotes.cli.terminal import say, say_json

    guide, known, against = _looked_up(wanted, other, use)
    if against is not None:
        for line in _told(against, guide):
            say(line)
    elif output is not None:
        _write(output, guide)
    elif as_list:
        for one in known:
            say(f"{one.id}  {one.title} ({len(one.questions)})")
    elif as_json:
        say_json(_guide_json(guide))
    else:
        for line in _guide_text(guide):
            say(line)


def _looked_up(wanted: str, other: str | None, use: str | None) -> "tuple[Guide, list[Guide], Guide | None]":
    """Return the guide meant, those known here, and the one to compare with; no notes are made for looking."""
    from winnotes.cli.notes import open_store
    from winnotes.desk.guides import known_guides, use_guide
    from winnotes.desk.home import DATABASE, home
    from winnotes.desk.person import now_typing
    from winnotes.wording import original_guide

    if not (home() / DATABASE).exists() and not (use or wanted or other):
        return original_guide(), [original_guide()], None
    with open_store() as store:
        if use is not None:
            use_guide(store, now_typing(store), _meant(store, use))
        against = _meant(store, other) if other is not None else None
        return _meant(store, wanted), known_guides(store), against


def _meant(store: "Store", wanted: str) -> "Guide":
    from winnotes.desk.guides import find_guide, import_guide

    return import_guide(Path(wanted)) if wanted.lower().endswith(".toml") else find_guide(store, wanted)


def _told(before: "Guide", after: "Guide") -> list[str]:
    from winnotes.core.guide_difference import difference
    from winnotes.wording.guide import told_difference

    return told_difference(difference(before, after), in_full=True)


def _write(output: Path, guide: "Guide") -> None:
    from winnotes.cli.terminal import say
    from winnotes.core.guide_data import guide_toml
    from winnotes.desk.exporting import export_guide_pdf
    from winnotes.exchange.replacing import write_atomically

    if output.suffix.lower() == ".toml":
        write_atomically(output, guide_toml(guide).encode())
    elif output.suffix.lower() == ".pdf":
        export_guide_pdf(output, guide)
    else:
        raise click.BadParameter(_("a guide is a .toml, for paper a .pdf."), param_hint="--output")
    say(_("Wrote {file}").format(file=output))


def _guide_text(guide: "Guide") -> Iterator[str]:
    number = 0
    yield guide.title
    for section, questions in guide.grouped:
        yield from ("", guide.sections[section].upper())
        for question in questions:
            number += 1
            must_ask = " *" if question.must_ask else ""
            yield f"{number:2}{must_ask:2} {question.text}"
            yield f"     {question.key}"


def _guide_json(guide: "Guide") -> dict[str, object]:
    return {
        "id": guide.id,
        "title": guide.title,
        "questions": [
            {
                "key": question.key,
                "text": question.text,
                "label": question.label,
                "section": question.section,
                "probe": question.probe,
                "bridge": question.bridge,
                "must_ask": question.must_ask,
                "parts": [_part_json(part) for part in question.parts],
            }
            for _section, questions in guide.grouped
            for question in questions
        ],
    }


def _part_json(part: "Part") -> dict[str, object]:
    told: dict[str, object] = {"key": part.key, "label": part.label, "kind": part.kind}
    if part.codes:
        told["codes"] = dict(part.codes)
    if part.columns:
        told["columns"] = [_part_json(column) for column in part.columns]
    return told

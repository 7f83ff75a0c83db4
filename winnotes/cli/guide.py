"""`winnotes guide`: the questions, on the screen, as JSON or on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.core.guide import Guide, Part


@click.command(
    "guide",
    short_help=_("Show the 22 questions, or print them."),
    help=_("Show the 22 questions in the order of the checklist, with their keys; * marks a must-ask."),
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help=_("Write the blank guide for paper; ends in .pdf."),
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
def command(output: Path | None, as_json: bool) -> None:
    """Say the questions, or write them for paper."""
    from winnotes.cli.terminal import say, say_json
    from winnotes.wording import original_guide

    if output is not None:
        _write(output)
    elif as_json:
        say_json(_guide_json(original_guide()))
    else:
        for line in _guide_text(original_guide()):
            say(line)


def _write(output: Path) -> None:
    from winnotes.cli.terminal import say
    from winnotes.desk.exporting import export_guide_pdf

    if output.suffix.lower() != ".pdf":
        raise click.BadParameter(_("the blank guide is a .pdf."), param_hint="--output")
    say(_("Wrote {file}").format(file=export_guide_pdf(output).path))


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

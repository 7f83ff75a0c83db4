"""What can be found: each line of the notes, scrap, value, header, deal, content piece and stage as a passage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.content_piece import FACTS as PIECE_FACTS
from winnotes.core.interview import FACTS, NOTE
from winnotes.core.mark import read_mark
from winnotes.core.notebook import Fields
from winnotes.core.sales_model import COLUMNS, STAGE
from winnotes.core.value import value_of
from winnotes.core.version import Json, Version

KINDS = (
    "text", "quote", "key_quote", "todo", "done", "surprise", "scrap", "value", "header", "deal", "piece", "stage",
)  # fmt: skip
SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Passage:
    """One line that can be found, and where it stands.

    `versions` are the ids it was read from. `key` is the question's, "" where it is none; `number` counts the lines of
    a note from 1. `person` is who wrote it, "" where a list or several did; `at` when it was sealed (ISO).
    """

    versions: tuple[str, ...]
    subject: str
    key: str
    kind: str
    text: str
    person: str = ""
    number: int = 0
    at: str = ""
    tags: tuple[str, ...] = ()


def passages_of(subject: str, fields: Fields) -> Iterator[Passage]:
    """Yield every passage of an interview, a deal, a content piece or the sales-cycle model, given its heads."""
    if not subject.startswith("i"):
        yield from _other(subject, fields)
        return
    header = [(name, head) for name in FACTS for head in fields.get(name, ()) if _plain(head.content)]
    if header:
        yield _of_many(subject, "header", header)
    for name, heads in fields.items():
        for head in heads:
            yield from _said(subject, name, head)


def title_of(fields: Fields) -> str:
    """Return what an interview or a deal is about, for whoever sees a line of it by itself."""
    names = ("account", "deal_name", "name")
    told = [_plain(head.content) for name in names for head in fields.get(name, ())]
    return " · ".join(dict.fromkeys(one for one in told if one))


def _said(subject: str, name: str, head: Version) -> Iterator[Passage]:
    if name.endswith(NOTE):
        yield from lines_of(subject, name.removesuffix(NOTE), head)
    elif name == SUMMARY:
        yield from lines_of(subject, "", head)
    elif name.startswith("scrap."):
        content = head.content if isinstance(head.content, dict) else {}
        if text := _plain(content.get("text")):
            placed = _plain(content.get("placed"))
            yield Passage((head.id,), subject, placed, "scrap", text, head.person, 0, head.at)
    elif text := " · ".join(_texts(value_of(head.content).said)):
        yield Passage((head.id,), subject, name, "value", text, head.person, 0, head.at)


def lines_of(subject: str, key: str, head: Version) -> Iterator[Passage]:
    """Yield the lines of one note, blank ones left out."""
    for number, line in enumerate(str(head.content).split("\n"), 1):
        if bare := line.strip():
            mark = read_mark(bare)
            if mark.text or mark.owner:
                said = " ".join(part for part in (mark.text, f"@{mark.owner}" if mark.owner else "") if part)
                yield Passage(
                    (head.id,), subject, key, mark.kind, said, head.person, number, head.at, mark.tags
                )


def _other(subject: str, fields: Fields) -> Iterator[Passage]:
    if subject.startswith("m"):
        yield from _stages(subject, fields)
    elif subject.startswith("c"):
        piece = [
            (name, head) for name in PIECE_FACTS for head in fields.get(name, ()) if _plain(head.content)
        ]
        if piece:
            yield _of_many(subject, "piece", piece)
    else:
        yield from _deal(subject, fields)


def _stages(subject: str, fields: Fields) -> Iterator[Passage]:
    """Yield a passage for each stage that is in the model."""
    for name, heads in fields.items():
        for head in heads if name.startswith(STAGE) else ():
            told = head.content if isinstance(head.content, dict) and not head.content.get("gone") else {}
            if text := " · ".join(cell for column in COLUMNS if (cell := _plain(told.get(column)))):
                yield Passage((head.id,), subject, "", "stage", text, "", 0, head.at)


def _deal(subject: str, fields: Fields) -> Iterator[Passage]:
    told = [(name, head) for name, heads in fields.items() for head in heads if _plain(head.content)]
    if told:
        yield _of_many(subject, "deal", told)


def _of_many(subject: str, kind: str, told: Sequence[tuple[str, Version]]) -> Passage:
    text = " · ".join(dict.fromkeys(_plain(head.content) for _name, head in told))
    ids = tuple(sorted(head.id for _name, head in told))
    return Passage(ids, subject, "", kind, text, at=max(head.at for _name, head in told))


def _texts(said: Mapping[str, object]) -> Iterator[str]:
    for typed in said.values():
        if isinstance(typed, str):
            if typed.strip():
                yield " ".join(typed.split())
        elif isinstance(typed, list):
            for row in typed:
                yield from _texts(row)


def _plain(content: Json) -> str:
    """Return a fact as text in one line, "" where it is none."""
    if isinstance(content, str):
        return " ".join(content.split())
    return f"{content:g}" if isinstance(content, int | float) and not isinstance(content, bool) else ""

"""What an interview says beside its columns, as text: all of it in one note, or whatever found no field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from winnotes.core.interview import NOTE, Interview
from winnotes.core.value import value_of
from winnotes.exchange.fact_text import fact_text
from winnotes.exchange.interview_digest import spoken
from winnotes.exchange.upload import Entry, UploadColumn, UploadTelling
from winnotes.i18n import _

NOT_TOLD = frozenset(
    {"code", "guide", "planned_minutes", "deal", "same_as", "erased"}
)  # of the lunch, not the deal


def told_beside(
    told: UploadTelling,
    columns: Sequence[UploadColumn],
    entries: Mapping[str, Entry],
    fitted: Collection[str] = (),
) -> str:
    """Return everything of `entries` that has no field of its own, question by question, then loose ends.

    `fitted` are the keys that have a column; what does not fit there is told all the same.
    """
    blocks = []
    for group, members in groupby(columns, key=lambda column: column.group):
        lines = [line for column in members for line in _lines(column, entries[column.key], fitted)]
        if lines:
            blocks.append("\n".join([group, *lines] if group else lines))
    known = {"crm_id" if column.kind == "link" else column.key for column in columns}
    if loose := list(_loose_ends(told, known)):
        blocks.append("\n".join(loose))
    return "\n\n".join(blocks)


def _lines(column: UploadColumn, entry: Entry, fitted: Collection[str]) -> Iterator[str]:
    is_told = column.key in fitted or entry.is_quiet or (column.within and column.within not in fitted)
    name = column.short or column.label
    if not is_told and entry.spoken:
        between = "\n" if "\n" in entry.spoken else " "
        yield f"{name}:{between}{entry.spoken}"
    if entry.beside:
        why = _("not agreed") if entry.why == "differs" else _("as typed")
        yield _("{name} ({why}): {text}").format(name=name, why=why, text=entry.beside)


def _loose_ends(told: UploadTelling, known: Collection[str]) -> Iterator[str]:
    """Yield what belongs to no question of this guide, then scraps without a place."""
    interview = told.interview
    for answer in told.answers.values():
        takes_rows = {part.key: part.kind == "rows" for part in answer.question.parts}
        for _voice, value in spoken(answer):
            strange = {
                key: typed
                for key, typed in value.said.items()
                if takes_rows.get(key) is not isinstance(typed, list)
            }
            yield from _said(answer.question.label, strange)
    for name in sorted(interview.fields):
        if not _is_known(interview, name, known):
            yield from _strange(interview, name)
    scraps = [scrap.text for scrap in interview.scraps if not scrap.placed]
    if scraps:
        yield _("Scraps without a place")
        yield from scraps


def _is_known(interview: Interview, name: str, known: Collection[str]) -> bool:
    keys = interview.guide.by_key
    return name in known or name in NOT_TOLD or "." in name or name in keys or (
        name.endswith(NOTE) and name.removesuffix(NOTE) in keys
    )  # fmt: skip


def _strange(interview: Interview, name: str) -> Iterator[str]:
    heads = interview.fields[name]
    texts = [head for head in heads if isinstance(head.content, str)]
    if text := fact_text(texts):
        yield _("{name}: {text}").format(name=name, text=text)
    for head in heads:
        if isinstance(head.content, dict):
            yield from _said(name, value_of(head.content).said)


def _said(name: str, said: Mapping[str, object]) -> Iterator[str]:
    for key, typed in said.items():
        rows = typed if isinstance(typed, list) else [{"": typed}]
        text = "\n".join(", ".join(str(cell) for cell in row.values()) for row in rows)
        if text.strip():
            yield _("{name}, {part}: {text}").format(name=name, part=key, text=text)

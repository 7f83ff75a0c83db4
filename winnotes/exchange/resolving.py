"""What became of a version on its way through a spreadsheet: whole, damaged in transit, or edited by somebody.

A fitting id proves it whole. Else the content it had is sought, here or among what damage can be undone to, and
cell by cell what only shows damage keeps the original; the rest is an edit.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from winnotes.core.guide import Question
from winnotes.core.value import PROVENANCES, STATES, Value, value_of, with_said
from winnotes.core.version import Json, Version, canonical
from winnotes.exchange.claim import Claim
from winnotes.exchange.damage import is_beyond_repair, is_damage
from winnotes.exchange.edit import edited
from winnotes.exchange.revision import Revision
from winnotes.exchange.undoing import origins
from winnotes.exchange.value_cells import said_in, value_in
from winnotes.exchange.version_json import Refusal
from winnotes.wording import words

Known = Callable[[str, str], Iterable[Version]]
_STATED_FOR = 4  # candidates of the said cell for which every state is tried


def nothing_known(_subject: str, _field: str) -> Iterable[Version]:
    """Know no version: what a file holds is all there is."""
    return ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The version that came through whole or restored, if any; the content it was edited to; what is told.

    `told` are (column, what).
    """

    version: Version | None = None
    content: Json = None
    is_edited: bool = False
    told: tuple[tuple[str, str], ...] = ()


def resolved(revision: Revision, claim: Claim, known: Known) -> Outcome:
    """Return what became of the version `revision` states, given what its cells claim."""
    try:
        version = revision.version(claim.content)
    except Refusal as refusal:
        if refusal.reason != "id_wrong":
            return Outcome(told=((claim.column, "refused"),))
        return compared(_original(revision, claim, known), claim)
    return compared(version, claim) if claim.spread else Outcome(version)


def _original(revision: Revision, claim: Claim, known: Known) -> Version | None:
    """Return the version as it was, where it is known here or damage can be undone until its id fits."""
    contents = iter(()) if claim.is_blank or claim.spread is None else contents_of(claim)
    return known_version(revision, known) or proved_version(revision, contents)


def known_version(revision: Revision, known: Known) -> Version | None:
    """Return the version `revision` states if it is known here."""
    here = known(revision.subject, revision.field)
    return proved_version(revision, [one.content for one in here if one.id == revision.id])


def proved_version(revision: Revision, contents: Iterable[Json]) -> Version | None:
    """Return the version with the first of `contents` that its id proves, or None."""
    for content in contents:
        try:
            return revision.version(content)
        except Refusal:
            continue
    return None


def contents_of(claim: Claim) -> Iterator[Json]:
    """Yield what the cells may have said before they were damaged, the likeliest first."""
    spread = claim.spread
    if spread is None:
        return
    if spread.question is None:
        yield from (spread.read((cell,)) for cell in origins(claim.cells[0]))
        return
    for number, said in enumerate(origins(claim.cells[0])):
        yield from _answers(spread.question, said, claim.cells, has_all_states=number < _STATED_FOR)


def _answers(question: Question, said: str, cells: Sequence[str], *, has_all_states: bool) -> Iterator[Json]:
    """Yield the answer that says `said`, with the parts beside it and read anew, in its state and in any other."""
    as_it_stands = value_of(value_in(question, (said, *cells[1:])))
    anew = with_said(Value(), question, value_of({"said": said_in(question, said)}).said, words())
    own = (as_it_stands.state, as_it_stands.provenance)
    stated = [own, *product(STATES, ("", *PROVENANCES))] if has_all_states else [own]
    for state, provenance in dict.fromkeys(stated):
        for value in (as_it_stands, anew):
            yield replace(value, state=state, provenance=provenance).content()


def compared(original: Version | None, claim: Claim) -> Outcome:
    """Return the outcome of comparing each cell with what it was, where that is known."""
    if claim.spread is None:
        return Outcome(original, told=((claim.column, "fixed"),))
    cells = claim.spread.cells(original.content) if original else None
    if original is None or cells is None:
        return _without_original(claim, original)
    told: list[tuple[str, str]] = []
    changed: set[int] = set()
    for place, (before, after) in enumerate(zip(cells, claim.cells, strict=True)):
        if not after:
            told += [(claim.column_at(place), "emptied")] if before and not claim.is_absent else []
        elif is_damage(before, after) if before else not after.strip():
            told += [(claim.column_at(place), "damaged")] if before != after else []
        else:
            changed.add(place)
    if not changed:
        return Outcome(original, told=tuple(told))
    merged = tuple(after if place in changed else cells[place] for place, after in enumerate(claim.cells))
    return _edited(claim, merged, changed, original, told)


def _without_original(claim: Claim, original: Version | None) -> Outcome:
    """Return the outcome where nobody knows what the cells were: what they say counts, but for evident loss."""
    if original is not None:
        return Outcome(original)  # its content has no cells: it stood in `more`
    if claim.spread is None or claim.is_blank or not claim.cells[0]:
        return Outcome(told=((claim.column, "absent" if claim.is_absent else "emptied"),))
    if is_beyond_repair(claim.cells[0]):
        return Outcome(told=((claim.column, "lost"),))
    filled = {place for place, cell in enumerate(claim.cells) if cell}
    parts = set(range(1, len(claim.cells) - 2)) if claim.spread.question else set()
    return _edited(claim, claim.cells, filled - parts, None, [])


def _edited(
    claim: Claim,
    cells: Sequence[str],
    changed: set[int],
    original: Version | None,
    told: list[tuple[str, str]],
) -> Outcome:
    if claim.spread is None:
        raise ValueError(claim.column)
    edit = edited(claim.spread, cells, changed, original.content if original else None)
    told += [(claim.column_at(place), what) for place, what in edit.told]
    if not edit.is_taken or (original and canonical(edit.content) == canonical(original.content)):
        kept = [(claim.column_at(min(changed)), "damaged")] if edit.is_taken and not edit.told else []
        return Outcome(original, told=(*told, *kept))
    first = next(iter(sorted(changed - {place for place, _what in edit.told})), min(changed))
    return Outcome(original, edit.content, is_edited=True, told=(*told, (claim.column_at(first), "edited")))


def filled_in(claim: Claim) -> Outcome:
    """Return the outcome for cells without a revision in which somebody wrote after the export."""
    if claim.spread is None:
        return Outcome(told=((claim.column, "fixed"),))
    changed = {place for place, cell in enumerate(claim.cells) if cell}
    if all(not cell.strip() for cell in claim.cells):
        return Outcome()
    if any(is_beyond_repair(cell) for cell in claim.cells):
        return Outcome(told=((claim.column, "lost"),))
    edit = edited(claim.spread, claim.cells, changed)
    told = [(claim.column_at(place), what) for place, what in edit.told]
    if not edit.is_taken or (claim.spread.question and value_of(edit.content).is_blank):
        return Outcome(told=tuple(told) or ((claim.column_at(min(changed)), "unread"),))
    return Outcome(None, edit.content, is_edited=True, told=(*told, (claim.column_at(min(changed)), "added")))

"""Erasure: a person asks to be forgotten. What was erased never comes back unasked, whatever the order of merges.

A version of the field `erased` says which fields of its subject were erased, never what stood in them. It holds
back every arriving version whose writer did not know of it; taken over from a colleague it blanks the same here.
"""

# The rules, in the order in which they were needed:
# 1. Content: {"fields": [name …]} or {"all": true}. "all" leaves nothing of the subject but its `erased` fact and
#    holds any field whatsoever. Erasures stand side by side, whoever made them: a later one replaces none.
# 2. Whatever is written where an erasure is known says so in `replaces` ("erased:<id of the erasure>"), under a
#    fresh line of numbers (`line_of`), for nobody remembers the erased ones. It is free to travel.
# 3. Any other version of an erased field is covered: older, newer and unseen texts alike, for a colleague who
#    edits a sentence without knowing of the erasure sends the erased words again. To know goes by the writer's own
#    notebook, not by what the text was written upon: whoever refused an erasure may have taken the words back up.
# 4. Covered versions that arrive are held at the door, and come in only when ticked. One that was ticked stands
#    here; at the next door it is asked again.
#    Where the erasure is not taken, both the erased words and what was written after them stand.
# 5. Nothing revives: what an erased head replaced is in no notebook, and arriving it is covered like any other.
# 6. A colleague's erasure is a line to tick. Taken, it blanks all it covers; what stands here ticked in under an
#    erasure known already stays. Not taken, it does nothing.
# 7. Several files at once are cleaned version by version before their union: what is held replaces nothing.
# Forgotten here is the notebook. Drafts, history, index, snapshots and imports are the store's to blank.

from collections.abc import Iterable

from winnotes.core.notebook import ERASED, Notebook, is_erasing, knew_of
from winnotes.core.version import Json, Version, replaces_all


def erase(
    notebook: Notebook, subject: str, fields: Iterable[str] | None, writer: str, at: str
) -> tuple[Version, Notebook]:
    """Return the version that erases `fields` of `subject` (None: all of them), and the notebook without them.

    `at` is the ISO instant. The `erased` fact itself is never erased.
    """
    names: list[Json] = [*sorted(set(fields or ()) - {ERASED})]
    content: dict[str, Json] = {"all": True} if fields is None else {"fields": names}
    n = replaces_all(notebook.heads(subject, ERASED)).get(writer, 0) + 1
    version = Version(subject, ERASED, writer, n, {}, content, "typed", at)
    return version, taken(notebook, Notebook([version]))


def covers(erasures: Iterable[Version], version: Version) -> bool:
    """Whether one of the subject's `erasures` covers `version`: its field is erased and its writer did not know."""
    return version.field != ERASED and any(
        is_erasing(erasure, version.field) and knew_of(erasure) not in version.replaces
        for erasure in erasures
    )


def new_erasures(notebook: Notebook, arriving: Notebook, subject: str) -> tuple[Version, ...]:
    """Return the heads of the subject's `erased` fact in `arriving` that `notebook` does not know."""
    here = notebook.heads(subject, ERASED)
    known = {head.id for head in here}
    return tuple(
        head
        for head in arriving.heads(subject, ERASED)
        if head.id not in known and not any(head.is_replaced_by(other) for other in here)
    )


def blanked_by(notebook: Notebook, arriving: Notebook) -> tuple[Version, ...]:
    """Return the heads of `notebook` that the erasures new in `arriving` would blank."""
    return tuple(
        head
        for subject in arriving.subjects()
        if (fresh := new_erasures(notebook, arriving, subject))
        for heads in notebook.fields(subject).values()
        for head in heads
        if covers(fresh, head)
    )


def taken(notebook: Notebook, arriving: Notebook) -> Notebook:
    """Return the union after blanking what the erasures new in `arriving` cover. Nothing is held here."""
    blanked = {head.id for head in blanked_by(notebook, arriving)}
    if blanked:
        notebook = Notebook(head for head in notebook if head.id not in blanked)
    return notebook | arriving


def held(notebook: Notebook, arriving: Notebook) -> tuple[Notebook, Notebook]:
    """Return (what may come in unasked, what is held at the door) of `arriving`, by the erasures of both."""
    kept = [version for version in arriving if _is_held(notebook, arriving, version)]
    if not kept:
        return arriving, Notebook()
    stopped = {version.id for version in kept}
    return Notebook(version for version in arriving if version.id not in stopped), Notebook(kept)


def _is_held(notebook: Notebook, arriving: Notebook, version: Version) -> bool:
    subject = version.subject
    known, told = notebook.heads(subject, ERASED), arriving.heads(subject, ERASED)
    if not known and not told:
        return False
    if covers(new_erasures(notebook, arriving, subject), version):
        return True  # else what the erasure blanks here would come back by the file that brought it
    here = notebook.heads(subject, version.field)
    adds_nothing = any(head.id == version.id or version.is_replaced_by(head) for head in here)
    return not adds_nothing and covers(known, version)


def cleaned(versions: Iterable[Version]) -> tuple[Notebook, tuple[Version, ...]]:
    """Return (the union of `versions` by their own erasures, those held), for many files and nobody to ask.

    Give it all versions of all files as they are: the result is the same whatever their order.
    """
    found = list(versions)
    erasures = Notebook(version for version in found if version.field == ERASED)
    kept = {one.id: one for one in found if covers(erasures.heads(one.subject, ERASED), one)}
    whole = Notebook(one for one in found if one.id not in kept)
    return whole, tuple(kept[one] for one in sorted(kept))

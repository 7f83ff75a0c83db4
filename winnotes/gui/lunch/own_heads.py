"""Several heads of one person: a row edited in two spreadsheets, notes from two laptops. None goes unseen.

A note shows them all, one below the other, and typing takes their place. Of unlike values one is shown and typed
upon; the others stand beside it until somebody agrees.
"""

from collections.abc import Iterable, Sequence

from winnotes.core.text import in_one
from winnotes.core.version import Json, Version
from winnotes.desk.person import Person


def shown_of(heads: Iterable[Version], me: Person, here: str, *, is_note: bool) -> list[Version]:
    """Return the heads an editor shows: mine, first those typed `here` and on this laptop; else the agreed ones."""
    heads = list(heads)
    own = sorted(
        [head for head in heads if head.person == me.id] or [head for head in heads if head.is_agreed],
        key=lambda head: (head.subject != here, head.writer != me.writer),
    )
    return [head for head in own if head.subject == own[0].subject] if is_note else own[:1]


def content_of(shown: Sequence[Version]) -> Json:
    """Return what an editor of these heads begins with."""
    if len(shown) > 1:
        return in_one(str(head.content) for head in shown)
    return shown[0].content if shown else None


def typed_upon(heads: Iterable[Version], shown: Iterable[Version], me: Person) -> list[Version]:
    """Return what typing in an editor that shows `shown` may replace: no value of mine or agreement it hides."""
    ids = {head.id for head in shown}
    return [head for head in heads if head.id in ids or not (head.person == me.id or head.is_agreed)]

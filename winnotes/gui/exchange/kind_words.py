"""The kinds of change in words: on a row, in a count, before the merge and after it."""

from collections.abc import Iterable, Mapping

from winnotes.i18n import N_, _, ngettext

EDITED, DAMAGED, UNMATCHED, LEFT = "edited", "damaged", "unmatched", "left"
ORDER = (
    "new", "newer", "voice", "agrees", "settles", "erases", "held", EDITED, LEFT, DAMAGED, UNMATCHED, "older", "same",
)  # fmt: skip
ON_ROW = {
    "new": N_("New"),
    "newer": N_("Newer"),
    "voice": N_("Second voice"),
    "agrees": N_("Agrees by itself"),
    "settles": N_("Settled"),
    "erases": N_("Erases it here"),
    "held": N_("Erased here"),
    "same": N_("The same"),
    "older": N_("Older"),
    EDITED: N_("Edited"),
    LEFT: N_("Not taken"),
    DAMAGED: N_("Damaged"),
    UNMATCHED: N_("No place for it"),
}
ROW_AFTER = {
    "new": N_("Came in"),
    "newer": N_("Replaced"),
    "voice": N_("Stands beside"),
    "agrees": N_("Agreed by itself"),
    "settles": N_("Settled it"),
    "erases": N_("Erased here too"),
    "held": N_("Came back"),
}
_KINDS_OF_NOTES = {
    **dict.fromkeys(("edited", "added", "other_person", "part"), EDITED),
    **dict.fromkeys(("damaged", "lost", "unreadable", "refused", "forged"), DAMAGED),
    **dict.fromkeys(("unplaced", "unknown", "extra", "surplus", "moved", "unread"), UNMATCHED),
}


def kind_of_note(what: str) -> str:
    """Return the kind under which something is counted that is not as it was written (exchange/told.py)."""
    return _KINDS_OF_NOTES.get(what, LEFT)


def counted(kind: str, n: int) -> str:
    """Return `n` changes of a kind as a phrase: "3 second voices"."""
    return {
        "new": ngettext("{n} new", "{n} new", n),
        "newer": ngettext("{n} newer", "{n} newer", n),
        "voice": ngettext("{n} second voice", "{n} second voices", n),
        "agrees": ngettext("{n} agrees by itself", "{n} agree by themselves", n),
        "settles": ngettext("{n} settled", "{n} settled", n),
        "erases": ngettext("{n} erased there", "{n} erased there", n),
        "held": ngettext("{n} held, erased here", "{n} held, erased here", n),
        "same": ngettext("{n} the same", "{n} the same", n),
        "older": ngettext("{n} older", "{n} older", n),
        EDITED: ngettext("{n} edited cell", "{n} edited cells", n),
        LEFT: ngettext("{n} cell not taken", "{n} cells not taken", n),
        DAMAGED: ngettext("{n} damaged in transit", "{n} damaged in transit", n),
        UNMATCHED: ngettext("{n} without a place", "{n} without a place", n),
    }[kind].format(n=n)


def summed(tally: Mapping[str, int]) -> str:
    """Return all counts as one phrase, what matters most first."""
    return "  ·  ".join(counted(kind, tally[kind]) for kind in ORDER if tally.get(kind))


def tallied(kinds: Iterable[str]) -> dict[str, int]:
    """Return how often each kind comes."""
    found: dict[str, int] = {}
    for kind in kinds:
        found[kind] = found.get(kind, 0) + 1
    return found


def on_row(kind: str, *, is_done: bool = False) -> str:
    """Return what a row says of its kind, before the merge or after it."""
    return _((ROW_AFTER if is_done else {}).get(kind) or ON_ROW.get(kind, ""))

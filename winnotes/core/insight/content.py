"""Content that wins and hurts: what became of every piece over all deals, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from winnotes.core.insight.ledger import NOT_USED, PieceUse
from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.share import Basis, Count, Place, Share
from winnotes.core.insight.tally import basis_of, replies, spelled

QUESTIONS = ("content_used", "content_effect", "content_not_used")
USES = ("worked", "neutral", "made_harder", "unknown", "not_used", "not_agreed")
USED = USES[:4]


@dataclass(frozen=True, slots=True)
class Why:
    """The words beside an effect, or beside leaving out, and where they were said."""

    use: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Piece:
    """One content piece over all deals, named by case-folded name and shown in its most used spelling.

    `uses` counts deals by all of USES. `reasons` are why it was not used: codes, not_agreed, or "" where none was
    understood.
    """

    name: str
    share: Share
    uses: tuple[Count, ...]
    reasons: tuple[Count, ...]
    whys: tuple[Why, ...]

    def count(self, use: str) -> int:
        """Return the number of deals in which it came to this use."""
        return next(one.count for one in self.uses if one.code == use)

    @property
    def shown(self) -> int:
        """The number of deals in which it was put in front of the customer."""
        return sum(self.count(use) for use in USED)

    @property
    def worked(self) -> Share:
        """The share in which it worked, of the deals where its effect is known."""
        known = [one for one in self.uses if one.code in ("worked", "neutral", "made_harder")]
        return Share(known[0].count, sum(one.count for one in known), known[0].behind)


@dataclass(frozen=True, slots=True)
class ContentLedger:
    """Every piece any lunch names, the most named first. `basis`: content_used, content_effect, content_not_used."""

    n: int
    bases: tuple[tuple[str, Basis], ...]
    pieces: tuple[Piece, ...]


def content(lunches: Sequence[Lunch]) -> ContentLedger:
    """Return the content ledger of all deals; n counts the lunches that named any piece."""
    bases = tuple((key, basis_of(replies(lunches, key), "pieces")) for key in QUESTIONS)
    found: dict[str, list[PieceUse]] = {}
    for lunch in lunches:
        for use in lunch.pieces:
            found.setdefault(use.name, []).append(use)
    n = sum(1 for lunch in lunches if lunch.pieces)
    pieces = [_piece(some, n) for some in found.values()]
    return ContentLedger(n, bases, tuple(sorted(pieces, key=lambda one: (-one.share.k, one.name))))


def _piece(told: Sequence[PieceUse], n: int) -> Piece:
    left_out = [use for use in told if use.use == NOT_USED]
    return Piece(
        spelled(use.spelling for use in told),
        Share(len(told), n, _places(told)),
        _counted(USES, [(use.use, use) for use in told]),
        _counted(sorted({use.reason for use in left_out}), [(use.reason, use) for use in left_out]),
        tuple(Why(use.use, text, use.places[0]) for use in told for text in use.why),
    )


def _counted(codes: Sequence[str], told: Sequence[tuple[str, PieceUse]]) -> tuple[Count, ...]:
    found: dict[str, list[PieceUse]] = {code: [] for code in codes}
    for code, use in told:
        found[code].append(use)
    return tuple(Count(code, len(some), _places(some)) for code, some in found.items())


def _places(told: Sequence[PieceUse]) -> tuple[Place, ...]:
    return tuple(chain.from_iterable(use.places for use in told))

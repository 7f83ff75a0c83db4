"""How fierce the competition was, and whose it was; staying as they are counts too, and stands apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from winnotes.core.insight.lunch import Lunch
from winnotes.core.insight.reading import words
from winnotes.core.insight.reply import Reply
from winnotes.core.insight.share import Basis, Place, Share, Spread
from winnotes.core.insight.start import Rating, rating
from winnotes.core.insight.tally import Guides, basis_of, replies, spelled, spread
from winnotes.core.voice import name_of

KEY = "competition_fierceness"
STATUS_QUO = "status_quo"


@dataclass(frozen=True, slots=True)
class Competitor:
    """One competitor: the share of deals that name it, the share where it was the strongest, the scores there.

    `named` is of the deals that name any competitor (as strongest or beside others), `strongest` of those that
    say who was strongest. Status quo is named by its code.
    """

    name: str
    named: Share
    strongest: Share
    scores: Spread


@dataclass(frozen=True, slots=True)
class Competition:
    """Scores from 1 to 10, all competitors, the most named first, and the status quo apart."""

    score: Rating
    strongest: Basis
    competitors: tuple[Competitor, ...]
    status_quo: Competitor


def competition(lunches: Sequence[Lunch], guides: Guides) -> Competition:
    """Return how fierce the competition was, and whose it was."""
    told, same = replies(lunches, KEY), status_quo_names(guides)
    named: dict[str, list[Reply]] = {STATUS_QUO: []}
    strongest: dict[str, list[Place]] = {}
    spellings: dict[str, list[str]] = {}
    for reply in told:
        for name, spelling in _named(reply, same).items():
            named.setdefault(name, []).append(reply)
            spellings.setdefault(name, []).append(spelling)
        if isinstance(first := reply.readings.get("strongest"), str):
            strongest.setdefault(_name(first, same), []).append(reply.place)
    n = len({reply.place for some in named.values() for reply in some})
    known = basis_of(told, "strongest")

    def competitor(name: str) -> Competitor:
        places, first = tuple(reply.place for reply in named[name]), tuple(strongest.get(name, ()))
        spelling = STATUS_QUO if name == STATUS_QUO else spelled(spellings[name])
        shares = Share(len(places), n, places), Share(len(first), known.n, first)
        return Competitor(spelling, *shares, spread(named[name], "score"))

    others = [competitor(name) for name in named if name != STATUS_QUO]
    return Competition(
        rating(lunches, guides, KEY, "score"),
        known,
        tuple(sorted(others, key=lambda one: (-one.named.k, -one.strongest.k, one.name))),
        competitor(STATUS_QUO),
    )


def status_quo_names(guides: Guides) -> frozenset[str]:
    """Return what the status quo is called: its code, and the words any guide has for that code."""
    parts = [part for guide in guides.values() for question in guide.questions for part in question.parts]
    codes = [one.codes for part in parts for one in (part, *part.columns)]
    return frozenset(name_of(word) for word in (STATUS_QUO, *_worded(codes)))


def _worded(codes: Sequence[Mapping[str, str]]) -> list[str]:
    return [words[STATUS_QUO] for words in codes if STATUS_QUO in words]


def _name(word: str, same: frozenset[str]) -> str:
    return STATUS_QUO if name_of(word) in same else name_of(word)


def _named(reply: Reply, same: frozenset[str]) -> dict[str, str]:
    """Return every competitor a reply names, as strongest or beside others: {name: spelling}."""
    first = reply.readings.get("strongest")
    said = [*words(reply.readings.get("competitors")), *([first] if isinstance(first, str) else [])]
    return {_name(word, same): word for word in said}

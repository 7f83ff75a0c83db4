"""Joining: two subjects found to be one (a forgotten lunch code, a deal under two names), and taken back again.

`same_as` holds the ids a subject is the same as, and behind a minus those it was parted from. Nothing moves: a joined
view shows the heads together, and each keeps the subject it was written under, so that what is exported stays exact.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from winnotes.core.notebook import Fields, Notebook, agree
from winnotes.core.text import folded
from winnotes.core.version import Json, Version

SAME_AS = "same_as"
NEAR_DAYS = 2
_NOT = "-"  # before an id: it was parted from this one


def join(notebook: Notebook, one: str, other: str, writer: str, at: str) -> Version:
    """Return the version by which `writer` joins two subjects of one kind (`at`: ISO instant).

    It stands in the greater id and names the smaller, beside whatever that subject was joined with before.
    Raises ValueError where the two are one, or of two kinds.
    """
    low, high = sorted((one, other))
    if not _may_join(low, high):
        raise ValueError(f"{one} and {other} cannot be one subject")
    return _stated(notebook, high, _named(notebook, high) | {low}, writer, at)


def joinings_of(notebook: Notebook, subjects: Iterable[str]) -> Notebook:
    """Return the heads that say of one of `subjects` that it is, or no longer is, the same as another.

    Wherever they stand: they go along with either of the two, so that what was parted here is parted elsewhere.
    """
    wanted = set(subjects)
    wanted |= {_NOT + one for one in wanted}
    return Notebook(
        head
        for subject in notebook.subjects()
        for head in notebook.heads(subject, SAME_AS)
        if head.subject in wanted or wanted & _said(head)
    )


def part(notebook: Notebook, one: str, other: str, writer: str, at: str) -> tuple[Version, ...]:
    """Return the versions by which `writer` takes the joining of two subjects back, whoever joined them; often one.

    Two subjects that are one only by way of a third stay so. A join made elsewhere without knowing of it wins.
    """
    pairs = ((one, other), (other, one))
    return tuple(
        _stated(notebook, here, _named(notebook, here) - {there} | {_NOT + there}, writer, at)
        for here, there in pairs
        if there in _named(notebook, here)
    )


def _stated(notebook: Notebook, subject: str, names: Collection[str], writer: str, at: str) -> Version:
    """State what the subject is the same as, and beside what was ever parted from it, what is parted now."""
    before = {name for head in notebook.heads(subject, SAME_AS) for name in _said(head) if name[:1] == _NOT}
    content: list[Json] = [*sorted({*names, *(before - {_NOT + name for name in names})})]
    return agree(notebook, subject, SAME_AS, writer, content, at=at)


def _named(notebook: Notebook, subject: str) -> set[str]:
    """Every id that a head of the subject's `same_as` names."""
    said = (name for head in notebook.heads(subject, SAME_AS) for name in _said(head))
    return {name for name in said if _may_join(subject, name)}


def _said(head: Version) -> set[str]:
    """What a head names: one id, or a list of them, parted ones behind a minus; anything else is nothing."""
    said = head.content if isinstance(head.content, list) else [head.content]
    return {name for name in said if isinstance(name, str)}


def _may_join(one: str, other: str) -> bool:
    return one != other and bool(one) and one[:1] == other[:1]


def canonical_ids(notebook: Notebook) -> dict[str, str]:
    """Return for every joined subject the id its group goes by: the smallest of the group's ids.

    Joining is transitive. A subject that is joined with none is left out; one named only is in.
    """
    groups: dict[str, set[str]] = {}
    for subject in notebook.subjects():
        for name in _named(notebook, subject):
            group = groups.get(subject, {subject}) | groups.get(name, {name})
            groups.update(dict.fromkeys(group, group))
    return {subject: min(group) for subject, group in groups.items()}


class Joined(Notebook):
    """A notebook seen with joined subjects as one, under any of their ids. Every head keeps its own subject.

    To be read, exported or merged: `Notebook(joined)` and `joined | other` are those of what is seen.
    """

    __slots__ = ("_canonical",)

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._canonical = canonical_ids(notebook)
        gathered: dict[str, dict[str, tuple[Version, ...]]] = {}
        for subject in notebook.subjects():
            fields = gathered.setdefault(self.canonical(subject), {})
            for field, heads in notebook.fields(subject).items():
                fields[field] = tuple(sorted((*fields.get(field, ()), *heads), key=lambda head: head.id))
        self._subjects = gathered

    def canonical(self, subject: str) -> str:
        """Return the id that `subject` goes by here."""
        return self._canonical.get(subject, subject)

    def members(self, subject: str) -> tuple[str, ...]:
        """Return every id known to be the same as `subject`, its own among them, sorted."""
        name = self.canonical(subject)
        return tuple(sorted({subject} | {one for one, by in self._canonical.items() if by == name}))

    def heads(self, subject: str, field: str) -> tuple[Version, ...]:
        """Return the heads of the field over all members of the subject's group, in the order of their ids."""
        return super().heads(self.canonical(subject), field)

    def fields(self, subject: str) -> Fields:
        """Return every field known of the subject's group (a read-only view)."""
        return super().fields(self.canonical(subject))

    def of(self, *subjects: str) -> Notebook:
        """Return the part that speaks of the groups of `subjects`, each member for itself."""
        wanted = {member for subject in subjects for member in self.members(subject)}
        return Notebook(self).of(*sorted(wanted))

    def __iter__(self) -> Iterator[Version]:
        return iter(sorted(super().__iter__(), key=lambda head: (head.subject, head.field, head.id)))

    def __or__(self, other: Notebook) -> Notebook:
        return Notebook(self) | Notebook(other)

    def __ror__(self, other: Notebook) -> Notebook:
        return self | other


def joined(notebook: Notebook) -> Joined:
    """Return the view of `notebook` in which the heads of joined subjects stand together, as voices do."""
    return Joined(notebook)


@dataclass(frozen=True, slots=True)
class _Lunch:
    """What tells whether two interviews may be the same lunch; empty where it is not known."""

    subject: str
    deal: str
    deal_words: frozenset[str]
    account: frozenset[str]
    person: str
    day: date | None
    code: str
    writers: frozenset[str]


def likely_pairs(notebook: Notebook) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return interviews that may be the same lunch, sorted: (id, greater id, reasons), to suggest and never more.

    Reasons: `deal`, `account`, `near_dates` (at most two days apart), `sales_person`. A pair has one of the first
    two and one of the last two, nothing else of them that contradicts, no person who wrote in both and no code of
    one lunch. An account or a deal's name may be cut short ("Acme" is "ACME GmbH"). Joined ones are left out, and
    those that were taken apart.
    """
    together = canonical_ids(notebook)
    known = (_lunch(notebook, subject, together) for subject in notebook.subjects("i"))
    lunches = [one for one in known if one.account or one.deal or one.deal_words]
    pairs: dict[tuple[str, str], tuple[str, ...]] = {}
    for one, other in _meeting(lunches):
        known_as = {together.get(lunch.subject, lunch.subject) for lunch in (one, other)}
        is_open = len(known_as) == 2 and not _are_parted(notebook, one.subject, other.subject)
        if is_open and (reasons := _reasons(one, other)):
            pairs[one.subject, other.subject] = reasons
    return [(*pair, pairs[pair]) for pair in sorted(pairs)]


def _are_parted(notebook: Notebook, one: str, other: str) -> bool:
    heads = (*notebook.heads(one, SAME_AS), *notebook.heads(other, SAME_AS))
    return any({_NOT + one, _NOT + other} & _said(head) for head in heads)


def _meeting(lunches: Iterable[_Lunch]) -> Iterator[tuple[_Lunch, _Lunch]]:
    """Yield the pairs with one sales person or near dates, so that thousands need not all be compared."""
    gathered: dict[object, list[_Lunch]] = {}
    for lunch in lunches:
        days = [lunch.day.toordinal() + shift for shift in (-1, 0, 1)] if lunch.day else []
        for key in [*days, *([lunch.person] if lunch.person else [])]:
            gathered.setdefault(key, []).append(lunch)
    for found in gathered.values():
        yield from combinations(found, 2)


def _reasons(one: _Lunch, other: _Lunch) -> tuple[str, ...]:
    """Return why two may be one lunch; () where something contradicts or too little speaks for it."""
    if one.writers & other.writers or (one.code and one.code == other.code):
        return ()
    told = {
        "deal": (one.deal == other.deal) if one.deal and other.deal else None,
        "deal_name": _alike(one.deal_words, other.deal_words),
        "account": _alike(one.account, other.account),
        "near_dates": abs((one.day - other.day).days) <= NEAR_DAYS if one.day and other.day else None,
        "sales_person": (one.person == other.person) if one.person and other.person else None,
    }
    if False in told.values():
        return ()
    about = ["deal"] if told["deal"] or told["deal_name"] else []
    about += ["account"] if told["account"] else []
    around = [name for name in ("near_dates", "sales_person") if told[name]]
    return (*about, *around) if about and around else ()


def _alike(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether one name is the other, maybe cut short; None where one is not known."""
    return (one <= other or other <= one) if one and other else None


def _lunch(notebook: Notebook, subject: str, together: Mapping[str, str]) -> _Lunch:
    fields = notebook.fields(subject)
    writers = {head.person for name, heads in fields.items() if name != SAME_AS for head in heads}
    return _Lunch(
        subject,
        together.get(deal := _fact(fields, "deal"), deal),
        frozenset(folded(_fact(fields, "deal_name")).split()),
        frozenset(folded(_fact(fields, "account")).split()),
        folded(_fact(fields, "interviewee")),
        _day(_fact(fields, "met_on")),
        _fact(fields, "code")[:11],
        frozenset(together.get(writer, writer) for writer in writers if not writer.startswith("crm:")),
    )


def _fact(fields: Fields, name: str) -> str:
    """The fact as text where nobody says otherwise; what voices differ on proves nothing."""
    said = {str(head.content) for head in fields.get(name, ()) if head.content not in ("", None)}
    return said.pop() if len(said) == 1 else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None

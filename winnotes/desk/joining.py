"""Two laptops, one lunch: joined by the code that is typed, or later on a suggestion, and taken apart again.

Nothing moves: each keeps writing in an own subject, and a joined view shows all of them as one interview.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from winnotes.core.identity import interview_id, next_deal_code
from winnotes.core.interview import is_untouched, people_in
from winnotes.core.joining import SAME_AS, joined, likely_pairs, part
from winnotes.core.joining import join as join_subjects
from winnotes.core.notebook import Fields, Notebook
from winnotes.core.text import folded
from winnotes.core.version import Json
from winnotes.desk.guides import freeze_guide, team_guide
from winnotes.desk.home import now
from winnotes.desk.person import Person
from winnotes.store.store import Draft, Store

NOT_SAME = "not_same"  # the setting that remembers which suggestions were turned down
LETTERS = len("kem-tav-rus")
ABOUT = ("deal", "deal_name", "account", "interviewee", "met_on", "code")


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of typing a code. `outcome`: own (it is this lunch's), joined, new (it becomes its id), differs.

    Where it differs nothing was done: `unlike` are the facts (account, met_on) in which the two contradict.
    """

    outcome: str
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """Two interviews that may be one lunch, why (see core: `likely_pairs`), and the names of who noted each."""

    one: str
    other: str
    reasons: tuple[str, ...]
    noted_by: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def members(store: Store, subject: str) -> tuple[str, ...]:
    """Return every id that is one interview with `subject`, its own among them."""
    return joined(store.fields_of("", [SAME_AS])).members(subject)


def read_whole(store: Store, subject: str, person: str) -> tuple[str, Notebook]:
    """Return the id under which `person` writes in this interview, and its heads with everybody's names.

    Of joined ids it is the one this person wrote most in; whoever wrote in none writes under `subject`.
    """
    together = members(store, subject)
    notebook = store.notebook(*together, *store.fields_of("p", ["name"]).subjects())
    written = {
        one: sum(head.person == person for heads in notebook.fields(one).values() for head in heads)
        for one in together
    }
    return max(together, key=lambda one: (written[one], one == subject)), notebook


def code_of(fields: Fields, home: str, person: str) -> str:
    """Return the lunch code two laptops share, as `person` sees it; "" where there is none.

    It is the one this person typed to join another lunch, else the one the lunch began with under id `home`.
    """
    heads = fields.get("code", ())
    typed = [head for head in heads if head.subject != home and head.person == person]
    own = [head for head in heads if head.subject == home]
    return next((str(head.content) for head in (*typed, *own, *heads) if head.content), "")


def unlike(one: Fields, other: Fields) -> tuple[str, ...]:
    """Return the facts, account and met_on, in which two interviews contradict: then a shared code is asked about.

    An account may be cut short ("Acme" is "ACME GmbH"); what one of them leaves open contradicts nothing.
    """
    return tuple(name for name in ("account", "met_on") if not _agree(_said(one, name), _said(other, name)))


def _said(fields: Fields, name: str) -> list[frozenset[str]]:
    return [frozenset(folded(str(head.content)).split()) for head in fields.get(name, ()) if head.content]


def _agree(one: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    return not one or not other or any(a <= b or b <= a for a in one for b in other)


def join_by_code(store: Store, person: Person, home: str, code: str, *, is_sure: bool = False) -> Asked:
    """Join the interview `home`, which is already begun, with the lunch whose code was typed.

    Its further deals are joined in step with that lunch's where the code names no deal. A lunch nobody noted
    anything in is not joined but forgotten: it begins anew under the code's id (outcome `new`).
    Unless `is_sure`, nothing is done where an interview known under this code contradicts.
    """
    typed_in = read_whole(store, home, person.id)[1]
    pairs = list(_in_step(store, str(_first(typed_in.fields(home), "code")), home, code))
    if any(there in members(store, here) for here, there, _code in pairs if here == home):
        return Asked("own")
    for here, there, _code in pairs:
        differing = unlike(store.notebook(here).fields(here), store.notebook(there).fields(there))
        if differing and not is_sure:
            return Asked("differs", differing)
    if is_untouched(typed_in.fields(home)) and store.unwrite(typed_in.of(home)):
        start_under(store, person, pairs[0][2], _kept_facts(typed_in.fields(home)))
        return Asked("new")
    for here, there, shared in pairs:
        store.seal([Draft(there, "code", person.writer, shared, (), now())])
        _join(store, person, here, there)
    return Asked("joined")


def _first(fields: Fields, name: str) -> Json:
    return next((head.content for head in fields.get(name, ()) if head.content), "")


def _in_step(store: Store, own: str, home: str, code: str) -> Iterator[tuple[str, str, str]]:
    """Yield (id here, id of the code, code) for the deals to be joined, the one at hand first."""
    if len(code) > LETTERS or not own:
        yield home, interview_id(code), code
        return
    yield home, interview_id(code + own[LETTERS:]), code + own[LETTERS:]
    mine, theirs = own[:LETTERS], code
    while store.notebook(interview_id(mine)).subjects():
        if interview_id(mine) != home:
            yield interview_id(mine), interview_id(theirs), theirs
        mine, theirs = next_deal_code(mine), next_deal_code(theirs)


def start_under(store: Store, person: Person, code: str, facts: dict[str, Json]) -> str:
    """Begin the interview with this code on this laptop, unless it is known here, and return its id."""
    subject = interview_id(code)
    if not any(head.person == person.id for head in store.notebook(subject)):
        known = store.notebook(subject).fields(subject)
        freeze_guide(store, person, team_guide(store, person.id))
        fresh = {name: fact for name, fact in facts.items() if name not in known} | {"code": code}
        store.seal([Draft(subject, name, person.writer, fact, (), now()) for name, fact in fresh.items()])
    return subject


def _kept_facts(fields: Fields) -> dict[str, Json]:
    """Return what an untouched lunch takes along when it begins anew under another code: day, length, clocks."""
    return {name: heads[-1].content for name, heads in fields.items()}


def join_interviews(store: Store, person: Person, one: str, other: str) -> None:
    """Join two interviews found to be the same lunch; they are one from now on, and can be taken apart."""
    _join(store, person, one, other)


def _join(store: Store, person: Person, one: str, other: str) -> None:
    notebook = store.notebook(one, other)
    store.merge(Notebook([join_subjects(notebook, one, other, person.writer, now())]), is_own=True)


def take_apart(store: Store, person: Person, home: str) -> None:
    """Take the notes of `home` out of the interview they were joined to: each is its own again."""
    together = members(store, home)
    notebook = store.notebook(*together)
    for other in together:
        if other != home:
            notebook |= Notebook(part(notebook, home, other, person.writer, now()))
            remember_not_same(store, home, other)
    store.merge(notebook, is_own=True)


def suggested(store: Store) -> list[Likely]:
    """Return the pairs that may be one lunch and nobody turned down here; suggested, never joined by themselves.

    Headers alone are read first; what they suggest is then looked at whole.
    """
    headers = store.fields_of("", (*ABOUT, SAME_AS))
    refused = refused_pairs(store)
    found = []
    for one, other, _reasons in likely_pairs(headers):
        if (one, other) not in refused:
            whole = store.notebook(one, other) | headers.of(*headers.subjects("d"), *headers.subjects("p"))
            noted_by = (_noted_by(store, whole, one), _noted_by(store, whole, other))
            found += [Likely(*pair, noted_by) for pair in likely_pairs(whole)]
    return found


def _noted_by(store: Store, notebook: Notebook, subject: str) -> tuple[str, ...]:
    people = sorted({head.person for heads in notebook.fields(subject).values() for head in heads})
    return tuple(filter(None, people_in(store.notebook(*people)).values())) if people else ()


def remember_not_same(store: Store, one: str, other: str) -> None:
    """Never suggest these two again on this laptop."""
    kept: list[Json] = [[low, high] for low, high in sorted(refused_pairs(store) | {_sorted(one, other)})]
    if not store.is_read_only:
        store.set_setting(NOT_SAME, kept)


def refused_pairs(store: Store) -> set[tuple[str, str]]:
    """Return the pairs of ids, sorted, that are not to be suggested as one again on this laptop."""
    kept = store.setting(NOT_SAME)
    pairs = kept if isinstance(kept, list) else []
    return {
        _sorted(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2
    }


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)

"""Laptops that play a script, beside a full memory of who knew what, which says when a law of the model is broken.

They type, seal, agree, erase, crash, edit a row of an export, and take exports whole, in part or long after.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from random import Random

from winnotes.core.changes import ASKED, Change, changes, equal_under, merged
from winnotes.core.erasure import cleaned, erase, taken
from winnotes.core.interview import interview_in
from winnotes.core.notebook import ERASED, Notebook, agree, write
from winnotes.core.value import Value, with_said
from winnotes.core.version import Json, Version, replaces_all, short_hash
from winnotes.wording import original_guide, words

GUIDE = original_guide()
FIT = GUIDE.by_key["sales_cycle_fit"]
FITS = [with_said(Value(), FIT, {"fit": said}, words()).content() for said in ("3", " 3 ", "4")]
PLACES = (("i1", "why_us_note"), ("i1", FIT.key), ("i2", "why_us_note"))
PEOPLE = ("pann", "pbob", "pann")  # the first and the third laptop are one person's
OPS = (
    "type",
    "type",
    "type",
    "seal",
    "agree",
    "export",
    "take",
    "take",
    "old",
    "part",
    "edit",
    "crash",
    "erase",
)
Step = tuple[int, int, int, int]
Event = tuple[str, str, str]  # (id of the erasing version, subject, field or "" for all)


@dataclass(frozen=True)
class Rules:
    """What the laptops do; a planted bug takes the place of one of them."""

    typing: Callable[..., Version] = write
    agreeing: Callable[..., Version] = agree
    merging: Callable[[Notebook, Notebook, list[Change]], Notebook] = merged
    comparing: Callable[[Notebook, Notebook], tuple[Change, ...]] = changes


@dataclass
class Laptop:
    """A laptop and, beside its notebook, all it was ever let in: `known` ids, `events` of erasure it took."""

    writer: str
    skew: int
    notebook: Notebook = field(default_factory=Notebook)
    drafts: dict[tuple[str, str], Json] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    events: set[Event] = field(default_factory=set)
    forgotten: set[str] = field(default_factory=set)
    taken_whole: dict[int, int] = field(default_factory=dict)


class World:
    """All laptops, every version ever written with what it was written upon, and what went against a law."""

    def __init__(self, laptops: int, rules: Rules) -> None:
        self.rules = rules
        self.laptops = [Laptop(f"{PEOPLE[n]}.k{n}", (7, -900, 50)[n]) for n in range(laptops)]
        self.versions: dict[str, Version] = {}
        self.upon: dict[str, set[str]] = {}  # ids replaced on purpose, all the way down
        self.past: dict[str, set[str]] = {}  # ids known when it was written, all the way down
        self.knew: dict[str, set[Event]] = {}
        self.told: dict[str, set[Event]] = {}  # what an erasing version erases
        self.exports: list[tuple[int, Notebook, frozenset[Event]]] = []
        self.readmitted: set[str] = set()
        self.complaints: list[str] = []
        self.clock = 0

    def blame(self, sentence: str, *, unless: bool) -> None:
        if not unless:
            self.complaints.append(sentence)

    # what a full memory says

    def expected(self, laptop: Laptop, subject: str, name: str) -> list[Version]:
        here = [
            one for one in map(self.versions.get, laptop.known) if (one.subject, one.field) == (subject, name)
        ]
        return [
            one for one in here if not any(one.is_replaced_by(other) for other in here if other is not one)
        ]

    def is_covered(self, version: Version, events: Iterable[Event]) -> bool:
        place = {(version.subject, version.field), (version.subject, "")}
        return version.field != ERASED and any(
            event[1:] in place and event not in self.knew[version.id] for event in events
        )

    # what people do

    def record(self, laptop: Laptop, version: Version, upon: Iterable[str], knew: set[Event]) -> None:
        known = version.id in self.versions
        self.blame(
            "two different versions under one number", unless=known or not self.is_number_used(version)
        )
        self.versions[version.id] = version
        self.upon[version.id] = set(upon).union(*(self.upon[one] for one in upon))
        self.past[version.id] = laptop.known.union(*(self.past[one] for one in {*laptop.known, *upon}))
        self.knew[version.id] = knew
        for one in self.versions.values():
            if (one.subject, one.field) == (version.subject, version.field) and one is not version:
                self.check_chain(version, one)

    def is_number_used(self, version: Version) -> bool:
        stamp = (version.subject, version.field, version.writer, version.n)
        return any(stamp == (one.subject, one.field, one.writer, one.n) for one in self.versions.values())

    def check_chain(self, version: Version, one: Version) -> None:
        """What was replaced on purpose stays replaced; nothing else is, but by the same person who knew it."""
        on_purpose, by_number = one.id in self.upon[version.id], one.is_replaced_by(version)
        own = one.person == version.person and one.id in self.past[version.id]
        self.blame("what was replaced comes back", unless=by_number or not on_purpose)
        self.blame("words of others are replaced", unless=on_purpose or own or not by_number)
        carried = all(version.replaces.get(by, 0) >= n for by, n in one.replaces.items() if "." in by)
        self.blame("there is a gap in the chain", unless=carried or not by_number)

    def seal(self, laptop: Laptop, via: str = "typed") -> None:
        for (subject, name), content in sorted(laptop.drafts.items()):
            at = self.stamp(laptop)
            version = self.rules.typing(
                laptop.notebook, subject, name, laptop.writer, content, at=at, via=via
            )
            heads = self.expected(laptop, subject, name)
            mine = [one for one in heads if one.person == laptop.writer[:4] and not one.is_agreed]
            if not mine and any(
                one.is_agreed and (via == "typed" or one.writer == version.writer) for one in heads
            ):
                mine = heads
            own = {one.id for one in heads if one in mine or one.writer == version.writer}
            settled = [self.upon[one.id] for one in heads if version.writer in one.replaces]
            self.keep(laptop, version, own.union(*settled))
        laptop.drafts.clear()

    def keep(self, laptop: Laptop, version: Version, upon: set[str]) -> None:
        knew = {one for one in laptop.events if one[1] == version.subject and one[2] in ("", version.field)}
        self.record(laptop, version, upon, knew)
        laptop.known.add(version.id)
        laptop.notebook = laptop.notebook | Notebook([version])

    def stamp(self, laptop: Laptop) -> str:
        return f"{5000 + self.clock + laptop.skew:05}"

    def type_(self, laptop: Laptop, there: int, chance: int) -> None:
        subject, name = PLACES[there % 3]
        content: Json = FITS[chance % 3]
        if name.endswith("_note"):
            heads = self.expected(laptop, subject, name)
            mine = next((str(one.content) for one in heads if one.person == laptop.writer[:4]), "")
            content = f"{mine * (chance % 2)} w{self.clock}"
        laptop.drafts[subject, name] = content

    def agree_(self, laptop: Laptop, there: int, chance: int) -> None:
        self.seal(laptop)
        subject, name = PLACES[there % 3]
        if heads := self.expected(laptop, subject, name):
            content = heads[chance % len(heads)].content
            at = self.stamp(laptop)
            version = self.rules.agreeing(laptop.notebook, subject, name, laptop.writer, content, at=at)
            self.keep(laptop, version, {one.id for one in heads})

    def erase_(self, laptop: Laptop, there: int, chance: int) -> None:
        self.seal(laptop)
        subject, name = PLACES[there % 3]
        fields = [name] if chance % 4 else None
        version, laptop.notebook = erase(laptop.notebook, subject, fields, laptop.writer, self.stamp(laptop))
        self.record(laptop, version, [], set())
        event = (version.id, subject, name if fields else "")
        self.told[version.id] = {event}
        self.blank(laptop, {event})
        laptop.known.add(version.id)

    def blank(self, laptop: Laptop, events: set[Event]) -> None:
        """Forget what is covered; what it had replaced stays replaced, so only heads are looked at."""
        known = [self.versions[one] for one in laptop.known]
        heads = [one for one in known if one in self.expected(laptop, one.subject, one.field)]
        covered = [one for one in heads if self.is_covered(one, events)]
        laptop.known = {one.id for one in heads if one not in covered}
        free = [one for one in self.versions.values() if not self.is_covered(one, events)]
        written_since = set().union(*(tokens(one.content) for one in free))
        laptop.forgotten |= set().union(*(tokens(one.content) for one in covered)) - written_since
        laptop.events |= events

    def export(self, here: int) -> None:
        self.seal(self.laptops[here])
        laptop = self.laptops[here]
        self.exports.append((here, laptop.notebook, frozenset(laptop.events)))

    def take(self, laptop: Laptop, number: int, part: int, chance: int) -> None:
        """Take an export: whole (`part` 3) or only one of its places; `chance` ticks what is asked."""
        self.seal(laptop)
        source, theirs, events = self.exports[number]
        if part < 3:
            theirs = Notebook(one for one in theirs if (one.subject, one.field) != PLACES[part])
        if laptop.taken_whole.get(source, -1) > number:
            self.blame(
                "an old export adds something", unless=merged(laptop.notebook, theirs) == laptop.notebook
            )
        self.arrive(laptop, theirs, set(["erases"] * (chance % 3 > 0) + ["held"] * (chance == 5)))
        if part == 3 and events <= laptop.events:
            laptop.taken_whole[source] = max(number, laptop.taken_whole.get(source, -1))

    def arrive(self, laptop: Laptop, theirs: Notebook, asked: set[str]) -> None:
        found = self.rules.comparing(laptop.notebook, theirs)
        ticks = [one for one in found if one.kind in asked or one.kind not in ASKED]
        before, laptop.notebook = laptop.notebook, self.rules.merging(laptop.notebook, theirs, ticks)
        self.blame("taking nothing changes something", unless=merged(before, theirs, []) == before)
        self.blame(
            "taking all is not the union", unless=merged(before, theirs, found) == taken(before, theirs)
        )
        self.remember(laptop, list(theirs), asked)
        left = {one.kind for one in changes(laptop.notebook, theirs)}
        self.blame("what was taken still changes something", unless=left <= {"same", "older", *ASKED})

    def remember(self, laptop: Laptop, arriving: list[Version], asked: set[str]) -> None:
        """Let in what the rules of erasure let in, by the full memory instead of by numbers."""
        erasing = [one for one in arriving if one.field == ERASED]
        coming = set().union(*(self.told[one.id] for one in erasing)) - laptop.events
        let_in = []
        for one in arriving:
            if one.field == ERASED:
                fresh = any(event[1] == one.subject for event in coming)
                let_in += [one] if "erases" in asked or not fresh else []
                continue
            is_here = one.id in laptop.known or any(
                one.is_replaced_by(other) for other in self.expected(laptop, one.subject, one.field)
            )
            is_held = self.is_covered(one, coming) or (not is_here and self.is_covered(one, laptop.events))
            if is_held and "held" in asked:
                self.readmitted |= tokens(one.content)
            let_in += [one] if not is_held or "held" in asked else []
        if "erases" in asked:
            self.blank(laptop, coming)
        laptop.known |= {one.id for one in let_in}

    def edit(self, number: int, there: int, chance: int) -> None:
        """Somebody edits a row of an export; one or two laptops read it, on their own or twice."""
        _source, theirs, _events = self.exports[number]
        rows = [one for one in theirs if one.field != ERASED]
        if not rows:
            return
        row = rows[chance % len(rows)]
        content = f"w{self.clock}" if row.field.endswith("_note") else FITS[chance % 3]
        writer = f"{row.person}.e{short_hash(row.id + str(content))[:8]}"
        edited = Version(row.subject, row.field, writer, 1, replaces_all([row]), content, "spreadsheet", "0")
        for laptop in (self.laptops[0], self.laptops[there % len(self.laptops)]):
            if edited.id not in self.versions:
                self.record(Laptop(writer, 0, known={row.id}), edited, [row.id], self.knew[row.id])
            self.arrive(laptop, Notebook([edited]), set())

    # laws

    def check(self) -> None:
        for laptop in self.laptops:
            standing = {one.id for one in laptop.notebook}
            places = {(self.versions[one].subject, self.versions[one].field) for one in laptop.known}
            expected = {one.id for place in places for one in self.expected(laptop, *place)}
            self.blame("a head is lost", unless=expected <= standing)
            self.blame("something stands that should not", unless=standing <= expected)
            whole = all(self.versions.get(one.id) == one for one in laptop.notebook)
            self.blame("a version is not as it was written", unless=whole)
            said = set().union(*(tokens(one.content) for one in laptop.notebook))
            back = said & laptop.forgotten - self.readmitted
            self.blame("erased words came back", unless=not back)

    def check_end(self) -> None:
        books = [laptop.notebook for laptop in self.laptops]
        unions = {union(order) for order in permutations(books)}
        self.blame("the order of merging matters", unless=len(unions) == 1)
        found = list(self.versions.values())
        self.blame("the order of cleaning matters", unless=cleaned(found) == cleaned(reversed(found)))
        self.blame(
            "one by one is not at once", unless=union(Notebook([one]) for one in found) == Notebook(found)
        )
        for laptop in self.laptops:
            here = laptop.notebook
            self.blame("merging twice is not once", unless=here | here == here == Notebook(here))
            grown = Notebook(self.versions[one] for one in laptop.known)
            self.blame("replaced versions matter", unless=union([grown, *books]) == union([here, *books]))
            self.check_view(here)

    def check_view(self, notebook: Notebook) -> None:
        for subject in ("i1", "i2"):
            answers = interview_in(notebook, subject, GUIDE).answers
            shown = {voice.version for answer in answers for voice in (*answer.notes, *answer.voices)}
            heads = {one.id for one in notebook.of(subject) if one.field != ERASED}
            self.blame("a head is not shown", unless=shown == heads)
        fits = notebook.heads("i1", FIT.key)
        readings = {str(one.content["read"]) for one in fits}
        asks = interview_in(notebook, "i1", GUIDE).answer(FIT.key).differs
        self.blame("equal values ask", unless=asks == (len(readings) > 1))
        self.blame("equal is not equal", unless=not fits or equal_under(GUIDE)(fits) != asks)


def tokens(content: Json) -> set[str]:
    return set(re.findall(r"w\d+", content)) if isinstance(content, str) else set()


def union(notebooks: Iterable[Notebook]) -> Notebook:
    whole = Notebook()
    for one in notebooks:
        whole = whole | one
    return whole


def step(world: World, op: str, here: int, there: int, chance: int) -> None:
    laptop = world.laptops[here % len(world.laptops)]
    simple = {"type": world.type_, "agree": world.agree_, "erase": world.erase_}
    if op in simple:
        simple[op](laptop, there, chance)
    elif op in ("seal", "crash"):
        world.seal(laptop, "typed" if op == "seal" else "recovered")
    elif op == "export":
        world.export(here % len(world.laptops))
    elif op == "take":
        world.export(there % len(world.laptops))
        world.take(laptop, len(world.exports) - 1, 3, chance)
    elif world.exports and op == "edit":
        world.edit(there % len(world.exports), chance, chance)
    elif world.exports:
        world.take(laptop, there % len(world.exports), chance % 3 if op == "part" else 3, chance)


def played(script: Iterable[Step], rules: Rules = Rules(), laptops: int = 3) -> World:
    """Return the world after `script`, or as it stood when a law was broken for the first time."""
    world = World(laptops, rules)
    for op, here, there, chance in script:
        world.clock += 1
        step(world, OPS[op % len(OPS)], here, there, chance)
        world.check()
        if world.complaints:
            return world
    for laptop in world.laptops:
        world.seal(laptop)
    world.check()
    world.check_end()
    return world


def scripts(count: int, seed: int = 0) -> Iterator[list[Step]]:
    chance = Random(seed)
    for _n in range(count):
        yield [
            (chance.randrange(len(OPS)), chance.randrange(3), chance.randrange(6), chance.randrange(6))
            for _step in range(chance.randint(3, 20))
        ]

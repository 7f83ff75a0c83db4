"""Two laptops with notes on disk that play a script, beside a plain memory of what must stand on each.

They type, seal, crash, send everything, merge, take the merge back, join two lunches and take them apart.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.desk.coming import packed, previewed
from winnotes.core.joining import SAME_AS, joined
from winnotes.core.notebook import Notebook, heads_among
from winnotes.core.version import Version
from winnotes.desk.exporting import export_interview
from winnotes.desk.joining import join_interviews, members, take_apart
from winnotes.desk.person import Person
from winnotes.desk.taking import take
from winnotes.desk.undoing import merge_to_undo, undo
from winnotes.exchange.package import read_package
from winnotes.store.store import Draft, Store

LUNCHES, NOTES = ("ia", "ib", "ic"), ("why_us_note", "account")
OPS = (
    *("type", "type", "draft", "crash", "take", "take", "old", "undo", "undo"),
    *("join", "join", "apart", "apart", "one", "one"),
)
Step = tuple[int, int, int]  # number of OPS, laptop, chance
Place = tuple[str, str]


@dataclass
class Laptop:
    """A laptop and what must stand on it; `before` is what undoing its last merge must bring back."""

    path: Path
    person: Person
    store: Store
    stands: list[Version] = field(default_factory=list)
    before: list[Version] | None = None
    came: set[Place] = field(default_factory=set)  # places the last merge added something to
    touched: set[Place] = field(default_factory=set)  # and places written in since

    def written(self, versions: Iterable[Version]) -> None:
        """Take note of what was written here: in place of one under the same number, which nobody had seen."""
        for one in versions:
            stamp = (one.subject, one.field, one.writer, one.n)
            self.stands = [
                other for other in self.stands
                if (other.subject, other.field, other.writer, other.n) != stamp
            ]  # fmt: skip
            self.stands.append(one)
            self.touched.add((one.subject, one.field))


class World:
    """Both laptops, the files sent so far, and what went against a law."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, 0
        self.sent: list[tuple[Path, Notebook]] = []
        self.complaints: list[str] = []
        self.laptops = []
        for name in ("kim", "alex"):
            path = folder / f"{name}.db"
            self.laptops.append(Laptop(path, Person(f"p{name}", name, f"k{name}"), Store(path)))

    def blame(self, sentence: str, *, unless: bool) -> None:
        if not unless:
            self.complaints.append(sentence)

    @property
    def now(self) -> str:
        return f"2026-10-30T10:00:{self.clock:02}.000+00:00"

    def draft(self, here: Laptop, chance: int) -> Draft:
        subject, name = LUNCHES[chance % 3], NOTES[chance % 2]
        base = tuple(head.id for head in here.store.notebook(subject).heads(subject, name))
        return Draft(subject, name, here.person.writer, f"w{self.clock}", base, self.now)

    def type(self, here: Laptop, chance: int) -> None:
        here.written(here.store.seal([self.draft(here, chance)]))

    def draft_(self, here: Laptop, chance: int) -> None:
        draft = self.draft(here, chance)
        here.store.keep_drafts([draft])
        here.touched.add((draft.subject, draft.field))

    def crash(self, here: Laptop, _chance: int) -> None:
        here.store.close()
        here.store = Store(here.path)
        here.written(here.store.seal_all("recovered"))

    def send(self, here: Laptop, _chance: int) -> None:
        here.written(here.store.seal(here.store.drafts()))
        notebook = here.store.notebook()
        here.store.mark_seen(notebook)
        self.sent.append((packed(self.folder / f"{len(self.sent)}.winnotes", notebook), notebook))

    def other(self, here: Laptop) -> Laptop:
        return next(one for one in self.laptops if one is not here)

    def take(self, here: Laptop, chance: int) -> None:
        self.send(self.other(here), chance)
        self.merge(here, *self.sent[-1])

    def old(self, here: Laptop, chance: int) -> None:
        if self.sent:
            self.merge(here, *self.sent[chance % len(self.sent)])

    def one(self, here: Laptop, chance: int) -> None:
        """The other takes a file of one lunch: unless it joined something unknown here, it groups that lunch alike."""
        subject, there, path = (
            LUNCHES[chance % 3],
            self.other(here),
            self.folder / f"{self.clock}-one.winnotes",
        )
        if not here.store.notebook(subject).subjects():
            return
        here.written(here.store.seal(here.store.drafts()))
        export_interview(here.store, subject, path)
        self.merge(there, path, read_package(path.read_bytes(), "").notebook)
        joinings = {head.id for head in there.store.notebook() if head.field == SAME_AS}
        if joinings <= {one.id for one in here.stands}:
            alike = members(there.store, subject) == members(here.store, subject)
            self.blame("one lunch alone is not grouped as where it came from", unless=alike)

    def merge(self, here: Laptop, path: Path, notebook: Notebook) -> None:
        here.written(here.store.seal(here.store.drafts()))
        before, known = here.stands, {one.id for one in here.stands}
        fresh = [one for one in notebook if one.id not in known]
        here.stands = [*before, *fresh]
        new = {one.id for one in heads_of(here.stands)} - known
        preview = previewed(here.store, path)
        take(here.store, preview, preview.ticked_at_first())
        if new:
            here.before, here.touched = before, set()
            here.came = {(one.subject, one.field) for one in fresh if one.id in new}

    def undo(self, here: Laptop, _chance: int) -> None:
        offered = merge_to_undo(here.store) is not None
        is_free = here.before is not None and not here.came & here.touched
        self.blame("undoing is offered, or not, against the rule", unless=offered == is_free)
        if offered:
            undo(here.store)
            since = [one for one in here.stands if (one.subject, one.field) in here.touched]
            places = {(one.subject, one.field) for one in since}
            kept = [one for one in here.before or () if (one.subject, one.field) not in places]
            here.stands, here.before = [*kept, *since], None

    def join(self, here: Laptop, chance: int) -> None:
        one, other = [subject for subject in LUNCHES if subject != LUNCHES[chance % 3]]
        join_interviews(here.store, here.person, one, other)
        self.joinings(here)
        self.blame("joined is not one", unless={one, other} <= set(members(here.store, one)))

    def apart_(self, here: Laptop, chance: int) -> None:
        home = LUNCHES[chance % 3]
        take_apart(here.store, here.person, home)
        self.joinings(here)
        self.blame("what was taken apart is still one", unless=members(here.store, home) == (home,))

    def joinings(self, here: Laptop) -> None:
        """Take note of what was said of joinings: nobody but these two acts writes any."""
        known = {one.id for one in here.stands}
        found = [one for one in here.store.notebook() if one.field == SAME_AS and one.id not in known]
        here.written(found)

    def check(self) -> None:
        for here in self.laptops:
            found = here.store.notebook()
            self.blame("what stands is not what should", unless=found == Notebook(heads_of(here.stands)))
            view = joined(found)
            shown = sorted(one.id for one in view)
            self.blame("a joined view loses something", unless=shown == sorted(one.id for one in found))
            for subject in LUNCHES:
                group = view.members(subject)
                self.blame("a group is not who was joined", unless=set(group) == reached(found, subject))
                heads = {one.id for one in view.heads(subject, NOTES[0])}
                own = {one.id for member in group for one in found.heads(member, NOTES[0])}
                self.blame("a voice of a joined lunch is not shown", unless=heads == own)

    def check_end(self) -> None:
        """Everybody sends and takes everything: then both have the same, and the same lunches are one."""
        for here in self.laptops:
            self.send(here, 0)
        for number, here in enumerate(self.laptops):
            self.merge(here, *self.sent[-1 - number])
        self.check()
        one, other = (here.store.notebook() for here in self.laptops)
        self.blame("both took everything and differ", unless=one == other)


def heads_of(versions: Iterable[Version]) -> list[Version]:
    """Return what stands of all these, field by field."""
    places: dict[Place, list[Version]] = {}
    for one in versions:
        places.setdefault((one.subject, one.field), []).append(one)
    return [head for found in places.values() for head in heads_among(found)]


def reached(notebook: Notebook, subject: str) -> set[str]:
    """Return every lunch one comes to from `subject` by what is said of joinings, by code of its own."""
    pairs = [
        {head.subject, str(name)}
        for head in notebook if head.field == SAME_AS
        for name in head.content if not str(name).startswith("-")
    ]  # fmt: skip
    found = {subject}
    for _pair in pairs:
        found = found.union(*(pair for pair in pairs if pair & found))
    return found


def played(folder: Path, script: Iterable[Step]) -> list[str]:
    """Play the script; return the laws it broke, as they stood when the first one was."""
    world = World(folder)
    acts = {"draft": world.draft_, "apart": world.apart_, "type": world.type}
    with closing(world.laptops[0].store), closing(world.laptops[1].store):
        for op, here, chance in script:
            world.clock += 1
            name = OPS[op % len(OPS)]
            acts.get(name, getattr(world, name, None))(world.laptops[here % 2], chance)
            world.check()
            if world.complaints:
                break
        else:
            world.check_end()
        for here in world.laptops:
            here.store.close()
    return world.complaints


def scripts(count: int, seed: int = 0) -> Iterator[list[Step]]:
    """Yield so many random scripts, the same ones every time."""
    chance = Random(seed)
    for _n in range(count):
        yield [
            (chance.randrange(len(OPS)), chance.randrange(2), chance.randrange(6))
            for _step in range(chance.randint(6, 20))
        ]

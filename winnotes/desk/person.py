"""Who is typing: people, and the installation that tells one person's laptops apart."""

import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from winnotes.core.identity import spelled
from winnotes.core.text import one_line
from winnotes.core.version import short_hash, writer_of
from winnotes.desk.home import now
from winnotes.store.store import Draft, Store


@dataclass(frozen=True, slots=True)
class Person:
    """A note taker on this laptop."""

    id: str
    name: str
    installation: str

    @property
    def writer(self) -> str:
        """The name this person's versions carry."""
        return writer_of(self.id, self.installation)


def installation_of(store: Store) -> str:
    """Return this installation's id, made anew when the database turns up on another machine or place."""
    place = short_hash(_machine() + str(store.path.resolve()))
    known = store.setting("installation")
    if isinstance(known, dict) and known.get("place") == place and isinstance(known.get("id"), str):
        return str(known["id"])
    fresh = "k" + spelled(secrets.token_bytes(5))
    if not store.is_read_only:
        store.set_setting("installation", {"id": fresh, "place": place})
    return fresh


def _machine() -> str:
    machine_id = Path("/etc/machine-id")
    return machine_id.read_text("utf-8") if machine_id.exists() else socket.gethostname()


def note_takers(store: Store) -> list[Person]:
    """Return the people who type on this laptop, the one typing now first."""
    ids = store.setting("note_takers", [])
    known = [str(one) for one in ids] if isinstance(ids, list) else []
    notebook = store.notebook(*known) if known else None
    installation = installation_of(store)
    return [
        Person(one, " / ".join(str(head.content) for head in notebook.heads(one, "name")), installation)
        for one in known
        if notebook is not None
    ]


def now_typing(store: Store) -> Person:
    """Return who types now; a nameless person is made on the first start, to be named when it matters."""
    known = note_takers(store)
    if known:
        return known[0]
    fresh = Person("p" + spelled(secrets.token_bytes(10)), "", installation_of(store))
    if not store.is_read_only:
        store.set_setting("note_takers", [fresh.id])
    return fresh


def name_person(store: Store, person: Person, name: str) -> Person:
    """Give the person a name and return them named."""
    name = one_line(name)
    store.seal([Draft(person.id, "name", person.writer, name, (), now())])
    return Person(person.id, name, person.installation)


def add_note_taker(store: Store, name: str) -> Person:
    """Return the person of this name on this laptop, made known if new, typing from now on."""
    known = note_takers(store)
    for person in known:
        if person.name.casefold() == one_line(name).casefold():
            return type_as(store, person)
    fresh = Person("p" + spelled(secrets.token_bytes(10)), "", installation_of(store))
    return type_as(store, name_person(store, fresh, name))


def named_note_taker(store: Store, name: str) -> Person:
    """Return the person of this name, typing from now on; whoever types now without a name is given it."""
    current = now_typing(store)
    return add_note_taker(store, name) if current.name else name_person(store, current, name)


def type_as(store: Store, person: Person) -> Person:
    """Make `person` the one who types now."""
    others = [one.id for one in note_takers(store) if one.id != person.id]
    store.set_setting("note_takers", [person.id, *others])
    return person

"""Who types: the name asked once, the colleague at the same laptop, the key that switches between them."""

from typing import TYPE_CHECKING

from winnotes.desk.person import Person, add_note_taker, name_person, note_takers, type_as
from winnotes.i18n import _

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow
    from winnotes.store.store import Store


def take_name(window: "MainWindow", name: str) -> None:
    """Take the name asked once, or that of the colleague who types now."""
    person = window.person

    def job(store: "Store") -> list[Person]:
        add_note_taker(store, name) if person.name else name_person(store, person, name)
        return note_takers(store)

    window.autosave.run(job, lambda people: take_people(window, people))


def switch_person(window: "MainWindow") -> None:
    """The other one of two types now; with nobody else known, ask who."""
    if window.lunch is None:
        return
    if len(window.people) > 1:
        other = window.people[1]
        take_people(window, [other, *(one for one in window.people if one.id != other.id)])
        window.autosave.run(lambda store: type_as(store, other), lambda _person: None)
    else:
        another_person(window)


def another_person(window: "MainWindow") -> None:
    """Ask who types now."""
    if window.lunch is not None:
        window.lunch.name_strip.ask(_("Who types now?"))
        window.lunch.name_strip.field.setFocus()


def take_people(window: "MainWindow", people: list[Person]) -> None:
    """These share the laptop, the first of them types."""
    window.people = people
    if window.lunch is not None:
        names = {person.id: person.name for person in people if person.name}
        window.lunch.set_person(people[0], names)
        window.show_typist()

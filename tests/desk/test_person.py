"""Who is typing: people of this laptop, and the laptop itself."""

import shutil
from contextlib import closing
from pathlib import Path

from winnotes.desk.home import DATABASE
from winnotes.desk.person import (
    add_note_taker,
    installation_of,
    name_person,
    named_note_taker,
    note_takers,
    now_typing,
    type_as,
)
from winnotes.store.store import Store


def test_the_first_start_makes_one_nameless_person_for_good(store: Store):
    first = now_typing(store)
    assert first.name == "" and now_typing(store) == first and len(store.notebook()) == 0


def test_a_name_is_given_and_corrected(store: Store):
    person = name_person(store, now_typing(store), "  Kim \n Berger ")
    assert person.name == "Kim Berger" == now_typing(store).name
    name_person(store, person, "Kim Bergmann")
    assert [one.name for one in note_takers(store)] == ["Kim Bergmann"]


def test_two_people_take_turns_on_one_laptop(store: Store):
    kim = named_note_taker(store, "Kim")
    alex = add_note_taker(store, "Alex")
    assert kim.id != alex.id and kim.installation == alex.installation
    assert now_typing(store) == alex
    assert type_as(store, kim) == now_typing(store) == kim
    assert add_note_taker(store, "ALEX") == alex == now_typing(store)
    assert [one.name for one in note_takers(store)] == ["Alex", "Kim"]


def test_naming_the_nameless_makes_nobody_new(store: Store):
    nameless = now_typing(store)
    assert named_note_taker(store, "Kim").id == nameless.id
    assert named_note_taker(store, "Alex").id != nameless.id
    assert len(note_takers(store)) == 2


def test_a_copied_database_is_another_installation_of_the_same_people(folder: Path, tmp_path: Path):
    with closing(Store(folder / DATABASE)) as store:
        before = named_note_taker(store, "Kim")
        assert installation_of(store) == before.installation
    shutil.copytree(folder, tmp_path / "copy")
    with closing(Store(tmp_path / "copy" / DATABASE)) as copied:
        after = now_typing(copied)
    assert (after.id, after.name) == (before.id, before.name) and after.installation != before.installation

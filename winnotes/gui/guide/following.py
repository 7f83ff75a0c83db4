"""Which guide the window opens a lunch with: a new one by the team's, one that was held by the guide it followed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from winnotes.core.guide import Guide
from winnotes.core.identity import interview_id
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json
from winnotes.desk.guides import freeze_guide, guide_for, team_guide
from winnotes.desk.interviews import first_facts
from winnotes.desk.joining import read_whole
from winnotes.store.store import Store
from winnotes.wording import original_guide

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow


Facts = dict[str, Json]


def guide_now(window: "MainWindow") -> Guide:
    """Return the guide new lunches follow."""
    return window.guide or original_guide()


def begun(window: "MainWindow", header: Mapping[str, Json]) -> tuple[str, Notebook, Guide, Facts]:
    """Return a new lunch as the window opens it: its id, nothing noted yet, the guide, and its first facts."""
    guide, person = guide_now(window), window.person
    window.autosave.run(lambda store: freeze_guide(store, person, guide), lambda _none: None)
    facts = {**first_facts(guide), **header}
    return interview_id(str(facts["code"])), Notebook(), guide, facts


def read_guided(store: Store, subject: str, person: str) -> tuple[str, Notebook, Guide]:
    """Return an interview as `read_whole` does, and the guide it followed."""
    found, notebook = read_whole(store, subject, person)
    return found, notebook, guide_for(store, notebook.fields(found))


def refresh_guide(window: "MainWindow") -> None:
    """Take the team's guide as the disk has it: a merge may have brought it."""
    person = window.person.id

    def take(guide: Guide) -> None:
        window.guide = guide

    window.autosave.read(lambda store: team_guide(store, person), take)

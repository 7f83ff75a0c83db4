"""What the window does for content pieces: reads them, writes what is said of them, takes the last word back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from winnotes.core.version import Version
from winnotes.desk.content import (
    Catalogue,
    add_pieces,
    catalogue,
    join_pieces,
    not_same,
    part_piece,
    read_pieces,
    retire,
    tell_piece,
)
from winnotes.gui.content.content_page import ContentPage
from winnotes.gui.theme import Theme
from winnotes.i18n import _
from winnotes.store.store import Store

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow


class ContentRoom:
    """The page, and what was written on it since the window opened."""

    def __init__(self, window: "MainWindow") -> None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.visiting import visit

        self._window, self.page, self._said = window, ContentPage(), list[tuple[str, list[Version]]]()
        page = self.page
        add_commands(page, "content", slots_of(window))
        window.pages.addWidget(page)
        page.page_asked.connect(lambda name: visit(window, name))
        page.list_asked.connect(self.ask_list)
        page.pasted.connect(self.paste)
        page.added.connect(self._add)
        page.joined.connect(self._join)
        page.refused.connect(self._refuse)
        page.parted.connect(
            lambda name: self._say(_("{name} taken apart").format(name=name), name, part_piece)
        )
        page.retired.connect(self._retire)

    def set_look(self, _theme: Theme, _zoom: int) -> None:
        """Take the text zoom there is now; colours come with the application's style."""
        self.page.set_zoom()

    def show(self, wanted: str = "") -> None:
        """Show the pieces as the disk has them now, one of them current by its name or id."""
        window = self._window
        window.close_lunch()
        window.foot.set_at_lunch(False)
        window.show_typist()
        window.pages.setCurrentWidget(self.page)
        self.page.setFocus()
        window.autosave.read(catalogue, lambda found: self.page.show_catalogue(found, wanted))

    def undo(self) -> None:
        """Take back what was said last, or say why that is past."""
        if not self._said:
            self._window.foot.tell(_("Nothing was changed since WinNotes was opened."))
            return
        words, versions = self._said.pop()

        def tell(found: tuple[bool, Catalogue]) -> None:
            is_done, shown = found
            past = _("A file or safety copy holds it by now, it stays: {what}")
            self._window.foot.tell((_("Taken back: {what}") if is_done else past).format(what=words))
            self.page.show_catalogue(shown)

        self._window.autosave.run(lambda store: (store.unwrite(versions), catalogue(store)), tell)

    def ask_list(self) -> None:
        """Ask for a list of pieces and take it in."""
        found = QFileDialog.getOpenFileName(
            self._window, _("A list of pieces"), str(Path.home()), "*.csv *.tsv *.txt *.xlsx"
        )[0]
        if found:
            self.take_list(Path(found))

    def take_list(self, path: Path) -> None:
        """Take in the pieces of a list."""
        self._write(path.name, lambda store: add_pieces(store, read_pieces(path.read_bytes(), path.name)))

    def paste(self) -> None:
        """Take in rows copied from a spreadsheet or a page."""
        data, name = QGuiApplication.clipboard().text().encode(), _("What was copied")
        self._write(name, lambda store: add_pieces(store, read_pieces(data, name)))

    def _add(self, name: str, kind: str, stage: str) -> None:
        self._say(name, name, lambda store, one: tell_piece(store, one, kind, stage))

    def _join(self, name: str, other: str) -> None:
        words = _("{other} is {name} from now on").format(name=name, other=other)
        self._say(words, name, lambda store, one: join_pieces(store, one, other))

    def _refuse(self, name: str, other: str) -> None:
        def run(store: Store) -> Catalogue:
            not_same(store, name, other)
            return catalogue(store)

        self._window.autosave.run(run, self.page.show_catalogue)

    def _retire(self, name: str, is_retired: bool) -> None:
        words = (_("{name} retired") if is_retired else _("{name} brought back")).format(name=name)
        self._say(words, name, lambda store, one: retire(store, one, is_retired=is_retired))

    def _say(self, words: str, name: str, job: Callable[[Store, str], object]) -> None:
        self._write(words, lambda store: job(store, name), name)

    def _write(self, words: str, job: Callable[[Store], object], wanted: str = "") -> None:
        def run(store: Store) -> tuple[list[Version], Catalogue]:
            before = {version.id for version in store.about("c")}
            job(store)
            return [one for one in store.about("c") if one.id not in before], catalogue(store)

        def show(found: tuple[list[Version], Catalogue]) -> None:
            versions, shown = found
            if versions:
                self._said.append((words, versions))
                self._window.foot.tell(_("{what}. Ctrl+Z takes it back.").format(what=words))
            self.page.show_catalogue(shown, wanted)

        self._window.autosave.run(run, show)


def content_of(window: "MainWindow") -> ContentRoom:
    """Return the room, its page made when it is first wanted."""
    room = window.rooms.get("content")
    if not isinstance(room, ContentRoom):
        room = window.rooms["content"] = ContentRoom(window)
    return room

"""What the window does for the guide page: each edit makes another guide, written when the typing rests."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from winnotes.core import guide_editing as edit
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.guide_data import retitled
from winnotes.core.guide_difference import difference
from winnotes.desk.guides import (
    Apart,
    export_guide,
    frozen_keys,
    guide_base,
    guide_of_both,
    guides_and_lunches,
    guides_apart,
    import_guide,
    team_guide,
    typed_guide,
    use_guide,
)
from winnotes.gui.guide.edited import edited, suffix
from winnotes.gui.guide.guide_list import Place
from winnotes.gui.guide.guide_page import GuidePage
from winnotes.gui.theme import Theme
from winnotes.i18n import _
from winnotes.store.store import Store
from winnotes.wording import explain, original_guide
from winnotes.wording.guide import first_of, told_difference

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

REST_MS = 300  # after the last key the guide is written
MOST = 6  # differences are said of a guide taken in
MADE_OF_WORDS = ("choices", "parts", "columns")
TYPED = (*edit.WORDS, "choices", "parts", "columns", "section_title", "title")  # fields typed key by key


class GuideRoom:
    """The page, and what the guide was before each edit since the window opened."""

    def __init__(self, window: "MainWindow") -> None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.visiting import visit

        self._window, self.page = window, GuidePage()
        self._guide, self._frozen = original_guide(), frozenset(original_guide().by_key)
        self._before: list[Guide] = []
        self._step = ("", "")  # the question and the field typed in last: all its letters are one step back
        self._typed = ("", "")  # the question and field typed in last: its letters are one step to undo
        self._is_unwritten, self._base = False, tuple[str, ...]()
        self.rest = QTimer(self.page, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self.settle)
        add_commands(self.page, "guide", slots_of(window))
        window.pages.addWidget(self.page)
        window.autosave.closing.connect(self.settle)
        self.page.page_asked.connect(lambda name: visit(window, name))
        self.page.edited.connect(self._edit)
        self.page.asked.connect(self._do)
        self.page.apart.chosen.connect(self.choose)
        self.page.apart.both_chosen.connect(self.choose_both)
        self.page.compare.follow_asked.connect(self.follow)
        self.page.compare.file_asked.connect(self.ask_to_compare)

    def set_look(self, _theme: Theme, _zoom: int) -> None:
        """Colours and letters come with the application's style."""

    def show(self) -> None:
        """Show the guide new lunches follow, as the disk has it now."""
        window, person = self._window, self._window.person.id
        window.close_lunch()
        window.foot.set_at_lunch(False)
        window.show_typist()
        window.pages.setCurrentWidget(self.page)
        self.page.setFocus()
        self.settle()
        shown = self._guide

        def take(found: tuple[Guide, frozenset[str], list[Apart], tuple[str, ...]]) -> None:
            guide, self._frozen, apart, self._base = found
            if self._guide is shown:  # nothing was typed while the disk was asked
                self._guide = window.guide = guide
            self.page.show_guide(self._guide, self._frozen)
            self.page.apart.show_apart(apart)

        def read(store: Store) -> tuple[Guide, frozenset[str], list[Apart], tuple[str, ...]]:
            return (
                team_guide(store, person),
                frozen_keys(store),
                guides_apart(store, person),
                guide_base(store),
            )

        window.autosave.read(read, take)

    def settle(self) -> None:
        """Write the guide, if it is another than the disk has."""
        self.rest.stop()
        guide, person = self._guide, self._window.person

        def take(base: tuple[str, ...]) -> None:
            self._base = base
            self._is_unwritten = self._is_unwritten and self._guide is not guide

        if self._is_unwritten:  # a timer that has just run out is active no more: it cannot be asked
            self._window.autosave.run(lambda store: use_guide(store, person, guide), take)

    def undo(self) -> None:
        """Take the last edit back: all that was typed in a field at once, or one word said."""
        self._step = ("", "")
        if self._before:
            self._take(self._before.pop())
        else:
            self._window.foot.tell(_("Nothing was changed since WinNotes was opened."))

    def move(self, by: int) -> None:
        """Move the current question or group in the checklist, or the field somebody types in among its fields."""
        what, key = self.page.place
        self._step = ("", "")
        if self.page.question.move_field(by):
            return
        if what != "guide":
            self._change((edit.moved if what == "question" else edit.section_moved)(self._guide, key, by))

    def move_up(self) -> None:
        """The question or group comes one earlier."""
        self.move(-1)

    def move_down(self) -> None:
        """The question or group comes one later."""
        self.move(1)

    def regroup(self, by: int) -> None:
        """Put the current question at the end of the group before or after its own."""
        if self.page.key:
            sections = list(self._guide.sections)
            at = sections.index(self._guide.by_key[self.page.key].section) + by
            if 0 <= at < len(sections):
                self._change(edit.in_section(self._guide, self.page.key, sections[at]))

    def regroup_up(self) -> None:
        """The question goes to the group before."""
        self.regroup(-1)

    def regroup_down(self) -> None:
        """The question goes to the group after."""
        self.regroup(1)

    def add(self) -> None:
        """Add a question behind the current one or to the current group, its words to be typed."""
        words, (what, current) = _("A new question"), self.page.place
        key = edit.own_key(words, suffix())
        asked = edit.with_question(
            self._guide,
            key,
            words,
            after=self.page.key,
            section=current if what == "section" else "",
        )
        self._change(asked, Place("question", key))
        self.page.start_typing()

    def add_group(self) -> None:
        """Add a group behind the current one, its name to be typed."""
        (what, key), fresh = self.page.place, edit.own_key(_("group"), suffix())
        after = self._guide.by_key[key].section if what == "question" else key
        self._change(
            edit.with_section(self._guide, fresh, _("A new group"), after=after), Place("section", fresh)
        )
        self.page.start_typing()

    def remove(self) -> None:
        """Take the current question out, or a group nothing is in; where somebody types, the next word."""
        if self.page.take_word():
            return
        what, key = self.page.place
        if what == "guide":
            return
        try:
            guide = (edit.without_question if what == "question" else edit.without_section)(self._guide, key)
        except WinNotesError as error:
            self.page.tell(explain(error))
            return
        if what == "section":
            self._change(guide)
            return
        order = [one.key for one in self._guide.in_checklist_order]
        at, label = min(order.index(key), len(order) - 2), self._guide.by_key[key].label
        order.remove(key)
        self._change(guide, Place("question", order[at]))
        told = _(
            "“{label}” is not asked any more. Answers given to it stay in their lunches. Ctrl+Z brings it back."
        )
        self.page.tell(told.format(label=label))

    def restore(self) -> None:
        """Ask the original 22 again; Ctrl+Z brings the own guide back."""
        self.follow(original_guide())

    def follow(self, guide: Guide) -> None:
        """Let new lunches follow a guide as it is; Ctrl+Z brings the one before back."""
        self.page.tell(
            _("New lunches follow “{title}”. Ctrl+Z brings back what stood here.").format(title=guide.title)
        )
        self._change(guide, Place("question", guide.in_checklist_order[0].key), is_whole=True)

    def choose(self, guide: Guide) -> None:
        """Go on with one of the guides edited apart, or with both; the others are kept to be compared with."""
        self.page.apart.show_apart([])
        self._before.append(self._guide)
        self._step = ("", "")
        self._take(guide)
        self.settle()

    def choose_both(self) -> None:
        """Go on with what each of those who edited apart made of the guide."""
        person = self._window.person.id
        self._window.autosave.run(lambda store: guide_of_both(store, person), self.choose)

    def differs(self) -> None:
        """Say what differs between this guide and another known here."""

        def show(known: list[tuple[Guide, int]]) -> None:
            self.page.compare.show_guides(self._guide, known)
            self.page.show_compare()

        self.settle()
        self._window.autosave.read(guides_and_lunches, show)

    def ask_to_compare(self) -> None:
        """Ask for a guide file and say what differs from it."""
        named = QFileDialog.getOpenFileName(
            self._window, _("Compare with a guide"), str(Path.home()), "*.toml"
        )[0]
        if named:
            self.compare_file(Path(named))

    def compare_file(self, path: Path) -> None:
        """Say what differs between this guide and the one in a file."""
        try:
            self.page.compare.show_file(import_guide(path), path.name)
        except WinNotesError as error:
            self.page.tell(explain(error))

    def ask_import(self) -> None:
        """Ask for a guide file and take it in."""
        named = QFileDialog.getOpenFileName(self._window, _("Take in a guide"), str(Path.home()), "*.toml")[0]
        if named:
            self.take_file(Path(named))

    def take_file(self, path: Path) -> None:
        """Follow the guide in a file, and say what differs from the one before."""
        try:
            guide = import_guide(path)
        except WinNotesError as error:
            self.page.tell(explain(error))
            return
        told = told_difference(difference(self._guide, guide))
        self.follow(guide)
        self.page.tell("\n".join(first_of(told, MOST)))

    def ask_export(self) -> None:
        """Ask where to, and write the guide: a file to share, or a blank guide for paper."""
        suggested = str(Path.home() / f"{_('Guide')}.toml")
        named = QFileDialog.getSaveFileName(self._window, _("Save the guide"), suggested, "*.toml *.pdf")[0]
        if named:
            self.write_file(Path(named) if Path(named).suffix else Path(named).with_suffix(".toml"))

    def write_file(self, path: Path) -> None:
        """Write the guide to a file."""
        guide, person = self._guide, self._window.person
        self._window.autosave.run(
            lambda store: export_guide(store, person, guide, path),
            lambda _none: self._window.foot.tell(_("Saved {file}").format(file=path)),
        )

    def _do(self, what: str) -> None:
        does = {
            "add": self.add, "add_group": self.add_group, "remove": self.remove, "differs": self.differs,
            "restore": self.restore, "import": self.ask_import, "export": self.ask_export,
        }  # fmt: skip
        does[what]()

    def _edit(self, key: str, name: str, value: object) -> None:
        try:
            is_going_on = self._step == (key, name) and name in MADE_OF_WORDS
            guide = self._before[-1] if is_going_on else self._guide  # codes come of whole words
            guide, place = edited(guide, self._frozen, key, name, value)
        except WinNotesError as error:
            self.page.tell(explain(error))
            return
        self.page.tell("")
        self._change(guide, place, step=(key, name) if name in TYPED else ("", ""))

    def _change(
        self,
        guide: Guide,
        place: Place | None = None,
        *,
        step: tuple[str, str] = ("", ""),
        is_whole: bool = False,
    ) -> None:
        """Go on with `guide`: an edit of this one, or another as it is where `is_whole`."""
        if guide == self._guide:
            return
        if not is_whole and guide.title == original_guide().title and step[1] != "title":
            guide = retitled(guide, _("Our guide"))  # whoever reads the other title trusts it
        if not step[1] or step != self._step:
            self._before.append(self._guide)
        self._step = (
            place.key if place else "",
            step[1],
        )  # the key of a question nobody was asked may have changed
        self._take(guide, place, is_typed=bool(step[1]))

    def _take(self, guide: Guide, place: Place | None = None, *, is_typed: bool = False) -> None:
        self._guide = self._window.guide = guide
        self._is_unwritten = True
        self.page.show_guide(guide, self._frozen, place, is_typed=is_typed)
        self._window.autosave.keep(typed_guide(self._window.person, guide, self._base))
        self.rest.start()


def guide_room_of(window: "MainWindow") -> GuideRoom:
    """Return the room, its page made when it is first wanted."""
    room = window.rooms.get("guide")
    if not isinstance(room, GuideRoom):
        room = window.rooms["guide"] = GuideRoom(window)
    return room

"""What the window does for the guide page: each edit makes another guide, written when the typing rests."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from winnotes.core import guide_editing as edit
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.guide_difference import difference
from winnotes.desk.guides import export_guide, frozen_keys, import_guide, keep_typed, team_guide, use_guide
from winnotes.gui.guide.guide_page import GuidePage
from winnotes.gui.theme import Theme
from winnotes.i18n import _
from winnotes.wording import explain, original_guide
from winnotes.wording.guide import told_difference

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

REST_MS = 300  # after the last key the guide is written
LETTERS = "abcdefghkmnpqrstuvwxyz23456789"


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
        self._is_unwritten = False
        self.rest = QTimer(self.page, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self.settle)
        add_commands(self.page, "guide", slots_of(window))
        window.pages.addWidget(self.page)
        self.page.page_asked.connect(lambda name: visit(window, name))
        self.page.edited.connect(self._edit)
        self.page.asked.connect(self._do)

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

        def take(found: tuple[Guide, frozenset[str]]) -> None:
            guide, self._frozen = found
            if self._guide is shown:  # nothing was typed while the disk was asked
                self._guide = window.guide = guide
            self.page.show_guide(self._guide, self._frozen)

        window.autosave.run(lambda store: (team_guide(store, person), frozen_keys(store)), take)

    def settle(self) -> None:
        """Write the guide, if it is another than the disk has."""
        self.rest.stop()
        if self._is_unwritten:  # a timer that has just run out is active no more: it cannot be asked
            self._is_unwritten = False
            guide, person = self._guide, self._window.person
            self._window.autosave.run(lambda store: use_guide(store, person, guide), lambda _none: None)

    def undo(self) -> None:
        """Take the last edit back: all that was typed in a field at once, or one word said."""
        self._step = ("", "")
        if self._before:
            self._take(self._before.pop())
        else:
            self._window.foot.tell(_("Nothing was changed since WinNotes was opened."))

    def move(self, by: int) -> None:
        """Move the current question in the checklist."""
        self._change(edit.moved(self._guide, self.page.key, by))

    def move_up(self) -> None:
        """The question comes one earlier."""
        self.move(-1)

    def move_down(self) -> None:
        """The question comes one later."""
        self.move(1)

    def add(self) -> None:
        """Add a question behind the current one, its words to be typed."""
        key = edit.own_key(_("question"), "".join(secrets.choice(LETTERS) for _n in range(4)))
        self._change(edit.with_question(self._guide, key, _("A new question"), after=self.page.key), key)
        self.page.fields["text"].setFocus()
        self.page.fields["text"].selectAll()

    def remove(self) -> None:
        """Take the current question out; its answers stay where they were given."""
        question = self._guide.by_key[self.page.key]
        order = [one.key for one in self._guide.in_checklist_order if one.key != question.key]
        at = min(self._guide.in_checklist_order.index(question), len(order) - 1)
        try:
            self._change(edit.without_question(self._guide, question.key), order[at] if order else "")
        except WinNotesError as error:
            self.page.tell(explain(error))
            return
        told = _(
            "“{label}” is not asked any more. Answers given to it stay in their lunches. Ctrl+Z brings it back."
        )
        self.page.tell(told.format(label=question.label))

    def restore(self) -> None:
        """Ask the original 22 again; Ctrl+Z brings the own guide back."""
        self._change(original_guide(), original_guide().in_checklist_order[0].key)

    def differs(self) -> None:
        """Say what differs between the original 22 and this guide."""
        self.page.tell("\n".join(told_difference(difference(original_guide(), self._guide))))

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
        self._change(guide, guide.in_checklist_order[0].key)
        self.page.tell("\n".join(told))

    def ask_export(self) -> None:
        """Ask where to, and write the guide: a file to share, or a blank guide for paper."""
        suggested = str(Path.home() / f"{_('Guide')}.toml")
        named = QFileDialog.getSaveFileName(self._window, _("Save the guide"), suggested, "*.toml *.pdf")[0]
        if named:
            self.write_file(Path(named))

    def write_file(self, path: Path) -> None:
        """Write the guide to a file."""
        guide, person = self._guide, self._window.person
        self._window.autosave.run(
            lambda store: export_guide(store, person, guide, path),
            lambda _none: self._window.foot.tell(_("Saved {file}").format(file=path)),
        )

    def _do(self, what: str) -> None:
        does = {
            "add": self.add, "remove": self.remove, "differs": self.differs, "restore": self.restore,
            "import": self.ask_import, "export": self.ask_export,
        }  # fmt: skip
        does[what]()

    def _edit(self, key: str, name: str, value: object) -> None:
        try:
            guide, key = self._edited(key, name, value)
        except WinNotesError as error:
            self.page.tell(explain(error))
            return
        self.page.tell("")
        self._change(guide, key, step=(key, name) if name in (*edit.WORDS, "choices") else ("", ""))

    def _edited(self, key: str, name: str, value: object) -> tuple[Guide, str]:
        guide = self._guide
        if name == "must_ask":
            return edit.marked(guide, key, must_ask=bool(value)), key
        if name == "private":
            return edit.marked(guide, key, private=bool(value)), key
        if name == "section":
            return edit.in_section(guide, key, str(value)), key
        if name == "kind" and key in self._frozen and value != edit.kind_of(guide.by_key[key]):
            fresh = edit.own_key(guide.by_key[key].label, "".join(secrets.choice(LETTERS) for _n in range(4)))
            return edit.asked_anew(guide, key, fresh, str(value)), fresh
        if name == "kind":
            return edit.with_kind(guide, key, str(value), self._frozen), key
        if name == "choices":
            part = guide.by_key[key].parts[0]
            codes = edit.codes_for(str(value).split("\n"), part.codes)
            return edit.with_codes(guide, key, part.key, codes, self._frozen), key
        return edit.reworded(guide, key, **{name: str(value)}), key

    def _change(self, guide: Guide, key: str = "", *, step: tuple[str, str] = ("", "")) -> None:
        if guide != self._guide:
            if not step[0] or step != self._step:
                self._before.append(self._guide)
            self._step = step
            self._take(guide, key, is_typed=bool(step[0]))

    def _take(self, guide: Guide, key: str = "", *, is_typed: bool = False) -> None:
        self._guide = self._window.guide = guide
        self._is_unwritten = True
        self.page.show_guide(guide, self._frozen, key, is_typed=is_typed)
        person = self._window.person
        self._window.autosave.run(lambda store: keep_typed(store, person, guide), lambda _none: None)
        self.rest.start()


def guide_room_of(window: "MainWindow") -> GuideRoom:
    """Return the room, its page made when it is first wanted."""
    room = window.rooms.get("guide")
    if not isinstance(room, GuideRoom):
        room = window.rooms["guide"] = GuideRoom(window)
    return room

"""What the window does for the rounds: reads them, writes what is said of one, and takes the last word back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from winnotes.core.deal import Deal
from winnotes.core.round import Round, rounds_in
from winnotes.core.version import Version
from winnotes.desk.board import Known, Sitting, boards_here
from winnotes.desk.deals import deals, lunches_about
from winnotes.desk.person import note_takers
from winnotes.desk.rounds import begin_round, give, invitation, round_of, set_status, write_files
from winnotes.gui.rounds.plan_page import PlanPage
from winnotes.gui.rounds.rounds_page import RoundsPage
from winnotes.gui.theme import Theme
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store
from winnotes.wording import LUNCH_STATUS

if TYPE_CHECKING:
    from winnotes.gui.main_window import MainWindow

Said = tuple[list[Version], list[Round]]  # what was written, and the rounds as they are then


class RoundsRoom:
    """The two pages of rounds, and what was said on them since the window opened."""

    def __init__(self, window: "MainWindow") -> None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of

        self._window = window
        self._said: list[tuple[str, list[Version]]] = []
        self.page, self.plan = RoundsPage(), PlanPage()
        for page, name in ((self.page, "rounds"), (self.plan, "plan")):
            add_commands(page, name, slots_of(window))
            window.pages.addWidget(page)
        self._connect()

    def set_look(self, _theme: Theme, _zoom: int) -> None:
        """Take the text zoom there is now; colours come with the application's style."""
        self.page.set_zoom()
        self.plan.table.set_zoom()

    def show(self, wanted: str = "") -> None:
        """Show the board of a round by its id, as the disk has it now."""
        window = self._window
        window.close_lunch()
        window.foot.set_at_lunch(False)
        window.show_typist()
        window.pages.setCurrentWidget(self.page)
        self.page.setFocus()

        def show(found: tuple[list[Round], Known]) -> None:
            self.page.show_rounds(*found, wanted)
            if self.page.isVisible():
                self.page.setFocus()

        window.autosave.read(boards_here, show)

    def plan_new(self) -> None:
        """Show the page on which a round is planned."""
        self._window.pages.setCurrentWidget(self.plan)
        self._window.foot.set_at_lunch(False)
        self._window.autosave.read(_to_plan, lambda found: self.plan.show_deals(*found))

    def undo(self) -> None:
        """Take back what was said last, or say why that is past."""
        if not self._said:
            self._window.foot.tell(_("Nothing was said of a round since WinNotes was opened."))
            return
        words, versions = self._said.pop()

        def tell(found: tuple[bool, list[Round]]) -> None:
            is_done, rounds = found
            told = (
                _("Taken back: {what}")
                if is_done
                else _("A file or safety copy holds it by now, it stays: {what}")
            )
            self._window.foot.tell(told.format(what=words))
            self.page.show_rounds(rounds, self.page.known)

        self._window.autosave.run(lambda store: (store.unwrite(versions), _rounds(store)), tell)

    def ask_folder(self) -> None:
        """Ask where to, and write a file for each marketer there."""
        shown = self.page.board.round
        folder = QFileDialog.getExistingDirectory(self._window, _("Where the files go"), str(Path.home()))
        if folder and shown.id:
            self.write_files(Path(folder))

    def write_files(self, folder: Path) -> None:
        """Write a file for each marketer of the round that is shown."""
        wanted = self.page.board.round.id
        self._window.autosave.run(
            lambda store: write_files(store, round_of(store, wanted), folder),
            lambda paths: self._window.foot.tell(
                ngettext("Wrote {n} file into {folder}", "Wrote {n} files into {folder}", len(paths)).format(
                    n=len(paths), folder=folder
                )
            ),
        )

    # what is said of a round

    def _begin(self, name: str, chosen: list[Deal], marketers: list[str], ends: str) -> None:
        def begun(store: Store) -> tuple[list[Version], str]:
            subject = begin_round(store, name, chosen, marketers, ends=ends)
            return list(store.notebook(subject)), subject

        def show(found: tuple[list[Version], str]) -> None:
            self._said.append((_("the round {name}").format(name=name), found[0]))
            self.show(found[1])

        self._window.autosave.run(begun, show)

    def _say_status(self, sitting: Sitting, status: str, day: str) -> None:
        self._write(
            f"{sitting.sales_person} {_(LUNCH_STATUS[status])}".strip(),
            lambda store, one: set_status(store, one, _ids(sitting), status, day),
        )

    def _give(self, sitting: Sitting, marketer: str) -> None:
        told = _("{sales_person} to {marketer}").format(sales_person=sitting.sales_person, marketer=marketer)
        self._write(told, lambda store, one: give(store, one, _ids(sitting), marketer))

    def _take_out(self, sitting: Sitting) -> None:
        told = _("{sales_person} out of the round").format(sales_person=sitting.sales_person)
        self._write(
            told,
            lambda store, one: give(store, one, _ids(sitting), sitting.marketer, is_in=False),
            is_told=True,
        )

    def _write(
        self, words: str, say: Callable[[Store, Round], list[Version]], *, is_told: bool = False
    ) -> None:
        wanted = self.page.board.round.id

        def show(found: Said) -> None:
            versions, rounds = found
            if versions:
                self._said.append((words, versions))
            if is_told:
                self._window.foot.tell(_("{what}. Ctrl+Z takes it back.").format(what=words))
            self.page.show_rounds(rounds, self.page.known)

        self._window.autosave.run(lambda store: (say(store, round_of(store, wanted)), _rounds(store)), show)

    def _copy_invitation(self, sitting: Sitting) -> None:
        QGuiApplication.clipboard().setText(invitation(sitting.deals))
        told = _("Invitation to {sales_person} copied. Once it is sent, I says so.")
        self._window.foot.tell(told.format(sales_person=sitting.sales_person or _("nobody known")))

    def _connect(self) -> None:
        from winnotes.gui.filing import ask_file
        from winnotes.gui.visiting import open_lunch_about, show_deals, visit

        window, page = self._window, self.page
        page.page_asked.connect(lambda name: visit(window, name))
        page.lunch_asked.connect(lambda deal, interview: open_lunch_about(window, deal, interview))
        page.status_said.connect(self._say_status)
        page.given.connect(self._give)
        page.out_asked.connect(self._take_out)
        page.invitation_asked.connect(self._copy_invitation)
        page.new_asked.connect(self.plan_new)
        page.deals_asked.connect(lambda: show_deals(window))
        page.files_asked.connect(self.ask_folder)
        page.results_asked.connect(lambda: ask_file(window))
        self.plan.left.connect(self.show)
        self.plan.begun.connect(self._begin)


def rounds_of(window: "MainWindow") -> RoundsRoom:
    """Return the rounds, their pages made when they are first wanted."""
    room = window.rooms.get("rounds")
    if not isinstance(room, RoundsRoom):
        room = window.rooms["rounds"] = RoundsRoom(window)
    return room


def _rounds(store: Store) -> list[Round]:
    return rounds_in(store.about("n"))


def _ids(sitting: Sitting) -> list[str]:
    return [deal.id for deal in sitting.deals]


def _to_plan(store: Store) -> tuple[list[Deal], dict[str, str], list[str]]:
    """Return every deal, the lunches there are, and who marketers are: those of the last round, else who types here."""
    found = _rounds(store)
    names = found[0].marketers if found else [one.name for one in note_takers(store) if one.name]
    return deals(store), lunches_about(store), list(names)

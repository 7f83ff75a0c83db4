"""The window: its pages and a foot, and the way from one page to the other."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from winnotes.desk.home import today, wall_ms
from winnotes.desk.library import FirstSight, Line, library
from winnotes.gui.first_picture import FirstPicture
from winnotes.gui.theme import THEMES, ZOOMS, Theme, dress, look_of
from winnotes.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStackedWidget

    from winnotes.core.errors import WinNotesError
    from winnotes.core.guide import Guide
    from winnotes.core.notebook import Notebook
    from winnotes.core.version import Json
    from winnotes.desk.person import Person
    from winnotes.gui.curtain import Curtain
    from winnotes.gui.deals.deals_page import DealsPage
    from winnotes.gui.deals.list_coming import ListComing
    from winnotes.gui.exchange.preview_page import PreviewPage
    from winnotes.gui.foot import Foot
    from winnotes.gui.guide.following import Facts
    from winnotes.gui.insights.insights_page import InsightsPage
    from winnotes.gui.keys_sheet import KeysSheet
    from winnotes.gui.library.library_page import LibraryPage
    from winnotes.gui.lunch.autosave import Autosave
    from winnotes.gui.lunch.lunch_page import LunchPage
    from winnotes.gui.review.review_page import ReviewPage
    from winnotes.gui.room import Room
    from winnotes.gui.search.search_sheet import SearchSheet

PICTURE_MS = 10  # what the first picture is given to reach the screen before the other rooms are loaded


class MainWindow(QMainWindow):
    """Everything the user sees. It may stand as a picture first (`painted`), and works once `wake` was called.

    From then on it reads and writes through `autosave` alone. The rooms it needs only then are imported then.
    """

    painted = Signal()
    autosave: "Autosave"
    people: "list[Person]"
    curtain: "Curtain"
    library: "LibraryPage"
    foot: "Foot"
    pages: "QStackedWidget"
    guide: "Guide | None" = None  # the one new lunches follow; None: the original 22

    def __init__(self, look: object, *, clock_ms: Callable[[], int] = wall_ms) -> None:
        super().__init__()
        self._clock_ms = clock_ms
        self.theme, self.zoom = look_of(look)
        self.setWindowTitle("WinNotes")
        self.setMinimumSize(800, 480)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize()))
        self.lunch: LunchPage | None = None
        self._made_review: ReviewPage | None = None
        self.preview: PreviewPage | None = None
        self.keys_sheet: KeysSheet | None = None
        self.deals: DealsPage | None = None
        self.list_coming: ListComing | None = None
        self.insights: InsightsPage | None = None
        self.search_sheet: SearchSheet | None = None
        self.rooms: dict[str, Room] = {}  # further pages by name, each made when it is first wanted
        self._is_painted = self.is_awake = False
        self._early_keys: list[QKeyEvent] = []

    def show_picture(self, seen: FirstSight) -> None:
        """Show the library as it looks, before it can be worked with."""
        self.setCentralWidget(FirstPicture(seen, self.theme, self.zoom, self.width(), self.height()))

    def wake(self, autosave: "Autosave", people: "list[Person]", lines: list[Line]) -> None:
        """Begin to work: the keys, the pages behind the first one, the way to the disk."""
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.curtain import Curtain
        from winnotes.gui.foot import Foot
        from winnotes.gui.library.library_page import LibraryPage

        dress(self.theme, self.zoom)
        self.library, self.foot = LibraryPage(self.theme, self.zoom), Foot(self.theme)
        self.library.show_lines(lines)
        self._lay_out()
        self.autosave, self.people, self.is_awake = autosave, people, True
        self.curtain = Curtain(self.theme, self)
        add_commands(self, "anywhere", slots_of(self))
        add_commands(self.library, "library", slots_of(self))
        self._connect()
        self.library.setFocus()

    def press_early_keys(self) -> None:
        """Do what was asked for while the window was a picture: whoever starts it may begin to type at once."""
        if self._early_keys:
            from winnotes.gui.early_keys import press_again

            keys, self._early_keys = self._early_keys, []
            press_again(self, keys)

    @property
    def person(self) -> "Person":
        """Who types now."""
        return self.people[0]

    # pages

    def show_library(self) -> None:
        """Leave the lunch (sealed) and list every interview as the disk has it."""
        self.close_lunch()
        self.pages.setCurrentWidget(self.library)
        self.foot.set_at_lunch(False)
        self.show_typist()
        self.refresh_library()
        self.library.setFocus()

    def refresh_library(self) -> None:
        """List what the disk has, then how far each is."""
        from winnotes.desk.joining import suggested
        from winnotes.gui.guide.following import refresh_guide

        refresh_guide(self)
        self.autosave.run(library, self.library.show_lines)
        self.autosave.read(self.library.read_progress, self.library.show_progress)
        self.autosave.read(suggested, self.library.show_pairs)

    def new_lunch(self, header: "Mapping[str, Json] | None" = None) -> None:
        """Start a lunch, its `header` known or not: ready to type at once, on disk a moment later."""
        from winnotes.gui.guide.following import begun

        self._open(*begun(self, header or {}))

    def next_deal(self) -> None:
        """Go on with the same lunch's next deal: one of the sales person's, or the header copied."""
        from winnotes.gui.lunch.going_on import go_on_with_next_deal

        go_on_with_next_deal(self)

    def open_interview(self, subject: str, question: str = "") -> None:
        """Open an interview where it was left, or at a question."""
        from winnotes.gui.guide.following import read_guided

        person = self.person.id

        def show(found: "tuple[str, Notebook, Guide]") -> None:
            self._open(*found)
            if question:
                self._show_question(question)

        self.autosave.run(lambda store: read_guided(store, subject, person), show)

    def show_lunch(self) -> None:
        """Back from the review to the notes."""
        if self.lunch is not None:
            self.pages.setCurrentWidget(self.lunch)
            self.foot.set_at_lunch(True)
            self.lunch.refresh()
            self.lunch.pane.focus_first()

    def show_review(self) -> None:
        """Ten minutes after the lunch."""
        if self.lunch is None:
            return
        self.lunch.close_page()
        self.foot.set_at_lunch(False)
        self.review.open_document(self.lunch.document, self.lunch.names, self.theme, self.zoom)
        self.pages.setCurrentWidget(self.review)
        self.review.setFocus()

    @property
    def review(self) -> "ReviewPage":
        """The review page, made when it is first wanted."""
        if self._made_review is None:
            from winnotes.gui.actions import add_commands
            from winnotes.gui.command_slots import slots_of
            from winnotes.gui.review.review_page import ReviewPage

            page = self._made_review = ReviewPage()
            page.back_asked.connect(self.show_lunch)
            page.question_asked.connect(self._show_question)
            page.export_asked.connect(lambda suffix: self.export(suffix))
            page.finished.connect(self._take_finished)
            add_commands(page, "review", slots_of(self))
            self.pages.addWidget(page)
        return self._made_review

    def _open(self, subject: str, notebook: "Notebook", guide: "Guide", facts: "Facts | None" = None) -> None:
        """Put the lunch page of an interview in place of the one before; `facts` are those of a new one."""
        from winnotes.core.interview import people_in
        from winnotes.gui.lunch.interview_document import InterviewDocument
        from winnotes.gui.lunch.lunch_page import LunchPage

        self.close_lunch()
        document = InterviewDocument(subject, notebook, guide, self.person)
        self.autosave.follow(document)
        if facts:
            document.put(facts)
            document.leave()
        names = people_in(notebook) | {person.id: person.name for person in self.people if person.name}
        may_start = document.fact("met_on") == today() and not document.is_finished
        page = LunchPage(document, names, self.theme, self.zoom, clock_ms=self._clock_ms, may_start=may_start)
        self._connect_lunch(page)
        self.lunch = page
        self.pages.setCurrentIndex(self.pages.addWidget(page))
        self.foot.set_at_lunch(True)
        self.show_typist()
        page.pane.focus_first()
        if not self.person.name:
            page.name_strip.ask(_("Who is typing?"))

    def _connect_lunch(self, page: "LunchPage") -> None:
        from winnotes.gui.actions import add_commands
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.lunch.joining import follow
        from winnotes.gui.note_takers import take_name

        page.back_asked.connect(self.show_library)
        page.review_asked.connect(self.show_review)
        page.next_deal_asked.connect(self.next_deal)
        page.person_named.connect(lambda name: take_name(self, name))
        follow(self, page)
        add_commands(page, "lunch", slots_of(self))

    def close_lunch(self) -> None:
        """Seal the lunch that is open and put its page away."""
        page, self.lunch = self.lunch, None
        if page is not None:
            page.close_page()
            self.library.list.want(page.document.subject)
            self.autosave.release()
            self.pages.removeWidget(page)
            page.deleteLater()

    def _show_question(self, key: str) -> None:
        self.show_lunch()
        if self.lunch is not None:
            self.lunch.show_question(key)

    def _take_finished(self) -> None:
        self.autosave.run(lambda store: store.snapshot(), lambda _path: None)

    def show_typist(self) -> None:
        """Say who types where two share the laptop; alone one knows."""
        self.foot.show_typist(self.person.name if self.lunch is not None and len(self.people) > 1 else "")

    # how it looks

    def set_look(self, theme: Theme, zoom: int) -> None:
        """Take a theme and a text zoom in percent, now and for the next start."""
        self.theme, self.zoom = theme, zoom
        dress(theme, zoom)
        self.curtain.theme = self.foot.dot.theme = theme
        self.library.set_theme(theme, zoom)
        if self.lunch is not None:
            self.lunch.set_theme(theme, zoom)
        if self._made_review is not None and self.lunch is not None:
            self._made_review.set_theme(theme, zoom)
        if self.preview is not None:
            self.preview.set_theme(theme, zoom)
        if self.insights is not None:
            self.insights.set_theme(theme)
        if self.deals is not None:
            self.deals.set_zoom()
        for room in self.rooms.values():
            room.set_look(theme, zoom)
        look: Json = {"theme": theme.name, "zoom": zoom}
        self.autosave.run(lambda store: store.set_setting("look", look), lambda _none: None)

    def next_theme(self) -> None:
        """Light, dark, sunlight in turn."""
        names = list(THEMES)
        self.set_look(THEMES[names[(names.index(self.theme.name) + 1) % len(names)]], self.zoom)

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by steps; 0 goes back to 100 %."""
        at = min(max(0, ZOOMS.index(self.zoom) + steps), len(ZOOMS) - 1)
        self.set_look(self.theme, ZOOMS[at] if steps else 100)

    def toggle_curtain(self) -> None:
        """Hide everything, or show it again with the cursor where it was."""
        self.curtain.toggle()

    def toggle_full_screen(self) -> None:
        """Full screen, or a window again."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # files

    def export(self, suffix: str = "pdf") -> None:
        """Save the open interview: one dialog for format and place."""
        from winnotes.gui.filing import export

        export(self, suffix)

    def open_files(self, paths: list[str]) -> None:
        """Show on a page what these files and folders would change; nothing comes in before Enter."""
        from winnotes.gui.filing import open_files

        open_files(self, paths)

    def take_second_start(self, paths: list[str]) -> None:
        """Somebody started WinNotes again: come to the front with the files they meant."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if paths:
            self.open_files(paths)

    # putting it together

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

        from winnotes.gui.widgets import frame

        self.pages = QStackedWidget()
        self.pages.addWidget(self.library)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.foot)
        self.setCentralWidget(centre)
        self.foot.set_at_lunch(False)

    def _connect(self) -> None:
        from winnotes.gui.command_slots import slots_of
        from winnotes.gui.exchange.dropping import accept_drops
        from winnotes.gui.filing import ask_file, open_sample, save_elsewhere
        from winnotes.gui.lunch.joining import follow_library
        from winnotes.gui.visiting import visit

        self.library.opened.connect(self.open_interview)
        self.library.tabs.page_asked.connect(lambda name: visit(self, name))
        self.library.new_lunch_asked.connect(self.new_lunch)
        self.library.sample_asked.connect(lambda: open_sample(self))
        self.library.file_asked.connect(lambda: ask_file(self))
        self.library.files_dropped.connect(self.open_files)
        follow_library(self)
        self.autosave.saved.connect(self.foot.show_saved)
        self.autosave.late.connect(self.foot.show_not_saved)
        self.autosave.failed.connect(self._take_failed)
        self.foot.find_asked.connect(slots_of(self)["find_question"])
        self.foot.keys_asked.connect(slots_of(self)["show_keys"])
        self.foot.save_elsewhere_asked.connect(lambda: save_elsewhere(self))
        self._dropping = accept_drops(self)

    def _take_failed(self, error: "WinNotesError") -> None:
        from winnotes.wording import explain

        if self.autosave.writing.unsaved and error.code != "typed_beside":
            self.foot.show_not_saved(explain(error))
        else:
            self.foot.tell(explain(error))

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        """Tab goes on the way the eye goes, through the page shown and the foot."""
        from winnotes.gui.tab_order import go_on

        return go_on(self.pages.parentWidget() or self.pages, is_forward=next_)

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802
        if self.is_awake:
            super().keyPressEvent(event)
        else:
            self._early_keys.append(event.clone())

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(PICTURE_MS, self, self.painted.emit)

    def resizeEvent(self, event: "QResizeEvent") -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.is_awake and self.curtain.isVisible():
            self.curtain.setGeometry(self.rect())

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802
        """Seal and write before the window goes; while the disk refuses, the window stays."""
        self.close_lunch()
        if self.preview is not None:
            self.preview.stop()
        if not self.is_awake or self.autosave.close():
            event.accept()
        else:
            event.ignore()
            self.foot.show_not_saved()

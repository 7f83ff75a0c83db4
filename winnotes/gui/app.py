"""The composition root: shows the window as soon as it can be drawn, then wakes the rooms behind it."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from winnotes.core.errors import WinNotesError
from winnotes.desk.home import DATABASE, home, wall_ms
from winnotes.desk.library import FirstSight, Line, first_sight, library
from winnotes.desk.running import is_window_open
from winnotes.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from winnotes.core.guide import Guide
    from winnotes.desk.person import Person
    from winnotes.gui.main_window import MainWindow
    from winnotes.gui.single import FirstWindow
    from winnotes.store.store import Store

SNAPSHOT_MS = 600_000


class Start(NamedTuple):
    """What the open notes say at the start, and what the user should know about the opening."""

    lines: list[Line]
    people: "list[Person]"
    look: object
    news: list[WinNotesError]
    guide: "Guide | None" = None  # the team's own, where it has one


def read_start(folder: Path) -> Start:
    """Open the notes in `folder`, mend what a crash left, and read what the window works with.

    Raises WinNotesError where they cannot be opened at all.
    """
    try:
        return _read_start(folder)
    except WinNotesError as error:
        if error.code != "database_corrupt" or is_window_open(folder):
            raise
    return _read_start(folder, check=True)  # damage deeper than the opening looked: mended like any other


def _read_start(folder: Path, *, check: bool = False) -> Start:
    from winnotes.desk.opening import open_beside_window, open_notes
    from winnotes.desk.person import note_takers, now_typing

    notes = open_beside_window(folder) if is_window_open(folder) else open_notes(folder, check=check)
    try:
        typing = now_typing(notes.store)
        people = note_takers(notes.store) or [typing]
        look, guide = notes.store.setting("look"), _own_guide(notes.store, people[0].id)
        return Start(library(notes.store), people, look, notes.news, guide)
    finally:
        notes.store.close()


def _own_guide(store: "Store", person: str) -> "Guide | None":
    if not store.notebook("gteam"):
        return None
    from winnotes.desk.guides import team_guide

    return team_guide(store, person)


def run_window(paths: Sequence[str] = ()) -> int:
    """Show the window until it is closed; return the exit code.

    A second start hands its files to the first window and ends.
    """
    started = start_window(paths)
    return started if isinstance(started, int) else started[0].exec()


def start_window(paths: Sequence[str] = ()) -> "tuple[QApplication, MainWindow] | int":
    """Show the window, or return the exit code where there is none to show.

    What is listed first is only glanced at; the notes are opened, mended and written to after the first paint.
    """
    folder = home()
    application = make_application(sys.argv[:1])
    try:
        seen = first_sight(folder)
        if seen and seen.lines and not is_window_open(folder):
            window = _pictured(seen)
            window.painted.connect(lambda: _wake(application, window, folder, list(paths)))
        else:
            first = _first_window(folder, paths)
            if isinstance(first, int):
                return first
            window = build_window(folder, read_start(folder))
            window.painted.connect(lambda: _follow(window, folder, first, list(paths)))
    except (WinNotesError, OSError) as error:
        return _refuse(_told(error))
    window.show()
    return application, window


def _first_window(folder: Path, paths: Sequence[str]) -> "FirstWindow | int":
    """Return the lock on these notes, or the exit code where another window has it: the files are handed over."""
    from winnotes.gui.single import FirstWindow

    first = FirstWindow(folder)
    if first.is_first:
        return first
    return 0 if first.hand_over(paths) else _refuse(_("WinNotes is already open for these notes."))


def make_application(arguments: list[str]) -> "QApplication":
    """Return the application with our fonts; Fusion, so that it looks the same everywhere."""
    from winnotes.gui.kept_compiled import kept_compiled

    with kept_compiled():
        from PySide6.QtWidgets import QApplication

    from winnotes.gui.theme import load_fonts

    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"  # costs nothing; setStyle loads the whole style class
    application = QApplication(arguments)
    application.setApplicationName("WinNotes")
    load_fonts()
    return application


def build_window(folder: Path, start: Start, clock_ms: Callable[[], int] = wall_ms) -> "MainWindow":
    """Return the window ready to be shown and to work; `clock_ms` stands in for the wall clock."""
    from winnotes.gui.main_window import MainWindow

    window = MainWindow(start.look, clock_ms=clock_ms)
    _begin(window, folder, start)
    return window


def _pictured(seen: FirstSight) -> "MainWindow":
    from winnotes.gui.main_window import MainWindow

    window = MainWindow(seen.look)
    window.show_picture(seen)
    return window


def _begin(window: "MainWindow", folder: Path, start: Start) -> None:
    from winnotes.gui.lunch.autosave import Autosave
    from winnotes.wording import explain

    window.guide = start.guide
    window.wake(Autosave(folder / DATABASE), start.people, start.lines)
    for error in start.news:
        window.foot.tell(explain(error))


def _wake(application: "QApplication", window: "MainWindow", folder: Path, paths: list[str]) -> None:
    """Open the notes now that the window is seen, and begin to work."""
    try:
        first = _first_window(folder, paths)
        if isinstance(first, int):
            application.exit(first)
            return
        _begin(window, folder, read_start(folder))
    except (WinNotesError, OSError) as error:
        application.exit(_refuse(_told(error)))
        return
    window.press_early_keys()
    _follow(window, folder, first, paths)


def _follow(window: "MainWindow", folder: Path, first: "FirstWindow", paths: list[str]) -> None:
    """Everything that can wait until the window works."""
    from PySide6.QtCore import QTimer

    from winnotes.gui.crash import catch_crashes
    from winnotes.gui.looking import Looking
    from winnotes.gui.theme import load_fallback_fonts
    from winnotes.wording import explain

    load_fallback_fonts()
    catch_crashes(window)
    looking = Looking(window)
    looking.found.connect(lambda error: window.foot.tell(explain(error)))
    looking.start(folder)
    first.setParent(window)  # keeps the lock, and listens, as long as there is a window
    first.listen()
    first.asked.connect(window.take_second_start)
    window.refresh_library()
    if paths:
        window.open_files(paths)
    snapshots = QTimer(window)
    snapshots.setInterval(SNAPSHOT_MS)
    snapshots.timeout.connect(lambda: window.autosave.run(lambda store: store.snapshot(), lambda _path: None))
    snapshots.start()


def _told(error: WinNotesError | OSError) -> str:
    from winnotes.wording import explain

    return explain(error) if isinstance(error, WinNotesError) else str(error)


def _refuse(sentence: str) -> int:
    """Say why there is no window, where somebody can read it."""
    sys.stderr.write(sentence + "\n")
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, "WinNotes", sentence)
    return 1

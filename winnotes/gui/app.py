"""The composition root: reads the notes while Qt loads, builds the window, shows it, then does the rest."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.version import Json
from winnotes.desk.home import DATABASE, home, wall_ms
from winnotes.desk.interviews import Line, library
from winnotes.desk.opening import open_beside_window, open_notes
from winnotes.desk.person import Person, note_takers, now_typing
from winnotes.desk.running import is_window_open
from winnotes.i18n import _
from winnotes.wording import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from winnotes.gui.main_window import MainWindow
    from winnotes.gui.single import FirstWindow

SNAPSHOT_MS = 600_000


@dataclass(frozen=True, slots=True)
class Start:
    """What the first paint needs from the disk."""

    lines: list[Line]
    people: list[Person]
    look: Json
    news: list[WinNotesError]


def read_start(folder: Path) -> Start:
    """Open the notes in `folder`, mend what a crash left, and read what the first paint shows.

    Raises WinNotesError where they cannot be opened at all.
    """
    notes = open_beside_window(folder) if is_window_open(folder) else open_notes(folder)
    try:
        typing = now_typing(notes.store)
        people = note_takers(notes.store) or [typing]
        return Start(library(notes.store), people, notes.store.setting("look"), notes.news)
    finally:
        notes.store.close()


def run_window(paths: Sequence[str] = ()) -> int:
    """Show the window until it is closed; return the exit code.

    A second start hands its files to the first window and ends.
    """
    started = start_window(paths)
    return started if isinstance(started, int) else started[0].exec()


def start_window(paths: Sequence[str] = ()) -> "tuple[QApplication, MainWindow] | int":
    """Show the window, or return the exit code where there is none to show."""
    folder = home()
    with ThreadPoolExecutor(1) as reading:
        start = reading.submit(read_start, folder)
        application = make_application(sys.argv[:1])
        from winnotes.gui.single import FirstWindow

        try:
            first = FirstWindow(folder)
            if not first.is_first:
                return (
                    0 if first.hand_over(paths) else _refuse(_("WinNotes is already open for these notes."))
                )
            window = build_window(folder, start)
        except (WinNotesError, OSError) as error:
            return _refuse(explain(error) if isinstance(error, WinNotesError) else str(error))
    window.show()
    _after_first_paint(window, first, list(paths))
    return application, window


def make_application(arguments: list[str]) -> "QApplication":
    """Return the application with our fonts; Fusion, so that it looks the same everywhere."""
    from PySide6.QtWidgets import QApplication

    from winnotes.gui.theme import load_fonts

    application = QApplication(arguments)
    application.setApplicationName("WinNotes")
    application.setStyle("Fusion")
    load_fonts()
    return application


def build_window(
    folder: Path, start: "Future[Start]", clock_ms: Callable[[], int] | None = None
) -> "MainWindow":
    """Return the window, dressed and filled, ready to be shown; `clock_ms` stands in for the wall clock."""
    from winnotes.gui.lunch.autosave import Autosave
    from winnotes.gui.main_window import MainWindow
    from winnotes.gui.theme import dress, look_of

    read = start.result()
    dress(*look_of(read.look))
    window = MainWindow(Autosave(folder / DATABASE), read.people, read.look, clock_ms=clock_ms or wall_ms)
    window.library.show_lines(read.lines)
    for error in read.news:
        window.foot.tell(explain(error))
    return window


def _after_first_paint(window: "MainWindow", first: "FirstWindow", paths: list[str]) -> None:
    """Everything that can wait: fonts of other scripts, the second start's door, progress, snapshots."""
    from PySide6.QtCore import QTimer

    def wake() -> None:
        from winnotes.gui.crash import catch_crashes
        from winnotes.gui.theme import load_fallback_fonts

        load_fallback_fonts()
        catch_crashes(window)
        first.listen()
        first.asked.connect(window.take_second_start)
        window.refresh_library()
        if paths:
            window.open_files(paths)

    QTimer.singleShot(0, window, wake)
    snapshots = QTimer(window, interval=SNAPSHOT_MS)
    snapshots.timeout.connect(lambda: window.autosave.run(lambda store: store.snapshot(), lambda _path: None))
    snapshots.start()


def _refuse(sentence: str) -> int:
    """Say why there is no window, where somebody can read it."""
    sys.stderr.write(sentence + "\n")
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(None, "WinNotes", sentence)
    return 1

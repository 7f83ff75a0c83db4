"""What the tests of the window share: a window on notes of its own, and hands at its keyboard."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from winnotes.gui.app import build_window, make_application, read_start
from winnotes.gui.keyboard import press, settle, settle_until, type_text
from winnotes.gui.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, fonts and all."""
    return make_application(["winnotes"])


class Hands:
    """A person at the table: presses keys, types, and waits until the disk has it. `now_ms` is their watch."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application, self.folder, self.now_ms = application, folder, 0
        self.window = self.open()

    def open(self) -> MainWindow:
        """Start WinNotes on the folder."""
        start: Future[object] = Future()
        start.set_result(read_start(self.folder))
        self.window = build_window(self.folder, start, clock_ms=lambda: self.now_ms)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.wait()
        return self.window

    def press(self, *keys: str) -> None:
        """Press key combinations one after the other."""
        for one in keys:
            press(self.window, one)
            self.wait()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.window, text)
        self.wait()

    def turn_to(self, label: str) -> None:
        """Find a question by its label, as with Ctrl+K."""
        self.press("Ctrl+K")
        self.type(label)
        self.press("Return")

    def wait(self) -> None:
        """Wait for the disk and let the window take its answer."""
        settle_until(lambda: self.window.autosave.is_idle)

    def close(self) -> None:
        """Close the window as a user does."""
        self.window.close()
        settle()

    @property
    def page(self):
        """The lunch page."""
        return self.window.lunch

    @property
    def document(self):
        """The open interview."""
        return self.window.lunch.document


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """A person with an empty library."""
    found = Hands(qapp, tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def lunch(hands: Hands) -> Hands:
    """A person whose name is known, at a new lunch."""
    hands.press("Ctrl+N")
    hands.window.lunch.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    return hands

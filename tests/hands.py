"""A person at the keyboard of the real window, on notes of their own."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from winnotes.gui.app import build_window, read_start
from winnotes.gui.keyboard import press, settle, settle_until, type_text
from winnotes.gui.main_window import MainWindow


class Hands:
    """A person at the table: presses keys, types, and waits until the disk has it. `now_ms` is their watch."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application, self.folder, self.now_ms = application, folder, 0
        self.window = self.open()

    def open(self) -> MainWindow:
        """Start WinNotes on the folder."""
        self.window = build_window(self.folder, read_start(self.folder), clock_ms=lambda: self.now_ms)
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
        """Close the window as a user does; nothing of it is left to be drawn anew for the next one."""
        self.window.close()
        self.window.deleteLater()
        settle()

    @property
    def page(self):
        """The lunch page."""
        return self.window.lunch

    @property
    def document(self):
        """The open interview."""
        return self.window.lunch.document

"""What the tests of the library share: the page with a few interviews, and the keys pressed in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from winnotes.desk.library import Line
from winnotes.desk.progress import Progress
from winnotes.gui.keyboard import press, settle, type_text
from winnotes.gui.library.library_page import LibraryPage
from winnotes.gui.theme import LIGHT, dress

LINES = [
    Line(
        "i3", "Northwind Traders", "Fleet renewal", "Dana Ruiz", "2026-10-29", "2026-10-29T12:00:00.000+00:00"
    ),
    Line("i2", "Contoso", "Cold chain", "Sam Okafor", "2026-10-12", "2026-10-12T12:00:00.000+00:00"),
    Line("i1", "", "", "", "", ""),
]
PROGRESS = {"i3": Progress(22, 22, True), "i2": Progress(9, 22, False)}


class Browser:
    """Somebody at the library, with the keyboard. `told` collects what the page's signals said."""

    def __init__(self) -> None:
        self.told = []
        self.page = LibraryPage()
        self.page.resize(1024, 600)
        for name in ("opened", "files_dropped"):
            getattr(self.page, name).connect(lambda what, name=name: self.told.append((name, what)))
        for name in ("new_lunch_asked", "sample_asked", "file_asked"):
            getattr(self.page, name).connect(lambda name=name: self.told.append(name))
        self.page.show()
        self.page.activateWindow()
        self.page.setFocus()
        settle()

    def press(self, *keys: str) -> None:
        """Press key combinations where the cursor is."""
        for one in keys:
            press(self.page, one)

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.page, text)
        settle()

    @property
    def current(self) -> str:
        """The title of the current row."""
        return str(self.page.list.currentIndex().data())


@pytest.fixture
def empty(qapp: QApplication) -> Iterator[Browser]:
    """A library before the first lunch."""
    dress(LIGHT)
    found = Browser()
    yield found
    found.page.close()
    found.page.deleteLater()
    settle()


@pytest.fixture
def library(empty: Browser) -> Browser:
    """A library of three interviews."""
    empty.page.show_lines(LINES)
    empty.page.show_progress(PROGRESS)
    settle()
    return empty

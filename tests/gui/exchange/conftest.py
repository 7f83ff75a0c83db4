"""What the tests of the preview share: notes of Kim's lunch, Alex's file, and a person with it at the window."""

from pathlib import Path

import pytest

from tests.desk.coming import ALEX, KIM, by, packed
from tests.hands import Hands
from winnotes.gui.keyboard import settle_until


class Merger:
    """Somebody at the window, with files that came from colleagues."""

    def __init__(self, hands: Hands, folder: Path) -> None:
        self.hands, self.folder = hands, folder
        self.put(by(KIM))

    @property
    def page(self):
        """The preview page."""
        return self.hands.window.preview

    def put(self, notebook) -> None:
        """Have this in the notes here."""
        self.hands.window.autosave.run(lambda store: store.merge(notebook, is_own=True), lambda _n: None)
        self.hands.wait()
        self.hands.window.refresh_library()
        self.hands.wait()

    def notes(self):
        """What stands in the notes here."""
        found = []
        self.hands.window.autosave.run(lambda store: store.notebook(), found.append)
        self.hands.wait()
        return found[0]

    def open(self, *paths: Path) -> None:
        """Open files as the system would, and wait for the preview."""
        self.hands.window.open_files([str(path) for path in paths])
        self.wait()

    def press(self, *keys: str) -> None:
        """Press keys one after the other and wait for whatever they start."""
        for one in keys:
            self.hands.press(one)
            self.wait()

    def wait(self) -> None:
        """Wait until files are read and the disk has answered."""
        window = self.hands.window
        settle_until(lambda: window.autosave.is_idle and not (window.preview and window.preview.is_busy))

    @property
    def shown(self) -> str:
        """The tree as text."""
        return self.page.tree.model().drawn()


@pytest.fixture
def merger(hands: Hands, tmp_path: Path) -> Merger:
    """Somebody who noted the sample lunch as Kim."""
    return Merger(hands, tmp_path)


@pytest.fixture
def alex(tmp_path: Path) -> Path:
    """Alex's file of the same lunch."""
    return packed(tmp_path / "alex.winnotes", by(ALEX))

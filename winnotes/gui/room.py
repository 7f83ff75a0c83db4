"""What the window asks of a page it makes when it is first wanted."""

from typing import Protocol

from winnotes.gui.theme import Theme


class Room(Protocol):
    """A page in `MainWindow.rooms`."""

    def set_look(self, theme: Theme, zoom: int) -> None:
        """Take another theme or text zoom in percent."""

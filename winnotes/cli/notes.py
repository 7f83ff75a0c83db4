"""The notes as a command opens them: without recovering what an open window is typing right now."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from winnotes.cli.terminal import complain

if TYPE_CHECKING:
    from winnotes.desk.opening import Notes
    from winnotes.store.store import Store


@contextmanager
def open_store() -> "Iterator[Store]":
    """Lend the notes, telling on stderr what had to be done to open them."""
    from winnotes.wording import explain

    notes = _opened()
    for news in notes.news:
        complain(explain(news))
    try:
        yield notes.store
    finally:
        notes.store.close()


def _opened() -> "Notes":
    from winnotes.desk.home import home
    from winnotes.desk.opening import open_beside_window, open_notes
    from winnotes.desk.running import is_window_open

    return open_beside_window(home()) if is_window_open(home()) else open_notes(home())

"""Notes in a folder of their own, opened the way both doors open them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from winnotes.desk.home import DATABASE
from winnotes.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = Store(folder / DATABASE)
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A colleague's empty notes."""
    opened = Store(tmp_path / "other" / DATABASE)
    yield opened
    opened.close()

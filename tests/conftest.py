"""What all tests share: the application as the program makes it, a pair of hands, how hard to look for failures."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ.get("WINNOTES_LONG"):
    os.environ.setdefault("PYTEST_TIMEOUT", "0")  # the long form takes its time

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from tests.hands import Hands
from winnotes.gui.app import make_application

settings.register_profile("short", max_examples=60, deadline=None, database=None)
settings.register_profile("long", max_examples=2000, deadline=None, database=None)
settings.load_profile("long" if os.environ.get("WINNOTES_LONG") else "short")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, fonts and all."""
    return make_application(["winnotes"])


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """A person with an empty library."""
    found = Hands(qapp, tmp_path / "home")
    yield found
    found.close()

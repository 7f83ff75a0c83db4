"""An archive on the engine a test asks for by name, and one PostgreSQL a session."""

from collections.abc import Iterator

import pytest

from tests.cli.conftest import home, winnotes
from tests.team.engines import ENGINES, Engine
from tests.team.server import Server, programs, started

__all__ = ["engine", "home", "server", "winnotes"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of this session's own."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with started() as found:
        yield found


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    needs_server = request.param == "postgres"
    with ENGINES[request.param](request.getfixturevalue("server") if needs_server else None) as found:
        yield found

"""Nobody takes the locks of an open database away: what is committed stays where every process finds it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from winnotes.desk.opening import check_whole
from winnotes.store.database import kind_of_file
from winnotes.store.store import Store

LOOK = """
import sys
from pathlib import Path
from winnotes.store.store import Store
store = Store(Path(sys.argv[1]))
print(store.setting("later"))
store.close()
"""


def seen_elsewhere(path: Path) -> str:
    """What another process finds in the notes; it opens and closes them as the command line does."""
    command = [sys.executable, "-c", LOOK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


@pytest.mark.parametrize("what", ["second store", "kind", "check"])
def test_looking_at_open_notes_once_more_loses_nothing_that_is_committed_afterwards(
    tmp_path: Path, what: str
):
    path = tmp_path / "winnotes.db"
    with closing(Store(path)) as store:
        store.set_setting("earlier", 1)
        if what == "second store":
            Store(path).close()
        elif what == "kind":
            assert kind_of_file(path) == "ours"
        else:
            assert check_whole(tmp_path) is None
        assert seen_elsewhere(path) == "None"
        store.set_setting("later", "committed")
        assert path.with_name("winnotes.db-wal").exists()
        assert seen_elsewhere(path) == "committed"


def test_once_closed_the_file_is_looked_at_again(tmp_path: Path):
    path = tmp_path / "winnotes.db"
    for _once in range(2):
        Store(path).close()
    path.write_bytes(b"my shopping list")
    assert kind_of_file(path) == "foreign"


def test_a_connection_that_fails_to_open_holds_nothing(tmp_path: Path):
    path = tmp_path / "winnotes.db"
    Store(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    with pytest.raises(Exception, match="corrupt"):
        Store(path)
    path.write_bytes(b"my shopping list")
    assert kind_of_file(path) == "foreign"

"""Run with the failing disk preloaded: types line after line while every call is written down, acknowledgements too."""

import os
import sys
from contextlib import closing
from pathlib import Path

from tests.fault.disk import door
from winnotes.store.store import Draft, Store

LINES = 80


def main(folder: Path, log: Path, synchronous: str) -> None:
    """Acknowledge line n as mark n; checkpoints and a snapshot come in between."""
    with closing(Store(folder / "winnotes.db")) as store:
        if synchronous:
            store.connection.execute(f"PRAGMA synchronous={synchronous}")
        store.connection.execute("PRAGMA wal_autocheckpoint=30")
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT)
        door().disk_arm(os.fsencode(folder), 0, 0, 0)
        door().disk_record(descriptor)
        for number in range(1, LINES + 1):
            draft = Draft("i1", f"q{number % 7}_note", "p.k", f"line {number}", (), f"{number:04}")
            store.keep_drafts([draft])
            if number % 5 == 0:
                store.seal([draft])
            door().disk_mark(number)
            if number == LINES // 2:
                store.snapshot()
        door().disk_disarm()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

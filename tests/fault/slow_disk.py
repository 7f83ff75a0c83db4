"""Run with the failing disk preloaded: types while a sync hangs, and says in which order things happened."""

import json
import os
import queue
import sys
from contextlib import closing
from pathlib import Path

from tests.fault.disk import door
from winnotes.store.store import Draft, Store
from winnotes.store.writing import open_writing

KEYS = 500


def main(folder: Path) -> None:
    """Print {event: …} as JSON; a blocked key would leave this process hanging for ever."""
    saved: queue.Queue[int] = queue.Queue()
    writing = open_writing(folder / "winnotes.db", saved.put, lambda error: saved.put(-1))
    writing.do(lambda _store: None).result(60)
    begun, tell = os.pipe()
    hold, release = os.pipe()
    door().disk_arm(os.fsencode(folder), 0, 0, 0)
    door().disk_hold(tell, hold)
    writing.keep(Draft("i1", "why_us_note", "p.k", "first", (), "t"))
    os.read(begun, 1)  # the sync of "first" hangs from here on
    while not saved.empty():
        saved.get()
    for number in range(KEYS):
        last = writing.keep(Draft("i1", "why_us_note", "p.k", f"key {number}", (), "t"))
    told = {"keys": KEYS, "saved_while_held": saved.qsize(), "unsaved_while_held": len(writing.unsaved)}
    os.write(release, b"." * 10_000)
    while saved.get(timeout=60) < last:
        pass
    told["closed"] = writing.close()
    with closing(Store(folder / "winnotes.db")) as store:
        told["kept"] = [draft.content for draft in store.drafts()]
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))

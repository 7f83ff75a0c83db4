"""The one thread that writes while somebody types: newest text per field, one commit, no debounce.

An edit leaves the queue only when the disk has it. A fault is told at once, the text kept, and the write
tried again every second.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from winnotes.core.errors import WinNotesError
from winnotes.store.store import Draft, Store

T = TypeVar("T")
RETRY_S = 1.0


class WritingThread:
    """Keeps drafts and runs jobs on a Store of its own.

    `on_saved(ticket)` and `on_failed(error)` are called on this thread. Tickets count up with every draft;
    `on_saved(7)` means that drafts 1 to 7, or what replaced them, are on disk.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        on_saved: Callable[[int], None],
        on_failed: Callable[[WinNotesError], None],
    ) -> None:
        self._open_store, self._on_saved, self._on_failed = open_store, on_saved, on_failed
        self._wake = threading.Condition()
        self._drafts: dict[tuple[str, str, str], Draft] = {}
        self._jobs: list[Callable[[Store], None]] = []
        self._ticket = 0
        self._is_closing = False
        self._thread = threading.Thread(target=self._run, name="writing", daemon=True)
        self._thread.start()

    def keep(self, *drafts: Draft) -> int:
        """Queue what is being typed, these drafts in one commit, and return the ticket.

        Older texts of the same fields are replaced.
        """
        with self._wake:
            for draft in drafts:
                earlier = self._drafts.pop(draft.key, None)
                base = earlier.base if earlier is not None and earlier.base else draft.base
                self._drafts[draft.key] = Draft(*draft.key, draft.content, base, draft.at)
            self._ticket += 1
            self._wake.notify()
            return self._ticket

    def do(self, job: Callable[[Store], T]) -> "Future[T]":
        """Queue `job`, to run once everything queued before it is on disk; return its result to come."""
        future: Future[T] = Future()

        def run(store: Store) -> None:
            try:
                future.set_result(job(store))
            except BaseException as error:  # noqa: BLE001 - handed to whoever asked, not swallowed
                future.set_exception(error)

        with self._wake:
            self._jobs.append(run)
            self._wake.notify()
        return future

    def close(self, timeout_s: float = 10.0) -> bool:
        """Write what is queued, stop, and return whether everything reached the disk."""
        with self._wake:
            self._is_closing = True
            self._wake.notify()
        self._thread.join(timeout_s)
        return not self._thread.is_alive() and not self._drafts

    @property
    def unsaved(self) -> list[Draft]:
        """What is queued and not on disk yet."""
        with self._wake:
            return list(self._drafts.values())

    def _run(self) -> None:
        store: Store | None = None
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._drafts or self._jobs or self._is_closing)
                drafts, jobs, ticket = dict(self._drafts), self._jobs, self._ticket
                if not drafts and not jobs:
                    break
                self._jobs = []
            try:
                store = store or self._open_store()
                if drafts:
                    store.keep_drafts(drafts.values())
            except WinNotesError as error:
                if not self._put_back(jobs, error):
                    break
                continue
            self._written(drafts, ticket)
            for job in jobs:
                job(store)
        if store:
            store.close()

    def _written(self, drafts: dict[tuple[str, str, str], Draft], ticket: int) -> None:
        with self._wake:
            for key, draft in drafts.items():
                if self._drafts.get(key) is draft:
                    del self._drafts[key]
        self._on_saved(ticket)

    def _put_back(self, jobs: list[Callable[[Store], None]], error: WinNotesError) -> bool:
        """Keep everything for the next try; return False when the window closes and cannot wait."""
        self._on_failed(error)
        with self._wake:
            self._jobs = jobs + self._jobs
            if self._is_closing:
                return False
            self._wake.wait(RETRY_S)
            return True


def open_writing(
    path: Path, on_saved: Callable[[int], None], on_failed: Callable[[WinNotesError], None]
) -> WritingThread:
    """Return a running WritingThread for the notes at `path`."""
    return WritingThread(lambda: Store(path), on_saved, on_failed)

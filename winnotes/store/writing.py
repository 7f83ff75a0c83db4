"""The one thread that writes while somebody types: newest text per field, one commit, no debounce.

An edit leaves the queue only when the disk has it. A fault is told at once, the text kept, and the write
tried again every second (`retry_s`). Notes that turn out damaged take nothing more: a file beside them does.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from winnotes.core.errors import WinNotesError
from winnotes.store.mark import beside
from winnotes.store.store import Draft, Store

T = TypeVar("T")
PAINT_S = 0.002
RETRY_S = 1.0


class WritingThread:
    """Keeps drafts and runs jobs on a Store of its own.

    `on_saved(ticket)` and `on_failed(error)` are called on this thread. Tickets count up with every draft;
    `on_saved(7)` means that drafts 1 to 7, or what replaced them, are on disk. When the notes refuse a draft as
    damaged, `on_failed(typed_beside)` is told once, and all drafts from then on go to the store `open_beside`
    returns, where the next start finds them (winnotes/desk/restoring.py).
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        on_saved: Callable[[int], None],
        on_failed: Callable[[WinNotesError], None],
        open_beside: Callable[[], Store] | None = None,
        retry_s: float = RETRY_S,
    ) -> None:
        self._open_store, self._on_saved, self._on_failed = open_store, on_saved, on_failed
        self._open_beside, self._retry_s = open_beside, retry_s
        self._store: Store | None = None
        self._beside: Store | None = None
        self._wake = threading.Condition()
        self._drafts: dict[tuple[str, str, str], Draft] = {}
        self._jobs: list[Callable[[], None]] = []
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

        def run() -> None:
            try:
                future.set_result(job(self._opened()))
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
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._drafts or self._jobs or self._is_closing)
                self._let_paint()
                drafts, jobs, ticket = dict(self._drafts), self._jobs, self._ticket
                if not drafts and not jobs:
                    break
                self._jobs = []
            try:
                self._keep(drafts)
            except WinNotesError as error:
                if not self._put_back(jobs, error):
                    break
                continue
            self._written(drafts, ticket)
            for job in jobs:
                job()
        for store in (self._store, self._beside):
            if store is not None:
                store.close()

    def _let_paint(self) -> None:
        """Leave the interpreter to the window for a moment, so that the key is seen before it is written."""
        if not self._jobs and not self._is_closing:
            self._wake.wait_for(lambda: self._jobs or self._is_closing, PAINT_S)

    def _opened(self) -> Store:
        self._store = self._store or self._open_store()
        return self._store

    def _keep(self, drafts: dict[tuple[str, str, str], Draft]) -> None:
        """Bring the drafts to the disk: into the notes, or beside them once these proved to be damaged."""
        if self._beside is None:
            try:
                store = self._opened()
                if drafts:
                    store.keep_drafts(drafts.values())
            except WinNotesError as error:
                if error.code != "database_corrupt" or self._open_beside is None:
                    raise
                self._beside = self._open_beside()
                self._on_failed(WinNotesError("typed_beside", **error.facts))
            else:
                return
        if drafts:
            self._beside.keep_drafts(drafts.values())

    def _written(self, drafts: dict[tuple[str, str, str], Draft], ticket: int) -> None:
        with self._wake:
            for key, draft in drafts.items():
                if self._drafts.get(key) is draft:
                    del self._drafts[key]
        self._on_saved(ticket)

    def _put_back(self, jobs: list[Callable[[], None]], error: WinNotesError) -> bool:
        """Keep everything for the next try; return False when the window closes and cannot wait."""
        self._on_failed(error)
        with self._wake:
            self._jobs = jobs + self._jobs
            if self._is_closing:
                return False
            self._wake.wait(self._retry_s)
            return True


def open_writing(
    path: Path, on_saved: Callable[[int], None], on_failed: Callable[[WinNotesError], None]
) -> WritingThread:
    """Return a running WritingThread for the notes at `path`."""
    return WritingThread(lambda: Store(path), on_saved, on_failed, lambda: Store(beside(path)))

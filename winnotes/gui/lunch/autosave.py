"""Carries what is typed to the writing thread and brings back what the disk said."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from winnotes.core.errors import WinNotesError
from winnotes.store.store import Draft, Store
from winnotes.store.writing import WritingThread, open_writing

if TYPE_CHECKING:
    from winnotes.core.value import Value
    from winnotes.gui.lunch.interview_document import InterviewDocument

T = TypeVar("T")
LATE_MS = 3000


class Autosave(QObject):
    """Keeps every edit of the open document; pages of their own hand over what they still hold at `closing()`.

    `saved()` when everything typed is on disk, `late()` when nothing was for three seconds, `failed(error)`
    when the world refused.
    """

    saved = Signal()
    failed = Signal(object)
    late = Signal()
    closing = Signal()
    _wrote = Signal(int)
    _erred = Signal(object)
    _done = Signal(object, object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._document: InterviewDocument | None = None
        self._left: InterviewDocument | None = None
        self._ticket = self._running = 0
        self._is_closed = False
        self._wrote.connect(self._take_wrote)
        self._erred.connect(self._take_erred)
        self._done.connect(self._take_done)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self.late)
        self.writing: WritingThread = open_writing(path, self._wrote.emit, self._erred.emit)

    def follow(self, document: "InterviewDocument") -> None:
        """Keep this document's edits from now on; the one before is left and sealed."""
        self.release()
        self._document = document
        document.edited.connect(self._keep)
        document.left.connect(self._seal)
        document.agreed.connect(self._agree)
        document.disagreed.connect(self._take_back)

    def release(self) -> None:
        """Seal what is open and follow nothing."""
        document, self._document = self._document, None
        self._left = document
        if document is not None:
            document.edited.disconnect(self._keep)
            document.leave()
            document.left.disconnect(self._seal)
            document.agreed.disconnect(self._agree)
            document.disagreed.disconnect(self._take_back)

    @property
    def is_idle(self) -> bool:
        """Whether everything typed is on disk and every job asked for was answered."""
        return not self._running and not self.writing.unsaved

    def run(self, job: Callable[[Store], T], then: Callable[[T], None]) -> None:
        """Run `job` on the writing thread, after everything queued so far; `then` takes its result here.

        An error of the world is told by `failed`; one of ours reaches the crash report.
        """
        self._running += 1
        self.writing.do(job).add_done_callback(lambda future: self._done.emit(then, future))

    def read(self, job: Callable[[Store], T], then: Callable[[T], None]) -> None:
        """Run `job`, which only reads, beside the writing thread: what is typed never waits for it.

        It sees everything that was queued so far; `then` takes its result here, errors are told as those of `run`.
        """
        self.run(lambda store: store.path, lambda path: self._read(path, job, then))

    def _read(self, path: Path, job: Callable[[Store], T], then: Callable[[T], None]) -> None:
        found: Future[T] = Future()

        def run() -> None:
            try:
                with closing(Store(path)) as store:
                    found.set_result(job(store))
            except BaseException as error:  # noqa: BLE001 - handed to the window, not swallowed
                found.set_exception(error)
            self._done.emit(then, found)

        self._running += 1
        threading.Thread(target=run, name="reading", daemon=True).start()

    def close(self) -> bool:
        """Seal, write and stop; return whether everything reached the disk."""
        self.closing.emit()
        self.release()
        self._is_closed = self.writing.close()
        return self._is_closed

    def keep(self, *drafts: Draft) -> None:
        """Keep what is being typed; it leaves the queue when the disk has it, and is tried again until then."""
        self._ticket = self.writing.keep(*drafts)
        if not self._late.isActive():
            self._late.start()

    @Slot(list)
    def _keep(self, fields: list[str]) -> None:
        if self._document is not None:
            self.keep(*self._document.drafts(fields))

    @Slot(list)
    def _seal(self, drafts: list[Draft]) -> None:
        document = self._document or self._left
        if document is not None:
            self.run(
                lambda store: store.seal(drafts), lambda versions: document.take_sealed(drafts, versions)
            )

    @Slot(str, object, list)
    def _agree(self, key: str, value: "Value", seen: list[str]) -> None:
        """Settle a question's value and show what the disk then holds."""
        document = self._document
        if document is not None:
            from winnotes.desk.agreeing import agree_on

            person, subject = document.person, document.subject
            document.leave()
            self.run(
                lambda store: agree_on(store, person, subject, key, value, seen=seen),
                lambda _none: self.reread(),
            )

    @Slot(str)
    def _take_back(self, key: str) -> None:
        document = self._document
        if document is not None:
            from winnotes.desk.agreeing import take_back

            subject = document.subject
            self.run(lambda store: take_back(store, subject, key), self._take_taken_back)

    def _take_taken_back(self, is_done: bool) -> None:
        if is_done:
            self.reread()
        else:
            self.failed.emit(WinNotesError("agreement_left"))

    def reread(self) -> None:
        """Show in the open document what the disk holds: interviews were joined, something was agreed."""
        document = self._document
        if document is not None:
            from winnotes.desk.joining import read_whole

            subject, person = document.subject, document.person.id
            document.leave()
            self.run(
                lambda store: read_whole(store, subject, person)[1],
                lambda notebook: document.take_heads(notebook),
            )

    @Slot(object, object)
    def _take_done(self, then: Callable[[object], None], future: "Future[object]") -> None:
        self._running -= 1
        error = future.exception()
        if error is not None and not isinstance(error, WinNotesError):
            raise error
        if self._is_closed:  # whoever asked has gone with the window
            return
        if error is None:
            then(future.result())
        else:
            self.failed.emit(error)

    @Slot(int)
    def _take_wrote(self, ticket: int) -> None:
        if ticket >= self._ticket:
            self._late.stop()
            self.saved.emit()

    @Slot(object)
    def _take_erred(self, error: WinNotesError) -> None:
        self.failed.emit(error)

"""The page on which files come in: what they would change, the merge, the report afterwards and the way back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.desk.preview import Coming, Preview
from winnotes.desk.taking import Taken, picked
from winnotes.desk.undoing import Merge
from winnotes.gui.exchange.changes_model import ChangesModel
from winnotes.gui.exchange.changes_view import ChangesView
from winnotes.gui.exchange.kind_words import kind_of_note, summed, tallied
from winnotes.gui.exchange.merging import Merging
from winnotes.gui.exchange.node import Node
from winnotes.gui.exchange.preview_head import PreviewHead
from winnotes.gui.exchange.reading import Reading, Wanted
from winnotes.gui.exchange.strips import PassphraseStrip, ProgressStrip, TroubleStrip
from winnotes.gui.exchange.texts_pane import TextsPane
from winnotes.gui.lunch.autosave import Autosave
from winnotes.gui.tab_order import focused_in
from winnotes.gui.theme import Theme
from winnotes.gui.widgets import frame
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store
from winnotes.wording import explain

SLOW_MS = 400


class PreviewPage(QWidget):
    """`left()` when somebody goes back, `refused(error)` when there is nothing to show, `changed()` when notes did."""

    left = Signal()
    refused = Signal(object)
    changed = Signal()

    def __init__(self, autosave: Autosave, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.setAccessibleName(_("Files coming in"))
        self._autosave, self._paths = autosave, list[Path]()
        self._known: dict[Path, Coming] = {}
        self._passphrases: dict[Path, str] = {}
        self._left_out: set[Path] = set()
        self._said = ""
        self._is_waiting = False
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._tell_slow)
        self.taken: Taken | None = None
        self.model = ChangesModel()
        self.reading, self.merging = Reading(), Merging(autosave)
        self.head, self.trouble, self.passphrase = PreviewHead(), TroubleStrip(), PassphraseStrip()
        self.progress, self.texts = ProgressStrip(), TextsPane()
        self.tree = ChangesView(self.model, theme, zoom)
        self.setFocusProxy(self.tree)
        self._lay_out()
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or something is being written."""
        return self._is_waiting or self.reading.is_running or self.merging.is_running

    # coming and going

    def open_files(self, paths: Sequence[Path]) -> None:
        """Show what these files and folders would change; those that are looked at already stay."""
        if self.merging.is_running:
            return
        if self.taken is not None:
            self.forget()
        self._paths += [path for path in paths if path not in self._paths]
        for path in paths:
            self._known.pop(path, None)
        self._read()

    def leave(self) -> None:
        """Go back: nothing that is not merged is kept. A merge going on is stopped if it still can be."""
        if self.merging.is_running:
            self.merging.cancel()
            return
        self.reading.cancel()
        self._is_waiting = False
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Be empty, as at first."""
        self._paths, self._known, self._passphrases, self._left_out = [], {}, {}, set()
        self.taken, self._said = None, ""
        self.model.show_preview(Preview(()))
        for strip in (self.trouble, self.passphrase, self.progress):
            strip.hide()

    def stop(self) -> None:
        """The window closes: nothing begins any more; wait for the threads."""
        self._is_waiting = False
        self.reading.cancel()
        self.merging.cancel()
        self.reading.wait(10.0)

    def set_theme(self, theme: Theme, zoom: int) -> None:
        """Take another theme or zoom."""
        self.tree.set_theme(theme, zoom)

    # what the keys do

    def press_merge(self) -> None:
        """Enter: press what has the keys, try the passphrase, merge, or go back once it is done."""
        focused = focused_in(self)
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif isinstance(focused, QLineEdit):
            self.passphrase.submit()
        elif self.taken is not None:
            self.leave()
        elif not self.is_busy and (keys := self.model.keys()):
            self.passphrase.hide()
            self.merging.start(self.model.preview, keys)
            self._show_state()

    def toggle_all(self) -> None:
        """Tick everything that needs no asking, or nothing."""
        self.model.toggle_all()

    def press_undo(self) -> None:
        """Take the merge back, while it can be."""
        if self.taken is not None and self.taken.can_be_undone and not self.is_busy:
            self.merging.undo()

    def copy_report(self) -> None:
        """Put the page into the clipboard as text."""
        QGuiApplication.clipboard().setText(self.report())
        self.head.copy.setText(_("Copied"))

    def report(self) -> str:
        """Return the page as text: title, counts, what went wrong, every row."""
        head = [self.head.title.whole_text, self.head.about.whole_text, *self.trouble.sentences]
        return "\n".join([*filter(None, head), "", self.model.drawn(), ""])

    # reading

    def _read(self) -> None:
        """Read what is not read yet, once everything typed is on disk."""
        self._said = ""
        self._is_waiting = True
        n = len(self._paths)
        self.head.show_reading(ngettext("Reading {n} file", "Reading {n} files", n).format(n=n))
        self._slow.start()
        self._autosave.run(_place_of, self._start_reading)

    def _start_reading(self, database: Path) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self.reading.start(
                database, Wanted(list(self._paths), dict(self._known), dict(self._passphrases))
            )

    def _tell_slow(self) -> None:
        """One large file tells nothing of itself until it is read: say so, and how to stop it."""
        if self.reading.is_running and not self.progress.isVisible():
            self.progress.show_progress(_("Reading {name}").format(name=self._paths[-1].name), 0, 1)

    def _take_progress(self, done: int, whole: int, name: str) -> None:
        if whole > 1 and self.reading.is_running:
            words = _("Reading {n} of {whole}: {name}") if name else _("Comparing with your notes")
            self.progress.show_progress(words.format(n=done + 1, whole=whole, name=name), done, whole)

    def _take_preview(self, preview: Preview, root: Node) -> None:
        before = {one.key for one in self.model.preview.items()} & self.model.preview.ticked_at_first()
        ticked = self.model.ticks.ticked
        self._known = {file.coming.path: file.coming for file in preview.files}
        self.model.show_preview(preview, before - ticked, ticked - before, root)
        self.progress.hide()
        self.tree.open_rows()
        self.tree.setFocus()
        self._show_state()
        self._ask_passphrase()

    def _take_failure(self, error: WinNotesError) -> None:
        self.progress.hide()
        if self.model.preview.files or self.taken:
            self._said = explain(error)
            self._show_state()
        else:
            self.forget()
            self.refused.emit(error)

    def _ask_passphrase(self) -> None:
        waiting = [
            one for path, one in self._known.items() if one.wants_passphrase and path not in self._left_out
        ]
        if waiting and waiting[0].error:
            self.passphrase.ask(waiting[0].path.name, was_wrong=waiting[0].error.code == "passphrase_wrong")
        else:
            self.passphrase.hide()

    def _take_passphrase(self, typed: str) -> None:
        """Try it on every file that waits for one: a team often has one passphrase."""
        for path, one in list(self._known.items()):
            if one.wants_passphrase:
                self._passphrases[path] = typed
                del self._known[path]
        self.tree.setFocus()
        self._read()

    def _leave_out(self) -> None:
        self._left_out |= {path for path, one in self._known.items() if one.wants_passphrase}
        self.tree.setFocus()
        self._ask_passphrase()
        self._show_state()

    # merging

    def _take_merged(self, taken: Taken) -> None:
        self.taken = taken
        self.model.set_done(True)
        self._end_of_work("")
        self.changed.emit()

    def _take_undone(self, _merge: Merge) -> None:
        self.taken = None
        self.model.set_done(False)
        self._end_of_work(_("The merge was undone. Everything stands as it did before."))
        self.changed.emit()

    def _end_of_work(self, said: str) -> None:
        self._said = said
        self.progress.hide()
        self._show_state()
        self.tree.setFocus()

    # what is shown

    def _show_state(self) -> None:
        preview = self.model.preview
        errors = [file.coming.error for file in preview.files if file.coming.error]
        told = [explain(one) for one in errors if not self._is_asked(one)]
        self.trouble.show_sentences([*([self._said] if self._said else []), *told])
        n = sum(file.coming.read is not None for file in preview.files)
        if self.taken is not None:
            title = ngettext("Merged {n} file", "Merged {n} files", n).format(n=n)
            kinds = [one.change.kind for one in picked(preview, self.model.keys())]
            self.head.copy.setText(_("Copy the report"))
            self.head.show_done(title, summed(tallied(kinds)), can_be_undone=self.taken.can_be_undone)
        else:
            title = ngettext("{n} file to look at", "{n} files to look at", n).format(n=n)
            self.head.show_ticked(title, _counts(preview), len(self.model.keys()))
        self.head.merge.setEnabled(self.head.merge.isEnabled() and not self.is_busy)
        self._look()

    def _is_asked(self, error: WinNotesError) -> bool:
        left_out = {path.name for path in self._left_out}
        return error.code.startswith("passphrase_") and str(error.facts.get("file")) not in left_out

    def _look(self) -> None:
        index = self.tree.currentIndex()
        self.texts.setVisible(index.isValid())
        if index.isValid():
            self.texts.show_node(self.model.preview, self.model.node(index))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._around = QVBoxLayout()
        self._around.addWidget(self.tree)
        for one in (self.head, frame("rule"), self.trouble, self.passphrase, self.progress):
            layout.addWidget(one)
        layout.addLayout(self._around, 5)
        layout.addWidget(frame("rule"))
        layout.addWidget(self.texts, 3)

    def _connect(self) -> None:
        self.head.back_asked.connect(self.leave)
        self.head.merge_asked.connect(self._press_primary)
        self.head.undo_asked.connect(self.press_undo)
        self.head.copy_asked.connect(self.copy_report)
        self.passphrase.given.connect(self._take_passphrase)
        self.passphrase.skipped.connect(self._leave_out)
        self.progress.cancelled.connect(self.leave)
        self.reading.progressed.connect(self._take_progress)
        self.reading.read.connect(self._take_preview)
        self.reading.failed.connect(self._take_failure)
        self.merging.stepped.connect(self.progress.show_progress)
        self.merging.merged.connect(self._take_merged)
        self.merging.undone.connect(self._take_undone)
        self.merging.failed.connect(self._take_failure)
        self.merging.cancelled.connect(lambda: self._end_of_work(_("Stopped in time. Nothing came in.")))
        self.model.ticked.connect(self._show_ticked)
        self.tree.looked_at.connect(self._look)

    def _press_primary(self) -> None:
        self.tree.setFocus()
        self.press_merge()

    def _show_ticked(self) -> None:
        if self.taken is None and not self.is_busy:
            self.head.show_ticked(
                self.head.title.whole_text, self.head.about.whole_text, len(self.model.keys())
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        side = 8 if self.height() < 720 else 24
        self._around.setContentsMargins(side, 8, side, 8)


def _place_of(store: Store) -> Path:
    return store.path


def _counts(preview: Preview) -> str:
    """Return the counts over all files, what several bring once."""
    kinds = {one.key: one.change.kind for one in preview.items() if not one.first}
    remarks = [one for file in preview.files if file.coming.read for one in file.coming.read.remarks]
    told = summed(tallied([*kinds.values(), *(kind_of_note(one.what) for one in remarks)]))
    n = sum(len(file.doubts) for file in preview.files)
    asked = ngettext("{n} lunch in doubt", "{n} lunches in doubt", n).format(n=n) if n else ""
    return "  ·  ".join(filter(None, (asked, told)))

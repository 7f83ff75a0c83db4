"""The head of the preview: the way back, how many files, the counts, and the one button that merges."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.widgets import Elided, button
from winnotes.i18n import _, ngettext


class PreviewHead(QWidget):
    """`back_asked()`, `merge_asked()`, `undo_asked()`, `copy_asked()`."""

    back_asked = Signal()
    merge_asked = Signal()
    undo_asked = Signal()
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = Elided("heading"), Elided()
        self.back = button("‹  " + _("Interviews"), self.back_asked.emit, "link", tip=_("Escape"))
        self.copy = button(_("Copy the report"), self.copy_asked.emit, tip=_("Ctrl+C"))
        self.undo = button(_("Undo the merge"), self.undo_asked.emit, tip=_("Ctrl+Z"))
        self.merge = button("", self.merge_asked.emit, "primary", tip=_("Enter"))
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.title)
        heading.addWidget(self.about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 20, 8)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addLayout(heading, 1)
        for one in (self.copy, self.undo, self.merge):
            layout.addWidget(one)

    def show_reading(self, title: str) -> None:
        """Nothing can be merged yet."""
        self._show(title, "", done=False)
        self.merge.setText(_("Merge"))
        self.merge.setEnabled(False)

    def show_ticked(self, title: str, about: str, n: int) -> None:
        """So many changes would come in."""
        self._show(title, about, done=False)
        words = (
            ngettext("Merge {n} change", "Merge {n} changes", n).format(n=n) if n else _("Nothing to merge")
        )
        self.merge.setText(words)
        self.merge.setAccessibleName(words)
        self.merge.setEnabled(bool(n))

    def show_done(self, title: str, about: str, *, can_be_undone: bool) -> None:
        """It was merged."""
        self._show(title, about, done=True)
        self.undo.setVisible(can_be_undone)
        self.merge.setText(_("Done"))
        self.merge.setAccessibleName(_("Done"))
        self.merge.setEnabled(True)

    def _show(self, title: str, about: str, *, done: bool) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.copy.setVisible(done)
        self.undo.setVisible(done)

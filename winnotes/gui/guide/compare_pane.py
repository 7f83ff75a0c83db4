"""What differs between the guide and another: the original, one that lunches followed, or one in a file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.guide import Guide
from winnotes.core.guide_difference import difference
from winnotes.gui.widgets import Choice, button, label
from winnotes.i18n import _, ngettext
from winnotes.wording import original_guide
from winnotes.wording.guide import guide_names, told_difference


class ComparePane(QWidget):
    """`file_asked()`: one in a file is wanted; `follow_asked(guide)`: new lunches shall follow that one."""

    file_asked = Signal()
    follow_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.with_which, self.told = Choice(_("Compared with")), label("", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._guide, self._others = original_guide(), list[Guide]()
        self.follow = button(_("Follow that one from now on"), self._ask_to_follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(label(_("What differs, compared with"), "quiet"))
        column.addWidget(self.with_which)
        row = QHBoxLayout()
        row.addWidget(button(_("Compare with a file"), self.file_asked.emit))
        row.addWidget(self.follow)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addStretch(1)
        self.with_which.activated.connect(lambda _at: self._tell())

    def show_guides(self, guide: Guide, known: Sequence[tuple[Guide, int]], with_which: str = "") -> None:
        """Compare `guide` with one of those known, each with how many lunches followed it; first the original."""
        self._guide = guide
        others = [one for one in known if one[0].id != guide.id] or [(original_guide(), 0)]
        others.sort(key=lambda one: one[0].id != original_guide().id)
        self._others = [other for other, _lunches in others]
        self.with_which.clear()
        names = guide_names([guide, *self._others])
        for other, lunches in others:
            self.with_which.addItem(_named(names[other.id], other, lunches))
        self.with_which.setCurrentIndex(
            next((at for at, one in enumerate(self._others) if one.id == with_which), 0)
        )
        self._tell()

    def show_file(self, other: Guide, name: str) -> None:
        """Compare with a guide read from a file."""
        self._others.append(other)
        self.with_which.addItem(_("{title}, from {file}").format(title=other.title, file=name))
        self.with_which.setCurrentIndex(len(self._others) - 1)
        self._tell()

    def _tell(self) -> None:
        other = self._others[self.with_which.currentIndex()]
        self.told.setText("\n".join(told_difference(difference(other, self._guide), in_full=True)))
        self.follow.setEnabled(other.id != self._guide.id)

    def _ask_to_follow(self) -> None:
        self.follow_asked.emit(self._others[self.with_which.currentIndex()])


def _named(title: str, guide: Guide, lunches: int) -> str:
    count = ngettext("{n} question", "{n} questions", len(guide.questions)).format(n=len(guide.questions))
    if not lunches:
        return f"{title} ({count})"
    held = ngettext("{n} lunch followed it", "{n} lunches followed it", lunches).format(n=lunches)
    return f"{title} ({count}, {held})"

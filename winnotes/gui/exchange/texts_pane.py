"""The texts of the current row side by side: what stands here, what the file brings."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.version import Version
from winnotes.desk.preview import Preview
from winnotes.gui.exchange.node import Node
from winnotes.gui.exchange.subject_words import said_in, who_said
from winnotes.gui.widgets import Scroller, empty, frame, label
from winnotes.i18n import _

Told = tuple[str, str]  # who, what


class Side(QWidget):
    """One of the two: a heading, and everybody's text under their name."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "quiet")
        inside = QWidget()
        self._texts = QVBoxLayout(inside)
        self._texts.setContentsMargins(0, 0, 8, 8)
        self._texts.setSpacing(4)
        self.area = Scroller(inside)
        self.area.setProperty("role", "read")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.area, 1)

    def show_texts(self, heading: str, told: Sequence[Told], nothing: str) -> None:
        """Show these texts, or that there is nothing."""
        self.heading.setText(heading)
        empty(self._texts)
        for name, text in told:
            if name:
                self._texts.addWidget(label(name, "reading"))
            self._texts.addWidget(label(text, wrap=True))
        if not told:
            self._texts.addWidget(label(nothing, "quiet", wrap=True))
        self._texts.addStretch(1)
        self.area.setAccessibleName(heading)
        self.area.setAccessibleDescription("\n".join(": ".join(filter(None, one)) for one in told) or nothing)
        self.area.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Return what is shown, as one text."""
        return self.area.accessibleDescription()


class TextsPane(QFrame):
    """Mine to the left, theirs to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.mine, self.theirs = Side(), Side()
        self._between = frame("upright")
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 8, 20, 4)
        across.setSpacing(16)
        across.addWidget(self.mine, 1)
        across.addWidget(self._between)
        across.addWidget(self.theirs, 1)

    def show_node(self, preview: Preview, node: Node) -> None:
        """Show the texts of a row; of a file or an interview what it holds."""
        changes = [item.change for item in node.items]
        self.theirs.setVisible(bool(changes))
        self._between.setVisible(bool(changes))
        if not changes:
            heading, text = _alone(node)
            self.mine.show_texts(heading, [("", text)] if text else [], "")
            return

        def told(versions: Iterable[Version]) -> list[Told]:
            found: dict[str, list[str]] = {}
            for one in versions:
                found.setdefault(_who(preview, one), []).append(said_in(preview, one) or _("(nothing)"))
            return [(name, "\n".join(texts)) for name, texts in found.items()]

        here = told(one for change in changes for one in (change.blanked or change.mine))
        nothing = _("Erased here.") if changes[0].kind == "held" else _("Nothing here yet.")
        self.mine.show_texts(_("{label}, here").format(label=node.words), here, nothing)
        there = told(one for change in changes for one in change.theirs)
        self.theirs.show_texts(_("In {file}").format(file=_file_of(node)), there, "")


def _alone(node: Node) -> Told:
    """Return heading and text of a row that compares nothing."""
    if node.role == "doubt":
        return (_("Is it the same lunch?"), node.words)
    return (
        (_("In {file}").format(file=_file_of(node)), node.words)
        if node.role == "note"
        else (node.words, node.about)
    )


def _who(preview: Preview, version: Version) -> str:
    name = who_said(preview, version)
    return _("{name}, agreed").format(name=name) if version.is_agreed else name


def _file_of(node: Node) -> str:
    while node.parent is not None and node.role != "file":
        node = node.parent
    return node.words

"""One lunch behind a row of a chart: what was said there, the way to the lunch, and to a theme."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from winnotes.core.insight.behind import Behind
from winnotes.gui.insights.theme_line import ThemeLine
from winnotes.gui.widgets import button, label
from winnotes.i18n import _

LINK_PX = 7  # what a link keeps free around its words


class BehindRow(QFrame):
    """`lunch_asked(behind)`, `theme_named(behind, name)`, `taken_out(behind)`.

    T puts what was said under a theme; Delete takes it out of the one that is shown.
    """

    lunch_asked = Signal(object)
    theme_named = Signal(object, str)
    taken_out = Signal(object)

    def __init__(
        self, one: Behind, name: str, themes: Iterable[str], *, can_open: bool, is_theme: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "quoted" if one.lines else "plain")
        self.one, self._themes = one, list(themes)
        self.can_gather, self.is_theme = can_open and bool(one.key), is_theme and can_open
        self.line: ThemeLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(2)
        for line in one.lines:
            said = label(line.text, "quote" if line.kind != "text" else "", wrap=True)
            said.setContentsMargins(LINK_PX, 0, 0, 0)
            self._column.addWidget(said)
        self._column.addLayout(self._ways(name, can_open=can_open))

    def _ways(self, name: str, *, can_open: bool) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(8)
        self.link = button(name, lambda: self.lunch_asked.emit(self.one), "link", tip=_("Open this lunch"))
        across.addWidget(self.link if can_open else label(name, "quiet"))
        across.addStretch(1)
        if self.can_gather:
            tip = _("T: gather what was said under a theme of your own")
            across.addWidget(button(_("Theme  T"), self.ask_theme, "link", tip=tip))
        if self.is_theme:
            tip = _("Delete: it is no longer gathered here")
            across.addWidget(button(_("Take out"), lambda: self.taken_out.emit(self.one), "link", tip=tip))
        return across

    def ask_theme(self) -> None:
        """Ask below what was said under which theme it goes."""
        if self.line is None:
            self.line = ThemeLine(_("Put under a theme"), self._themes)
            self.line.named.connect(lambda name: self.theme_named.emit(self.one, name))
            self.line.left.connect(self._put_line_away)
            self._column.addWidget(self.line)
        self.line.show()
        self.line.setFocus()

    def _put_line_away(self) -> None:
        if self.line is not None:
            self.line.hide()
        self.link.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_T and not event.modifiers() and self.can_gather:
            self.ask_theme()
        elif event.key() == Qt.Key.Key_Delete and self.is_theme:
            self.taken_out.emit(self.one)
        else:
            super().keyPressEvent(event)

"""The pages one goes to and fro between away from the table: where one is as a title, the others beside it to press."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget

from winnotes.gui.widgets import Flow, button, label
from winnotes.i18n import N_, _

TABS = {
    "library": N_("Interviews"),
    "deals": N_("Deals"),
    "rounds": N_("Rounds"),
    "insights": N_("Insights"),
    "guide": N_("Guide"),
    "model": N_("Sales cycle"),
    "content": N_("Content"),
}
GAP_PX = 12


class _Line(Flow):
    """One line where there is room for it; large letters on a small screen take two."""

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.in_one_line()


class PageTabs(QWidget):
    """`page_asked(name)` when one of the other pages is wanted; `here` is the page these tabs stand on."""

    page_asked = Signal(str)

    def __init__(self, here: str) -> None:
        super().__init__()
        self.title = label(_(TABS[here]), "title")
        self.buttons = {
            name: button(_(words), partial(self.page_asked.emit, name), "tab")
            for name, words in TABS.items()
            if name != here
        }
        row = _Line(self, GAP_PX)
        for name in TABS:
            row.addWidget(self.title if name == here else self.buttons[name])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.title.setMinimumHeight(next(iter(self.buttons.values())).sizeHint().height())

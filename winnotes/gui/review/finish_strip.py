"""Says who finished and who reopened; while my notes are finished it holds the line to reopen them with a reason."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.review.view import View, show_instant
from winnotes.gui.widgets import button, label, set_role
from winnotes.i18n import _


class FinishStrip(QFrame):
    """A strip under the head of the page. `reopened(reason)` on Enter or the button, never without a reason."""

    reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.inner = QWidget()
        self.told = label("", wrap=True)
        self.reason = LineField(_("Why reopen it"), _("Why reopen it?"))
        self.reopen = button(_("Reopen"), self.ask, tip=_("Say why first; the reason is kept and shown"))
        self._line = QWidget()
        self._lay_out()
        self.reason.returnPressed.connect(self.ask)

    def show_view(self, view: View) -> None:
        """Say how the interview stands; with nothing to say the strip is not there."""
        told = [one[:1].upper() + one[1:] for one in sentences(view)]
        self.told.setText("   ·   ".join(told))
        self.told.setAccessibleName(". ".join(told))
        self._line.setVisible(view.is_locked)
        set_role(self, "role", "notice" if view.is_locked else "panel")
        self.setVisible(bool(told))

    def ask(self) -> None:
        """Reopen with the reason typed; without one, go to where it is typed."""
        if reason := self.reason.text().strip():
            self.reason.clear()
            self.reopened.emit(reason)
        else:
            self.reason.setFocus()

    def _lay_out(self) -> None:
        self.reason.setMaximumWidth(420)
        across = QHBoxLayout(self._line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.reason, 1)
        across.addWidget(self.reopen)
        across.addStretch(1)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self._line)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self.inner, 100)
        outer.addStretch(1)


def sentences(view: View) -> Iterator[str]:
    """Yield a sentence for every reopening and for everybody who finished, and how to go on."""
    for one in view.interview.reopenings:
        yield _("{name} reopened it on {when}: {reason}").format(
            name=view.name_of(one.person), when=show_instant(one.at), reason=one.reason
        )
    for field, heads in view.interview.fields.items():
        content = heads[-1].content if field.startswith("finished.") else None
        if isinstance(content, dict) and content.get("done") is True:
            name = view.name_of(field.removeprefix("finished."))
            when = show_instant(str(content.get("at", "")))
            yield _("{name} finished on {when}").format(name=name, when=when)
    if view.is_locked:
        yield _("Your notes cannot be changed until you reopen them")

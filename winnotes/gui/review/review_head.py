"""The head of the review: the way back, whose lunch it was, and Finish; it stays while the page scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.gui.review.view import View
from winnotes.gui.widgets import Elided, button
from winnotes.i18n import _, listed, ngettext, show_date
from winnotes.wording import original_guide


class ReviewHead(QWidget):
    """`back_asked()` and `finish_asked()`."""

    back_asked = Signal()
    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Elided("heading")
        self._about = Elided()
        self.back = button("‹  " + _("The notes"), self.back_asked.emit, "link", tip=_("Escape"))
        self.finish = button(
            _("Finish"), self.finish_asked.emit, "primary", tip=_("Lock these notes (Ctrl+Shift+Return)")
        )
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self.title)
        heading.addWidget(self._about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(self.back)
        layout.addLayout(heading, 1)
        layout.addWidget(self.finish)

    def show_view(self, view: View) -> None:
        """Show account and deal, with whom, how long; no Finish where it is finished."""
        deal = (view.interview.fact("account"), view.interview.fact("deal_name"))
        self.title.setText("  ·  ".join(part for part in deal if part) or _("A lunch without a name"))
        self._about.setText("   ·   ".join(about(view)))
        self.finish.setVisible(not view.is_locked)


def about(view: View) -> list[str]:
    """Return with whom, when, noted by whom and how long, each where it is known."""
    interview = view.interview
    told = []
    if name := interview.fact("interviewee"):
        told.append(_("as told by {name}").format(name=name))
    if met_on := interview.fact("met_on"):
        told.append(show_date(met_on))
    if interview.writers:
        told.append(
            _("notes by {names}").format(names=listed([view.name_of(one) for one in interview.writers]))
        )
    if interview.guide.id != original_guide().id:
        told.append(_("guide: {title}").format(title=interview.guide.title))
    minutes = round(interview.clock_s("talk") / 60)
    if minutes:
        told.append(ngettext("{n} minute of talk", "{n} minutes of talk", minutes).format(n=minutes))
    return told

"""Must-asks nobody touched, as links and as a mail to the sales person that only has to be sent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.review.follow_up import follow_up
from winnotes.gui.review.section import Section, framed
from winnotes.gui.review.view import View
from winnotes.gui.widgets import Flow, button, label
from winnotes.i18n import _


class MustAskSection(Section):
    """Links to the questions and the follow-up mail; the mail's button puts it on the clipboard."""

    def __init__(self) -> None:
        super().__init__(_("Must-asks still open"), _("Fill them in now, or ask with the mail below."))
        self.mail = TextField(_("Follow-up mail"))
        self.mail.setReadOnly(True)
        self.mail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.copy = button(_("Copy the mail"), self._copy)
        self._told = label("", "quiet")
        self._links = Flow()
        self.links: list[QWidget] = []
        self._lay_out()

    def show_view(self, view: View) -> None:
        """Show the must-asks still open and the mail that asks them."""
        for link in self.links:
            self._links.removeWidget(link)
            link.hide()
            link.deleteLater()
        questions = view.interview.open_must_asks()
        self.links = [self._link(view, question.key) for question in questions]
        for link in self.links:
            self._links.addWidget(link)
        self.mail.show_text(follow_up(view.interview, questions, view.document.person.name))
        self._fit()
        address = view.interview.fact("interviewee_email")
        self._told.setText(_("To {address}").format(address=address) if address else "")
        self.setVisible(bool(questions))

    def _link(self, view: View, key: str) -> QWidget:
        words = view.document.guide.by_key[key].text
        return button(view.label_of(key), lambda: self.question_asked.emit(key), "link", tip=_(words))

    def _fit(self) -> None:
        """Show the whole mail, with room for a line that wraps."""
        self.mail.ensurePolished()
        lines = self.mail.document().blockCount() + 2
        self.mail.setFixedHeight(lines * self.mail.fontMetrics().lineSpacing() + 24)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mail.toPlainText())
        self._told.setText(_("Copied. Paste it into your mail."))

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setLayout(self._links)
        self.rows.addWidget(holder)
        self.rows.addWidget(framed(self.mail))
        self.add_row(self.copy, self._told)

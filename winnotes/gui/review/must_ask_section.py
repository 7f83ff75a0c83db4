"""Must-asks nobody touched, as links and as a mail to the sales person that only has to be sent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.review.follow_up import follow_up
from winnotes.gui.review.section import Section, framed
from winnotes.gui.review.view import View
from winnotes.gui.widgets import Flow, button, label
from winnotes.i18n import _


class Mail(TextField):
    """A text to read and copy, shown whole however its lines wrap."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setReadOnly(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_text(self, text: str) -> None:
        """Show the mail from its first line."""
        super().show_text(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height of the whole mail."""
        self.setFixedHeight(round(self.document().size().height()) + 24)


class MustAskSection(Section):
    """Links to the questions and the follow-up mail; the mail's button puts it on the clipboard."""

    def __init__(self) -> None:
        super().__init__(_("Must-asks still open"), _("Fill them in now, or ask with the mail below."))
        self.mail = Mail(_("Follow-up mail"))
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
        address = view.interview.fact("interviewee_email")
        self._told.setText(_("To {address}").format(address=address) if address else "")
        self.setVisible(bool(questions))

    def _link(self, view: View, key: str) -> QWidget:
        words = view.document.guide.by_key[key].text
        return button(view.label_of(key), lambda: self.question_asked.emit(key), "link", tip=_(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mail.toPlainText())
        self._told.setText(_("Copied. Paste it into your mail."))

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setLayout(self._links)
        self.rows.addWidget(holder)
        self.rows.addWidget(framed(self.mail))
        self.add_row(self.copy, self._told)

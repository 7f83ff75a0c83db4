"""The summary in three lines: what the boss reads when there is time for nothing else."""

from PySide6.QtCore import QEvent

from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.review.section import Section, framed
from winnotes.gui.review.view import View
from winnotes.i18n import _

LINES = 3
FACT = "summary"


class SummarySection(Section):
    """One field bound to the fact `summary`; always there."""

    def __init__(self) -> None:
        super().__init__(_("Summary"), _("Three lines: why they chose us, who decided, what nearly lost it."))
        self._document: InterviewDocument | None = None
        self.field = TextField(_("Summary in three lines"), "note")
        self.rows.addWidget(framed(self.field))
        self.field.typed.connect(self._take)
        self.field.left.connect(self._leave)

    def show_view(self, view: View) -> None:
        """Show the summary as it stands; text being typed here is never replaced by itself."""
        self._document = view.document
        if self.field.toPlainText() != view.document.fact(FACT):
            self.field.show_text(view.document.fact(FACT))
        self.field.setReadOnly(view.is_locked)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        """Give the field the height of its lines, with room for long ones that wrap."""
        self.field.ensurePolished()
        lines = max(LINES + 1, min(8, self.field.document().blockCount() + 1))
        self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + 28)

    def _take(self, text: str) -> None:
        if self._document is not None:
            self._document.set_fact(FACT, text)

    def _leave(self) -> None:
        if self._document is not None:
            self._document.leave(FACT)

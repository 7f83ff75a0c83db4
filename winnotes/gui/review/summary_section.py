"""The summary in three lines: what the boss reads when there is time for nothing else."""

from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import TextField
from winnotes.gui.review.section import Section, framed
from winnotes.gui.review.view import View
from winnotes.i18n import _

LINES, MOST_LINES = 3, 8
FACT = "summary"


class SummaryField(TextField):
    """As high as its lines, three at least, eight at most; beyond them it scrolls."""

    def fit(self) -> None:
        """Take the height of the lines there are."""
        self.setFixedHeight(self.height_px(max(LINES, min(MOST_LINES, self.document().blockCount()))))


class SummarySection(Section):
    """One field bound to the fact `summary`; always there."""

    def __init__(self) -> None:
        super().__init__(_("Summary"), _("Three lines: why they chose us, who decided, what nearly lost it."))
        self._document: InterviewDocument | None = None
        self.field = SummaryField(_("Summary in three lines"), "note")
        self.rows.addWidget(framed(self.field))
        self.field.typed.connect(self._take)
        self.field.left.connect(self._leave)

    def show_view(self, view: View) -> None:
        """Show the summary as it stands; text being typed here is never replaced by itself."""
        self._document = view.document
        if self.field.toPlainText() != view.document.fact(FACT):
            self.field.show_text(view.document.fact(FACT))
        self.field.setReadOnly(view.is_locked)
        self.field.fit()

    def _take(self, text: str) -> None:
        if self._document is not None:
            self._document.set_fact(FACT, text)

    def _leave(self) -> None:
        if self._document is not None:
            self._document.leave(FACT)

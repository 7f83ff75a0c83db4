"""What was typed into a field and not understood: kept as it stands, a link leads to where it can be mended."""

from winnotes.core.guide import Part, Question
from winnotes.core.interview import Voice
from winnotes.core.value import unread
from winnotes.gui.review.section import LINK, Section, room_for
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, label
from winnotes.i18n import _


class UnreadSection(Section):
    """One row per value nobody could read, every voice."""

    def __init__(self) -> None:
        super().__init__(
            _("Not understood"), _("Kept as typed. Reword it at its question, or leave it."), gap_px=0
        )

    def show_view(self, view: View) -> None:
        """Show every value that has no reading."""
        self.clear()
        found = [
            (answer.question, voice, part, text)
            for answer in view.interview.answers
            for voice, value in zip(answer.voices, answer.values, strict=True)
            for part, text in unread(answer.question, value)
        ]
        for question, voice, part, text in found:
            self._add(view, question, voice, part, text)
        self.setVisible(bool(found))

    def _add(self, view: View, question: Question, voice: Voice, part: Part, text: str) -> None:
        told = _("{part}: “{typed}”").format(part=_(part.label), typed=text)
        link = button(
            view.label_of(question.key), lambda: self.question_asked.emit(question.key), "link", tip=told
        )
        link.setMinimumWidth(room_for(LINK))
        name = "" if view.is_mine(voice.person) else view.name_of(voice.person)
        self.add_row(link, label(told, wrap=True), label(name, "quiet"), stretch=1)

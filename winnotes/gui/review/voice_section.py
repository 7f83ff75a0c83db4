"""Where two people noted different things of one question: both readings side by side, neither preferred."""

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QWidget

from winnotes.core.interview import Answer
from winnotes.core.voice import states_differ
from winnotes.gui.review.section import EDGE_PX, LINK, Section, room_for
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, label
from winnotes.i18n import _
from winnotes.wording import STATUS, show

Reading = tuple[str, str, str]  # part, name, what they noted
NOTED = 3  # the column that takes the room


class VoiceSection(Section):
    """One block per question whose voices ask to be agreed."""

    def __init__(self) -> None:
        super().__init__(
            _("Voices that differ"), _("Both are kept and both are printed until you agree on one.")
        )

    def show_view(self, view: View) -> None:
        """Show every question whose voices differ."""
        self.clear()
        answers = [answer for answer in view.interview.answers if answer.differs]
        for answer in answers:
            self.rows.addWidget(self._block(view, answer))
        self.setVisible(bool(answers))

    def _block(self, view: View, answer: Answer) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, EDGE_PX, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(3, 1)
        readings = list(differing(view, answer))
        told = "; ".join(f"{name}: {noted}" for _part, name, noted in readings)
        key = answer.question.key
        link = button(view.label_of(key), lambda: self.question_asked.emit(key), "link", tip=told)
        link.setMinimumWidth(room_for(LINK))
        grid.addWidget(link, 0, 0)
        before = ""
        for row, (part, name, noted) in enumerate(readings):
            for column, (words, role) in enumerate(
                (("" if part == before else part, "quiet"), (name, "quiet"), (noted, "")), 1
            ):
                grid.addWidget(label(words, role, wrap=column == NOTED), row, column)
            grid.setRowMinimumHeight(row, 28)
            before = part
        return block


def differing(view: View, answer: Answer) -> Iterator[Reading]:
    """Yield (part, name, what they noted) for every part and state in which the voices are unlike."""
    voices = list(zip(answer.voices, answer.values, strict=True))
    for part in answer.question.parts:
        united = answer.united.get(part.key)
        if united and united.differs:
            for voice, value in voices:
                if noted := show(part, value.read.get(part.key)):
                    yield _(part.label), view.name_of(voice.person), noted
    if states_differ(answer.values):
        for voice, value in voices:
            if value.state not in ("open", "answered"):
                yield _("Status"), view.name_of(voice.person), _(STATUS[value.state])

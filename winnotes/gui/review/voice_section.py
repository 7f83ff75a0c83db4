"""Where people noted different things of one question: side by side, neither preferred, until they agree on one."""

from winnotes.core.interview import Answer, Voice
from winnotes.core.value import Value
from winnotes.desk.agreeing import to_agree
from winnotes.gui.review.agree_row import AgreeRow
from winnotes.gui.review.section import LINK, Section, room_for
from winnotes.gui.review.view import View, show_instant
from winnotes.gui.widgets import button, go_to, label
from winnotes.i18n import _
from winnotes.wording import STATUS, show


class VoiceSection(Section):
    """A row for each answer whose voices are unlike, those that must be agreed first, then what was agreed."""

    def __init__(self) -> None:
        super().__init__(
            _("Voices that differ"),
            _("Both are kept and printed until you agree: 1, 2, 3 choose, Enter agrees, up and down go on."),
        )
        self.agree_rows: list[AgreeRow] = []
        self._view: View | None = None
        self._next = -1

    def show_advice(self, is_shown: bool) -> None:
        """Always say how to agree: it is no edit of anybody's notes and may come after finishing."""
        self.why.setVisible(bool(self.agree_rows))

    def show_view(self, view: View) -> None:
        """Show every answer whose voices are unlike, and below them what was agreed, by whom and when."""
        self._view = view
        self.clear()
        found = to_agree(view.interview)
        self.agree_rows = [AgreeRow(view, one) for one in found]
        for row in self.agree_rows:
            row.settled.connect(self._settle)
            row.stepped.connect(self._step)
            row.question_asked.connect(self.question_asked)
            self.rows.addWidget(row)
            row.show()  # at once, so that it can take the keys
        agreed = [answer for answer in view.interview.answers if answer.agreed is not None]
        for answer in agreed:
            self._add_agreed(view, answer)
        must = sum(one.must for one in found)
        self.count.setText(_("{n} to agree").format(n=must) if must else "")
        self.why.setVisible(bool(found))
        self.setVisible(bool(found or agreed))
        self._go_on()

    def choose_first(self, text: str) -> bool:
        """Take a number typed anywhere on the page as a choice in the first row; return whether it was one."""
        is_choice = bool(self.agree_rows) and text.isdecimal() and len(text) == 1
        if is_choice:
            self.agree_rows[0].setFocus()
            self.agree_rows[0].choose(int(text) - 1)
        return is_choice

    def _add_agreed(self, view: View, answer: Answer) -> None:
        voice = answer.agreed
        if voice is None:
            return
        key = answer.question.key
        link = button(view.label_of(key), lambda: self.question_asked.emit(key), "link")
        link.setMinimumWidth(room_for(LINK))
        told = _("agreed by {name}, {when}").format(
            name=view.name_of(voice.person), when=show_instant(voice.at)
        )
        back = button(
            _("Take it back"), lambda: self._take_back(key), "link", tip=_("Both voices stand again")
        )
        back.setAccessibleName(_("Take it back: {question}").format(question=view.label_of(key)))
        self.add_row(link, label(said(answer, voice), wrap=True), label(told, "quiet"), back, stretch=1)

    def _settle(self, key: str, value: Value, seen: list[str]) -> None:
        if self._view is not None:
            self._next = next(n for n, row in enumerate(self.agree_rows) if row.key == key)
            self._view.document.agreed.emit(key, value, seen)

    def _take_back(self, key: str) -> None:
        if self._view is not None:
            self._view.document.disagreed.emit(key)

    def _step(self, by: int) -> None:
        here = next((n for n, row in enumerate(self.agree_rows) if row is self.sender()), 0)
        if 0 <= here + by < len(self.agree_rows):
            self.agree_rows[here + by].setFocus()

    def _go_on(self) -> None:
        """After an agreement the row that stands in its place takes the keys, or the last one."""
        wanted, self._next = self._next, -1
        if wanted >= 0 and self.agree_rows:
            go_to(self.agree_rows[min(wanted, len(self.agree_rows) - 1)])


def said(answer: Answer, voice: Voice) -> str:
    """Return what an agreed value says, part by part."""
    value = answer.values[answer.voices.index(voice)]
    told = [
        _("{part}: {said}").format(part=_(part.label), said=shown)
        for part in answer.question.parts if (shown := show(part, value.read.get(part.key)) or value.text(part.key))
    ]  # fmt: skip
    if value.state not in ("open", "answered"):
        told.append(_(STATUS[value.state]))
    return "   ".join(told)

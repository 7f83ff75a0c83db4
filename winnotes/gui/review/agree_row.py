"""One answer whose voices are unlike: what each said side by side, and what to agree on, all by the keyboard."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from winnotes.core.interview import initials
from winnotes.core.value import Value
from winnotes.desk.agreeing import Open, both, taken, unlike_parts
from winnotes.gui.review.notes_abreast import notes_abreast
from winnotes.gui.review.option_card import OptionCard
from winnotes.gui.review.third_editor import ThirdEditor
from winnotes.gui.review.view import View
from winnotes.gui.widgets import button, label
from winnotes.i18n import _, ngettext
from winnotes.wording import STATUS, show, show_row

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
TURNS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgreeRow(QFrame):
    """`settled(key, value, ids)` when something is agreed on, `stepped(by)` up and down, `question_asked(key)`.

    A digit chooses, Enter agrees; the last card opens fields for a third value (Ctrl+Enter where it has rows).
    """

    settled = Signal(str, object, list)
    stepped = Signal(int)
    question_asked = Signal(str)

    def __init__(self, view: View, found: Open) -> None:
        super().__init__()
        self.key = found.answer.question.key
        self._view, self._found = view, found
        self._chosen = -1
        self.third: ThirdEditor | None = None
        self.setProperty("role", "answer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._parts = unlike_parts(found.answer.question, found.values)
        self._values: list[Value | None] = self._made_values()
        self.cards = self._made_cards()
        self.agree = button(_("Agree"), self.agree_on_chosen, "primary", tip=_("Enter"))
        self.agree.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.setAccessibleName(
            ". ".join([view.label_of(self.key), *(one.accessibleName() for one in self.cards)])
        )

    def choose(self, number: int) -> None:
        """Choose the card with this number, from 0; beyond the last nothing is chosen."""
        if not 0 <= number < len(self.cards):
            return
        self._chosen = number
        for n, card in enumerate(self.cards):
            card.set_chosen(n == number)
        self.agree.show()
        if self._values[number] is None:
            self._write_third()
        elif self.third is not None:
            self.third.hide()
            self.setFocus()

    def agree_on_chosen(self) -> None:
        """Settle the answer on what is chosen; without a choice nothing happens."""
        if self._chosen < 0:
            return
        value = self._values[self._chosen] or (self.third.value() if self.third is not None else None)
        if value is not None:
            seen = [voice.version for voice, _value in self._found.voices]
            self.settled.emit(self.key, value, seen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, text = event.key(), event.text()
        if text.isdecimal() and len(text) == 1:
            self.choose(int(text) - 1)
        elif key in ENTER:
            self.agree_on_chosen()
        elif key in STEPS:
            self.stepped.emit(STEPS[Qt.Key(key)])
        elif key in TURNS:
            self.choose((self._chosen + TURNS[Qt.Key(key)]) % len(self.cards) if self._chosen >= 0 else 0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        show_whole(self)

    def _made_values(self) -> list[Value | None]:
        question, values = self._found.answer.question, self._found.values
        found: list[Value | None] = [taken(question, values, n) for n in range(len(values))]
        together = both(question, values)
        if together is not None:
            found.append(together)
        return [*found, None] if self._parts else found

    def _made_cards(self) -> list[OptionCard]:
        voices = self._found.voices
        cards = [
            OptionCard(n, whose(self._view, voice.person, is_agreed=voice.is_agreed), self._told(value))
            for n, (voice, value) in enumerate(voices, 1)
        ]
        for value in self._values[len(voices) :]:
            words = _("All of it") if value is not None else _("Something else")
            lines = self._told_together(value) if value is not None else [_("Write a third")]
            cards.append(OptionCard(len(cards) + 1, words, lines))
        for n, card in enumerate(cards):
            card.pressed.connect(lambda n=n: self.choose(n))
        return cards

    def _told(self, value: Value) -> list[str]:
        """Return what a value says where the voices are unlike, a line for each part."""
        told = []
        for part in self._parts:
            reading = value.read.get(part.key)
            if part.kind == "rows" and isinstance(reading, list):
                told += [", ".join(show_row(part, row)) for row in reading if isinstance(row, dict)]
                continue
            typed = value.said.get(part.key, "")
            shown = show(part, reading) or (f"“{typed}”" if isinstance(typed, str) and typed else "")
            if shown:
                told.append(_("{part}: {said}").format(part=_(part.label), said=shown))
        if value.state not in ("open", "answered"):
            told.append(_(STATUS[value.state]))
        return told or [_("says nothing of it")]

    def _told_together(self, value: Value) -> list[str]:
        """Return the same of what unites the voices; rows are counted, for they stand beside it already."""
        rows = sum(len(value.rows(part.key)) for part in self._parts if part.kind == "rows")
        counted = ngettext("{n} row, each once", "{n} rows, each once", rows).format(n=rows)
        return [counted] if rows else self._told(value)

    def _write_third(self) -> None:
        if self.third is None:
            question = self._found.answer.question
            self.third = ThirdEditor(question, self._parts, taken(question, self._found.values, 0))
            self.third.left.connect(self.setFocus)
            self._column.insertWidget(2, self.third)
        self.third.show()
        self._column.activate()
        self.third.start()
        QTimer.singleShot(0, self, lambda: show_whole(self))  # once the page is laid out anew

    def _lay_out(self) -> None:
        self._column.setContentsMargins(6, 4, 6, 8)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        key = self.key
        head.addWidget(button(self._view.label_of(key), lambda: self.question_asked.emit(key), "link"))
        if self._found.must:
            head.addWidget(label(_("to agree"), "amber"))
        head.addStretch(1)
        head.addWidget(self.agree)
        self.agree.hide()
        cards = QHBoxLayout()
        cards.setSpacing(8)
        for card in self.cards:
            cards.addWidget(card, 1)
        self._column.addLayout(head)
        self._column.addLayout(cards)
        notes: QWidget | None = notes_abreast(self._view, self._found.answer)
        if notes is not None:
            self._column.addWidget(notes)


def whose(view: View, person: str, *, is_agreed: bool = False) -> str:
    """Return initials and name of who said something: two may have the same initials."""
    name = view.name_of(person)
    known = view.names.get(person) or view.interview.people.get(person)
    told = f"{initials(name)}  ·  {name}" if known else name
    return _("{who}, agreed").format(who=told) if is_agreed else told


def show_whole(row: QWidget) -> None:
    """Scroll so that all of a row is seen, its head where it is taller than the page."""
    area = row.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        top = row.mapTo(inside, QPoint(0, 0)).y()
        area.ensureVisible(0, top + row.height(), 0, 8)
        area.ensureVisible(0, top, 0, 8)

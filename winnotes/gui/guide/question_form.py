"""What stands beside the list: everything about one question, or the name of a group or of the guide, typed over."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from winnotes.core.guide import CODED, Guide, Part, Question
from winnotes.core.guide_editing import FIELDS, ONE_PART, OWN_KINDS, ROWS, TEXT, kind_of
from winnotes.core.guide_parts import IN_ROWS, choices_of
from winnotes.gui.guide.parts_editor import PartsEditor
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Choice, button, label
from winnotes.i18n import N_, _
from winnotes.wording.guide import KINDS, NOTES_ONLY

WORDS = {"text": N_("Question"), "label": N_("Short label"), "probe": N_("Probe"), "bridge": N_("Bridge")}
FROZEN = N_(
    "Answers are read by the key {key} and the kind, so both stay: with another kind it becomes a question of its own, "
    "and choices are added or reworded but not taken away."
)
OFFERED = N_("Choices, one a line")
STEPS = N_("The ends of the scale, one a line, and what they mean: 1 nobody, 10 fierce")
FRESH = N_("Not asked yet: kind and choices may still change. Once it is asked it keeps its key, now {key}.")


class QuestionForm(QWidget):
    """`edited(name, value)` at every change of a field."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: QLineEdit() for name in WORDS}
        self.section, self.kind = Choice(_("Group")), Choice(_("Kind of answer"))
        self.must_ask, self.private = TickBox(*[_("Must-ask")] * 2), TickBox(*[_("Private")] * 2)
        self.choices, self.told = QPlainTextEdit(), label("", "quiet", wrap=True)
        self.parts = PartsEditor(_("Field"), (TEXT, *ONE_PART))
        self.columns = PartsEditor(_("Column"), IN_ROWS)
        self._parts_label = label(_("Fields beside the notes"), "quiet")
        self._columns_label = label(_("Columns of each row of the answer"), "quiet")
        self.anew = button(_("Ask it anew, with other fields"), partial(self.edited.emit, "anew", ""))
        self.choices.setTabChangesFocus(True)
        self._choices_label = label(_(OFFERED), "quiet")
        self._lay_out()
        self._connect()

    def show_question(self, guide: Guide, question: Question, *, is_frozen: bool) -> None:
        """Show a question of `guide`; `is_frozen` where lunches were held by it."""
        for name, field in self.fields.items():
            if field.text() != getattr(question, name):
                field.setText(getattr(question, name))
                field.setCursorPosition(0)  # its beginning is in view
        _fill(self.section, {key: _(title) for key, title in guide.sections.items()}, question.section)
        kind = kind_of(question)
        _fill(self.kind, {one: _(KINDS[one] if one != TEXT else NOTES_ONLY) for one in OWN_KINDS}, kind)
        for box, is_on in ((self.must_ask, question.must_ask), (self.private, question.private)):
            box.blockSignals(True)
            box.setChecked(is_on)
            box.blockSignals(False)
        self._show_choices(kind, question.parts)
        columns = question.rows.columns if question.rows else ()
        fields = question.fields if kind in (FIELDS, ROWS) else ()
        for part_of, editor, heading in (
            (fields, self.parts, self._parts_label),
            (columns, self.columns, self._columns_label),
        ):
            editor.show_parts(part_of)
            editor.setVisible(bool(part_of))
            heading.setVisible(bool(part_of))
        self.anew.setVisible(is_frozen and kind in (FIELDS, ROWS))
        self.told.setText(_(FROZEN if is_frozen else FRESH).format(key=question.key))

    def _show_choices(self, kind: str, parts: Sequence[Part]) -> None:
        choices = choices_of(parts[0]) if kind in (*CODED, "scale") else []
        self.choices.blockSignals(True)
        self.choices.setPlainText("\n".join(choices))
        self.choices.blockSignals(False)
        told = _(STEPS if kind == "scale" else OFFERED)
        self._choices_label.setText(told)
        self.choices.setAccessibleName(told)
        for widget in (self.choices, self._choices_label):
            widget.setVisible(bool(choices))

    def move_field(self, by: int) -> bool:
        """Move the field or column somebody types in up or down; return whether they do."""
        return self.parts.move_row(by) or self.columns.move_row(by)

    def show_words(self, question: Question) -> None:
        """Show the words of a question where nobody types just now: a label may follow the question."""
        for name, field in self.fields.items():
            if not field.hasFocus() and field.text() != getattr(question, name):
                field.setText(getattr(question, name))

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.textEdited.connect(partial(self.edited.emit, name))
        self.section.activated.connect(lambda _at: self.edited.emit("section", self.section.currentData()))
        self.kind.activated.connect(lambda _at: self.edited.emit("kind", self.kind.currentData()))
        self.must_ask.toggled.connect(partial(self.edited.emit, "must_ask"))
        self.private.toggled.connect(partial(self.edited.emit, "private"))
        self.parts.edited.connect(lambda _part, _rows: self.edited.emit("parts", self.parts.parts()))
        self.columns.edited.connect(lambda _part, _rows: self.edited.emit("columns", self.columns.parts()))
        self.choices.textChanged.connect(lambda: self.edited.emit("choices", self.choices.toPlainText()))

    def _lay_out(self) -> None:
        form = _made_form(self)
        rows: list[tuple[str, QWidget]] = [(words, self.fields[name]) for name, words in WORDS.items()]
        for words, widget in (*rows, (N_("Group"), self.section), (N_("Kind of answer"), self.kind)):
            widget.setAccessibleName(_(words))
            form.addRow(label(_(words), "quiet"), widget)
        form.addRow(self._choices_label, self.choices)
        for box in (
            self._parts_label, self.parts, self._columns_label, self.columns, self.told, self.anew,
            self.must_ask, self.private,
        ):  # fmt: skip
            form.addRow(box)


class NameForm(QWidget):
    """One line: the title of the guide or of a group. `edited(name)` at every key."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field, self.told = QLineEdit(), label("", "quiet", wrap=True)
        self._heading = label("", "quiet")
        form = _made_form(self)
        form.addRow(self._heading, self.field)
        form.addRow(self.told)
        self.field.textEdited.connect(self.edited)

    def show_name(self, heading: str, name: str, told: str) -> None:
        """Show a name under a heading, and what there is to say of it."""
        self._heading.setText(heading)
        self.field.setAccessibleName(heading)
        self.told.setText(told)
        if self.field.text() != name:
            self.field.setText(name)


def _made_form(holder: QWidget) -> QFormLayout:
    form = QFormLayout(holder)
    form.setContentsMargins(8, 0, 8, 0)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    return form


def _fill(choice: Choice, items: dict[str, str], chosen: str) -> None:
    choice.clear()
    for data, words in items.items():
        choice.addItem(words, data)
    choice.setCurrentIndex(choice.findData(chosen))

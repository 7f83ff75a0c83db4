"""The guide as a list of its questions, and beside it everything about the one that is current, to be typed over."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from winnotes.core.guide import CODED, Guide, Question
from winnotes.core.guide_editing import OWN_KINDS, kind_of
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Choice, Flow, Scroller, button, label, scaled
from winnotes.i18n import N_, _, ngettext

COMPACT_PX = 720  # below this height the page uses less air, as the library does
ROW_PX = 32
KEY = Qt.ItemDataRole.UserRole
WORDS = {
    "text": N_("Question"),
    "label": N_("Short label"),
    "probe": N_("Probe"),
    "bridge": N_("Bridge"),
}
KINDS = {
    "text": N_("Notes only"), "choice": N_("One of several"), "choices": N_("Several of several"), "tags": N_("Tags"),
    "ranked": N_("Ranked"), "counts": N_("Choices with counts"), "scale": N_("1 to 10"), "number": N_("A number"),
    "amount": N_("An amount"), "duration": N_("How long"),
}  # fmt: skip


class GuidePage(QWidget):
    """`edited(key, name, value)`: a field of a question became another; `asked(what)`: a button was pressed."""

    page_asked = Signal(str)
    edited = Signal(str, str, object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Guide"))
        self.guide: Guide | None = None
        self.frozen: frozenset[str] = frozenset()
        self.tabs, self.list = PageTabs("guide"), QListWidget()
        self.list.setAccessibleName(_("Questions"))
        self.told, self.strip = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.fields = {name: QLineEdit() for name in WORDS}
        self.section, self.kind = Choice(_("Group")), Choice(_("Kind of answer"))
        self.must_ask, self.private = TickBox(*[_("Must-ask")] * 2), TickBox(*[_("Private")] * 2)
        self.choices = QPlainTextEdit()
        self.choices.setTabChangesFocus(True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    @property
    def key(self) -> str:
        """The key of the current question."""
        at = self.list.currentRow()
        return str(self.list.item(at).data(KEY)) if at >= 0 else ""

    def show_guide(
        self, guide: Guide, frozen: frozenset[str], key: str = "", *, is_typed: bool = False
    ) -> None:
        """Show a guide, with the question `key` current; where it `is_typed` the fields stay as they are."""
        key = key or self.key or guide.in_checklist_order[0].key
        self.guide, self.frozen = guide, frozen
        self.list.blockSignals(True)
        self.list.clear()
        for section, questions in guide.grouped:
            heading = QListWidgetItem(_(guide.sections[section]).upper())
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(heading)
            for question in questions:
                self._add(question, is_current=question.key == key)
        self.list.blockSignals(False)
        count = ngettext("{n} question", "{n} questions", len(guide.questions)).format(n=len(guide.questions))
        must = sum(one.must_ask for one in guide.questions)
        self.told.setText(
            _(
                "{title}: {questions}, {must} must-asks. New lunches follow it; lunches that were held keep theirs."
            ).format(title=guide.title, questions=count, must=must)
        )
        if not is_typed:
            self._show_question()

    def tell(self, text: str) -> None:
        """Say something below the head: what differs, what was refused."""
        self.strip.setText(text)
        self.strip.setVisible(bool(text))

    def _add(self, question: Question, *, is_current: bool) -> None:
        marks = ("  *" if question.must_ask else "") + (_("  private") if question.private else "")
        item = QListWidgetItem(f"   {_(question.label)}{marks}")
        item.setData(KEY, question.key)
        item.setToolTip(question.text)
        item.setSizeHint(QSize(0, scaled(ROW_PX)))
        self.list.addItem(item)
        if is_current:
            self.list.setCurrentItem(item)

    def _show_question(self) -> None:
        question = self.guide.by_key.get(self.key) if self.guide else None
        if self.guide is None or question is None:
            return
        for name, field in self.fields.items():
            if field.text() != getattr(question, name):
                field.setText(getattr(question, name))
        _fill(self.section, {key: _(title) for key, title in self.guide.sections.items()}, question.section)
        kind = kind_of(question)
        kinds = {one: _(KINDS[one]) for one in OWN_KINDS} if kind else {"": _("Several fields")}
        _fill(self.kind, kinds, kind)
        self.kind.setEnabled(bool(kind))
        for box, is_on in ((self.must_ask, question.must_ask), (self.private, question.private)):
            box.blockSignals(True)
            box.setChecked(is_on)
            box.blockSignals(False)
        codes = question.parts[0].codes if kind in CODED else {}
        self.choices.blockSignals(True)
        self.choices.setPlainText("\n".join(codes.values()))
        self.choices.blockSignals(False)
        self.choices.setEnabled(bool(codes))

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_question())
        for name, field in self.fields.items():
            field.textEdited.connect(partial(self._edit, name))
        self.section.activated.connect(lambda _at: self._edit("section", self.section.currentData()))
        self.kind.activated.connect(lambda _at: self._edit("kind", self.kind.currentData()))
        self.must_ask.toggled.connect(partial(self._edit, "must_ask"))
        self.private.toggled.connect(partial(self._edit, "private"))
        self.choices.textChanged.connect(lambda: self._edit("choices", self.choices.toPlainText()))

    def _edit(self, name: str, value: object) -> None:
        if self.key:
            self.edited.emit(self.key, name, value)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setContentsMargins(16, 0, 16, 0)
        beside.setSpacing(16)
        beside.addWidget(self.list, 2)
        beside.addWidget(Scroller(self._made_form()), 3)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.tabs, self._made_buttons(), self.told, self.strip)
        for part in parts:
            around = QHBoxLayout()
            around.setContentsMargins(16, 0, 16, 0)
            around.addWidget(part)
            if part is self.tabs:
                around.addStretch(1)
            self._column.addLayout(around)
        self._column.addLayout(beside, 1)
        keys = label(_("Alt+↑ ↓: its place     Ctrl+Ins: add     Ctrl+Del: out     Ctrl+Z: undo"), "quiet")
        keys.setContentsMargins(16, 0, 16, 0)
        self._column.addWidget(keys)
        self.tell("")

    def _made_form(self) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(8, 0, 8, 0)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows: list[tuple[str, QWidget]] = [(words, self.fields[name]) for name, words in WORDS.items()]
        rows += [
            (N_("Group"), self.section),
            (N_("Kind of answer"), self.kind),
            (N_("Choices, one a line"), self.choices),
        ]
        for words, widget in rows:
            widget.setAccessibleName(_(words))
            form.addRow(label(_(words), "quiet"), widget)
        for box in (self.must_ask, self.private):
            form.addRow(box)
        return holder

    def _made_buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 8)
        for what, words in (
            ("add", _("Add a question")), ("remove", _("Take it out")), ("differs", _("What differs")),
            ("restore", _("Restore the original 22")), ("import", _("Take in a guide")),
            ("export", _("Save the guide")),
        ):  # fmt: skip
            flow.addWidget(button(words, partial(self.asked.emit, what)))
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 8) if self.height() < COMPACT_PX else (24, 24, 24, 16)))


def _fill(choice: Choice, items: dict[str, str], chosen: str) -> None:
    choice.clear()
    for data, words in items.items():
        choice.addItem(words, data)
    choice.setCurrentIndex(choice.findData(chosen))

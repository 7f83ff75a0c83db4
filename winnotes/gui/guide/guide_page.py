"""The guide as a list, and beside it everything about its current row, to be typed over."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from winnotes.core.guide import Guide
from winnotes.gui.guide.apart_strip import ApartStrip
from winnotes.gui.guide.compare_pane import ComparePane
from winnotes.gui.guide.guide_list import GuideList, Place
from winnotes.gui.guide.question_form import NameForm, QuestionForm
from winnotes.gui.lunch.rows_editor import Cell
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.widgets import Flow, Scroller, button, go_to, label
from winnotes.i18n import _, ngettext

COMPACT_PX = 720  # below this height the page uses less air, as the library does


class GuidePage(QWidget):
    """`asked(what)`: a button was pressed. `edited(key, name, value)`: something became another.

    `name` is a field of the question `key`, or "section_title" of the section `key`, or "title" of the guide.
    """

    page_asked = Signal(str)
    edited = Signal(str, str, object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Guide"))
        self.guide: Guide | None = None
        self.frozen: frozenset[str] = frozenset()
        self.tabs, self.list, self.apart = PageTabs("guide"), GuideList(), ApartStrip()
        self.told, self.strip = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.question, self.name, self.compare = QuestionForm(), NameForm(), ComparePane()
        self.beside = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    @property
    def place(self) -> Place:
        """What the current row is about."""
        return self.list.place or Place("guide")

    @property
    def key(self) -> str:
        """The key of the current question, "" where a group or the guide itself is current."""
        return self.place.key if self.place.what == "question" else ""

    def show_guide(
        self, guide: Guide, frozen: frozenset[str], place: Place | None = None, *, is_typed: bool = False
    ) -> None:
        """Show a guide, with one row current; where that `is_typed` in, the fields stay as they are."""
        self.guide, self.frozen = guide, frozen
        self.list.show_guide(guide, place or self.list.place or Place(""))
        count = ngettext("{n} question", "{n} questions", len(guide.questions)).format(n=len(guide.questions))
        must = sum(one.must_ask for one in guide.questions)
        self.told.setText(
            _(
                "{title}: {questions}, {must} must-asks. New lunches follow it; lunches that were held keep theirs."
            ).format(title=guide.title, questions=count, must=must)
        )
        if not is_typed:
            self.show_place()
        elif self.key:
            self.question.show_words(guide.by_key[self.key])

    def tell(self, text: str) -> None:
        """Say something below the head: what was refused, what was taken out."""
        self.strip.setText(text)
        self.strip.setVisible(bool(text))

    def show_place(self) -> None:
        """Show beside the list what its current row is about."""
        guide, (what, key) = self.guide, self.place
        if guide is None:
            return
        if what == "question":
            self.question.show_question(guide, guide.by_key[key], is_frozen=key in self.frozen)
        elif what == "section":
            count = sum(one.section == key for one in guide.questions)
            told = ngettext("{n} question is in it.", "{n} questions are in it.", count).format(n=count)
            empty = _(
                "Nothing is in it yet, so lunches do not show it. Ctrl+Ins adds a question, Ctrl+Del takes it out."
            )
            self.name.show_name(_("Group"), guide.sections[key], told if count else empty)
        else:
            told = _("Lunches and files say which guide they followed by this title.")
            self.name.show_name(_("Title of the guide"), guide.title, told)
        self.beside.setCurrentIndex(0 if what == "question" else 1)

    def show_compare(self) -> None:
        """Show what differs beside the list, until another row is gone to."""
        self.beside.setCurrentIndex(2)
        go_to(self.compare.with_which)

    def start_typing(self) -> None:
        """Put the cursor into the first field of what is shown beside the list, its words selected."""
        at = self.beside.currentIndex()
        if at == 2:
            go_to(self.compare.with_which)
            return
        field = self.question.fields["text"] if at == 0 else self.name.field
        go_to(field)
        field.end(False)
        field.home(True)  # all of it, its beginning in view

    def take_word(self) -> bool:
        """Where somebody types, take out the word behind the cursor, or the row of a table; return whether they do."""
        field = QApplication.focusWidget()
        if isinstance(field, Cell):
            field.removed.emit()
        elif isinstance(field, QLineEdit):
            field.cursorWordForward(True)
            field.del_()
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.show_place()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.list.gone_to.connect(lambda _place: self.show_place())
        self.list.enter_pressed.connect(self.start_typing)
        self.question.edited.connect(lambda name, value: self._edit("question", name, value))
        self.name.edited.connect(lambda name: self._edit("section", "section_title", name))
        self.name.edited.connect(lambda name: self._edit("guide", "title", name))

    def _edit(self, what: str, name: str, value: object) -> None:
        if self.place.what == what:
            self.edited.emit(self.place.key, name, value)

    def _lay_out(self) -> None:
        for form in (self.question, self.name, self.compare):
            self.beside.addWidget(Scroller(form))
        side_by_side = QHBoxLayout()
        side_by_side.setContentsMargins(16, 0, 16, 0)
        side_by_side.setSpacing(16)
        side_by_side.addWidget(self.list, 2)
        side_by_side.addWidget(self.beside, 3)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.tabs, self._made_buttons(), self.told, self.strip, self.apart)
        for part in parts:
            around = QHBoxLayout()
            around.setContentsMargins(16, 0, 16, 0)
            around.addWidget(part)
            if part is self.tabs:
                around.addStretch(1)
            self._column.addLayout(around)
        self._column.addLayout(side_by_side, 1)
        keys = label(
            _(
                "Enter: type     Esc: back     Alt+↑ ↓: its place     Ctrl+Ins: add     Ctrl+Del: out     Ctrl+Z: undo"
            ),
            "quiet",
            wrap=True,
        )
        keys.setContentsMargins(16, 0, 16, 0)
        self._column.addWidget(keys)
        self.tell("")

    def _made_buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, 8)
        for what, words in (
            ("add", _("Add a question")), ("add_group", _("Add a group")), ("remove", _("Take it out")),
            ("differs", _("What differs")), ("restore", _("Restore the original 22")),
            ("import", _("Take in a guide")), ("export", _("Save the guide")),
        ):  # fmt: skip
            flow.addWidget(button(words, partial(self.asked.emit, what)))
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 8) if self.height() < COMPACT_PX else (24, 24, 24, 16)))

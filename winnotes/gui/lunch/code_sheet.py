"""The lunch code, large enough to be read across the table, and the line where the other laptop's is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.errors import WinNotesError
from winnotes.core.identity import read_lunch_code
from winnotes.gui.lunch.interview_document import InterviewDocument
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.sheet import Sheet
from winnotes.gui.widgets import Scroller, button, frame, go_to, label, scaled
from winnotes.i18n import N_, _, listed
from winnotes.wording import FACTS, explain

WHY = N_(
    "Type this on the other laptop: both sets of notes become one interview, before, during or after the lunch."
)
CODE_PX, EDGES_PX = 76, 72


def spaced(code: str) -> str:
    """Return a lunch code as it is shown: capitals, its groups apart. No two letters of it look alike."""
    return code.upper().replace("-", "   ")


class CodeSheet(Sheet):
    """Shows the code; `join_asked(code, is_sure)` when another one is typed, `listening_asked()` for the split."""

    join_asked = Signal(str, bool)
    listening_asked = Signal()

    def __init__(self, document: InterviewDocument, parent: QWidget) -> None:
        super().__init__(_("Lunch code"), 760, 420, parent)
        self._document, self._code = document, ""
        self.shown = label("", "code")
        self.field = LineField(_("Code on the other laptop"), _("e.g. kem tav rus"))
        self.told = label("", wrap=True)
        self.sure = button(_("Join all the same"), lambda: self.join_asked.emit(self._code, True))
        self.leave_it = button(_("Leave it"), self._leave_it)
        self._lay_out()
        self.field.returnPressed.connect(self._read)
        self.field.typed.connect(lambda _text: self.tell(""))

    def open(self) -> None:
        """Show the code as it is now, the line ready to type another."""
        self.shown.setText(spaced(self._document.code) or _("No code"))
        self.shown.setAccessibleName(
            _("Lunch code {code}").format(code=" ".join(spaced(self._document.code)))
        )
        self.field.clear()
        self.tell("")
        super().open()
        self._fit()
        go_to(self.field)

    def _fit(self) -> None:
        """Show the code as large as it can be read from afar, and never wider than the sheet."""
        self.shown.setStyleSheet(f"font-size: {scaled(CODE_PX)}px")
        self.shown.ensurePolished()
        wide, room = self.shown.sizeHint().width(), self.width() - EDGES_PX
        if wide > room:
            self.shown.setStyleSheet(f"font-size: {scaled(CODE_PX) * room // wide}px")

    def tell(self, sentence: str, *, asks: bool = False) -> None:
        """Say what came of the code typed; where it `asks`, offer to join or to leave it."""
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))
        self.sure.setVisible(asks)
        self.leave_it.setVisible(asks)
        if asks:
            self.leave_it.setFocus()

    def ask(self, unlike: tuple[str, ...]) -> None:
        """Ask before two lunches are joined that contradict each other in these facts."""
        names = listed([_(FACTS[name]).lower() for name in unlike])
        told = _("The lunch with this code says something else here: {names}. Is it the same lunch?")
        self.tell(told.format(names=names), asks=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _read(self) -> None:
        typed = self.field.text().strip()
        code = read_lunch_code(typed)
        if code:
            self._code = code
            self.join_asked.emit(code, False)
        elif typed:
            self.tell(explain(WinNotesError("no_lunch_code", typed=typed)))

    def _leave_it(self) -> None:
        self.tell("")
        go_to(self.field)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(_(WHY), wrap=True))
        column.addSpacing(8)
        column.addWidget(frame("rule"))
        column.addWidget(label(_("Or join the other laptop's lunch"), "heading"))
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(button(_("Join"), self._read))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        asking = QHBoxLayout()
        for one in (self.sure, self.leave_it):
            asking.addWidget(one)
        asking.addStretch(1)
        column.addLayout(asking)
        column.addStretch(1)
        self.column.addWidget(Scroller(inside), 1)
        foot = QHBoxLayout()
        foot.addWidget(
            button(_("Who listens for what"), self.listening_asked.emit, "link", tip=_("Ctrl+Shift+M"))
        )
        foot.addStretch(1)
        foot.addWidget(button(_("Close"), self.close_sheet, "primary"))
        self.column.addLayout(foot)

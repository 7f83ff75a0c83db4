"""Two strips over the list: the line that takes the other laptop's code, and two lunches that may be one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from winnotes.desk.library import Line
from winnotes.gui.library.line_words import title_of
from winnotes.gui.widgets import button, label
from winnotes.i18n import N_, _, listed, show_date

if TYPE_CHECKING:
    from winnotes.desk.joining import Likely
    from winnotes.gui.lunch.typing_field import LineField

REASONS = {
    "deal": N_("same deal"),
    "account": N_("same account"),
    "near_dates": N_("near dates"),
    "sales_person": N_("same sales person"),
}


class JoinStrip(QFrame):
    """Asks for the code shown on the other laptop. `typed(text)` on Enter; `left()` when it is put away."""

    typed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.told = label("", wrap=True)
        self._row = QHBoxLayout()
        self._made: LineField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 8, 40, 8)
        column.addLayout(self._row)
        column.addWidget(self.told)
        self.hide()

    @property
    def field(self) -> "LineField":
        """The line for the code; made when it is first wanted."""
        if self._made is None:
            from winnotes.gui.lunch.typing_field import LineField  # known after the first paint only

            self._made = LineField(_("Code on the other laptop"), _("e.g. kem tav rus"))
            self._made.setMaximumWidth(240)
            self._made.typed.connect(lambda _text: self.tell(""))
            self._row.addWidget(label(_("Code on the other laptop (F12 shows it there)")))
            self._row.addWidget(self._made)
            self._row.addWidget(button(_("Join"), self._take))
            self._row.addWidget(button(_("Not now"), self.put_away, "link"))
            self._row.addStretch(1)
        return self._made

    def ask(self) -> None:
        """Show the strip with an empty line that has the keys."""
        self.field.clear()
        self.tell("")
        self.show()
        self.field.setFocus()

    def tell(self, sentence: str) -> None:
        """Say why a code was not taken; what was typed stays."""
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))

    def put_away(self) -> None:
        """Hide the strip; the keys go back to the list."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.field.text().strip():
            self.typed.emit(self.field.text())


class PairStrip(QFrame):
    """Offers one likely pair at a time. `settled(pair, is_same)` when it is joined or turned down."""

    settled = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._pair: Likely | None = None
        self.told = label("", wrap=True)
        self.same = button(_("Join"), lambda: self._settle(is_same=True), tip=_("It can be taken back (F7)"))
        self.other = button(_("Not the same"), lambda: self._settle(is_same=False), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 8, 40, 8)
        row.addWidget(self.told, 1)
        row.addWidget(self.same)
        row.addWidget(self.other)
        self.hide()

    def show_pair(self, pair: "Likely | None", lines: dict[str, Line]) -> None:
        """Ask about this pair; with none, or one that is not listed, the strip is not there."""
        known = pair is not None and pair.one in lines and pair.other in lines
        self._pair = pair if known else None
        if pair is not None and known:
            told = _("These two may be the same lunch ({reasons}): {one}, and {other}.").format(
                reasons=listed([_(REASONS[one]) for one in pair.reasons]),
                one=_told(lines[pair.one], pair.noted_by[0]),
                other=_told(lines[pair.other], pair.noted_by[1]),
            )
            self.told.setText(told)
            self.setAccessibleName(told)
        self.setVisible(self._pair is not None)

    def _settle(self, *, is_same: bool) -> None:
        pair, self._pair = self._pair, None
        if pair is not None:
            self.hide()
            self.settled.emit(pair, is_same)


def _told(line: Line, noted_by: tuple[str, ...]) -> str:
    """Return an interview in a few words: account and deal, who noted it, when."""
    told = [f"“{title_of(line)}”"]
    if noted_by:
        told.append(_("noted by {names}").format(names=listed(noted_by)))
    if line.met_on:
        told.append(_("on {date}").format(date=show_date(line.met_on)))
    return " ".join(told)

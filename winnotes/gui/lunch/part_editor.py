"""Quick entry for one typed part: a line to type in, the reading beside it, chips that type for you.

The text is the truth; chips and reading are views of it. What cannot be read stays and is marked.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from winnotes.core.code import items
from winnotes.core.guide import Part
from winnotes.core.guide_parts import choices_of
from winnotes.core.value import read_part
from winnotes.core.version import Json
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.widgets import Flow, label, scaled, set_role
from winnotes.i18n import _
from winnotes.wording import show, words

WIDEST_PX = {"scale": 90, "choice": 260, "number": 260, "duration": 260}  # of a line, by kind, at 100 %


class QuickField(LineField):
    """The line of a part. On a scale a letter is no answer: it goes to the notes instead (`strayed`)."""

    strayed = Signal(str)

    def __init__(self, part: Part, question: str) -> None:
        super().__init__(f"{question}: {_(part.label)}", _(part.hint))
        self._is_scale = part.kind == "scale"

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        text = event.text()
        if self._is_scale and text.isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.strayed.emit(text)
            return
        super().keyPressEvent(event)


class PartEditor(QWidget):
    """One part of one question. `edited(part_key, text)` at every change."""

    edited = Signal(str, str)
    strayed = Signal(str)
    left = Signal()

    def __init__(self, part: Part, question: str) -> None:
        super().__init__()
        self.part = part
        self.line = QuickField(part, question)
        self.reading = label("", "reading", wrap=True)
        self.chips: dict[str, QPushButton] = {}
        self._lay_out()
        self.line.typed.connect(self._take_typed)
        self.line.left.connect(self.left)
        self.line.strayed.connect(self.strayed)

    def show_said(self, text: str) -> None:
        """Show what the document holds."""
        self.line.show_text(text)
        self._show_reading(text)

    def _lay_out(self) -> None:
        self._name = label(_(self.part.label), "quiet")
        self._fit()
        self.reading.setAccessibleName(_("Understood as"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._name, self.line):
            row.addWidget(widget, 2 if widget is self.line else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        flow = Flow(gap=4 if self.part.kind == "scale" else 6)  # ten stand on one line of a small screen
        for chip in self._made_chips():
            flow.addWidget(chip)
        if self.part.kind == "scale":
            row.addLayout(flow, 8)
        row.addWidget(self.reading, 1)
        if self.chips and self.part.kind != "scale":
            column.addLayout(flow)
        elif self.part.codes:
            column.addWidget(label("     ".join(choices_of(self.part)), "quiet", wrap=True))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        """Give the line the width its kind of answer asks for at this zoom."""
        self._name.ensurePolished()
        self._name.setMinimumWidth(max(84, self._name.sizeHint().width()))
        self.line.setMinimumWidth(scaled(56 if self.part.kind == "scale" else 120))
        self.line.setMaximumWidth(scaled(WIDEST_PX.get(self.part.kind, 460)))

    def _made_chips(self) -> list[QPushButton]:
        if self.part.kind == "scale":
            names = {str(n): str(n) for n in range(self.part.low, self.part.high + 1)}
        else:
            names = {code: _(shown) for code, shown in self.part.codes.items()}
        for code, shown in names.items():
            chip = QPushButton(shown)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _checked=False, code=code: self._press(code))
            self.chips[code] = chip
        return list(self.chips.values())

    def _press(self, code: str) -> None:
        self.line.replace_text(_pressed(self.part, self.line.text(), code))
        self.line.setFocus()

    def _take_typed(self, text: str) -> None:
        self._show_reading(text)
        self.edited.emit(self.part.key, text)

    def _show_reading(self, text: str) -> None:
        reading = read_part(self.part, text, words()) if text.strip() else ""
        shown = show(self.part, reading)
        unread = reading is None
        self.reading.setText(_("kept as typed") if unread else "" if shown == text.strip() else shown)
        set_role(self.reading, "role", "unread" if unread else "reading")
        set_role(self.line, "unread", unread)
        chosen = _chosen(reading)
        for code, chip in self.chips.items():
            chip.setChecked(code in chosen)


def _chosen(reading: Json) -> list[str]:
    if isinstance(reading, list):
        return [str(one[0]) if isinstance(one, list) else str(one) for one in reading]
    return [] if reading in (None, "") else [str(reading)]


def _pressed(part: Part, text: str, code: str) -> str:
    """Return the text after a chip was pressed: chosen, taken back, or counted up."""
    if part.kind == "scale":
        return "" if text.strip() == code else code
    name = _(part.codes[code])
    if part.kind == "choice":
        return "" if read_part(part, text, words()) == code else name
    entries = items(text)
    found = [n for n, entry in enumerate(entries) if code in _chosen(read_part(part, entry, words()))]
    if part.kind == "counts" and found:
        reading = read_part(part, entries[found[0]], words())
        count = reading[0][1] if isinstance(reading, list) and isinstance(reading[0], list) else None
        entries[found[0]] = f"{(count if isinstance(count, int) else 1) + 1} {name}"
    elif found:
        del entries[found[0]]
    else:
        entries.append(name)
    return ", ".join(entries)

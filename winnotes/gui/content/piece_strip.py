"""Under the table: the current piece's other names, why it worked, hurt or was not used, and what can be done."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from winnotes.core.insight.content import Piece
from winnotes.desk.content import Line
from winnotes.gui.widgets import button, label, scaled
from winnotes.i18n import N_, _, listed
from winnotes.wording import original_guide

MOST = 4  # whys are shown
USES = {
    "worked": N_("worked"),
    "neutral": N_("neutral"),
    "made_harder": N_("made it harder"),
    "unknown": N_("shown"),
    "not_used": N_("not used"),
    "not_agreed": N_("not agreed"),
}


class PieceStrip(QFrame):
    """`join_pressed()`, `part_pressed()`, `retire_pressed()`: what is wanted of the current piece."""

    join_pressed = Signal()
    part_pressed = Signal()
    retire_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.title, self.told = label("", "heading"), label("", "quiet", wrap=True)
        self.join = button(_("Join with …  J"), self.join_pressed.emit)
        self.part = button(_("Take apart  P"), self.part_pressed.emit)
        self.retire = button(_("Retire  R"), self.retire_pressed.emit)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.told)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for widget in (self.join, self.part, self.retire):
            row.addWidget(widget)

    def show_line(self, line: Line | None, marked: str, typed: str) -> None:
        """Say what is known of a piece; with none, how one comes in."""
        self.setMinimumHeight(scaled(96))
        for widget in (self.join, self.part, self.retire):
            widget.setVisible(line is not None)
        if line is None:
            self.title.setText(
                _("Enter adds “{name}”").format(name=typed) if typed else _("No content pieces yet")
            )
            self.told.setText(_(
                "Write a name above (name; kind; stage), or take in a list. Pieces named at lunches come by themselves."
            ))  # fmt: skip
            return
        piece = line.piece
        self.part.setVisible(piece is not None and len(piece.members) > 1)
        self.retire.setText(_("Bring back  R") if piece and piece.is_retired else _("Retire  R"))
        self.join.setText(_("Join with …  J"))
        if marked and marked != line.name:
            self.join.setText(_("Join with “{name}”  J").format(name=marked))
        elif marked:
            self.join.setText(_("Go to the other one and press J"))
        self.title.setText(line.name)
        self.told.setText("\n".join(_lines(line)))


def _lines(line: Line) -> Iterator[str]:
    piece = line.piece
    if piece is None:
        yield _("Named at lunches only.")
    elif len(piece.names) > 1:
        yield _("Also called {names}.").format(names=listed([f"“{one}”" for one in piece.names[1:]]))
    elif piece.stage:
        yield _("For: {stage}").format(stage=piece.stage)
    if line.use:
        if reasons := _reasons(line.use):
            yield _("Not used: {reasons}").format(reasons=reasons)
        for why in line.use.whys[:MOST]:
            yield _("{use}: {why}").format(use=_(USES.get(why.use, why.use)).capitalize(), why=why.text)
    elif piece is not None:
        yield _("No lunch named it yet.")


def _reasons(use: Piece) -> str:
    question = original_guide().by_key["content_not_used"]
    codes = (
        next(column.codes for column in question.rows.columns if column.key == "reason")
        if question.rows
        else {}
    )
    told = {code: _(words) for code, words in codes.items()} | {
        "": _("no reason told"),
        "not_agreed": _("not agreed"),
    }
    return ", ".join(f"{told.get(one.code, one.code)} × {one.count}" for one in use.reasons if one.count)

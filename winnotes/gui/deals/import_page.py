"""A list of deals coming in: how it will be read, what is asked, what is left out; nothing is taken before Enter."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from winnotes.core.deal import FACTS
from winnotes.exchange.deal_mapping import FIELDS, KEPT, LEFT_OUT, Column, DealMapping
from winnotes.exchange.deal_notice import told_rows
from winnotes.exchange.deal_preview import DealPreview
from winnotes.gui.tab_order import order_tabs
from winnotes.gui.widgets import Choice, Elided, Flow, Scroller, button, empty, frame, go_to, label, scaled
from winnotes.i18n import N_, _, ngettext, show_date
from winnotes.wording import show_number

FIELD_WORDS = {
    "account": N_("Account"), "name": N_("Deal"), "amount": N_("Amount"), "currency": N_("Currency"),
    "created": N_("Created on"), "closed": N_("Won on"), "owner": N_("Sales person"), "stage": N_("Stage"),
    "segment": N_("Segment"), "product": N_("Product"), "lead_source": N_("Lead source"), "crm_id": N_("Id in the CRM"),
    "won": N_("Whether it was won"), KEPT: N_("Kept as it is"), LEFT_OUT: N_("Left out"),
}  # fmt: skip
ORDER_WORDS = {"dmy": N_("day, month, year"), "mdy": N_("month, day, year"), "ymd": N_("year, month, day")}
MOST_NOTICES = 12
WIDEST_PX = 200  # of a cell at 100 %: a long name leaves the days their room


class ImportPage(QWidget):
    """`said(mapping)` when something was answered, `taken()` to take the list in, `left()` to leave it."""

    said = Signal(object)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("A list coming in"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.preview: DealPreview | None = None
        self._mapping, self._columns = DealMapping(), tuple[Column, ...]()
        self.choices: dict[str, Choice] = {}
        self.answers: list[QPushButton] = []
        self.title, self.about = label(_("A list coming in"), "title"), label("", "quiet", wrap=True)
        self.take_button = button(_("Take in  ↵"), self.press_take, "primary")
        self.asks, self.columns, self.first, self.notes = (QVBoxLayout() for _part in range(4))
        self._lay_out()

    def show_reading(self, name: str) -> None:
        """Say that a list is being read."""
        self.preview = None
        self._clear()
        self.title.setText(name)
        self.about.setText(_("Reading the list"))
        self.take_button.setEnabled(False)

    def show_refused(self, sentence: str, columns: Mapping[Column, str], mapping: DealMapping) -> None:
        """Say why the list cannot be read like this, and let its columns be said: with what stands first in each."""
        self.preview, self._mapping = None, mapping
        self._clear()
        self.about.setText(sentence)
        self.take_button.setEnabled(False)
        self._show_columns(columns)
        order_tabs(self)

    def show_preview(self, preview: DealPreview) -> None:
        """Show how the list will be read."""
        self.preview, self._mapping = preview, preview.mapping
        self._clear()
        rows = ngettext("{n} row", "{n} rows", preview.rows).format(n=show_number(preview.rows))
        count = len(preview.deals)
        deals = ngettext("{n} won deal", "{n} won deals", count).format(n=show_number(count))
        self.about.setText(_("{rows}, {deals}. Nothing is taken in yet.").format(rows=rows, deals=deals))
        self.take_button.setText(_("Take in {deals}  ↵").format(deals=deals))
        self.take_button.setEnabled(preview.is_ready and count > 0)
        self._show_asks(preview)
        self._show_first(preview)
        if not preview.is_own:
            self._show_columns({column: _example(preview, column) for column in preview.columns})
        self._show_notes(preview)
        order_tabs(self)

    def press_take(self) -> None:
        """Take the list in; what is still asked is gone to instead."""
        if self.take_button.isEnabled():
            self.taken.emit()
        elif self.answers:
            go_to(self.answers[0])

    # what is asked

    def _show_asks(self, preview: DealPreview) -> None:
        for asked in preview.order_asked:
            told = _("“{example}” in row {row} of {column}: which comes first?").format(
                example=asked.example, row=asked.row, column=asked.column
            )
            orders = {_(ORDER_WORDS[order]): {"date_order": order} for order in asked.orders}
            self._ask(told, orders)
        if preview.won_asked:
            told = _("Which of these words means that a deal was won?")
            words = {
                f"{one.word}  {one.count}": {"won": (one.word,)} for one in preview.stages[:MOST_NOTICES]
            }
            self._ask(told, words)

    def _ask(self, told: str, answers: Mapping[str, Mapping[str, object]]) -> None:
        """Ask something; the answers by their words are what they say of the list."""
        card = frame("notice")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(label(told, "heading", wrap=True))
        holder = QWidget()
        flow = Flow(holder, 8)
        for words, answer in answers.items():
            self.answers.append(button(words, partial(self._say, **answer)))
            flow.addWidget(self.answers[-1])
        column.addWidget(holder)
        self.asks.addWidget(card)

    def _say(self, **answer: object) -> None:
        """Say what was answered, together with what was said before."""
        self.said.emit(replace(self._mapping, **answer))  # type: ignore[arg-type]  # DealMapping's own names

    # how it will be read

    def _show_first(self, preview: DealPreview) -> None:
        if not preview.deals:
            return
        self.first.addWidget(label(_("The first deals, as they will be read"), "heading"))
        shown = [name for name in FACTS if any(name in deal.facts for deal in preview.first)]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, name in enumerate(shown):
            grid.addWidget(label(_(FIELD_WORDS[name]), "quiet"), 0, at)
        for row, deal in enumerate(preview.first[:6], 1):
            for at, name in enumerate(shown):
                cell = Elided("")
                cell.setMaximumWidth(scaled(WIDEST_PX))
                cell.setText(_told(name, deal.facts.get(name)))
                if name in ("amount", "created", "closed"):
                    cell.setMinimumWidth(cell.sizeHint().width())
                grid.addWidget(cell, row, at)
        holder = QWidget()
        holder.setLayout(grid)
        self.first.addWidget(holder)

    def _show_columns(self, columns: Mapping[Column, str]) -> None:
        self._columns = tuple(columns)
        if not columns:
            return
        self.columns.addWidget(label(_("What each column is"), "heading"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(16)
        for row, (column, example) in enumerate(columns.items()):
            heading = Elided("")
            heading.setText(column.heading)
            grid.addWidget(heading, row, 0)
            grid.addWidget(self._choice(column), row, 1)
            grid.addWidget(label(shortened(example), "quiet"), row, 2)
        self.columns.addWidget(holder)

    def _choice(self, column: Column) -> Choice:
        choice = self.choices[column.heading] = Choice(
            _("What “{heading}” is").format(heading=column.heading)
        )
        for name in (*FIELDS, KEPT, LEFT_OUT):
            choice.addItem(_(FIELD_WORDS[name]), name)
        choice.setCurrentIndex(choice.findData(column.field))
        choice.activated.connect(
            lambda _at, column=column, choice=choice: self._map(column, choice.currentData())
        )
        return choice

    def _map(self, column: Column, name: str) -> None:
        """Say what a column is; the one that was it before is kept as it is."""
        freed = {one.heading: KEPT for one in self._columns if one.field == name and name in FIELDS}
        self._say(columns={**self._mapping.columns, **freed, column.heading: name})

    def _show_notes(self, preview: DealPreview) -> None:
        told = [
            _("{n} left out: {why}. {rows}.").format(
                n=show_number(len(rows)), why=one.reason, rows=told_rows(rows)
            )
            for one, rows in preview.left_out
        ]
        told += [str(one) for one in preview.notices[:MOST_NOTICES]]
        if (more := len(preview.notices) - MOST_NOTICES) > 0:
            told.append(ngettext("{n} more to look at.", "{n} more to look at.", more).format(n=more))
        if told:
            self.notes.addWidget(label(_("Left out, and to be looked at"), "heading"))
        for line in told:
            self.notes.addWidget(label(line, "", wrap=True))

    def _clear(self) -> None:
        self.choices.clear()
        self.answers.clear()
        for part in (self.asks, self.first, self.columns, self.notes):
            empty(part)

    # putting it together

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press_take()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(40, 12, 40, 24)
        inside.setSpacing(20)
        parts: tuple[QLayout, ...] = (self.asks, self.first, self.columns, self.notes)
        for part in parts:
            inside.addLayout(part)
        inside.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(40, 20, 40, 12)
        head.setSpacing(8)
        names = QVBoxLayout()
        names.addWidget(self.title)
        names.addWidget(self.about)
        head.addLayout(names, 1)
        head.addWidget(button(_("Leave  Esc"), self.left.emit))
        head.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(frame("rule"))
        layout.addWidget(Scroller(inner), 1)


def _told(name: str, value: object) -> str:
    if isinstance(value, int | float):
        return show_number(value)
    return show_date(str(value)) if name in ("created", "closed") and value else str(value or "")


def _example(preview: DealPreview, column: Column) -> str:
    """Return what stands in a column of the first deal that has something there."""
    name = f"crm.{column.heading}" if column.field == KEPT else column.field
    found = next((deal.facts[name] for deal in preview.first if deal.facts.get(name)), "")
    return _told(name, found)


def shortened(text: str, most: int = 48) -> str:
    """Return the beginning of a cell, in one line."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"

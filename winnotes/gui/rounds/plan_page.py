"""A round is planned: deals chosen, over segments and sales persons, marketers named, and the fair split seen."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from winnotes.core.deal import Deal
from winnotes.core.round import by_sales_person, fair_split, spread
from winnotes.desk.home import today
from winnotes.gui.deals.deal_filters import DealFilters
from winnotes.gui.lunch.typing_field import LineField
from winnotes.gui.review.due_date import read_due
from winnotes.gui.rounds.pick_model import PickModel
from winnotes.gui.rounds.pick_table import PickTable
from winnotes.gui.rounds.words import value_of
from winnotes.gui.tab_order import order_tabs
from winnotes.gui.widgets import Number, button, label, set_role
from winnotes.i18n import _, ngettext, show_month

COMPACT_PX = 720  # below this height the page uses less air, as the library does
FEW = 12  # deals are chosen for a round unless another number is said


class PlanPage(QWidget):
    """`begun(name, deals, marketers, ends)` with an ISO day or "", `left()` to leave it."""

    begun = Signal(str, object, object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("A new round"))
        self.model = PickModel()
        self.table, self.filters = PickTable(self.model), DealFilters(self.model)
        self.name = LineField(_("Name of the round"))
        self.marketers = LineField(_("Marketers"), _("Kim Berger, Alex Osei"))
        self.ends = LineField(_("Last day"), _("6 weeks, 2026-12-18"))
        self.count = Number(_("How many deals"), 1, 500)
        self.count.setValue(FEW)
        self.told = label("", "quiet", wrap=True)
        self.begin_button = button(_("Begin the round  Ctrl+↵"), self.begin, "primary")
        self._lay_out()
        self._connect()

    def show_deals(self, deals: Sequence[Deal], lunches: Mapping[str, str], names: Sequence[str]) -> None:
        """Begin to plan among these deals; `names` are marketers to begin with."""
        self.name.setText(show_month(today()[:7]))
        self.marketers.setText(", ".join(names))
        self.ends.clear()
        self.model.pick(())
        self.model.show_deals(deals, lunches)
        self.filters.without_lunch.setChecked(True)
        self.filters.clear_words()
        self.filters.offer()
        self._show_split()
        order_tabs(self)
        self.marketers.setFocus()

    @property
    def named(self) -> list[str]:
        """The marketers as typed, each once."""
        return list(dict.fromkeys(one.strip() for one in self.marketers.text().split(",") if one.strip()))

    @property
    def picked(self) -> list[Deal]:
        """The deals that are ticked, in the order of the list."""
        return [deal for deal in self.model.deals if deal.id in self.model.picked]

    def begin(self) -> None:
        """Begin the round, where deals and marketers are there and the last day is one."""
        day = read_due(self.ends.text(), date.fromisoformat(today()))
        is_strange = bool(self.ends.text().strip()) and not day
        set_role(self.ends, "unread", is_strange)
        if is_strange:
            self.ends.setFocus()
        elif self.picked and self.named:
            self.begun.emit(self.name.text().strip() or show_month(today()[:7]), self.picked, self.named, day)

    def pick_spread(self) -> None:
        """Tick as many of those shown as asked for, over segments and sales persons."""
        self.model.pick(spread(self.model.shown, self.count.value()))
        self._show_split()

    def pick_shown(self) -> None:
        """Tick all that are shown, beside those that are ticked."""
        self.model.pick([*self.model.picked.values(), *self.model.shown])
        self._show_split()

    def pick_none(self) -> None:
        """Take every tick away."""
        self.model.pick(())
        self._show_split()

    def _show_split(self) -> None:
        picked, named = self.picked, self.named
        shares = fair_split(picked, named)
        self.model.show_marketers(shares)
        self.begin_button.setEnabled(bool(picked and named))
        if not picked:
            told = _("Tick deals with Space, or choose some spread over segments and sales persons.")
        elif not named:
            told = _("{deals}. Who takes the lunches? Name the marketers above.").format(
                deals=_counts(picked)
            )
        else:
            told = "   ".join(
                [_counts(picked) + ":"]
                + [
                    f"{name} {_counts(mine)}"
                    for name in named
                    if (mine := [d for d in picked if shares[d.id] == name])
                ]
            )
        self.told.setText(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() == "/":
            self.filters.focus_search()
        else:
            super().keyPressEvent(event)

    # putting it together

    def _connect(self) -> None:
        self.marketers.textChanged.connect(lambda _text: self._show_split())
        self.table.ticked.connect(self._show_split)
        self.table.typed.connect(self.filters.focus_search)
        self.table.opened.connect(lambda _deal: self.table.toggle_current())
        search = self.filters.search
        search.stepped.connect(self.table.step)
        search.entered.connect(self.table.setFocus)
        search.escaped.connect(self.table.setFocus)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addLayout(self._made_head())
        self._column.addLayout(self._made_facts())
        self._column.addWidget(self.filters)
        self._column.addLayout(self._made_choice())
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self.table)
        self._column.addLayout(around, 1)

    def _made_head(self) -> QHBoxLayout:
        head = _row()
        head.addWidget(label(_("A new round"), "title"))
        head.addStretch(1)
        head.addWidget(button(_("Leave  Esc"), self.left.emit))
        head.addWidget(self.begin_button)
        return head

    def _made_facts(self) -> QHBoxLayout:
        row = _row()
        for words, field, stretch in (
            (_("Name"), self.name, 2), (_("Marketers"), self.marketers, 5), (_("Last day"), self.ends, 2),
        ):  # fmt: skip
            row.addWidget(label(words, "quiet"))
            row.addWidget(field, stretch)
        return row

    def _made_choice(self) -> QHBoxLayout:
        row = _row()
        row.addWidget(self.count)
        row.addWidget(
            button(
                _("Choose, spread out"),
                self.pick_spread,
                tip=_("Over segments and sales persons, the latest won first"),
            )
        )
        row.addWidget(button(_("All shown"), self.pick_shown, tip=_("Tick all that are shown")))
        row.addWidget(button(_("None"), self.pick_none, tip=_("Take every tick away")))
        row.addWidget(self.told, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 0) if self.height() < COMPACT_PX else (24, 24, 24, 0)))


def _row() -> QHBoxLayout:
    made = QHBoxLayout()
    made.setContentsMargins(16, 0, 16, 0)
    made.setSpacing(8)
    return made


def _counts(deals: Sequence[Deal]) -> str:
    lunches = len(by_sales_person(deals))
    told = [
        ngettext("{n} lunch", "{n} lunches", lunches).format(n=lunches),
        ngettext("{n} deal", "{n} deals", len(deals)).format(n=len(deals)),
        value_of(deals),
    ]
    return ", ".join(part for part in told if part)

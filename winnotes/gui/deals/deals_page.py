"""The deals page: every won deal, searched and narrowed, and the lunch about one a key away."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from winnotes.core.deal import Deal
from winnotes.exchange.report.periods import periods
from winnotes.gui.deals.deals_model import DealsModel
from winnotes.gui.deals.deals_table import DealsTable
from winnotes.gui.library.filter_line import FilterLine
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Choice, Flow, button, label
from winnotes.i18n import _, ngettext
from winnotes.wording import show_number

COMPACT_PX = 720  # below this height the page uses less air, as the library does
MOST_CHOICES = 40


class DealsPage(QWidget):
    """`page_asked(name)`, `lunch_asked(deal, interview)`, `list_asked()`, `pasted(text)`, `undo_asked()`.

    `interview` is "" where the lunch about the deal is still to begin.
    """

    page_asked = Signal(str)
    lunch_asked = Signal(object, str)
    list_asked = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Deals"))
        self.model = DealsModel()
        self.tabs, self.table = PageTabs("deals"), DealsTable(self.model)
        self.search = FilterLine(_("Find a deal"), _("Account, deal, sales person, anything   /"))
        self.period, self.segment = Choice(_("When it was won")), Choice(_("Segment"))
        self.without_lunch = TickBox(*[_("Without a lunch")] * 2)
        self._count, self._nothing = label("", "quiet"), label("", "quiet", wrap=True)
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_deals(self, deals: Sequence[Deal], lunches: Mapping[str, str]) -> None:
        """List these deals; `lunches` are interviews by deal."""
        self.model.show_deals(deals, lunches)
        self._offer()
        self._show_state()

    def show_deal(self, deal_id: str) -> None:
        """Put the current row on a deal, whatever is searched for."""
        if self.model.row_of(deal_id) < 0:
            self.search.clear()
            self.model.choose(search="", segment="", since="", until="", without_lunch=False)
            self._offer()
        row = self.model.row_of(deal_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.table.set_zoom()

    def focus_search(self) -> None:
        """Put the cursor into the search line, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take what was copied from a spreadsheet or a CRM's page as a list."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    # what is shown

    def _offer(self) -> None:
        """Offer the periods and segments there are."""
        months: dict[str, int] = {}
        segments: dict[str, int] = {}
        for deal in self.model.deals:
            months[deal.closed[:7]] = months.get(deal.closed[:7], 0) + 1
            segments[deal.segment] = segments.get(deal.segment, 0) + 1
        asked = self.model.choice
        known = [
            (f"{one.words}  {one.lunches}", (one.first, one.last)) for one in periods(sorted(months.items()))
        ]
        _fill(self.period, _("Any time"), known, (asked.since, asked.until), ("", ""))
        names = sorted(name for name in segments if name)
        _fill(
            self.segment,
            _("Any segment"),
            [(f"{one}  {segments[one]}", one) for one in names],
            asked.segment,
            "",
        )

    def _choose(self) -> None:
        since, until = self.period.currentData() or ("", "")
        self.model.choose(
            search=self.search.text(), since=since, until=until, segment=self.segment.currentData() or "",
            without_lunch=self.without_lunch.isChecked(),
        )  # fmt: skip
        self._show_state()

    def _show_state(self) -> None:
        shown, count = self.model.rowCount(), len(self.model.deals)
        total = ngettext("{n} won deal", "{n} won deals", count).format(n=show_number(count))
        self._count.setText(
            total if shown == count else _("{n} of {total}").format(n=show_number(shown), total=total)
        )
        told = (
            _("None of them fits. Escape shows all.")
            if count
            else _(
                "No deals yet. Take in the list of wins from your CRM: CSV, Excel, or rows copied from anywhere."
            )
        )
        self._nothing.setText(told)
        self._below.setCurrentIndex(0 if shown else 1)
        for widget in (self.search, self.without_lunch):
            widget.setVisible(bool(count))

    def _open(self, deal: Deal) -> None:
        self.lunch_asked.emit(deal, self.model.lunch_of(deal))

    def _type_on(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type_on)
        self.search.textChanged.connect(lambda _text: self._choose())
        self.search.stepped.connect(self.table.step)
        self.search.entered.connect(self.table.open_current)
        self.search.escaped.connect(self.table.setFocus)
        self.period.activated.connect(lambda _at: self._choose())
        self.segment.activated.connect(lambda _at: self._choose())
        self.without_lunch.toggled.connect(lambda _is_on: self._choose())

    def _lay_out(self) -> None:
        nothing = QWidget()
        inside = QVBoxLayout(nothing)
        inside.setContentsMargins(16, 16, 16, 0)
        inside.addWidget(self._nothing)
        inside.addStretch(1)
        self._below.addWidget(self.table)
        self._below.addWidget(nothing)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addLayout(self._made_head())
        self._column.addWidget(self._made_filters())
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self._below)
        self._column.addLayout(around, 1)

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        tip = _("Rows copied from a spreadsheet or a CRM's page (Ctrl+V)")
        head.addWidget(button(_("Paste rows"), self.paste, tip=tip))
        head.addWidget(
            button(_("Take in a list"), self.list_asked.emit, tip=_("CSV or Excel, of any CRM (Ctrl+O)"))
        )
        self.lunch_button = button(_("Lunch about this deal  ↵"), self.table.open_current, "primary")
        head.addWidget(self.lunch_button)
        return head

    def _made_filters(self) -> QWidget:
        filters = QWidget()
        flow = Flow(filters, 8)
        for widget in (self.search, self.period, self.segment, self.without_lunch, self._count):
            flow.addWidget(widget)
        self._count.setContentsMargins(8, 7, 0, 0)
        holder = QWidget()
        around = QHBoxLayout(holder)
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(filters)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 0) if self.height() < COMPACT_PX else (24, 24, 24, 0)))


def _fill(
    choice: Choice, any_words: str, items: Sequence[tuple[str, object]], chosen: object, nothing: object
) -> None:
    """Offer these items of a choice; it is not shown where there is nothing to choose between."""
    choice.clear()
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    choice.setMaximumWidth(260)
    choice.addItem(any_words, nothing)
    for words, data in items[:MOST_CHOICES]:
        choice.addItem(words, data)
    choice.setCurrentIndex(next((at for at in range(choice.count()) if choice.itemData(at) == chosen), 0))
    choice.setVisible(len(items) > 1)

"""The deals page: every won deal, searched and narrowed, and the lunch about one a key away."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from winnotes.core.deal import Deal
from winnotes.gui.deals.deal_filters import DealFilters
from winnotes.gui.deals.deals_model import DealsModel
from winnotes.gui.deals.deals_table import DealsTable
from winnotes.gui.page_tabs import PageTabs
from winnotes.gui.widgets import button, label
from winnotes.i18n import _

COMPACT_PX = 720  # below this height the page uses less air, as the library does


class DealsPage(QWidget):
    """`page_asked(name)`, `lunch_asked(deal, interview)`, `list_asked()`, `pasted(text)`, `undo_asked()`.

    `interview` is "" where the lunch about the deal is still to begin.
    """

    page_asked = Signal(str)
    lunch_asked = Signal(object, str)
    list_asked = Signal()
    pasted = Signal(str)
    fixes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Deals"))
        self.model = DealsModel()
        self.tabs, self.table = PageTabs("deals"), DealsTable(self.model)
        self.filters = DealFilters(self.model)
        self._nothing = label("", "quiet", wrap=True)
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_deals(self, deals: Sequence[Deal], lunches: Mapping[str, str]) -> None:
        """List these deals; `lunches` are interviews by deal."""
        self.model.show_deals(deals, lunches)
        self.filters.offer()
        self._show_state()

    def show_deal(self, deal_id: str) -> None:
        """Put the current row on a deal, whatever is searched for."""
        if self.model.row_of(deal_id) < 0:
            self.filters.clear()
        row = self.model.row_of(deal_id)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def set_zoom(self) -> None:
        """Take the text zoom there is now."""
        self.table.set_zoom()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() == "/":
            self.filters.focus_search()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take what was copied from a spreadsheet or a CRM's page as a list."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    # what is shown

    def _show_state(self) -> None:
        shown, count = self.model.rowCount(), len(self.model.deals)
        told = (
            _("None of them fits. Escape shows all.")
            if count
            else _(
                "No deals yet. Take in the list of wins from your CRM: CSV, Excel, or rows copied from anywhere."
            )
        )
        self._nothing.setText(told)
        self._below.setCurrentIndex(0 if shown else 1)

    def _open(self, deal: Deal) -> None:
        self.lunch_asked.emit(deal, self.model.lunch_of(deal))

    # putting it together

    def _connect(self) -> None:
        self.tabs.page_asked.connect(self.page_asked)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self.filters.focus_search)
        search = self.filters.search
        search.stepped.connect(self.table.step)
        search.entered.connect(self.table.open_current)
        search.escaped.connect(self.filters.clear)
        search.escaped.connect(self.table.setFocus)
        self.filters.changed.connect(self._show_state)

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
        self._column.addWidget(self.filters)
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
        self.fixes_button = button(
            _("CRM fixes"),
            self.fixes_asked.emit,
            "link",
            tip=_("Save the lead sources to mend in the CRM (Ctrl+Shift+E)"),
        )
        self.filters.add(self.fixes_button)
        tip = _("Rows copied from a spreadsheet or a CRM's page (Ctrl+V)")
        head.addWidget(button(_("Paste rows"), self.paste, tip=tip))
        head.addWidget(
            button(_("Take in a list"), self.list_asked.emit, tip=_("CSV or Excel, of any CRM (Ctrl+O)"))
        )
        self.lunch_button = button(_("Lunch  ↵"), self.table.open_current, "primary")
        head.addWidget(self.lunch_button)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._column.setContentsMargins(*((8, 12, 8, 0) if self.height() < COMPACT_PX else (24, 24, 24, 0)))

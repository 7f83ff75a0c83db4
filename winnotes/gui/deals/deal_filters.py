"""Which deals a table shows: words, when they were won, sales person, segment, amount, with or without a lunch."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from winnotes.core.deal import Deal
from winnotes.core.insight.selection import Amounts
from winnotes.desk.home import today
from winnotes.exchange.report.periods import amount_bands, periods
from winnotes.gui.deals.deals_model import DealsModel
from winnotes.gui.library.filter_line import FilterLine
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import Choice, Flow, label, scaled
from winnotes.i18n import _, ngettext
from winnotes.wording import show_number

MOST_CHOICES = 200
WIDEST_PX, SEARCH_PX = 220, 270
FRESH_DAYS = (30, 60, 90, 180)
ANY_TIME, ANY_AMOUNT = ("", ""), ("", None, None)


class DealFilters(QWidget):
    """Narrows `model` as its choices say; `changed()` afterwards."""

    changed = Signal()

    def __init__(self, model: DealsModel) -> None:
        super().__init__()
        self._model = model
        self.search = FilterLine(_("Find a deal"), _("Account, deal, sales person, anything   /"))
        self.period, self.owner = Choice(_("When it was won")), Choice(_("Sales person"))
        self.segment, self.amount = Choice(_("Segment")), Choice(_("Amount"))
        self.without_lunch = TickBox(*[_("Without a lunch")] * 2)
        self._count = label("", "quiet")
        self.search.setMinimumWidth(scaled(SEARCH_PX))
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self.choose())
        for choice in self._choices:
            choice.activated.connect(lambda _at: self.choose())
        self.without_lunch.toggled.connect(lambda _is_on: self.choose())

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self.period, self.owner, self.segment, self.amount

    def choose(self) -> None:
        """List only what the choices leave."""
        since, until = self.period.currentData() or ANY_TIME
        currency, least, most = self.amount.currentData() or ANY_AMOUNT
        self._model.choose(
            search=self.search.text(), since=since, until=until, owner=self.owner.currentData() or "",
            segment=self.segment.currentData() or "", currency=currency, at_least=least, at_most=most,
            without_lunch=self.without_lunch.isChecked(),
        )  # fmt: skip
        self.show_count()
        self.changed.emit()

    def clear(self) -> None:
        """Ask nothing any more."""
        self.without_lunch.setChecked(False)
        self.clear_words()

    def clear_words(self) -> None:
        """Ask nothing any more but whether there was a lunch."""
        self.search.clear()
        for choice in self._choices:
            choice.setCurrentIndex(0)
        self.choose()

    def offer(self) -> None:
        """Offer the periods, sales persons, segments and amounts there are among the deals."""
        deals, asked = self._model.deals, self._model.choice
        _fill(
            self.period,
            _("Any time"),
            ANY_TIME,
            [*_freshness(deals), *_periods(deals)],
            (asked.since, asked.until),
        )
        for choice, name, any_words in (
            (self.owner, "owner", _("Any sales person")),
            (self.segment, "segment", _("Any segment")),
        ):
            found = Counter(str(getattr(deal, name)) for deal in deals)
            known = [(f"{one}  {found[one]}", one) for one in sorted(found, key=str.casefold) if one]
            _fill(choice, any_words, "", known, getattr(asked, name))
        _fill(
            self.amount, _("Any amount"), ANY_AMOUNT,
            [(words, tuple(band)) for words, band in amount_bands(_amounts(deals))],
            (asked.currency, asked.at_least, asked.at_most),
        )  # fmt: skip
        self.show_count()

    def show_count(self) -> None:
        """Say how many deals are shown, and of how many."""
        shown, count = self._model.rowCount(), len(self._model.deals)
        total = ngettext("{n} won deal", "{n} won deals", count).format(n=show_number(count))
        some = _("{n} of {total}").format(n=show_number(shown), total=total)
        self._count.setText(total if shown == count else some)
        for widget in (self.search, self.without_lunch):
            widget.setVisible(bool(count))

    def focus_search(self, text: str = "") -> None:
        """Put the cursor into the search line: behind `text` typed on, or with all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.search.insert(text)
        else:
            self.search.selectAll()

    def add(self, widget: QWidget) -> None:
        """Put what else can be done with the deals behind the choices."""
        self._flow.addWidget(widget)

    def _lay_out(self) -> None:
        inside = QWidget()
        flow = self._flow = Flow(inside, 8)
        for widget in (self.search, *self._choices, self.without_lunch, self._count):
            flow.addWidget(widget)
        self._count.setContentsMargins(8, 7, 0, 0)
        around = QHBoxLayout(self)
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(inside)


def _freshness(deals: Sequence[Deal]) -> list[tuple[str, object]]:
    """Return the last so many days, while they leave some of the deals and not all."""
    found: list[tuple[str, object]] = []
    for days in FRESH_DAYS:
        since = (date.fromisoformat(today()) - timedelta(days)).isoformat()
        count = sum(deal.closed >= since for deal in deals)
        if 0 < count < len(deals):
            found.append((_("Last {n} days  {count}").format(n=days, count=count), (since, "")))
    return found


def _periods(deals: Sequence[Deal]) -> list[tuple[str, object]]:
    months = Counter(deal.closed[:7] for deal in deals)
    return [(f"{one.words}  {one.lunches}", (one.first, one.last)) for one in periods(sorted(months.items()))]


def _amounts(deals: Sequence[Deal]) -> list[Amounts]:
    found: dict[str, list[float]] = {}
    for deal in deals:
        if deal.amount is not None:
            found.setdefault(deal.currency, []).append(deal.amount)
    return [Amounts(currency, min(some), max(some), len(some)) for currency, some in sorted(found.items())]


def _fill(
    choice: Choice, any_words: str, nothing: object, items: Sequence[tuple[str, object]], chosen: object
) -> None:
    """Offer these items of a choice; it is not shown where there is nothing to choose between."""
    choice.clear()
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    choice.setMaximumWidth(WIDEST_PX)
    choice.addItem(any_words, nothing)
    for words, data in items[:MOST_CHOICES]:
        choice.addItem(words, data)
    choice.setCurrentIndex(next((at for at in range(choice.count()) if choice.itemData(at) == chosen), 0))
    choice.setVisible(len(items) > 1)

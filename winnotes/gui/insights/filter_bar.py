"""Which lunches the page is about: a choice for each filter that has something to choose between."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from winnotes.core.guide import Guide
from winnotes.core.insight.selection import Options, Selection
from winnotes.exchange.report.periods import Period, amount_bands, periods
from winnotes.gui.widgets import Choice, Flow, label
from winnotes.i18n import _
from winnotes.wording.guide import guide_names

Item = tuple[str, dict[str, Any]]  # what is read, and what it sets in a Selection
NAMES = ("period", "segment", "product", "amount", "round", "guide", "marketer")
_NOTHING: dict[str, dict[str, Any]] = {
    "period": {"first": None, "last": None},
    "amount": {"currency": None, "least": None, "most": None},
}
LETTERS = 14  # a choice is never narrower, nor wider unless its words ask for it


class FilterBar(QWidget):
    """`changed()` when another choice was made."""

    changed = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.selection = Selection()
        self.choices = {name: Choice(words_) for name, words_ in _words().items()}
        flow = Flow(self, 8)
        if words:
            beside = label(words, "quiet")
            beside.setContentsMargins(0, 7, 0, 0)  # on the line of the words in the choices
            flow.addWidget(beside)
        for name, choice in self.choices.items():
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.setMaximumWidth(260)
            choice.activated.connect(lambda _at, name=name: self._take(name))
            flow.addWidget(choice)

    def show_options(self, found: Options, guides: Mapping[str, Guide], people: Mapping[str, str]) -> None:
        """Offer what there is to choose; a filter with nothing to choose between is not shown."""
        titles = guide_names(guides.values())
        said = {
            "period": _periods(found.months),
            "segment": _values(found.segments, "segment"),
            "product": _values(found.products, "product"),
            "amount": [(words, dict(band._asdict())) for words, band in amount_bands(found.amounts)],
            "round": _values(found.rounds, "round"),
            "guide": _values(found.guides, "guide", lambda one: titles.get(one, one)),
            "marketer": _values(found.marketers, "marketer", lambda one: people.get(one) or _("no name")),
        }
        for name, choice in self.choices.items():
            self._fill(choice, _any()[name], _NOTHING.get(name, {name: None}), said[name])

    def _fill(self, choice: Choice, any_words: str, nothing: dict[str, Any], items: list[Item]) -> None:
        was = {field: getattr(self.selection, field) for field in nothing}
        choice.clear()
        choice.addItem(any_words, nothing)
        for words, sets in items:
            choice.addItem(words, sets)
        at = next((n for n in range(choice.count()) if choice.itemData(n) == was), 0)
        choice.setCurrentIndex(at)
        choice.setVisible(len(items) > 1 or at > 0)

    def _take(self, name: str) -> None:
        self.selection = replace(self.selection, **self.choices[name].currentData(Qt.ItemDataRole.UserRole))
        self.changed.emit()

    def clear(self) -> None:
        """Choose everything again."""
        self.selection = Selection()


def _words() -> dict[str, str]:
    return {
        "period": _("When it was won"), "segment": _("Segment"), "product": _("Product"), "amount": _("Amount"),
        "round": _("Round"), "guide": _("Guide"), "marketer": _("Marketer"),
    }  # fmt: skip


def _any() -> dict[str, str]:
    return {
        "period": _("Any time"), "segment": _("Any segment"), "product": _("Any product"),
        "amount": _("Any amount"), "round": _("Any round"), "guide": _("Any guide"),
        "marketer": _("Any marketer"),
    }  # fmt: skip


def _values(found: Iterable[tuple[str, int]], name: str, word: Callable[[str], str] = str) -> list[Item]:
    return [(f"{word(value) or _('unknown')}  {count}", {name: value}) for value, count in found]


def _periods(months: Iterable[tuple[str, int]]) -> list[Item]:
    return [(f"{one.words}  {one.lunches}", _within(one)) for one in periods(months)]


def _within(period: Period) -> dict[str, Any]:
    return {"first": period.first, "last": period.last}

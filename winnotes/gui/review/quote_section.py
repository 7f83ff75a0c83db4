"""Every quote of the lunch, set as a quote; up to three of them are the key quotes of the report."""

from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from winnotes.gui.review.note_line import NoteLine, marked_lines, rewrite, settle, with_key
from winnotes.gui.review.section import Section
from winnotes.gui.review.view import View
from winnotes.gui.widgets import label
from winnotes.i18n import _

MOST = 3


@dataclass(slots=True)
class Quote:
    """A quote on the page: its line, and its toggle, which only my own quotes have."""

    line: NoteLine
    toggle: QPushButton | None = None

    @property
    def is_key(self) -> bool:
        """Whether it is one of the key quotes."""
        return self.line.mark.kind == "key_quote"


class QuoteSection(Section):
    """Quotes in the order of the checklist. A toggle rewrites the line in my note: `"` becomes `"*`."""

    def __init__(self) -> None:
        super().__init__(_("Quotes"), _("Choose up to three key quotes."), gap_px=12)
        self.quotes: list[Quote] = []

    def show_view(self, view: View) -> None:
        """Show every quote, my own with a toggle."""
        self.clear()
        self.quotes = [Quote(line) for line in marked_lines(view, "quote", "key_quote")]
        for quote in self.quotes:
            self._add(view, quote)
        self._show_count()
        self.setVisible(bool(self.quotes))

    def _add(self, view: View, quote: Quote) -> None:
        line = quote.line
        told = [view.label_of(line.key)]
        if not line.is_mine:
            told.append(_("noted by {name}").format(name=view.name_of(line.person)))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(f"“{line.mark.text}”", "quote", wrap=True))
        column.addWidget(label("  ·  ".join(told), "quiet"))
        if line.is_mine and not view.is_locked:
            quote.toggle = self._toggle(view, quote)
        state = quote.toggle or label(_("Key quote") if quote.is_key else "", "reading")
        self.add_row(_rule(), words, state, stretch=1)

    def _toggle(self, view: View, quote: Quote) -> QPushButton:
        toggle = QPushButton(_("Key quote"))
        toggle.setCheckable(True)
        toggle.setChecked(quote.is_key)
        toggle.setProperty("role", "chip")
        toggle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        toggle.setMaximumHeight(32)
        toggle.setAccessibleName(_("Key quote: {quote}").format(quote=quote.line.mark.text))
        toggle.toggled.connect(lambda is_key: self._mark(view, quote, is_key))
        return toggle

    def _mark(self, view: View, quote: Quote, is_key: bool) -> None:
        text = with_key(quote.line.text, is_key=is_key)
        quote.line = rewrite(view.document, quote.line, text)
        settle(view.document, quote.line.key)
        self._show_count()

    def _show_count(self) -> None:
        """Say how many key quotes there are; with three of them no fourth can be chosen."""
        chosen = sum(1 for quote in self.quotes if quote.is_key)
        self.count.setText(_("{n} of {most} key quotes").format(n=chosen, most=MOST))
        for quote in self.quotes:
            if quote.toggle:
                quote.toggle.setDisabled(chosen >= MOST and not quote.is_key)


def _rule() -> QWidget:
    """Return the green rule before a quote; it follows the theme by itself."""
    rule = QWidget()
    rule.setBackgroundRole(QPalette.ColorRole.Link)
    rule.setAutoFillBackground(True)
    rule.setFixedWidth(3)
    return rule

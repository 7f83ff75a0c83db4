"""What the window does for the same lunch's next deal: it offers the sales person's others, or copies the header."""

from typing import TYPE_CHECKING

from winnotes.core.deal import Deal
from winnotes.desk.deals import header_of
from winnotes.desk.interviews import next_deal
from winnotes.desk.rounds import other_deals, round_names
from winnotes.gui.lunch.next_deal_sheet import NextDealSheet
from winnotes.store.store import Store

if TYPE_CHECKING:
    from winnotes.gui.lunch.lunch_page import LunchPage
    from winnotes.gui.main_window import MainWindow


def go_on_with_next_deal(window: "MainWindow") -> None:
    """Offer the sales person's other won deals; where there is none, go on with the header copied."""
    page = window.lunch
    if page is None:
        return
    page.document.leave()
    names = [page.document.fact(name) for name in ("interviewee", "interviewee_email")]
    this = page.document.fact("deal")

    def found(store: Store) -> tuple[list[Deal], dict[str, str]]:
        others = other_deals(store, names, [this])
        return others, round_names(store) if others else {}

    def offer(told: tuple[list[Deal], dict[str, str]]) -> None:
        if page is not window.lunch:
            return
        if not told[0]:
            _go_on(window, page, None)
            return
        sheet = NextDealSheet(*told, page)
        sheet.closed.connect(sheet.deleteLater)
        sheet.chosen.connect(lambda deal: _go_on(window, page, deal))
        sheet.open()

    window.autosave.read(found, offer)


def _go_on(window: "MainWindow", page: "LunchPage", deal: Deal | None) -> None:
    """Begin the interview about the next deal, under the code that follows the one both laptops share."""
    page.close_page()
    interview, person = page.document.interview(), window.person
    about = header_of(deal) if deal else None
    window.autosave.run(lambda store: next_deal(store, person, interview, about), window.open_interview)

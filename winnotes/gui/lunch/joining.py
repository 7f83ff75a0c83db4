"""What the window does when a lunch code is typed, at a lunch or in the library, and when notes are taken apart."""

from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.identity import interview_id, read_lunch_code
from winnotes.desk.interviews import first_facts
from winnotes.desk.joining import (
    Asked,
    Likely,
    join_by_code,
    join_interviews,
    remember_not_same,
    start_under,
    take_apart,
)
from winnotes.desk.known import known_to_team
from winnotes.gui.guide.following import guide_now
from winnotes.gui.lunch.code_sheet import spaced
from winnotes.i18n import _
from winnotes.wording import explain

if TYPE_CHECKING:
    from winnotes.gui.lunch.lunch_page import LunchPage
    from winnotes.gui.main_window import MainWindow


def follow(window: "MainWindow", page: "LunchPage") -> None:
    """Answer what the lunch page asks of the other laptop's notes."""
    page.code_sheet.join_asked.connect(lambda code, is_sure: join_typed(window, page, code, is_sure=is_sure))
    page.header.apart_asked.connect(lambda: part_notes(window, page))
    offer_known(window, page)


def offer_known(window: "MainWindow", page: "LunchPage") -> None:
    """Offer at the lunch what the team knows: content pieces, the stages of the sales-cycle model."""
    window.autosave.read(
        known_to_team, lambda known: page.take_known(known) if page is window.lunch else None
    )


def follow_library(window: "MainWindow") -> None:
    """Answer what the library asks: a code typed there, two lunches that may be one."""
    window.library.join_asked.connect(lambda typed: join_from_library(window, typed))
    window.library.pair_settled.connect(lambda pair, is_same: join_suggested(window, pair, is_same=is_same))


def join_typed(window: "MainWindow", page: "LunchPage", code: str, *, is_sure: bool) -> None:
    """Join the open lunch with the one whose code was typed; its clock runs on."""
    document, running = page.document, page.timekeeper.watch.running
    if running:
        page.timekeeper.run("")  # nothing more is typed into these notes until it is known which they are
    document.leave()
    person, home = document.person, document.subject

    def take(asked: Asked) -> None:
        if page is not window.lunch:
            return
        if asked.outcome == "new":
            _begin_anew(window, page, code, running)
            return
        if running:
            page.timekeeper.run(running)
        if asked.outcome == "joined":
            window.autosave.reread()
            page.code_sheet.close_sheet()
            told = _("Joined under {code}. Once the files are exchanged both notes stand side by side.")
            window.foot.tell(told.format(code=spaced(code)))
        elif asked.outcome == "own":
            page.code_sheet.tell(_("This is the code of this lunch already."))
        else:
            page.code_sheet.ask(asked.unlike)

    window.autosave.run(lambda store: join_by_code(store, person, home, code, is_sure=is_sure), take)


def _begin_anew(window: "MainWindow", page: "LunchPage", code: str, running: str) -> None:
    """Go on under the code's own id; the page of the lunch that nobody noted anything in writes no more."""
    page.document.blockSignals(True)
    window.open_interview(interview_id(code))

    def go_on() -> None:
        if window.lunch is not None and running:
            window.lunch.timekeeper.run(running)

    window.autosave.run(lambda _store: None, lambda _none: go_on())


def part_notes(window: "MainWindow", page: "LunchPage") -> None:
    """Take the open notes out of the interview they were joined to."""
    person, home = page.document.person, page.document.subject
    page.document.leave()

    def take(_none: None) -> None:
        window.autosave.reread()
        window.foot.tell(_("Taken apart: the other notes stand in the list for themselves again."))

    window.autosave.run(lambda store: take_apart(store, person, home), take)


def join_from_library(window: "MainWindow", typed: str) -> None:
    """Begin, or open, the lunch whose code was typed in the library."""
    code = read_lunch_code(typed)
    if code is None:
        window.library.join_strip.tell(explain(WinNotesError("no_lunch_code", typed=typed.strip())))
        return
    window.library.join_strip.put_away()
    person, facts = window.person, first_facts(guide_now(window))
    window.autosave.run(lambda store: start_under(store, person, code, facts), window.open_interview)


def join_suggested(window: "MainWindow", pair: Likely, *, is_same: bool) -> None:
    """Join two interviews the library suggested, or never suggest them again."""
    person = window.person
    if is_same:
        window.autosave.run(
            lambda store: join_interviews(store, person, pair.one, pair.other),
            lambda _n: window.refresh_library(),
        )
    else:
        window.autosave.run(
            lambda store: remember_not_same(store, pair.one, pair.other), lambda _n: window.refresh_library()
        )

"""By keyboard and by ear: what takes the keys has a name, and Tab goes the way the eye goes and comes back."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayoutItem, QWidget
from shiboken6 import getAllValidWrappers

SOME = (
    "conversation_story",  # rows
    "why_us",  # drivers
    "resources_used",  # counts
    "prior_understanding",  # two ratings
    "competition_fierceness",  # a scale and names
    "content_effect",  # rows of the ledger
    "buying_group_size",  # a number and rows
    "entry_path",  # a choice
)
SHEETS = {"F7": "header", "Ctrl+K": "finder", "Ctrl+E": "", "F1": ""}


def nameless(window):
    """What takes the keys and is not known by a name or words."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName().strip()
        and not (isinstance(one, QAbstractButton) and one.text().strip())
    ]


def round_trip(hands, keys):
    """Everything Tab (or Shift+Tab) stops at until it is back where it started."""
    start = QApplication.focusWidget()
    stops = [start]
    for _press in range(120):
        hands.press(keys)
        stops.append(QApplication.focusWidget())
        if stops[-1] is start:
            return stops
    raise AssertionError(f"{keys} does not come back")


@pytest.fixture
def at_lunch(lunch):
    """A lunch of two note takers, with scraps to sort: everything that can take the keys is there."""
    lunch.press("F2")
    lunch.type("they use Contoso too\n")
    lunch.press("Escape")
    return lunch


@pytest.mark.parametrize("key", SOME)
def test_tab_goes_from_the_question_round_the_page_and_back(at_lunch, key):
    page = at_lunch.page
    page.show_question(key)
    pane = page.pane
    first = pane.fields[0].line if pane.fields else pane.note
    first.setFocus()
    stops = round_trip(at_lunch, "Tab")
    cells = [cell for row in pane.rows.grid_rows() for cell in row.values()] if pane.rows else []
    wanted = [
        *(editor.line for editor in pane.fields), pane.note, *cells, pane.provenance,
        page.scrap_line.field, page.checklist,
    ]  # fmt: skip
    assert [stop for stop in stops if stop in wanted] == [*wanted, *([first] if first in wanted else [])]
    assert len(set(stops)) == len(stops) - 1, "something was visited twice"
    assert nameless(at_lunch.window) == []


@pytest.mark.parametrize("key", ["why_us", "conversation_story"])
def test_shift_tab_goes_the_same_way_back(at_lunch, key):
    at_lunch.page.show_question(key)
    at_lunch.page.pane.note.setFocus()
    forward = round_trip(at_lunch, "Tab")
    assert round_trip(at_lunch, "Shift+Tab") == forward[::-1]


@pytest.mark.parametrize("keys", SHEETS)
def test_a_sheet_keeps_tab_to_itself_and_gives_the_cursor_back(at_lunch, keys):
    at_lunch.page.pane.note.setFocus()
    at_lunch.press(keys)
    stops = round_trip(at_lunch, "Tab")
    page = at_lunch.page
    if keys == "F7":
        assert stops[: len(page.header.fields)] == list(page.header.fields.values())
        assert page.header.minutes in stops
    assert not any(stop is page.pane.note or stop is page.checklist for stop in stops)
    assert nameless(at_lunch.window) == []
    assert round_trip(at_lunch, "Shift+Tab") == stops[::-1]
    at_lunch.press("Escape")
    at_lunch.type("and on")
    assert at_lunch.document.note("entry_path").endswith("and on")


def test_in_bite_mode_the_finder_and_the_buttons_are_reached(at_lunch):
    at_lunch.press("F3")
    bite = at_lunch.page.bite
    stops = round_trip(at_lunch, "Tab")
    assert stops[0] is bite.finder.field
    assert sum(bite.isAncestorOf(stop) for stop in stops[:-1]) >= 2
    assert nameless(at_lunch.window) == []


def test_the_review_and_the_library_are_walked_too(at_lunch):
    at_lunch.press("F8")
    at_lunch.press("Tab")
    assert at_lunch.window.review.summary_field in round_trip(at_lunch, "Tab")
    assert nameless(at_lunch.window) == []
    at_lunch.press("Alt+Left")
    library = at_lunch.window.library
    assert {library.list, library.filter_line} <= set(round_trip(at_lunch, "Tab"))
    assert nameless(at_lunch.window) == []


def test_what_tab_comes_to_is_in_view_at_twice_the_size_on_a_small_screen(at_lunch):
    from winnotes.gui.theme import LIGHT

    at_lunch.window.set_look(LIGHT, 200)
    at_lunch.window.resize(1024, 600)
    for key in SOME:
        page = at_lunch.page
        page.show_question(key)
        for stop in round_trip(at_lunch, "Tab")[:-1]:
            stop.setFocus()
            at_lunch.press("Shift+Tab", "Tab")
            assert QApplication.focusWidget() is stop
            shown = stop.visibleRegion().boundingRect()
            assert shown.width() >= min(stop.width(), 40) and shown.height() >= min(stop.height(), 20), (
                key,
                stop.accessibleName(),
            )
    at_lunch.window.set_look(LIGHT, 100)


def test_lunches_opened_and_left_again_and_again_leave_nothing_that_ends_the_program(at_lunch):
    def halves():
        """Python halves of layout items, which are taken for whatever Qt makes at their address later."""
        gc.collect()
        return sum(isinstance(one, QLayoutItem) for one in getAllValidWrappers())

    subject, found = at_lunch.document.subject, []
    for _time in range(3):
        at_lunch.press("Tab", "F7", "Tab", "Escape", "Alt+Left")
        found.append(halves())
        at_lunch.window.open_interview(subject)
        at_lunch.wait()
    assert found[0] >= found[1] >= found[2]

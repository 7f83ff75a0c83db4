"""The rounds page in the real window: a round begun from chosen deals, shared out, followed, and its files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.gui.test_walk import nameless
from tests.hands import Hands
from winnotes.core.round import STATUSES
from winnotes.desk.deals import deals, import_deals, preview_list
from winnotes.desk.exporting import export_library
from winnotes.desk.home import DATABASE
from winnotes.desk.importing import import_file
from winnotes.desk.person import named_note_taker
from winnotes.desk.rounds import begin_round, find_round, set_status
from winnotes.gui.keyboard import settle, settle_until
from winnotes.gui.lunch.next_deal_sheet import NextDealSheet
from winnotes.gui.rounds.board_model import NAMES
from winnotes.gui.rounds.pick_model import MARKETER
from winnotes.gui.rounds.rounds_room import RoundsRoom
from winnotes.store.store import Store

LIST = (
    "Opportunity ID,Account,Stage,Close date,Amount,Segment,Owner\n"
    "1,Acme,Closed Won,2026-05-02,100,Public,Dana Ruiz\n2,Bolt,Closed Won,2026-06-02,200,Public,Sam Okafor\n"
    "3,Cask,Closed Won,2026-09-02,300,Retail,Dana Ruiz\n4,Dove,Closed Won,2026-09-03,50,Retail,Kit Sandoval\n"
)


def take_list(store: Store) -> None:
    import_deals(store, preview_list(store, LIST.encode(), "won.csv"))
    named_note_taker(store, "Kim Berger")


def begin(store: Store) -> str:
    take_list(store)
    return begin_round(store, "Blitz", deals(store), ["Kim Berger", "Alex Osei"], begins="2026-11-01")


def restarted(hands: Hands) -> Hands:
    """The window opened anew: who types here has a name by now."""
    hands.wait()
    hands.close()
    hands.open()
    return hands


@pytest.fixture
def listed(hands: Hands) -> Hands:
    """A window on four won deals of three sales persons, no round yet."""
    hands.window.autosave.run(take_list, lambda _none: None)
    restarted(hands).press("Ctrl+3")
    settle()
    return hands


@pytest.fixture
def board(hands: Hands) -> Hands:
    """A window on a round of these four deals among two marketers."""
    hands.window.autosave.run(begin, lambda _id: None)
    restarted(hands).press("Ctrl+3")
    settle()
    return hands


def room_of(hands: Hands) -> RoundsRoom:
    room = hands.window.rooms["rounds"]
    assert isinstance(room, RoundsRoom)
    return room


def rows(hands: Hands) -> list[str]:
    """Every row of the board as it reads: headings as they stand, lunches as "who | what | how far"."""
    model = room_of(hands).page.model
    told = []
    for row in range(model.rowCount()):
        cells = [model.index(row, NAMES.index(name)).data() for name in ("sales_person", "deals", "status")]
        told.append(" | ".join(cells) if cells[1] is not None else cells[0])
    return told


def words_in(widget: QWidget) -> list[str]:
    return [
        one.text()
        for kind in (QLabel, QPushButton)
        for one in widget.findChildren(kind)
        if one.isVisibleTo(widget)
    ]


def go_to(hands: Hands, account: str) -> None:
    page = room_of(hands).page
    page.table.go_to_deal(next(one.id for one in page.known.deals.values() if one.account == account))
    page.table.setFocus()


def status_of(hands: Hands, account: str) -> str:
    return next(row for row in rows(hands) if account in row).rpartition(" | ")[2]


# no round yet


def test_with_no_deals_it_says_what_a_round_is_and_leads_to_the_list(hands: Hands):
    hands.press("Ctrl+3")
    settle()
    assert any(words.startswith("A round is a set of won deals") for words in words_in(room_of(hands).page))
    hands.press("Return")
    hands.wait()
    assert hands.window.pages.currentWidget() is hands.window.deals


def test_with_deals_one_key_leads_to_choosing_them(listed: Hands):
    listed.press("Ctrl+R")
    assert listed.window.pages.currentWidget() is room_of(listed).plan
    listed.press("Escape")
    settle()
    assert listed.window.pages.currentWidget() is room_of(listed).page


# planning


def test_deals_are_spread_out_shared_fairly_and_begun_by_keys_alone(listed: Hands):
    listed.press("Ctrl+R")
    plan = room_of(listed).plan
    assert plan.marketers.text() == "Kim Berger" and plan.marketers.hasFocus()
    plan.marketers.setText("Kim Berger, Alex Osei")
    plan.count.setValue(3)
    plan.pick_spread()
    assert {one.segment for one in plan.picked} == {"Public", "Retail"} and len(plan.picked) == 3
    assert "3 lunches, 3 deals" in plan.told.text()
    listed.press("Ctrl+Return")
    settle()
    assert listed.window.pages.currentWidget() is room_of(listed).page
    assert len(room_of(listed).page.board.lines) == 3
    assert room_of(listed).page.table.hasFocus()


def test_space_ticks_a_deal_and_whom_it_goes_to_is_seen_at_once(listed: Hands):
    listed.press("Ctrl+R")
    plan = room_of(listed).plan
    plan.table.setFocus()
    listed.press("Space")
    assert [one.account for one in plan.picked] == ["Dove"]
    assert plan.model.index(0, MARKETER).data() == "Kim Berger"
    listed.press("Space")
    assert plan.picked == [] and not plan.begin_button.isEnabled()
    listed.press("Ctrl+Return")
    assert listed.window.pages.currentWidget() is plan


def test_what_is_narrowed_away_keeps_its_tick(listed: Hands):
    listed.press("Ctrl+R")
    plan = room_of(listed).plan
    plan.pick_shown()
    plan.table.setFocus()
    listed.type("retail")
    assert plan.model.rowCount() == 2 and len(plan.picked) == 4
    plan.pick_none()
    plan.pick_shown()
    assert {one.account for one in plan.picked} == {"Cask", "Dove"}


def test_a_last_day_that_is_none_is_marked_and_nothing_begins(listed: Hands):
    listed.press("Ctrl+R")
    plan = room_of(listed).plan
    plan.pick_shown()
    plan.ends.setText("soon or later")
    listed.press("Ctrl+Return")
    assert plan.ends.property("unread") and listed.window.pages.currentWidget() is plan
    plan.ends.setText("2027-01-15")
    listed.press("Ctrl+Return")
    settle()
    assert room_of(listed).page.board.round.ends == "2027-01-15"
    assert "a week until 15 Jan 2027" in room_of(listed).page.pace.text()


def test_a_round_begun_by_mistake_is_taken_back(listed: Hands):
    listed.press("Ctrl+R")
    room_of(listed).plan.pick_shown()
    listed.press("Ctrl+Return")
    settle()
    assert len(rows(listed)) == 4
    listed.press("Ctrl+Z")
    assert rows(listed) == [] and not room_of(listed).page.rounds


# the board


def test_the_board_groups_lunches_by_marketer_with_what_each_has(board: Hands):
    told = rows(board)
    assert [row for row in told if "|" not in row] == [
        "Alex Osei  ·  1 lunch, 2 deals, 400", "Kim Berger  ·  2 lunches, 2 deals, 250",
    ]  # fmt: skip
    assert "Dana Ruiz | Acme, Cask | planned" in told
    page = room_of(board).page
    assert (
        page.pace.text().startswith("0 of 3 lunches held")
        and "Public 0/2, Retail 0/2" in page.coverage.text()
    )


@pytest.mark.parametrize(("key", "status"), [*zip("PIBDFX", STATUSES, strict=True)], ids=STATUSES)
def test_one_key_says_how_far_the_current_lunch_is(board: Hands, key: str, status: str):
    go_to(board, "Bolt")
    board.press("I" if key == "P" else "P", key)
    assert status_of(board, "Bolt").startswith(status)
    assert room_of(board).page.table.sitting.deals[0].account == "Bolt", "the row stays current"


def test_a_lunch_of_two_deals_moves_as_one_and_ctrl_z_takes_the_last_word_back(board: Hands):
    go_to(board, "Acme")
    board.press("I")
    assert {share.status for share in room_of(board).page.board.round.shares.values()} == {
        "planned",
        "invited",
    }
    board.press("B", "Ctrl+Z")
    assert status_of(board, "Acme").startswith("invited")
    board.press("Ctrl+Z")
    assert status_of(board, "Acme") == "planned"


def test_the_day_it_is_booked_for_is_typed_as_one_says_it(board: Hands):
    go_to(board, "Bolt")
    board.press("B")
    strip = room_of(board).page.strip
    strip.day.setFocus()
    strip.day.selectAll()
    board.type("2027-02-03\n")
    assert status_of(board, "Bolt") == "booked 3 Feb 2027"
    strip.day.selectAll()
    board.type("maybe\n")
    assert strip.day.property("unread") and status_of(board, "Bolt") == "booked 3 Feb 2027"


def test_a_digit_hands_a_lunch_to_another_marketer_and_anybody_can_be_named(board: Hands):
    go_to(board, "Bolt")
    assert room_of(board).page.table.sitting.marketer == "Kim Berger"
    board.press("1")
    assert room_of(board).page.table.sitting.marketer == "Alex Osei"
    strip = room_of(board).page.strip
    strip.other.setFocus()
    board.type("Rosa Tamm\n")
    sitting = room_of(board).page.table.sitting
    assert (sitting.marketer, sitting.deals[0].account) == ("Rosa Tamm", "Bolt")
    assert [one.text() for one in strip.marketers] == ["1  Alex Osei", "2  Kim Berger", "3  Rosa Tamm"]


def test_a_lunch_taken_out_is_gone_until_ctrl_z(board: Hands):
    go_to(board, "Bolt")
    board.press("O")
    assert not any("Bolt" in row for row in rows(board))
    board.press("Ctrl+Z")
    assert any("Bolt" in row for row in rows(board))


def test_g_groups_the_lunches_by_status(board: Hands):
    go_to(board, "Bolt")
    board.press("I", "G")
    assert [row for row in rows(board) if "|" not in row] == [
        "Planned  ·  2 lunches, 3 deals, 450", "Invited  ·  1 lunch, 1 deal, 200",
    ]  # fmt: skip
    assert not room_of(board).page.table.isColumnHidden(NAMES.index("marketer"))


def test_enter_begins_the_lunch_with_its_header_filled_and_the_board_moves_on(board: Hands):
    go_to(board, "Bolt")
    board.press("Return")
    assert board.document.fact("account") == "Bolt" and board.document.fact("interviewee") == "Sam Okafor"
    subject = board.document.subject
    board.page.pane.note.setFocus()
    board.type("they came to us")
    board.press("Ctrl+3")
    settle()
    assert status_of(board, "Bolt").startswith("done")
    assert "1 of 3 lunches held" in room_of(board).page.pace.text()
    go_to(board, "Bolt")
    board.press("Return")
    assert board.document.subject == subject


def test_the_next_deal_of_the_lunch_is_offered_from_the_list(board: Hands):
    go_to(board, "Acme")
    board.press("Return")
    first = board.document.fact("account")
    code = board.document.code
    board.page.header.open()
    board.page.header.fields["place"].setFocus()
    board.type("Trattoria Due")
    board.press("Escape", "Ctrl+Shift+D")
    sheet = board.page.findChild(NextDealSheet)
    other = "Cask" if first == "Acme" else "Acme"
    assert sheet.isVisible() and sheet.list.count() == 2
    assert sheet.list.item(0).text().startswith(other) and sheet.list.item(0).text().endswith("in Blitz")
    board.press("Escape")
    assert board.document.fact("account") == first
    board.press("Ctrl+Shift+D", "Return")
    fact = board.document.fact
    assert (fact("account"), fact("interviewee"), fact("place")) == (other, "Dana Ruiz", "Trattoria Due")
    assert board.document.code == f"{code}-2"
    board.press("Ctrl+Shift+D")
    assert board.document.fact("deal") == "", "no deal is left, so the header is copied as ever"


def test_a_next_deal_that_is_on_no_list_copies_the_header(board: Hands):
    go_to(board, "Acme")
    board.press("Return", "Ctrl+Shift+D", "Down", "Return")
    fact = board.document.fact
    assert (fact("interviewee"), fact("deal"), fact("closed_on")) == ("Dana Ruiz", "", "")


def test_the_invitation_is_copied(board: Hands):
    go_to(board, "Acme")
    board.press("Ctrl+C")
    copied = QApplication.clipboard().text()
    assert copied.startswith("Hello Dana,") and "Acme" in copied and "Cask" in copied


# two who plan, and files


def test_files_go_out_and_what_comes_back_moves_the_board(board: Hands, tmp_path: Path):
    room_of(board).write_files(tmp_path)
    board.wait()
    (file,) = tmp_path.glob("blitz-alex-osei-*.winnotes")
    with_alex = Store(tmp_path / "alex.db")
    import_file(with_alex, file)
    named_note_taker(with_alex, "Alex Osei")
    shares = find_round(with_alex, "").shares
    theirs = [deal for deal, share in shares.items() if share.marketer == "Alex Osei"]
    set_status(with_alex, find_round(with_alex, ""), theirs, "booked", "2026-12-01")
    export_library(with_alex, tmp_path / "back.winnotes")
    with_alex.close()
    window = board.window
    window.open_files([str(tmp_path / "back.winnotes")])
    settle_until(lambda: window.autosave.is_idle and not window.preview.is_busy)
    told = window.preview.tree.model().drawn()
    assert "Blitz  ·  2 new" in told and "How far Acme is  ·  New" in told
    board.press("Return")
    settle_until(lambda: window.autosave.is_idle and not window.preview.is_busy)
    board.press("Escape")
    board.press("Ctrl+3")
    settle()
    assert status_of(board, "Acme") == "booked 1 Dec 2026"


def test_what_two_planners_said_unlike_is_shown_under_both_names_and_settled_by_one_key(
    board: Hands, tmp_path: Path
):
    board.wait()
    here, there = Store(board.folder / DATABASE), Store(tmp_path / "alex.db")
    export_library(here, tmp_path / "all.winnotes")
    import_file(there, tmp_path / "all.winnotes")
    named_note_taker(there, "Alex Osei")
    bolt = next(one.id for one in deals(here) if one.account == "Bolt")
    for store, status in ((here, "invited"), (there, "declined")):
        set_status(store, find_round(store, ""), [bolt], status, "2026-11-12")
    export_library(there, tmp_path / "back.winnotes")
    import_file(here, tmp_path / "back.winnotes")
    here.close()
    there.close()
    board.press("Ctrl+3")
    settle()
    go_to(board, "Bolt")
    page = room_of(board).page
    assert status_of(board, "Bolt").endswith("to settle")
    told = page.strip.voices.text()
    assert "Kim Berger says invited 12 Nov 2026" in told and "Alex Osei says declined 12 Nov 2026" in told
    board.press("B")
    assert status_of(board, "Bolt").startswith("booked") and not page.strip.voices.isVisible()


def test_everything_on_both_pages_has_a_name_and_is_seen(board: Hands):
    assert nameless(board.window) == []
    board.press("Ctrl+R")
    assert nameless(board.window) == []

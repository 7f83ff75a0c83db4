"""The library by its keys: before the first lunch, with a few interviews, with two hundred."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.library.conftest import LINES


def drop(page: QWidget, *paths: str) -> bool:
    """Drag files onto the page and let go; return whether the page wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *keys)
    entering.ignore()
    QApplication.sendEvent(page, entering)
    if entering.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *keys))
    return entering.isAccepted()


def test_an_empty_library_offers_the_ways_to_begin(empty):
    assert empty.page.empty.isVisible()
    empty.press("Space", "Tab", "Tab", "Space", "Tab", "Space")
    assert empty.told == ["new_lunch_asked", "file_asked", "sample_asked"]
    asked: list[str] = []
    empty.page.tabs.page_asked.connect(asked.append)
    empty.press("Tab", "Space", "Tab", "Space")
    assert asked == ["deals", "insights"]
    empty.press(*["Shift+Tab"] * 4, "Space")
    assert empty.page.join_strip.isVisible()


def test_interviews_stand_in_the_order_they_come_and_say_how_far_they_are(library):
    assert library.page.titles() == [
        "Northwind Traders · Fleet renewal",
        "Contoso · Cold chain",
        "A lunch without a name",
    ]
    assert library.page.model.drawn() == (
        "☑ Northwind Traders · Fleet renewal · 22 of 22\n"
        "☐ Contoso · Cold chain · 9 of 22\n"
        "☐ A lunch without a name"
    )


def test_the_list_has_the_keys_when_the_first_interviews_come(library):
    assert library.page.list.hasFocus()
    assert library.current == "Northwind Traders · Fleet renewal"


def test_arrows_move_and_enter_opens(library):
    library.press("Down", "Return")
    assert library.told == [("opened", "i2")]


def test_a_click_opens(library):
    spot = library.page.list.visualRect(library.page.model.index(2)).center()
    QTest.mouseClick(library.page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert library.told == [("opened", "i1")]


def test_typing_anywhere_in_the_list_begins_to_filter(library):
    library.type("cont")
    assert library.page.filter_line.text() == "cont"
    assert library.page.titles() == ["Contoso · Cold chain"]
    library.press("Return")
    assert library.told == [("opened", "i2")]


def test_account_deal_and_sales_person_are_searched_word_by_word(library):
    for typed, ids in (("ruiz fleet", ["i3"]), ("COLD", ["i2"]), ("okafor", ["i2"]), ("ruiz cold", [])):
        library.page.filter_line.setText(typed)
        found = [line.id for line in LINES if library.page.model.row_of(line.id) >= 0]
        assert found == ids, typed


def test_slash_goes_to_the_filter_and_escape_shows_all_again(library):
    library.press("/")
    assert library.page.filter_line.hasFocus()
    library.type("zzz")
    assert library.page.titles() == []
    assert not library.page.list.isVisible()
    library.press("Escape")
    assert len(library.page.titles()) == 3 and library.page.list.hasFocus()


def test_arrows_go_on_in_the_list_while_the_cursor_stays_in_the_filter(library):
    library.press("/", "Down")
    assert library.current == "Contoso · Cold chain" and library.page.filter_line.hasFocus()


def test_the_current_interview_stays_current_when_the_list_comes_anew(library):
    library.press("Down")
    newer = LINES[1]._replace(id="i9", account="Fabrikam")
    library.page.show_lines([newer, *LINES])
    assert library.current == "Contoso · Cold chain"


def test_the_keys_come_to_the_list_when_the_first_lunch_is_done(empty):
    assert empty.page.empty.buttons[0].hasFocus()
    empty.page.show_lines(LINES[:1])
    assert empty.page.list.hasFocus()


def test_the_filter_keeps_the_keys_when_the_list_comes_anew(library):
    library.press("/")
    library.type("con")
    library.page.show_lines(LINES[:2])
    assert library.page.filter_line.hasFocus()
    assert library.page.titles() == ["Contoso · Cold chain"]


def test_files_we_can_read_are_dropped_and_others_are_not_wanted(library):
    assert drop(library.page, "/tmp/a.winnotes", "/tmp/b.CSV", "/tmp/c.png")
    assert not drop(library.page, "/tmp/c.png")
    assert library.told == [("files_dropped", ["/tmp/a.winnotes", "/tmp/b.CSV"])]


def test_tab_reaches_everything_and_everything_has_a_name(library):
    wanted = [
        one
        for one in library.page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    assert [one for one in wanted if not one.accessibleName()] == []
    stops = []
    for _press in wanted:
        stops.append(library.page.focusWidget())
        library.press("Tab")
    assert [stops.count(one) for one in wanted] == [1] * len(wanted)

"""By keyboard, by ear and by finger, on every page and sheet: a name, a way there by Tab, and room enough."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tests.hands import Hands
from tests.screens.test_guide_screens import from_alex
from tests.screens.test_model_screens import PIECES, STAGES
from tests.screens.test_rounds_screens import plan
from winnotes.core.guide_editing import reworded
from winnotes.core.notebook import Notebook
from winnotes.desk.content import add_pieces
from winnotes.desk.demo_team import Team, write_team
from winnotes.desk.guides import use_guide
from winnotes.desk.importing import import_file
from winnotes.desk.person import now_typing
from winnotes.desk.sales_model import set_stages
from winnotes.desk.sample import sample_id, sample_notebook, sample_person
from winnotes.gui.keyboard import press, settle, settle_until
from winnotes.gui.lunch.checklist import Checklist
from winnotes.gui.sheet import Sheet
from winnotes.gui.theme import THEMES
from winnotes.gui.tick_box import TickBox
from winnotes.gui.widgets import go_to
from winnotes.store.store import Store
from winnotes.wording import original_guide

LEAST_PX, CHECKLIST_PX = 32, 24  # of the checklist all 22 stay in view, and any is found by Ctrl+K
ACROSS, MOST_STOPS = Qt.Orientation.Horizontal, 200
TARGETS = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QTextEdit)


@pytest.fixture(scope="module")
def furnished(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """A window on a team's lunches, deals, a round, stages, pieces and a guide that Alex edited too."""
    folder = tmp_path_factory.mktemp("furnished")
    write_team(folder / "team", Team(41))
    from_alex(folder)
    hands = Hands(qapp, folder / "home")

    def fill(store: Store) -> None:
        plan(store, folder / "team" / "deals.csv")
        store.merge(Notebook(Team(41).notebook))
        store.merge(Notebook(one for one in sample_notebook()[0] if not one.field.startswith("finished")))
        set_stages(store, STAGES)
        add_pieces(store, PIECES)
        use_guide(
            store, now_typing(store), reworded(original_guide(), "why_us", text="Why us?")
        )  # apart from Alex's
        import_file(store, folder / "alex.winnotes")
        store.set_setting("note_takers", [sample_person(name) for name in ("Kim Berger", "Alex Osei")])

    hands.window.autosave.run(fill, lambda _none: None)
    hands.wait()
    hands.close()
    hands.open()
    hands.folder = folder
    yield hands
    hands.close()


@pytest.fixture(scope="module", params=[((1280, 800), 100), ((1024, 600), 150)], ids=["wide", "small"])
def sized(furnished: Hands, request: pytest.FixtureRequest) -> Hands:
    """The window as most see it, then on a small screen in large letters."""
    size, zoom = request.param
    furnished.window.resize(*size)
    furnished.window.set_look(THEMES["light"], zoom)
    return furnished


def at(question: str, *keys: str) -> Callable[[Hands], None]:
    """The sample lunch at a question, and keys pressed there."""

    def go(hands: Hands) -> None:
        hands.window.open_interview(sample_id(), question)
        hands.wait()
        hands.press(*keys)

    return go


def keys(*pressed: str) -> Callable[[Hands], None]:
    return lambda hands: hands.press(*pressed)


def typed(*said: str) -> Callable[[Hands], None]:
    """Keys and text in turn."""

    def go(hands: Hands) -> None:
        for number, one in enumerate(said):
            (hands.type if number % 2 else hands.press)(one)

    return go


def in_guide(key: str) -> Callable[[Hands], None]:
    def go(hands: Hands) -> None:
        from winnotes.gui.guide.guide_list import Place

        hands.press("Ctrl+5")
        page = hands.window.rooms["guide"].page
        page.list.setCurrentIndex(page.list.lines.index(page.list.lines.row_of(Place("question", key))))
        hands.press("Return")

    return go


def behind(hands: Hands) -> None:
    hands.press("Ctrl+4")
    hands.window.insights.columns.views[0].chart.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Return")


def themed(hands: Hands) -> None:
    behind(hands)
    hands.window.insights.columns.views[0].behind._rows[0].link.setFocus()
    hands.press("T")


def compared(hands: Hands) -> None:
    hands.press("Ctrl+4")
    if not hands.window.insights.compare.isChecked():
        hands.window.insights.compare.click()


def sealed(hands: Hands) -> None:
    """Everything in one file, under a passphrase."""
    at("why_us", "Ctrl+E", *["Down"] * 10)(hands)
    for box in scope_of(hands).findChildren(TickBox):
        if box.isVisible() and not box.isChecked():
            box.click()
    settle()


def coming(hands: Hands) -> None:
    hands.window.open_files([str(hands.folder / "alex.winnotes")])
    hands.wait()
    settle_until(lambda: not hands.window.preview.is_busy)


def list_coming(hands: Hands) -> None:
    hands.press("Ctrl+2")
    hands.window.list_coming.open_files([hands.folder / "team" / "deals.csv"])
    hands.wait()
    settle()


def group(hands: Hands) -> None:
    hands.press("Ctrl+5", "Home", "Down", "Return")


def differs(hands: Hands) -> None:
    hands.press("Ctrl+5")
    hands.window.rooms["guide"].differs()
    hands.wait()


PAGES: dict[str, Callable[[Hands], None]] = {
    "interviews": keys("Ctrl+1"),
    "join by code": keys("Ctrl+1", "F12"),
    "lunch": at("entry_path"),
    "lunch rows": at("conversation_story"),
    "lunch drivers": at("why_us"),
    "lunch counts": at("resources_used"),
    "lunch scale": at("competition_fierceness"),
    "lunch ledger": at("content_effect"),
    "lunch stages": at("sales_cycle_fit"),
    "lunch people": at("buying_group_size"),
    "lunch bite": at("why_us", "F3"),
    "lunch header": at("why_us", "F7"),
    "lunch code": at("why_us", "F12"),
    "lunch find": at("why_us", "Ctrl+K"),
    "lunch save": at("why_us", "Ctrl+E"),
    "lunch save for a CRM": at("why_us", "Ctrl+E", *["Down"] * 6),
    "lunch save under a passphrase": sealed,
    "lunch who listens": at("why_us", "Ctrl+Shift+M"),
    "lunch somebody else": at("why_us", "Shift+F6"),
    "lunch next deal": at("why_us", "Ctrl+Shift+D"),
    "keys": at("why_us", "F1"),
    "review": at("why_us", "F8"),
    "search": typed("Ctrl+F", "the"),
    "forget": typed("Ctrl+Shift+Del", "Samir\n"),
    "deals": keys("Ctrl+2"),
    "list coming": list_coming,
    "rounds": keys("Ctrl+3", "Down", "Down"),
    "plan": keys("Ctrl+3", "Ctrl+R"),
    "insights": keys("Ctrl+4"),
    "behind": behind,
    "theme": themed,
    "compared": compared,
    "guide": keys("Ctrl+5"),
    "guide rows": in_guide("objections"),
    "guide fields": in_guide("prior_understanding"),
    "guide choices": in_guide("entry_path"),
    "guide group": group,
    "guide differs": differs,
    "model": keys("Ctrl+6"),
    "content": keys("Ctrl+7"),
    "content piece": keys("Ctrl+7", "Down", "Down"),
    "files coming": coming,
}


def scope_of(hands: Hands) -> QWidget:
    """The sheet that lies there, else the window."""
    sheets = [one for one in hands.window.findChildren(Sheet) if one.isVisible()]
    return sheets[-1] if sheets else hands.window


def shown(scope: QWidget) -> list[QWidget]:
    """What can be used there, without the parts of a control that stands for them: the field of a spin box."""
    return [
        one
        for one in scope.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and not isinstance(one.parentWidget(), QSpinBox | QComboBox)
        and not (isinstance(one, QAbstractButton) and isinstance(one.parentWidget(), QTableView))
    ]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}” {widget.width()}x{widget.height()}"


def name_of(widget: QWidget) -> str:
    """What is read out of a widget: its own name, else the words on it."""
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return (widget.accessibleName() or words).strip()


def nameless(scope: QWidget) -> list[str]:
    return [
        told(one) for one in shown(scope) if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not name_of(one)
    ]


def stops_of(hands: Hands) -> dict[QWidget, bool]:
    """What Tab stops at until it comes back, and whether one sees that it has the keys."""
    stops: dict[QWidget, bool] = {}
    stop, ringed = QApplication.focusWidget(), QImage()
    while len(stops) < MOST_STOPS:
        press(hands.window, "Tab")
        has_left = stop is not QApplication.focusWidget()
        if stop is not None and has_left and not ringed.isNull() and isValid(stop):
            stops[stop] = edge_of(stop) != ringed
        stop = QApplication.focusWidget()
        if stop is None or stop in stops:
            return stops
        stops[stop], ringed = True, edge_of(stop)
    raise AssertionError("Tab does not come back")


def is_in_view(stop: QWidget) -> bool:
    """Whether one sees what Tab comes to: scrolled to where it has to be."""
    go_to(stop)
    settle()
    seen = stop.visibleRegion().boundingRect()
    return seen.width() >= min(stop.width(), 40) and seen.height() >= min(stop.height(), 20)


def edge_of(widget: QWidget) -> QImage:
    """A picture of a widget without the inside of a field, where only a cursor would stand."""
    whole = widget.grab()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        inside = QPainter(whole)
        inside.fillRect(widget.rect().adjusted(3, 3, -3, -3), Qt.GlobalColor.black)
        inside.end()
    return whole.toImage()


def unreached(hands: Hands, scope: QWidget) -> list[str]:
    """What is pressed or typed in and Tab does not come to or does not show; a chip types into the field beside it."""
    wanted = [
        one
        for one in shown(scope)
        if one.focusProxy() is None
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton))
        and one.property("role") != "chip"
    ]
    stops = stops_of(hands)
    unseen = [told(one) for one, is_seen in stops.items() if not is_seen and isValid(one)]
    return [told(one) for one in wanted if one not in stops and one.isVisible()] + unseen


def small(scope: QWidget) -> list[str]:
    found = []
    for one in shown(scope):
        least = CHECKLIST_PX if isinstance(one, Checklist) else LEAST_PX
        if isinstance(one, TARGETS) and min(one.width(), one.height()) < least:
            found.append(told(one))
        if isinstance(one, QHeaderView):
            if one.sectionsClickable() and one.height() < least and one.orientation() == ACROSS:
                found.append(f"headings of {told(one)}")
        elif isinstance(one, QAbstractItemView) and one.currentIndex().isValid():
            height = one.visualRect(one.currentIndex()).height()
            if 0 < height < least:
                found.append(f"a row of {told(one)}: {height}")
    return found


def comes_to_the_search_box_and_back(hands: Hands) -> None:
    """Ctrl+F comes to the one box from wherever one is, Escape goes back."""
    before = hands.window.pages.currentWidget()
    hands.press("Ctrl+F")
    sheet = hands.window.search_sheet
    if sheet is not None and not sheet.isVisible():  # it was there, so the key put it away
        hands.press("Ctrl+F")
    assert sheet is not None and sheet.isVisible() and QApplication.focusWidget() is sheet.field
    hands.press("Escape")
    assert not sheet.isVisible() and hands.window.pages.currentWidget() is before


@pytest.mark.parametrize("page", PAGES)
def test_everything_is_named_reached_by_tab_and_large_enough(sized: Hands, page: str):
    sized.press("Escape", "Escape", "Alt+Left")
    PAGES[page](sized)
    settle()
    scope = scope_of(sized)
    assert (nameless(scope), small(scope)) == ([], [])
    if sized.window.zoom == 100:
        assert unreached(sized, scope) == []
        comes_to_the_search_box_and_back(sized)
    elif page in ("rounds", "guide fields", "deals", "model", "content piece", "insights"):
        assert [told(one) for one in stops_of(sized) if isValid(one) and not is_in_view(one)] == []

"""The insights page in the real window: filters, comparison, what stands behind a figure, and the way to the lunch."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from tests.hands import Hands
from winnotes.desk.demo_team import Team
from winnotes.exchange.report.section import Bars
from winnotes.gui.insights.insights_page import InsightsPage
from winnotes.gui.insights.section_view import SectionView
from winnotes.gui.keyboard import settle

SIZE = 30


@pytest.fixture
def team(hands: Hands) -> Hands:
    """A window on the lunches of an invented team, its insights shown."""
    notes = Team(SIZE).notebook
    hands.window.autosave.run(lambda store: store.merge(notes), lambda _n: None)
    hands.wait()
    hands.press("Ctrl+4")
    return hands


def page_of(hands: Hands) -> InsightsPage:
    page = hands.window.insights
    assert page is not None and page.isVisible()
    return page


def section(hands: Hands, title: str) -> SectionView:
    return next(view for view in page_of(hands).columns.views if view.title.text() == title)


def choose(hands: Hands, name: str, beginning: str, bar: str = "bar") -> None:
    """Take a choice as with the keyboard: the cursor in it, its letters typed."""
    choice = getattr(page_of(hands), bar).choices[name]
    at = next(n for n in range(choice.count()) if choice.itemText(n).startswith(beginning))
    choice.setFocus()
    for _step in range(at - choice.currentIndex()):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    hands.wait()


def words_in(widget) -> list[str]:
    return [
        one.text()
        for kind in (QLabel, QPushButton)
        for one in widget.findChildren(kind)
        if one.isVisibleTo(widget)
    ]


def first_told(view: SectionView) -> int:
    chart = view.section.chart if view.section else None
    assert isinstance(chart, Bars)
    return int(chart.rows[0].told)


def test_every_lunch_on_the_laptop_is_counted_and_nobody_is_named(team: Hands):
    page = page_of(team)
    assert page.heading.text().startswith(f"{SIZE} interviews")
    assert len(page.columns.views) > 12
    invented = Team(SIZE)
    names = {
        *invented.marketers.values(),
        *(deal[8] for deal in invented.deals),
        *(deal[1] for deal in invented.deals),
    }
    assert not any(name in words for name in names for words in words_in(page.columns))


def test_a_filter_counts_anew_and_says_of_how_many(team: Hands):
    page = page_of(team)
    before = first_told(section(team, "Why customers chose us"))
    choose(team, "segment", "Public")
    n = len([one for one in page.told.lunches if one.deal.segment == "Public"])
    assert 0 < n < SIZE and page.heading.text().startswith(f"{n} interviews")
    assert first_told(section(team, "Why customers chose us")) < before
    choose(team, "period", "Q2 2026")
    assert page.bar.selection.first == "2026-04-01" and page.bar.selection.last == "2026-06-30"


def test_a_filter_with_nothing_to_choose_between_is_not_shown(team: Hands):
    choices = page_of(team).bar.choices
    assert (
        choices["segment"].isVisible()
        and not choices["round"].isVisible()
        and not choices["guide"].isVisible()
    )


def test_a_row_opens_onto_its_quotes_and_every_lunch_and_escape_goes_back(team: Hands):
    view = section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Down", "Return")
    spot = view.chart.spots[1]
    assert view.behind.isVisible() and view.chart.open_label == spot.label
    told = words_in(view.behind)
    assert f"Behind “{spot.label}”" in told and f"{len(spot.behind)} lunches" in told
    assert any(
        line in told
        for line in ("your customers won it, not your deck", "on vous a crus parce que vous avez dit non")
    )
    assert len([words for words in told if words.startswith("Lunch ")]) == min(8, len(spot.behind))
    team.press("Escape")
    assert not view.behind.isVisible() and view.chart.hasFocus()


def test_a_click_on_a_bar_opens_it_and_another_click_closes_it(team: Hands):
    view = section(team, "Why customers chose us")
    spot = view.chart.spots[0]
    at = QPointF(view.chart.width() / 2, spot.y + spot.height / 2).toPoint()
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=at)
    assert view.behind.isVisible()
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=at)
    assert not view.behind.isVisible()


def test_a_lunch_behind_a_figure_is_opened_at_its_question(team: Hands):
    view = section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    link = next(one for one in view.behind.findChildren(QPushButton) if one.text().startswith("Lunch "))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    team.wait()
    assert team.window.pages.currentWidget() is team.page
    assert team.page.pane.question.key == "why_us"


def test_accounts_are_shown_when_asked_for(team: Hands):
    page, view = page_of(team), section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    page.names.setFocus()
    team.press("Space")
    accounts = set(page.told.accounts.values())
    shown = [words.split("  ·  ")[0] for words in words_in(view.behind) if "2026" in words]
    assert shown and set(shown) <= accounts


def test_two_selections_stand_side_by_side_on_one_scale(team: Hands):
    page = page_of(team)
    page.compare.click()
    choose(team, "segment", "Public", "other_bar")
    assert page.other_heading.isVisible() and not page.other_heading.text().startswith(f"{SIZE} ")
    left, right = (view for view in page.columns.views if view.title.text() == "Why customers chose us")
    assert left.section.chart.full == right.section.chart.full
    settle()
    assert left.y() == right.y() and left.x() < right.x()
    page.compare.click()
    assert not page.other_bar.isVisible()


def test_what_is_open_stays_open_while_its_row_is_there(team: Hands):
    view = section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    label = view.chart.open_label
    choose(team, "segment", "Mid-market")
    view = section(team, "Why customers chose us")
    assert view.chart.open_label == label
    n = len(next(spot for spot in view.chart.spots if spot.label == label).behind)
    assert any(words.startswith(f"{n} lunch") for words in words_in(view.behind))


def test_the_report_is_saved_as_what_the_filters_choose(
    team: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    choose(team, "segment", "Public")
    for suffix in ("pdf", "csv"):
        path = tmp_path / f"report.{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, path=path: (str(path), ""))
        if suffix == "pdf":
            team.press("Ctrl+E")
        else:
            page_of(team).csv_button.click()
        team.wait()
        assert path.exists() and any(str(path) in words for words in words_in(team.window.foot))
    text = " ".join(PdfReader(tmp_path / "report.pdf").pages[0].extract_text().split())
    assert "segment Public" in text


def test_with_no_lunch_an_invented_team_can_be_looked_at_and_nothing_is_kept(hands: Hands):
    hands.press("Ctrl+4")
    page = page_of(hands)
    assert page.nothing.isVisible() and not page.pdf_button.isVisible()
    page.nothing.sample_button.click()
    assert page.heading.text().startswith("An invented team")
    assert len(page.columns.views) > 12
    hands.press("Ctrl+1")
    assert hands.window.library.model.count == 0
    hands.press("Ctrl+4")
    assert page.nothing.isVisible()


def test_the_tabs_go_to_and_fro(team: Hands):
    page_of(team).tabs.buttons["library"].click()
    team.wait()
    assert team.window.pages.currentWidget() is team.window.library
    team.window.library.tabs.buttons["insights"].click()
    team.wait()
    assert team.window.pages.currentWidget() is team.window.insights


def test_what_was_noted_meanwhile_is_counted_when_one_comes_back(team: Hands):
    team.press("Ctrl+N")
    team.turn_to("Why us")
    team.type("service\n")
    team.press("Ctrl+4")
    assert page_of(team).heading.text().startswith(f"{SIZE + 1} interviews")


def test_every_chart_has_a_name_and_says_in_words_what_it_shows(team: Hands):
    for view in page_of(team).columns.views:
        if view.chart.isVisible():
            assert view.chart.accessibleName() == view.title.text()
            assert view.section.sentence == view.chart.accessibleDescription() != ""
    view = section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.chart.accessibleName().startswith(f"Why customers chose us: {view.chart.spots[0].label} ")


def test_tab_goes_through_the_page_and_comes_back(team: Hands):
    page = page_of(team)
    page.tabs.buttons["library"].setFocus()
    start, stops = QApplication.focusWidget(), []
    for _press in range(120):
        team.press("Tab")
        stops.append(QApplication.focusWidget())
        if stops[-1] is start:
            break
    assert stops[-1] is start
    charts = [view.chart for view in page.columns.views if view.chart.isVisible()]
    assert set(charts) <= set(stops) and page.pdf_button in stops

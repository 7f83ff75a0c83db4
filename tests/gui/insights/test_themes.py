"""Gathering what was said under the team's own themes, by keyboard, in the real window."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.gui.insights.test_insights_page import page_of, section, team, words_in
from tests.hands import Hands
from winnotes.desk.theming import themes
from winnotes.gui.insights.behind_row import BehindRow
from winnotes.gui.insights.section_view import SectionView

__all__ = ["team"]
TITLE = "In their words: Why us"


def rows_of(view: SectionView) -> list[BehindRow]:
    return view.behind._rows


def open_row(hands: Hands, view: SectionView, label: str) -> None:
    at = next(n for n, spot in enumerate(view.chart.spots) if spot.label == label)
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    view.chart.current = at
    hands.press("Return")


def gather(hands: Hands, view: SectionView, name: str, row: int = 0) -> None:
    rows_of(view)[row].link.setFocus()
    hands.press("T")
    hands.type(name + "\n")
    hands.wait()


def labels(view: SectionView) -> list[tuple[str, str]]:
    assert view.section is not None and view.section.chart is not None
    return [(row.label, row.told) for row in view.section.chart.rows if not row.label.startswith("“")]


def first_word(view: SectionView) -> str:
    return next(spot.label for spot in view.chart.spots if spot.label.startswith("“"))


def test_what_is_behind_a_telling_word_are_the_lines_that_say_it(team: Hands):
    view = section(team, TITLE)
    word = first_word(view)
    open_row(team, view, word)
    assert rows_of(view)
    for row in rows_of(view):
        assert any(word.strip("“”").lower() in line.text.lower() for line in row.one.lines)


def test_lines_are_gathered_under_a_theme_by_one_key_and_a_name(team: Hands):
    view = section(team, TITLE)
    open_row(team, view, first_word(view))
    gather(team, view, "They pick up")
    assert labels(view) == [("They pick up", "1")] and rows_of(view)[0].link.hasFocus()
    gather(team, view, "they PICK up", row=1)
    assert labels(view) == [("They pick up", "2")]
    open_row(team, view, "They pick up")
    assert len(rows_of(view)) == 2 and "Behind “They pick up”" in words_in(view.behind)
    assert all(len(row.one.lines) == 1 for row in rows_of(view))


def test_delete_takes_out_and_a_theme_without_answers_is_shown_no_more(team: Hands):
    view = section(team, TITLE)
    open_row(team, view, first_word(view))
    gather(team, view, "Nights")
    gather(team, view, "Nights", row=1)
    open_row(team, view, "Nights")
    rows_of(view)[0].link.setFocus()
    team.press("Delete")
    team.wait()
    assert labels(view) == [("Nights", "1")]
    rows_of(view)[0].link.setFocus()
    team.press("Delete")
    team.wait()
    assert labels(view) == [] and not view.behind.isVisible()


def test_a_theme_is_renamed_and_the_name_of_another_makes_the_two_one(team: Hands):
    view = section(team, TITLE)
    open_row(team, view, first_word(view))
    gather(team, view, "Nights")
    gather(team, view, "On call", row=1)
    open_row(team, view, "Nights")
    for name, expected in (
        ("Night shift", {("Night shift", "1"), ("On call", "1")}),
        ("on call", {("On call", "2")}),
    ):
        view.behind.rename_button.click()
        team.press("Ctrl+A")
        team.type(name + "\n")
        team.wait()
        assert set(labels(view)) == expected
        open_row(team, view, "Night shift" if name == "Night shift" else "On call")


def test_escape_leaves_everything_as_it_was(team: Hands):
    view = section(team, TITLE)
    open_row(team, view, first_word(view))
    rows_of(view)[0].link.setFocus()
    team.press("T")
    team.type("Nigh")
    team.press("Escape")
    team.wait()
    assert labels(view) == [] and view.behind.isVisible() and rows_of(view)[0].link.hasFocus()


def test_quotes_behind_any_figure_are_gathered_too_and_the_report_has_them(
    team: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    view = section(team, "Why customers chose us")
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    team.press("Return")
    gather(team, view, "Trust")
    assert labels(section(team, TITLE)) == [("Trust", "1")]
    path = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    page_of(team).csv_button.click()
    team.wait()
    told = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["value"] for row in told if row["section"] == "Themes: Why us"] == ["1"]
    assert any(row["section"] == "Telling words: Why us" and row["measure"] == "elsewhere" for row in told)


def test_themes_are_in_the_notes_and_shown_again(team: Hands):
    view = section(team, TITLE)
    open_row(team, view, first_word(view))
    gather(team, view, "Nights")
    found = []
    team.window.autosave.read(themes, found.extend)
    team.wait()
    assert [one.name for one in found] == ["Nights"]
    team.press("Ctrl+1", "Ctrl+4")
    assert labels(section(team, TITLE)) == [("Nights", "1")]


def test_an_invented_team_can_be_read_but_not_gathered(hands: Hands):
    hands.press("Ctrl+4")
    page_of(hands).nothing.sample_button.click()
    view = section(hands, TITLE)
    open_row(hands, view, first_word(view))
    assert rows_of(view)
    assert not any(one.text().startswith("Theme") for one in view.behind.findChildren(QPushButton))

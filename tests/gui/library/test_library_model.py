"""The library's list as a model: what views, ears and the eye are told of each interview."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt

from tests.gui.library.conftest import LINES, PROGRESS
from winnotes.desk.library import Line
from winnotes.desk.progress import Progress
from winnotes.gui.library.library_model import LibraryModel
from winnotes.gui.library.line_words import about, spoken, touched

NOON = datetime(2026, 10, 29, 12, 0, tzinfo=UTC)


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    model = LibraryModel()
    model.show_lines(LINES)
    qtmodeltester.check(model)
    model.show_progress(PROGRESS)
    model.show_matching("contoso")
    qtmodeltester.check(model)
    model.show_matching("nobody")
    qtmodeltester.check(model)


def test_progress_repaints_only_the_rows_it_changed(qapp):
    model = LibraryModel()
    model.show_lines(LINES)
    model.show_progress(PROGRESS)
    repainted = []
    model.dataChanged.connect(lambda first, _last: repainted.append(first.row()))
    model.show_progress({**PROGRESS, "i2": Progress(10, 22, False)})
    assert repainted == [1]


def test_the_same_lines_again_change_nothing(qapp):
    model = LibraryModel()
    model.show_lines(LINES)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_lines(list(LINES))
    assert resets == []


def test_a_row_is_one_phrase_to_a_screen_reader(qapp):
    model = LibraryModel()
    model.show_lines(LINES)
    model.show_progress(PROGRESS)
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith(
        "Northwind Traders · Fleet renewal, with Dana Ruiz, lunch on 29 Oct 2026, last touched"
    )
    assert heard.endswith("22 of 22 asked, finished")
    assert spoken(Line("i", "", "", "", "", ""), None, NOON) == "A lunch without a name"


def test_the_second_line_leaves_out_what_is_not_known():
    assert about(Line("i", "Contoso", "", "", "", ""), NOON) == ""
    assert about(LINES[0], NOON) == "with Dana Ruiz  ·  lunch on 29 Oct 2026  ·  last touched today 12:00"


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        ("2026-10-29T09:05:00.000+00:00", "last touched today 09:05"),
        ("2026-10-28T23:59:00.000+00:00", "last touched yesterday 23:59"),
        ("2026-10-02T10:00:00.000+00:00", "last touched 2 Oct 2026"),
        ("", ""),
        ("not an instant", ""),
    ],
)
def test_the_last_touch_is_said_as_people_say_it(instant, told):
    assert touched(instant, NOON) == told


def test_days_are_counted_where_the_laptop_is():
    there = timezone(timedelta(hours=9))
    assert touched("2026-10-28T15:30:00.000+00:00", NOON.astimezone(there)) == "last touched today 00:30"

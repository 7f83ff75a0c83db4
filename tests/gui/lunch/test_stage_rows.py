"""Question 22, stage by stage: the team's sales-cycle model stands as rows, and a digit marks each."""

import pytest

from tests.hands import Hands
from winnotes.core.sales_model import expected_in
from winnotes.desk.sales_model import set_stages

MODEL = [{"name": "Discovery", "expected": "2w"}, {"name": "Demo", "expected": "10"}, {"name": "Legal"}]


@pytest.fixture
def staged(hands: Hands) -> Hands:
    """A person at a lunch, whose team has written its model."""
    hands.window.autosave.run(lambda store: set_stages(store, MODEL), lambda _none: None)
    hands.press("Ctrl+N")
    hands.window.lunch.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    hands.turn_to("Fit with our model")
    return hands


def mark_all(staged: Hands) -> None:
    staged.type("4")
    staged.press("F4")
    staged.type("1" + "2" + "3w")
    staged.press("Return")
    staged.type("4")


def test_the_stages_of_the_model_stand_ready_and_are_no_answer_until_one_is_marked(staged):
    rows = staged.page.pane.rows.grid_rows()
    assert [row["stage"].text() for row in rows] == ["Discovery", "Demo", "Legal", ""]
    assert rows[0]["days"].placeholderText() == "expected 2 weeks"
    assert staged.document.value("sales_cycle_fit").said == {}


def test_a_digit_marks_a_stage_and_the_cursor_goes_on_to_its_days_or_the_next_stage(staged):
    mark_all(staged)
    value = staged.document.value("sales_cycle_fit")
    assert value.read["fit"] == 4
    assert value.read["stages"] == [
        {"stage": "Discovery", "kept": "as_planned"},
        {"stage": "Demo", "kept": "longer", "days": [21.0, False]},
        {"stage": "Legal", "kept": "skipped"},
    ]


def test_the_interview_keeps_the_model_it_was_answered_against_when_the_team_changes_it(staged):
    mark_all(staged)
    staged.press("Ctrl+1")
    changed = [{"name": "Discovery", "expected": "6w"}, {"name": "Pilot"}]
    staged.window.autosave.run(lambda store: set_stages(store, changed), lambda _none: None)
    staged.press("Return")
    staged.turn_to("Fit with our model")
    told = [(one.name, one.days) for one in expected_in(staged.document.interview().fields)]
    assert told == [("Discovery", 14.0), ("Demo", 10.0), ("Legal", None)]
    assert [row["stage"].text() for row in staged.page.pane.rows.grid_rows()][:3] == [
        "Discovery",
        "Demo",
        "Legal",
    ]


def test_a_stage_of_ones_own_is_noted_below_those_of_the_model(staged):
    staged.press("F4")
    staged.type("1")
    rows = staged.page.pane.rows.grid_rows()
    rows[3]["stage"].setFocus()
    staged.type("Board meeting")
    said = staged.document.value("sales_cycle_fit").rows("stages")
    assert said == [{"stage": "Discovery", "kept": "As planned"}, {"stage": "Board meeting"}]


def test_without_a_model_the_rows_are_empty_as_everywhere(lunch):
    lunch.turn_to("Fit with our model")
    assert [row["stage"].text() for row in lunch.page.pane.rows.grid_rows()] == [""]
    lunch.press("F4")
    lunch.type("2 demos")
    assert lunch.document.value("sales_cycle_fit").rows("stages") == [{"stage": "2 demos"}]

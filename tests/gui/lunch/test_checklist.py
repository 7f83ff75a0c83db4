"""The checklist on a small screen: every row can be hit and read, and the current one is in view."""

import pytest

from winnotes.gui.keyboard import settle
from winnotes.gui.lunch.checklist_row import QUESTION
from winnotes.gui.theme import LIGHT

SIZES = ((1280, 800), (1024, 600), (800, 480))


@pytest.fixture
def resized(lunch):
    """Gives the window a size in px and a zoom in percent."""

    def resize(width, height, zoom=100):
        lunch.window.set_look(LIGHT, zoom)
        lunch.window.resize(width, height)
        settle()
        lunch.wait()
        return lunch.page.checklist

    yield resize
    resize(1280, 800)


def heights(checklist):
    """The heights of the rows of questions and of headings."""
    model = checklist.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    questions = [checklist.visualRect(row).height() for row in rows if row.data(QUESTION)]
    return questions, [checklist.visualRect(row).height() for row in rows if not row.data(QUESTION)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_every_row_can_be_hit_and_every_heading_read(resized, size, zoom):
    questions, headings = heights(resized(*size, zoom))
    assert len(questions) == 22 and min(questions) >= 24 * zoom / 100
    assert len(headings) == 6 and min(headings) >= 18 * zoom / 100


def test_all_questions_are_in_view_at_once_where_there_is_room(resized):
    checklist = resized(1280, 800)
    assert checklist.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("size", "zoom"), [((1024, 600), 100), ((1024, 600), 200), ((800, 480), 130)])
def test_the_current_question_is_in_view_wherever_it_stands(resized, lunch, size, zoom):
    checklist = resized(*size, zoom)
    for question in lunch.document.guide.in_checklist_order:
        lunch.turn_to(question.label)
        assert lunch.page.key == question.key
        seen = checklist.visualRect(checklist.currentIndex())
        assert checklist.viewport().rect().contains(seen), question.key


def test_the_current_question_stays_in_view_when_the_window_shrinks(resized, lunch):
    lunch.turn_to("Fit with our model")
    checklist = resized(1024, 600)
    assert checklist.viewport().rect().contains(checklist.visualRect(checklist.currentIndex()))


def test_the_arrow_keys_step_over_the_headings(lunch):
    checklist = lunch.page.checklist
    checklist.setFocus()
    for _press in range(21):
        lunch.press("Down")
        assert checklist.currentIndex().data(QUESTION) is not None
    lunch.press("Return")
    assert lunch.page.key == lunch.document.guide.in_checklist_order[-1].key

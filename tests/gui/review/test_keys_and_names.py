"""The review by keyboard and by ear: Tab goes where the eye goes, and everything has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reachable(page):
    """Everything Tab should stop at."""
    return [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]


def walked(reviewer, presses):
    """What Tab stops at, pressed that many times from the top."""
    reviewer.page.setFocus()
    stops = []
    for _press in range(presses):
        reviewer.press("Tab")
        stops.append(reviewer.page.focusWidget())
    return stops


@pytest.mark.parametrize("which", ["fresh", "sample"])
def test_tab_reaches_everything_and_everything_has_a_name(which, request):
    reviewer = request.getfixturevalue(which)
    reviewer.document.add_scrap("a scrap", 5)
    reviewer.open()
    wanted = reachable(reviewer.page)
    assert [one for one in wanted if not one.accessibleName()] == []
    assert set(walked(reviewer, len(wanted))) == set(wanted)


def test_tab_goes_where_the_eye_goes_after_rows_came_and_went(fresh):
    for text in ("one", "> two"):
        fresh.document.add_scrap(text, 5)
    fresh.open()
    fresh.type("1\n", into=fresh.page.scraps.lines[0])
    fresh.type("1\n", into=fresh.page.scraps.lines[0])
    stops = walked(fresh, 12)
    tops = [one.mapTo(fresh.page, one.rect().center()).y() for one in stops if fresh.page.isAncestorOf(one)]
    in_page = tops[2:]
    assert in_page == sorted(in_page)


def test_what_has_the_keys_is_scrolled_into_view(sample):
    sample.page.resize(1024, 600)
    for _press in range(len(reachable(sample.page))):
        sample.press("Tab")
        focused = sample.page.focusWidget()
        top = focused.mapTo(sample.page, focused.rect().topLeft()).y()
        assert 0 <= top < sample.page.height(), focused.accessibleName()


def test_the_page_is_read_with_the_page_keys(sample):
    def top():
        return sample.page.summary_field.mapTo(sample.page, sample.page.summary_field.rect().topLeft()).y()

    before = top()
    sample.page.setFocus()
    sample.press("PgDown", "Down")
    assert top() < before
    sample.press("Home")
    assert top() == before

"""Goes to where a line that was found stands: the very line of a note, a field, a scrap to sort, a deal in the list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from winnotes.core.search.query import marked
from winnotes.gui.sheet import Sheet
from winnotes.gui.visiting import show_deals, visit
from winnotes.gui.widgets import go_to

if TYPE_CHECKING:
    from winnotes.gui.lunch.lunch_page import LunchPage
    from winnotes.gui.main_window import MainWindow
    from winnotes.store.search_index import Hit


def arrive(window: "MainWindow", hit: "Hit", terms: Sequence[str] = ()) -> None:
    """Go to where a line stands that was found by these words, folded."""
    for sheet in window.findChildren(Sheet):
        if sheet.isVisible():
            sheet.close_sheet()
    if hit.subject.startswith("i"):
        window.open_interview(hit.subject, hit.key)
        window.autosave.run(lambda _store: None, lambda _none: _find(window, hit, terms))  # once it is open
    elif hit.subject.startswith("m"):
        visit(window, "model")
        window.autosave.read(
            lambda _store: None,
            lambda _none: _go_to_field(window.pages.currentWidget() or window.pages, hit, terms),
        )
    elif hit.subject.startswith("c"):
        from winnotes.gui.content.content_room import content_of

        content_of(window).show(hit.subject)
    else:
        show_deals(window, hit.subject)


def _find(window: "MainWindow", hit: "Hit", terms: Sequence[str]) -> None:
    page = window.lunch
    if page is None:
        return
    if hit.kind == "header":
        page.header.open()
    elif not hit.key:
        window.show_review()
        _find_in_review(window, hit)
    elif hit.kind == "value":
        _go_to_field(page.pane, hit, terms)
    else:
        _go_to_line(page, hit)


def _find_in_review(window: "MainWindow", hit: "Hit") -> None:
    """A scrap nobody placed, or a line of the summary."""
    review = window.review
    if hit.kind != "scrap":
        go_to(review.summary_field)
        _put_cursor(review.summary_field, hit)
        return
    for line in review.scraps.lines:
        if hit.text in " ".join(line.accessibleName().split()):
            go_to(line)
            return


def _go_to_line(page: "LunchPage", hit: "Hit") -> None:
    """The line of the note, where it is one's own: a colleague's stands beside it."""
    go_to(page.pane.note)
    _put_cursor(page.pane.note, hit)


def _put_cursor(field: QTextEdit, hit: "Hit") -> None:
    """Put it before the line found: the one of its number, else, for a scrap that went there, the one that says it."""
    lines = field.toPlainText().split("\n")
    at = hit.number - 1 if hit.number else next((n for n, line in enumerate(lines) if hit.text in line), -1)
    if 0 <= at < len(lines):
        cursor = field.textCursor()
        cursor.setPosition(field.document().findBlockByNumber(at).position())
        field.setTextCursor(cursor)
        field.ensureCursorVisible()


def _go_to_field(page: QWidget, hit: "Hit", terms: Sequence[str]) -> None:
    """The first field or cell that says what was looked for, else one that says some of what was found."""
    said = [(" ".join(field.text().split()), field) for field in page.findChildren(QLineEdit)]
    fitting = [(text, field) for text, field in said if text and text in hit.text]
    fitting.sort(key=lambda one: not marked(one[0], terms))
    if fitting:
        go_to(fitting[0][1])

"""The review where it belongs: reached from a lunch by F8, its edits on disk and back in the lunch's notes."""

from winnotes.store.store import Store


def contents(hands, field):
    store = Store(hands.folder / "winnotes.db")
    found = [
        head.content for head in store.notebook(hands.document.subject).heads(hands.document.subject, field)
    ]
    store.close()
    return found


def test_a_to_do_edited_in_the_review_is_on_disk_and_in_the_note(lunch):
    lunch.type('> fix the deck\n" they called us "')
    lunch.press("F8")
    review = lunch.window.review
    assert [row.text.text() for row in review.todos.todos] == ["fix the deck"]
    review.todos.todos[0].owner.setFocus()
    lunch.type("rosa")
    review.quotes.quotes[0].toggle.setFocus()
    lunch.press("Space", "Escape")
    wanted = '> fix the deck @rosa\n"* they called us "'
    assert contents(lunch, "entry_path_note") == [wanted]
    assert lunch.page.isVisible() and lunch.page.pane.note.toPlainText() == wanted


def test_a_link_of_the_review_leads_to_its_question(lunch):
    lunch.press("F8")
    lunch.window.review.must_asks.links[1].setFocus()
    lunch.press("Space")
    assert lunch.page.isVisible() and lunch.page.key == "customer_problem"


def test_finished_is_on_disk_locks_the_notes_and_shows_in_the_library(lunch):
    lunch.type("words")
    lunch.press("F8", "Ctrl+Shift+Return")
    assert [one["done"] for one in contents(lunch, f"finished.{lunch.window.person.id}")] == [True]
    lunch.press("Escape")
    lunch.type("more")
    assert lunch.document.note("entry_path") == "words"
    lunch.press("Alt+Left")
    assert lunch.window.library.model.drawn().startswith("☑")


def test_a_summary_typed_while_the_page_is_left_by_a_key_is_sealed(lunch):
    lunch.press("F8")
    lunch.window.review.summary_field.setFocus()
    lunch.type("won on service")
    lunch.press("Escape")
    assert contents(lunch, "summary") == ["won on service"]

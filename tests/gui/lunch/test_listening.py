"""Who listens for what: nothing shows until somebody shares out; then both checklists tell yours and mine."""

from winnotes.gui.lunch.checklist_row import LISTENERS
from winnotes.store.store import Draft

AT = "2026-10-29T12:00:00.000+00:00"


def row(hands, label):
    return next(one for one in hands.page.checklist.model().drawn().split("\n") if f" {label}" in one)


def shares(hands):
    model = hands.page.checklist.model()
    return {
        str(model.index(n, 0).data()): found
        for n in range(model.rowCount())
        if (found := model.index(n, 0).data(LISTENERS))
    }


def test_nothing_shows_while_nobody_shared_out(lunch):
    assert shares(lunch) == {} and "yours" not in lunch.page.pane.crumb.text()


def test_a_key_takes_a_question_and_gives_it_back(lunch):
    lunch.turn_to("Why us")
    lunch.press("Ctrl+M")
    assert row(lunch, "Why us").endswith("[KB]") and row(lunch, "Objections").endswith("[…]")
    assert "yours" in lunch.page.pane.crumb.text()
    assert shares(lunch)["Why us"] == ("KB", False) and shares(lunch)["Objections"] == ("", True)
    lunch.press("Ctrl+M")
    assert shares(lunch) == {}


def test_halves_are_taken_section_by_section_and_survive_the_night(lunch):
    lunch.press("Ctrl+Shift+M")
    lunch.press("Space")
    sheet = lunch.page.listening
    assert [tick.isChecked() for tick in sheet.ticks] == [True, False] * 3
    lunch.press("Escape")
    assert row(lunch, "In the door").endswith("[KB]") and row(lunch, "Our questions").endswith("[…]")
    lunch.press("Alt+Left", "Return")
    assert row(lunch, "In the door").endswith("[KB]")
    lunch.press("Ctrl+Shift+M")
    lunch.page.listening.halves[2].setFocus()
    lunch.press("Space", "Escape")
    assert shares(lunch) == {}


def test_a_section_is_ticked_and_partly_taken_by_single_questions(lunch):
    lunch.press("Ctrl+M", "Ctrl+Shift+M")
    sheet = lunch.page.listening
    sheet.ticks[1].setFocus()
    lunch.press("Space")
    assert sheet.ticks[1].isChecked() and not sheet.ticks[0].isChecked()
    assert any("1 of 5 yours" in about.text() for about in sheet._about)
    lunch.press("Escape")
    assert shares(lunch)["Our questions"] == ("KB", False)


def test_ask_next_prefers_what_is_mine(lunch):
    lunch.turn_to("Time to close")
    lunch.press("Ctrl+M")
    lunch.turn_to("In the door")
    assert lunch.page.ask_next.first() == "time_to_close"


def test_a_colleagues_share_is_told_by_initials_once_it_is_here(lunch):
    lunch.turn_to("Why us")
    lunch.press("Ctrl+M")
    subject = lunch.document.subject

    def job(store):
        store.seal([Draft("palex", "name", "palex.k2", "Alex Osei", (), AT)])
        store.seal([Draft(subject, "listens.palex", "palex.k2", ["objections"], (), AT)])

    lunch.window.autosave.run(job, lambda _none: None)
    lunch.press("Alt+Left", "Return")
    assert shares(lunch) == {"Why us": ("KB", False), "Objections": ("AO", True)}
    lunch.turn_to("Objections")
    assert "Alex Osei listens" in lunch.page.pane.crumb.text()


def test_finished_notes_are_not_shared_out_anew(lunch):
    lunch.type("words")
    lunch.press("F8", "Ctrl+Shift+Return", "Escape", "Ctrl+M")
    assert shares(lunch) == {}


def test_two_at_one_laptop_each_see_their_own_share(lunch):
    lunch.turn_to("Why us")
    lunch.press("Ctrl+M", "Shift+F6")
    lunch.type("Alex Osei\n")
    assert shares(lunch)["Why us"] == ("KB", True)
    lunch.turn_to("Objections")
    lunch.press("Ctrl+M")
    assert shares(lunch) == {"Why us": ("KB", True), "Objections": ("AO", False)}
    lunch.press("F6")
    assert shares(lunch) == {"Why us": ("KB", False), "Objections": ("AO", True)}

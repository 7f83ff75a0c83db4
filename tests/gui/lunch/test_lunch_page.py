"""The lunch page by its keys, as a marketer with one hand free uses it."""

from winnotes.store.store import Store


def test_a_new_lunch_takes_words_at_once_and_they_are_on_disk(hands):
    hands.press("Ctrl+N")
    hands.type("they called us")
    store = Store(hands.folder / "winnotes.db")
    assert [one.content for one in store.drafts() if one.field == "entry_path_note"] == ["they called us"]
    store.close()


def test_the_name_is_asked_once_and_in_nobodys_way(hands):
    hands.press("Ctrl+N")
    assert hands.page.name_strip.isVisible()
    hands.type("words first")
    assert hands.document.note("entry_path") == "words first"
    hands.page.name_strip.field.setFocus()
    hands.type("Kim Berger\n")
    assert hands.window.person.name == "Kim Berger" and not hands.page.name_strip.isVisible()
    hands.press("Alt+Left", "Ctrl+N")
    assert not hands.page.name_strip.isVisible()


def test_the_checklist_is_a_drawing_of_the_lunch(lunch):
    lunch.turn_to("Lead source")
    lunch.type("a referral I think")
    lunch.turn_to("Time to close")
    lunch.page.pane.fields[0].line.setFocus()
    lunch.type("14w")
    lunch.press("Ctrl+Return")
    drawn = lunch.page.checklist.model().drawn().split("\n")
    assert "◐ ★ Lead source · 1 line" in drawn
    assert "☑ ★ Time to close · 14 weeks" in drawn
    assert "☐ In the door" in drawn


def test_done_next_turns_to_the_next_open_question(lunch):
    lunch.press("Ctrl+Return")
    assert lunch.document.status("entry_path") == "answered"
    assert lunch.page.key == lunch.document.guide.in_checklist_order[1].key


def test_skip_not_known_and_not_applicable_are_said_and_taken_back(lunch):
    for keys, state in (
        ("Ctrl+Shift+S", "skipped"),
        ("Ctrl+Shift+K", "not_known"),
        ("Ctrl+Shift+X", "not_applicable"),
    ):
        key = lunch.page.key
        lunch.press(keys)
        assert lunch.document.status(key) == state and lunch.page.key != key
        lunch.press("Alt+Up")
        lunch.page.show_question(key)
        lunch.press(keys)
        assert lunch.document.status(key) == "open"


def test_a_question_is_found_by_number_letters_or_a_word_of_it(lunch):
    order = [question.key for question in lunch.document.guide.in_checklist_order]
    for typed, key in (("19", order[18]), ("obj", "objections"), ("fierce", "competition_fierceness")):
        lunch.turn_to(typed)
        assert lunch.page.key == key


def test_ask_next_leads_to_a_must_ask_with_its_bridge(lunch):
    first = lunch.page.ask_next.first()
    question = lunch.document.guide.by_key[first]
    assert question.must_ask and question.bridge in lunch.page.ask_next.bridge.text()
    lunch.press("Ctrl+J")
    assert lunch.page.key == first


def test_a_scrap_is_one_key_and_one_line(lunch):
    lunch.press("F2")
    lunch.type("Priya in legal knew our CTO\n")
    (scrap,) = lunch.document.scraps()
    assert (scrap.text, scrap.placed) == ("Priya in legal knew our CTO", "")
    lunch.press("Escape")
    lunch.type("x")
    assert lunch.document.note("entry_path") == "x"


def test_bite_mode_sends_a_scrap_to_its_question_and_takes_it_back(lunch):
    lunch.press("F2")
    lunch.type("they use Contoso too\n")
    lunch.press("F3")
    lunch.type("competition\n")
    assert lunch.document.note("competition_fierceness") == "they use Contoso too"
    assert lunch.document.scraps()[0].placed == "competition_fierceness"
    lunch.page.bite.take_back.click()
    assert lunch.document.note("competition_fierceness") == ""
    assert lunch.document.scraps()[0].placed == ""


def test_bite_mode_leaves_by_itself_when_the_talk_goes_on(lunch):
    lunch.type("first words ")
    lunch.press("F3")
    lunch.type("and then the CFO walked in\n")
    assert lunch.page.stack.currentWidget() is lunch.page.pane
    assert lunch.document.note("entry_path") == "first words and then the CFO walked in"


def test_a_scrap_placed_in_a_note_can_be_undone_there(lunch):
    lunch.type("mine")
    lunch.press("F2")
    lunch.type("scrap\n")
    lunch.press("F3")
    lunch.type("1\n")
    lunch.press("F3")
    assert lunch.page.pane.note.toPlainText() == "mine\nscrap"
    lunch.press("Ctrl+Z")
    assert lunch.document.note("entry_path") == "mine"


def test_undo_survives_visiting_other_questions(lunch):
    lunch.type("one two")
    lunch.press("Alt+Down", "Alt+Down", "Alt+Up", "Alt+Up", "Ctrl+Z")
    assert lunch.document.note("entry_path") == ""
    lunch.press("Ctrl+Shift+Z")
    assert lunch.document.note("entry_path") == "one two"


def test_the_first_words_start_the_clock_and_bite_and_pause_are_kept_apart(lunch):
    lunch.type("a")
    for keys, seconds in ((None, 60), ("F3", 30), ("F3", 10), ("F5", 20), ("F5", 5)):
        if keys:
            lunch.press(keys)
        for _second in range(seconds):
            lunch.now_ms += 1000
            lunch.page.timekeeper.tick()
    watch = lunch.page.timekeeper.watch
    assert [watch.seconds(clock) for clock in ("talk", "bite", "pause")] == [75, 30, 20]
    assert lunch.page.timer_bar.clock.text() == "01:15"


def test_a_closed_lid_is_a_gap_shown_and_not_counted(lunch):
    lunch.type("a")
    lunch.now_ms += 3_600_000
    lunch.page.timekeeper.tick()
    assert lunch.page.timekeeper.watch.seconds("talk") == 0
    assert "1:00:00 away, not counted" in lunch.page.timer_bar.pace.whole_text


def test_the_clock_goes_on_after_a_restart(lunch):
    lunch.type("a")
    for _second in range(10):
        lunch.now_ms += 1000
        lunch.page.timekeeper.tick()
    subject = lunch.document.subject
    lunch.close()
    lunch.open()
    lunch.window.open_interview(subject)
    lunch.wait()
    assert lunch.page.timer_bar.clock.text() == "00:10"
    lunch.type("b")
    assert lunch.page.timekeeper.watch.running == "talk"


def test_two_who_share_a_laptop_each_keep_their_own_note(lunch):
    lunch.type("kim's words")
    lunch.press("F6")
    lunch.type("Alex Osei\n")
    assert lunch.window.person.name == "Alex Osei"
    lunch.type("alex's words")
    assert lunch.document.others_notes("entry_path")[0][1] == "kim's words"
    lunch.press("F6")
    assert lunch.window.person.name == "Kim Berger"
    assert lunch.page.pane.note.toPlainText() == "kim's words"
    assert "Alex Osei has 1 line here" in lunch.page.pane.colleagues.text()


def test_the_header_is_typed_in_a_sheet_and_shows_at_once(lunch):
    lunch.press("F7")
    lunch.type("Northwind Traders\nFleet renewal\nDana Ruiz")
    lunch.press("Escape")
    assert [lunch.document.fact(name) for name in ("account", "deal_name", "interviewee")] == [
        "Northwind Traders", "Fleet renewal", "Dana Ruiz",
    ]  # fmt: skip
    lunch.press("Alt+Left")
    assert lunch.window.library.titles() == ["Northwind Traders · Fleet renewal"]


def test_a_fact_that_cannot_be_read_is_marked_told_and_kept(lunch):
    lunch.press("F7")
    sheet = lunch.page.header
    assert not sheet.doubts.isVisible()
    lunch.type("A\nB\nC\nanna(at)kern\n84k €\n31.02.2026\n2026-06-22\n")
    assert sheet.doubts.text() == (
        "“anna(at)kern” is not read as an e-mail address.\n"
        "“31.02.2026” is not read as a day: write 2026-10-12."
    )
    assert lunch.document.fact("closed_on") == "31.02.2026"
    sheet.fields["closed_on"].setFocus()
    lunch.press("Ctrl+A")
    lunch.type("2026-02-28\n")
    assert "31.02" not in sheet.doubts.text() and "anna(at)kern" in sheet.doubts.text()


def test_the_next_deal_copies_the_header_and_leaves_the_deal_open(lunch):
    lunch.press("F7")
    lunch.type("Northwind Traders\nFleet renewal\nDana Ruiz")
    lunch.press("Escape")
    first = lunch.document.subject
    lunch.press("Ctrl+Shift+D")
    assert lunch.document.subject != first
    assert [lunch.document.fact(name) for name in ("account", "deal_name", "interviewee")] == [
        "Northwind Traders", "", "Dana Ruiz",
    ]  # fmt: skip


def test_the_curtain_hides_everything_and_takes_no_words(lunch):
    lunch.press("F9")
    assert lunch.window.curtain.isVisible()
    lunch.type("secret")
    lunch.press("Escape")
    assert not lunch.window.curtain.isVisible()
    assert lunch.document.note("entry_path") == ""
    lunch.type("open")
    assert lunch.document.note("entry_path") == "open"


def test_the_crms_lead_source_is_a_quiet_hint(lunch):
    lunch.document.set_fact("crm_lead_source", "Web")
    lunch.turn_to("Lead source")
    assert "CRM: Web" in lunch.page.pane.crm.text()
    lunch.page.pane.fields[0].line.setFocus()
    lunch.type("partner")
    assert "Partner ≠ CRM" in lunch.page.checklist.model().drawn()
    assert lunch.page.pane.crm.text() == "CRM: Web  ·  recalled otherwise"
    lunch.press("F8")
    section = lunch.window.review.lead_source
    assert section.isVisible() and section.isAncestorOf(section.rows.itemAt(0).widget())
    lunch.press("Escape")
    lunch.document.set_fact("crm_lead_source", "Partner")
    lunch.page.pane.refresh()
    assert lunch.page.pane.crm.text() == "CRM: Partner  ·  recalled the same"
    lunch.press("F8")
    assert not section.isVisible()


def test_theme_and_zoom_are_kept_for_the_next_start(lunch):
    lunch.press("F10", "Ctrl+=")
    assert (lunch.window.theme.name, lunch.window.zoom) == ("dark", 115)
    lunch.close()
    lunch.open()
    assert (lunch.window.theme.name, lunch.window.zoom) == ("dark", 115)
    lunch.press("F10", "F10", "Ctrl+0")


def test_f1_shows_every_key_and_escape_puts_it_away(lunch):
    lunch.press("F1")
    assert lunch.window.keys_sheet.isVisible()
    lunch.press("Escape")
    assert not lunch.window.keys_sheet.isVisible()


def test_text_under_composition_is_saved_with_the_rest(lunch):
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    lunch.type("abc")
    QApplication.sendEvent(lunch.page.pane.note, QInputMethodEvent("にほ", []))
    lunch.wait()
    assert lunch.document.note("entry_path") == "abcにほ"
    store = Store(lunch.folder / "winnotes.db")
    assert [one.content for one in store.drafts() if one.field == "entry_path_note"] == ["abcにほ"]
    store.close()
    done = QInputMethodEvent()
    done.setCommitString("日本")
    QApplication.sendEvent(lunch.page.pane.note, done)
    assert lunch.document.note("entry_path") == "abc日本"


def test_control_characters_are_kept_as_visible_signs(lunch):
    lunch.page.pane.note.insertPlainText("a\x00bc\x07")
    lunch.wait()
    assert lunch.document.note("entry_path") == "a␀bc␇"


def test_the_windows_keys_work_from_a_quick_entry_field_too(lunch):
    lunch.page.pane.fields[0].line.setFocus()
    lunch.type("inbound")
    lunch.turn_to("Objections")
    assert lunch.page.key == "objections"
    assert lunch.document.value("entry_path").text("path") == "inbound"
